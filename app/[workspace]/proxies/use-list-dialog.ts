"use client";
import { useDialogParams } from "#app/_lib/use-dialog-params.ts";
import type { FreezeAct } from "./freeze-dialog.tsx";
import type { ProxyRow } from "./queries.ts";

const PARAMS = ["dialog", "proxy"] as const;
export type OpenFreezeDialog = (row: ProxyRow) => void;

/** `?dialog=freeze&proxy=prx_…`: which proxy of the page is about to be frozen, or unfrozen. */
export function useListDialog(rows: readonly ProxyRow[]) {
  const { params, open, close } = useDialogParams(PARAMS);
  const dialog = params.get("dialog");
  const row = rows.find(({ id }) => id === params.get("proxy"));
  const isPossible = row?.viewerCan.freeze.allowed && dialog === actFor(row);
  return {
    shown: isPossible ? { row, act: actFor(row) } : null,
    open: ((chosen) => open({ dialog: actFor(chosen), proxy: chosen.id })) satisfies OpenFreezeDialog,
    close,
  };
}

function actFor({ frozenAt }: ProxyRow): FreezeAct {
  return frozenAt === null ? "freeze" : "unfreeze";
}
