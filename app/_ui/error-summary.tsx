"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { Notice } from "./notice.tsx";

export type SummaryEntry = { fieldId: string; text: ReactNode };

/**
 * Stands on top of a form with two or more errors and takes the focus each time `attempt` grows; each entry leads to
 * its field. With one error the form focuses that field instead (ui.md §2.0, Feedback).
 */
export function ErrorSummary({ entries, attempt }: { entries: SummaryEntry[]; attempt: number }) {
  const box = useRef<HTMLElement>(null);
  const first = entries[0]?.fieldId;
  // biome-ignore lint/correctness/useExhaustiveDependencies: focus moves once per attempt, not whenever a field is mended.
  useEffect(() => {
    if (attempt === 0 || !first) return;
    if (entries.length > 1) box.current?.focus();
    else document.getElementById(first)?.focus();
  }, [attempt]);
  if (entries.length < 2) return null;
  return (
    <section ref={box} tabIndex={-1} aria-labelledby="error-summary-title" className="rounded-md">
      <Notice tone="danger">
        <p id="error-summary-title" className="font-medium">
          There are {entries.length} problems
        </p>
        <ul className="mt-1 list-disc ps-5 marker:leading-6">
          {entries.map((entry) => (
            <li key={entry.fieldId}>
              <a
                href={`#${entry.fieldId}`}
                className="inline-block min-h-6 align-top py-0.5 underline underline-offset-2"
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(entry.fieldId)?.focus();
                }}
              >
                {entry.text}
              </a>
            </li>
          ))}
        </ul>
      </Notice>
    </section>
  );
}
