"use client";
import { useDialogParams } from "#app/_lib/use-dialog-params.ts";
import type { ProxyDetail } from "../queries.ts";

const PARAMS = ["dialog"] as const;
const NAMES = ["delete", "freeze", "unfreeze"] as const;
export type EditorDialog = (typeof NAMES)[number];

/** `?dialog=freeze`: which dialog is open, as far as it makes sense for this proxy and this person. */
export function useEditorDialog(proxy: ProxyDetail | null) {
  const { params, open, close } = useDialogParams(PARAMS);
  const wanted = NAMES.find((name) => name === params.get("dialog"));
  return {
    shown: wanted && proxy && isPossible(wanted, proxy) ? wanted : null,
    open: (dialog: EditorDialog) => open({ dialog }),
    close,
  };
}

function isPossible(dialog: EditorDialog, { frozenAt, viewerCan }: ProxyDetail): boolean {
  if (dialog === "delete") return viewerCan.delete.allowed;
  return viewerCan.freeze.allowed && (dialog === "unfreeze") === (frozenAt !== null);
}
