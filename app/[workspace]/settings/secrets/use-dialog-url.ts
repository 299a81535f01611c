"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useMemo, useRef } from "react";
import { withParams } from "#app/_lib/url.ts";

export type DialogName = "add" | "edit" | "replace" | "delete";
export type DialogPlace = { secret?: string; dialog?: DialogName };
export type DialogUrl = DialogPlace & { open: (place: DialogPlace) => void; close: () => void };

const NAMES: readonly string[] = ["add", "edit", "replace", "delete"];

/**
 * The open dialog is in the query string (`?secret=sec_…&dialog=replace`), so that it can be linked to and Back closes
 * it. Opening and closing does not ask the server: the list behind it is the same.
 */
export function useDialogUrl(): DialogUrl {
  const params = useSearchParams();
  const pathname = usePathname();
  const openedHere = useRef(false);
  const secret = params.get("secret") ?? undefined;
  const name = params.get("dialog");
  const dialog = isDialogName(name) ? name : undefined;
  const open = useCallback(
    (place: DialogPlace) => {
      const query = withParams(params, { secret: place.secret ?? null, dialog: place.dialog ?? null, identifier: null });
      // A second dialog opened from the first takes its place, so that one Back leads to the list.
      if (openedHere.current) window.history.replaceState(null, "", `${pathname}${query}`);
      else window.history.pushState(null, "", `${pathname}${query}`);
      openedHere.current = true;
    },
    [params, pathname],
  );
  const close = useCallback(() => {
    openedHere.current = false;
    window.history.replaceState(null, "", `${pathname}${withParams(params, { secret: null, dialog: null, identifier: null })}`);
  }, [params, pathname]);
  return useMemo(() => ({ secret, dialog, open, close }), [secret, dialog, open, close]);
}

function isDialogName(text: string | null): text is DialogName {
  return text !== null && NAMES.includes(text);
}
