"use client";
import { useEffect } from "react";
import { useFeedback } from "./feedback.tsx";

const LATE_MS = 150;

/**
 * What stands where a list will be while it is fetched: rows as high as real ones, shown and said only after 150 ms
 * so that a fast answer does not flicker. `noun`: "secrets".
 */
export function ListSkeleton({ title, noun, rows = 6 }: { title: string; noun: string; rows?: number }) {
  const say = useFeedback();
  useEffect(() => {
    const timer = setTimeout(() => say({ text: `Loading ${noun}…` }), LATE_MS);
    return () => clearTimeout(timer);
  }, [say, noun]);
  return (
    <div aria-busy="true">
      <h1 className="text-xl font-semibold">{title}</h1>
      <div
        aria-hidden="true"
        className="mt-16 animate-appear-late divide-y divide-border rounded-lg border bg-surface-raised"
      >
        {Array.from({ length: rows }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows without content never move.
          <div key={index} className="flex h-14 items-center gap-8 px-4">
            <span className="h-3 w-48 animate-pulse rounded-sm bg-border" />
            <span className="h-3 w-24 animate-pulse rounded-sm bg-border" />
          </div>
        ))}
      </div>
    </div>
  );
}
