"use client";
import { useMemo } from "react";
import { useDialogParams } from "#app/_lib/use-dialog-params.ts";

export type DialogName = "add" | "edit" | "replace" | "delete";
export type DialogPlace = { secret?: string; dialog?: DialogName };
export type DialogUrl = DialogPlace & {
  /** For `?dialog=add&identifier=…`: where something names a secret that is missing, it links to its form. */
  identifier?: string;
  open: (place: DialogPlace) => void;
  close: () => void;
};

const NAMES: readonly string[] = ["add", "edit", "replace", "delete"];
const PARAMS = ["secret", "dialog", "identifier"] as const;

/** The open dialog as the query string says it (`?secret=sec_…&dialog=replace`). */
export function useDialogUrl(): DialogUrl {
  const { params, open, close } = useDialogParams(PARAMS);
  const secret = params.get("secret") ?? undefined;
  const identifier = params.get("identifier") ?? undefined;
  const name = params.get("dialog");
  const dialog = isDialogName(name) ? name : undefined;
  return useMemo(
    () => ({ secret, dialog, identifier, open, close }),
    [secret, dialog, identifier, open, close],
  );
}

function isDialogName(text: string | null): text is DialogName {
  return text !== null && NAMES.includes(text);
}
