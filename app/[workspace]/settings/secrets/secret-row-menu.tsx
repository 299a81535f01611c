"use client";
import { Copy, MapPinned, Pencil, RefreshCw, Snowflake, Sun, Trash2 } from "lucide-react";
import type { ComponentProps, ReactElement } from "react";
import { copyText } from "#app/_ui/copy-text.ts";
import { useFeedback } from "#app/_ui/feedback.tsx";
import { Menu, MenuItem, MenuSeparator } from "#app/_ui/menu.tsx";
import type { SecretRow } from "./queries.ts";
import type { DialogName, DialogPlace } from "./use-dialog-url.ts";

const ICON = "size-4 text-text-muted";

/** The ⋯ of a row. On phones it also holds what stands beside it elsewhere. */
export function SecretRowMenu({
  row,
  onOpen,
  trigger,
}: {
  row: SecretRow;
  onOpen: (place: DialogPlace) => void;
  trigger: ReactElement<ComponentProps<"button">>;
}) {
  const say = useFeedback();
  const can = row.viewerCan;
  const open = (dialog: DialogName) => () => onOpen({ secret: row.id, dialog });
  return (
    <Menu trigger={trigger}>
      <MenuItem
        icon={<Copy aria-hidden="true" className={ICON} />}
        onSelect={async () => {
          await copyText(row.reference);
          say({ text: "Copied", content: "Copied the reference." });
        }}
      >
        Copy reference
      </MenuItem>
      <MenuItem
        icon={<MapPinned aria-hidden="true" className={ICON} />}
        onSelect={() => onOpen({ secret: row.id, tab: "places" })}
      >
        See uses
      </MenuItem>
      {can.update.allowed && (
        <MenuItem
          className="sm:hidden"
          icon={<Pencil aria-hidden="true" className={ICON} />}
          onSelect={open("edit")}
        >
          Edit…
        </MenuItem>
      )}
      {can.replaceValue.allowed && (
        <MenuItem
          className="sm:hidden"
          icon={<RefreshCw aria-hidden="true" className={ICON} />}
          onSelect={open("replace")}
        >
          Replace value…
        </MenuItem>
      )}
      {(can.delete.allowed || can.freeze.allowed) && <MenuSeparator />}
      {can.freeze.allowed &&
        (row.frozenAt ? (
          <MenuItem icon={<Sun aria-hidden="true" className={ICON} />} onSelect={open("unfreeze")}>
            Unfreeze…
          </MenuItem>
        ) : (
          <MenuItem icon={<Snowflake aria-hidden="true" className={ICON} />} onSelect={open("freeze")}>
            Freeze…
          </MenuItem>
        ))}
      {can.delete.allowed && (
        <MenuItem isDanger icon={<Trash2 aria-hidden="true" className="size-4" />} onSelect={open("delete")}>
          Delete…
        </MenuItem>
      )}
    </Menu>
  );
}
