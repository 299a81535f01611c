"use client";
import { useCallback, useEffect, useRef, useState } from "react";

export type Page<TRow> = { rows: readonly TRow[]; next: string | null };
/** "failed" is the last try to load; what was loaded before it stays. */
export type MoreState<TRow> = {
  rows: readonly TRow[];
  next: string | null;
  load: "loading" | "ready" | "failed";
};

/**
 * A list in a drawer that grows by its button.
 * @param load answers the page after a cursor, or null when no answer came; must stay the same between renderings.
 */
export function useMore<TRow>(load: (after: string | null) => Promise<Page<TRow> | null>) {
  const [state, setState] = useState<MoreState<TRow>>({ rows: [], next: null, load: "loading" });
  const at = useRef<string | null>(null);
  const read = useCallback(
    async (after: string | null) => {
      at.current = after;
      setState((before) => ({ ...before, load: "loading" }));
      const page = await load(after);
      // Another list, or a later page of this one, was asked for meanwhile.
      if (at.current !== after) return;
      setState((before) =>
        page
          ? {
              rows: after === null ? page.rows : [...before.rows, ...page.rows],
              next: page.next,
              load: "ready",
            }
          : { ...before, load: "failed" },
      );
    },
    [load],
  );
  useEffect(() => {
    void read(null);
  }, [read]);
  return { state, more: () => void read(state.next), retry: () => void read(at.current) };
}
