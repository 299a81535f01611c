"use client";
import dynamic from "next/dynamic";
import { useWorkspace } from "#app/_lib/workspace-context.tsx";
import type { ReturnFocus } from "#app/_ui/dialog.tsx";
import type { SecretRow } from "./queries.ts";
import type { DialogUrl } from "./use-dialog-url.ts";
import { rowLinkId } from "./use-row-focus.ts";

// Each is loaded when it is first opened: the list itself must stay below 180 kB of script.
const AddSecretDialog = dynamic(
  () => import("./add-secret-dialog.tsx").then((file) => file.AddSecretDialog),
  { ssr: false },
);
const EditSecretDialog = dynamic(
  () => import("./edit-secret-dialog.tsx").then((file) => file.EditSecretDialog),
  { ssr: false },
);
const ReplaceValueDialog = dynamic(
  () => import("./replace-value-dialog.tsx").then((file) => file.ReplaceValueDialog),
  { ssr: false },
);
const DeleteSecretDialog = dynamic(
  () => import("./delete-secret-dialog.tsx").then((file) => file.DeleteSecretDialog),
  { ssr: false },
);
const RollBackDialog = dynamic(() => import("./roll-back-dialog.tsx").then((file) => file.RollBackDialog), {
  ssr: false,
});
const FreezeSecretDialog = dynamic(
  () => import("./freeze-secret-dialog.tsx").then((file) => file.FreezeSecretDialog),
  { ssr: false },
);
const SecretDrawer = dynamic(() => import("./secret-drawer.tsx").then((file) => file.SecretDrawer), {
  ssr: false,
});
const MissingSecretDialog = dynamic(
  () => import("./missing-secret-dialog.tsx").then((file) => file.MissingSecretDialog),
  { ssr: false },
);

type Props = {
  rows: readonly SecretRow[];
  /** The secret that the URL names, when the page was asked for with it; it need not be on this page of the list. */
  opened: SecretRow | null;
  url: DialogUrl;
  onAdded: (id: string) => void;
  onDeleted: (id: string) => void;
};

/**
 * The one dialog that the URL says. Where it asks for what the person may not do, the drawer is shown instead; the
 * server refuses anyway.
 */
export function SecretDialogs({ rows, opened, url, onAdded, onDeleted }: Props) {
  const { permissions } = useWorkspace();
  const { secret: id, dialog, close } = url;
  if (dialog === "add") {
    if (!permissions.includes("CREATE_SECRETS")) return null;
    return (
      <AddSecretDialog
        identifier={url.identifier ?? ""}
        onClose={close}
        onAdded={onAdded}
        returnFocus={toOpenerOr("add-secret")}
      />
    );
  }
  if (!id) return null;
  const row = rows.find((each) => each.id === id) ?? (opened?.id === id ? opened : null);
  if (!row) return <MissingSecretDialog onClose={close} returnFocus={toOpenerOr("add-secret")} />;
  const common = {
    key: `${row.id} ${dialog}`,
    row,
    onClose: close,
    returnFocus: toOpenerOr(rowLinkId(row.id)),
  };
  const { key, ...props } = common;
  if (dialog === "edit" && row.viewerCan.update.allowed) {
    return (
      <EditSecretDialog
        key={key}
        {...props}
        onReplace={() => url.open({ secret: row.id, dialog: "replace" })}
      />
    );
  }
  if (dialog === "replace" && row.viewerCan.replaceValue.allowed)
    return <ReplaceValueDialog key={key} {...props} />;
  if (dialog === "delete" && row.viewerCan.delete.allowed) {
    return <DeleteSecretDialog key={key} {...props} onDeleted={onDeleted} />;
  }
  if (dialog === "rollback" && row.viewerCan.replaceValue.allowed) {
    return <RollBackDialog key={key} {...props} />;
  }
  if ((dialog === "freeze" || dialog === "unfreeze") && row.viewerCan.freeze.allowed) {
    return <FreezeSecretDialog key={key} {...props} act={dialog} />;
  }
  return (
    <SecretDrawer
      key={key}
      {...props}
      tab={url.tab ?? "overview"}
      onTab={(tab) => url.open({ secret: row.id, tab: tab === "overview" ? undefined : tab })}
      onOpen={(next) => url.open({ secret: row.id, dialog: next })}
    />
  );
}

/** The opener, if it is still there (a menu item is not); else this element, or the button that is always there. */
function toOpenerOr(id: string): ReturnFocus {
  return (opener) => opener ?? document.getElementById(id) ?? document.getElementById("add-secret");
}
