"use client";
import { FreezeDialog } from "#app/_lib/freeze-dialog.tsx";
import { useSend } from "#app/_lib/session-gate.tsx";
import { useWorkspace } from "#app/_lib/workspace-context.tsx";
import { FreezeWorkspace, UnfreezeWorkspace } from "./queries.ts";

type Props = {
  act: "freeze" | "unfreeze";
  onClose: () => void;
  /** It was opened from the banner, which goes once the workspace is unfrozen. */
  openerGoes?: boolean;
};

/** The emergency stop of everything that leaves the workspace, and its end. */
export function FreezeWorkspaceDialog({ act, onClose, openerGoes }: Props) {
  const send = useSend();
  const { slug, name } = useWorkspace();
  const common = {
    act,
    onClose,
    openerGoes,
    returnFocus: (opener: HTMLElement | null) => opener ?? document.getElementById("content"),
  };
  if (act === "unfreeze") {
    return (
      <FreezeDialog
        {...common}
        title={`Unfreeze ${name}?`}
        label="Unfreeze workspace"
        done={`Unfroze ${name}.`}
        send={(reason) => send(UnfreezeWorkspace, { input: { reason } })}
        problemOf={(data) => data.unfreezeWorkspace.userErrors[0]?.message}
      >
        <p>
          Plugins and programs send again within 2 seconds. Secrets, tokens and proxies that are frozen by
          themselves stay frozen.
        </p>
      </FreezeDialog>
    );
  }
  return (
    <FreezeDialog
      {...common}
      title={`Freeze everything in ${name}?`}
      label="Freeze everything"
      confirmWord={slug}
      done={`Froze ${name}.`}
      send={(reason) => send(FreezeWorkspace, { input: { reason } })}
      problemOf={(data) => data.freezeWorkspace.userErrors[0]?.message}
    >
      <p>
        Within 2 seconds every request through every proxy is refused on every process, and open streams are
        cut. Plugins that depend on them stop working. Pages and GraphQL go on, so that you can replace what
        leaked.
      </p>
    </FreezeDialog>
  );
}
