"use client";
import { useEffect, useRef } from "react";
import type { SecretRow } from "./queries.ts";

export const rowLinkId = (id: string) => `secret-${id}`;

/**
 * Moves the focus along the names of the rows (J, K), and puts it on the row that a dialog left behind: the new one
 * after Add secret, its neighbour after Delete. The row may arrive with the refreshed page only.
 */
export function useRowFocus(rows: readonly SecretRow[]) {
  const awaited = useRef<string | null>(null);
  const focus = (id: string | undefined) => {
    if (id) document.getElementById(rowLinkId(id))?.focus();
  };
  const here = () => rows.findIndex(({ id }) => document.activeElement?.closest(`[data-row="${id}"]`));
  useEffect(() => {
    const id = awaited.current;
    if (!id || !rows.some((row) => row.id === id)) return;
    awaited.current = null;
    // After the dialog has gone and given the focus back.
    setTimeout(() => document.getElementById(rowLinkId(id))?.focus(), 50);
  }, [rows]);
  return {
    move: (step: 1 | -1) => focus(rows[Math.min(rows.length - 1, Math.max(0, here() + step))]?.id),
    act: (use: (row: SecretRow) => unknown) => {
      const row = rows[here()];
      return row ? use(row) : false;
    },
    focusWhenShown: (id: string) => {
      awaited.current = id;
    },
    focusNear: (id: string) => {
      const at = rows.findIndex((row) => row.id === id);
      awaited.current = (rows[at + 1] ?? rows[at - 1])?.id ?? null;
    },
  };
}
