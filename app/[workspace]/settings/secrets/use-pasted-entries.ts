"use client";
import { type ClipboardEvent, useRef, useState } from "react";
import { nameFromKey, type PastedEntry, pastedEntries } from "#app/_lib/pasted-entries.ts";
import { useFeedback } from "#app/_ui/feedback.tsx";

/**
 * Splits `KEY=VALUE` that was pasted into Name or Identifier, so that a value never stands in an unmasked field. Of
 * several lines the first is kept in a ref until the person decides, and nothing of the others is kept at all.
 */
export function usePastedEntries(fill: (name: string, value: string) => void) {
  const say = useFeedback();
  const first = useRef<PastedEntry | null>(null);
  const [count, setCount] = useState(0);
  function dismiss() {
    first.current = null;
    setCount(0);
  }
  function use(entry: PastedEntry) {
    fill(nameFromKey(entry.key), entry.value);
    say({ text: "Split what you pasted into Name, Identifier and Secret value." });
    dismiss();
  }
  return {
    count,
    dismiss,
    useFirst: () => first.current && use(first.current),
    onPaste: (event: ClipboardEvent<HTMLInputElement>) => {
      const entries = pastedEntries(event.clipboardData.getData("text/plain"));
      const [entry] = entries;
      if (!entry) return;
      event.preventDefault();
      if (entries.length === 1) return use(entry);
      first.current = entry;
      setCount(entries.length);
    },
  };
}
