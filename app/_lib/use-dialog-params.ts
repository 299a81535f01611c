"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useRef } from "react";
import { withParams } from "./url.ts";

/**
 * Keeps the open dialog in the query string, so that it can be linked to and Back closes it. Opening and closing does
 * not ask the server: the page behind it is the same. Nothing typed may go in here.
 *
 * @param names the parameters that belong to dialogs; opening and closing takes out those that are not given.
 */
export function useDialogParams(names: readonly string[]) {
  const params = useSearchParams();
  const pathname = usePathname();
  const openedHere = useRef(false);
  const url = useCallback(
    (values: Record<string, string | undefined>) => {
      const changes = Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
      return `${pathname}${withParams(params, changes)}`;
    },
    [params, pathname, names],
  );
  const open = useCallback(
    (values: Record<string, string | undefined>) => {
      // A second dialog opened from the first takes its place, so that one Back leads to the list.
      if (openedHere.current) window.history.replaceState(null, "", url(values));
      else window.history.pushState(null, "", url(values));
      openedHere.current = true;
    },
    [url],
  );
  const close = useCallback(() => {
    openedHere.current = false;
    window.history.replaceState(null, "", url({}));
  }, [url]);
  return { params, open, close };
}
