import { checkReason, reasonChange } from "#core/audit/reason.ts";
import { recordAudit } from "#core/audit/record.ts";
import { announceChange } from "#core/changes/announce-change.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { unfreezeWorkspaceRow, type WorkspaceFacts } from "#db/queries/workspaces.ts";
import { inWorkspace } from "#db/transaction.ts";
import { type FreezeWorkspaceInput, workspaceAsItIs } from "./freeze-workspace.ts";

/**
 * Lets the workspace send again; what of it is frozen by itself stays frozen. Unfreezing what is not frozen changes
 * and records nothing. Audit action workspace.unfrozen.
 * @throws {AccessError} without EDIT_SETTINGS. @throws {UserError} TOO_LONG (reason).
 */
export async function unfreezeWorkspace(actor: Actor, input: FreezeWorkspaceInput): Promise<WorkspaceFacts> {
  authorize(actor, "EDIT_SETTINGS");
  const reason = checkReason(input.reason);
  const { workspaceId } = actor;
  return inWorkspace(workspaceId, async (tx) => {
    const isUnfrozenNow = await unfreezeWorkspaceRow(tx, workspaceId);
    const workspace = await workspaceAsItIs(tx, workspaceId);
    if (isUnfrozenNow) {
      const target = { type: "workspace", id: workspaceId, label: workspace.name };
      await recordAudit(tx, actor, "workspace.unfrozen", target, reasonChange(reason));
      await announceChange(tx, { workspaceId, kind: "workspace", id: workspaceId });
    }
    return workspace;
  });
}
