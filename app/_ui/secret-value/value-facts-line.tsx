"use client";
import { TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { factsSentence, type ValueHint, valueFacts, valueHints } from "./value-hints.ts";

const SPOKEN_AFTER_MS = 1_000;

/** The live facts under the value field, and amber hints with their fix. `edits` tells it to look again. */
export function ValueFactsLine(props: {
  edits: number;
  read: () => string;
  isShown: boolean;
  onHide: () => void;
  onFix: (hint: ValueHint) => void;
}) {
  const { edits, read } = props;
  const [spoken, setSpoken] = useState("");
  const value = read();
  const sentence = factsSentence(valueFacts(value));
  const hints = valueHints(value);
  const summary = [sentence, ...hints.map((hint) => hint.text)].filter(Boolean).join(". ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: each edit starts the pause anew, also one that ends in the same words.
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(summary), SPOKEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [edits, summary]);
  return (
    <div className="mt-1.5 flex flex-col gap-1 text-sm">
      {sentence && (
        <p className="flex flex-wrap items-center gap-x-2 text-text-muted tabular-nums">
          <span>{sentence}</span>
          {props.isShown && (
            <>
              <span>· Shown, hides after 30 seconds</span>
              <button
                type="button"
                onClick={props.onHide}
                className="-mx-1 min-h-6 rounded-sm px-1 font-medium text-accent underline-offset-2 hover:underline"
              >
                Hide
              </button>
            </>
          )}
        </p>
      )}
      {hints.map((hint) => (
        <p key={hint.key} className="flex items-start gap-1.5 text-warning">
          <TriangleAlert aria-hidden="true" className="mt-1 size-3.5 shrink-0" />
          <span className="min-w-0 py-0.5">{hint.text}</span>
          {hint.fix && (
            <button
              type="button"
              onClick={() => props.onFix(hint)}
              className="min-h-6 shrink-0 rounded-sm px-1 font-medium text-text underline underline-offset-2"
            >
              {hint.fix.label}
            </button>
          )}
        </p>
      ))}
      <span aria-live="polite" className="sr-only">
        {spoken}
      </span>
    </div>
  );
}
