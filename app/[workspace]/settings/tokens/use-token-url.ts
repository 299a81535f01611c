"use client";
import { useMemo } from "react";
import { useDialogParams } from "#app/_lib/use-dialog-params.ts";

const PARAMS = ["dialog", "token"] as const;

export type TokenUrl = {
  isCreating: boolean;
  /** The token that is about to be revoked. */
  revoking: string | undefined;
  openCreate: () => void;
  openRevoke: (id: string) => void;
  close: () => void;
};

/** The open dialog as the query string says it: `?dialog=create`, `?dialog=revoke&token=tok_…`. */
export function useTokenUrl(): TokenUrl {
  const { params, open, close } = useDialogParams(PARAMS);
  const dialog = params.get("dialog");
  const token = params.get("token") ?? undefined;
  return useMemo(
    () => ({
      isCreating: dialog === "create",
      revoking: dialog === "revoke" ? token : undefined,
      openCreate: () => open({ dialog: "create" }),
      openRevoke: (id) => open({ dialog: "revoke", token: id }),
      close,
    }),
    [dialog, token, open, close],
  );
}
