"use client";
import { useMemo } from "react";
import { useDialogParams } from "#app/_lib/use-dialog-params.ts";

const PARAMS = ["dialog", "token"] as const;

const DIALOGS = ["revoke", "freeze", "unfreeze"] as const;
/** What can be done to one token. */
export type TokenDialog = (typeof DIALOGS)[number];

export type TokenUrl = {
  isCreating: boolean;
  /** The token that something is about to be done to, and what. */
  acting: { dialog: TokenDialog; token: string } | undefined;
  openCreate: () => void;
  openAct: (dialog: TokenDialog, id: string) => void;
  close: () => void;
};

/** The open dialog as the query string says it: `?dialog=create`, `?dialog=revoke&token=tok_…`. */
export function useTokenUrl(): TokenUrl {
  const { params, open, close } = useDialogParams(PARAMS);
  const name = params.get("dialog");
  const dialog = DIALOGS.find((each) => each === name);
  const token = params.get("token");
  return useMemo(
    () => ({
      isCreating: name === "create",
      acting: dialog && token ? { dialog, token } : undefined,
      openCreate: () => open({ dialog: "create" }),
      openAct: (dialog, id) => open({ dialog, token: id }),
      close,
    }),
    [name, dialog, token, open, close],
  );
}
