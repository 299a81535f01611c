"use client";
import { useMemo } from "react";
import { useDialogParams } from "#app/_lib/use-dialog-params.ts";

const NAMES = ["add", "edit", "replace", "delete", "rollback", "freeze", "unfreeze"] as const;
const TABS = ["overview", "places", "versions", "uses"] as const;

export type DialogName = (typeof NAMES)[number];
export type DrawerTab = (typeof TABS)[number];
export type DialogPlace = { secret?: string; dialog?: DialogName; tab?: DrawerTab };
export type DialogUrl = DialogPlace & {
  /** For `?dialog=add&identifier=…`: where something names a secret that is missing, it links to its form. */
  identifier?: string;
  open: (place: DialogPlace) => void;
  close: () => void;
};

const PARAMS = ["secret", "dialog", "tab", "identifier"] as const;

/** The open dialog as the query string says it (`?secret=sec_…&dialog=replace`, `?secret=sec_…&tab=versions`). */
export function useDialogUrl(): DialogUrl {
  const { params, open, close } = useDialogParams(PARAMS);
  const secret = params.get("secret") ?? undefined;
  const identifier = params.get("identifier") ?? undefined;
  const dialog = NAMES.find((name) => name === params.get("dialog"));
  const tab = TABS.find((name) => name === params.get("tab"));
  return useMemo(
    () => ({ secret, dialog, tab, identifier, open, close }),
    [secret, dialog, tab, identifier, open, close],
  );
}
