"use client";
import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "./button.tsx";
import { copyText } from "./copy-text.ts";
import { useFeedback } from "./feedback.tsx";
import { IconButton } from "./icon-button.tsx";

const COPIED_MS = 2_000;

function useCopied(text: string | (() => string), said: string, onCopied?: () => void) {
  const say = useFeedback();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => () => clearTimeout(timer.current), []);
  async function copy() {
    await copyText(typeof text === "string" ? text : text());
    setCopied(true);
    say({ text: said });
    onCopied?.();
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCopied(false), COPIED_MS);
  }
  return { isCopied, copy };
}

/** The small ⧉ beside an identifier. `label` says what is copied, e.g. "Copy reference to Stripe live key". */
export function CopyIconButton({ text, label }: { text: string; label: string }) {
  const { isCopied, copy } = useCopied(text, "Copied");
  return (
    <IconButton label={isCopied ? "Copied" : label} onClick={copy} className="size-6!">
      {isCopied ? (
        <Check aria-hidden="true" className="size-3.5 text-success" />
      ) : (
        <Copy aria-hidden="true" className="size-3.5" />
      )}
    </IconButton>
  );
}

/** A button with words. `text` may be a function, so that a value is read only at the moment of copying. */
export function CopyButton(props: {
  text: string | (() => string);
  label: string;
  onCopied?: () => void;
  size?: "medium" | "small";
  tone?: "primary" | "secondary";
}) {
  const { isCopied, copy } = useCopied(props.text, "Copied", props.onCopied);
  return (
    <Button
      size={props.size}
      tone={props.tone}
      onClick={copy}
      icon={
        isCopied ? (
          <Check aria-hidden="true" className="size-4" />
        ) : (
          <Copy aria-hidden="true" className="size-4" />
        )
      }
    >
      {isCopied ? "Copied" : props.label}
    </Button>
  );
}
