"use client";
import { Ban, Ellipsis, Snowflake, Sun } from "lucide-react";
import { Menu, MenuItem } from "#app/_ui/menu.tsx";
import type { TokenRow } from "./queries.ts";
import type { TokenDialog } from "./use-token-url.ts";

const ICON = "size-4 text-text-muted";

/** The ⋯ of a token that can still be used; on phones it also holds what stands beside it elsewhere. Whoever sees the list may do all of it; the server refuses anyway. */
export function TokenRowMenu({
  token,
  onOpen,
}: {
  token: TokenRow;
  onOpen: (dialog: TokenDialog, id: string) => void;
}) {
  const can = token.viewerCan;
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={`More actions for ${token.name}`}
          className="grid size-8 shrink-0 place-items-center rounded-md text-text-muted hover:bg-surface-sunken hover:text-text data-popup-open:bg-surface-sunken max-sm:size-10"
        >
          <Ellipsis aria-hidden="true" className="size-4.5" />
        </button>
      }
    >
      {token.frozenAt ? (
        <MenuItem
          isDisabled={!can.freeze.allowed}
          icon={<Sun aria-hidden="true" className={ICON} />}
          onSelect={() => onOpen("unfreeze", token.id)}
        >
          Unfreeze…
        </MenuItem>
      ) : (
        <MenuItem
          isDisabled={!can.freeze.allowed}
          icon={<Snowflake aria-hidden="true" className={ICON} />}
          onSelect={() => onOpen("freeze", token.id)}
        >
          Freeze…
        </MenuItem>
      )}
      <MenuItem
        isDanger
        className="sm:hidden"
        isDisabled={!can.revoke.allowed}
        icon={<Ban aria-hidden="true" className="size-4" />}
        onSelect={() => onOpen("revoke", token.id)}
      >
        Revoke…
      </MenuItem>
    </Menu>
  );
}
