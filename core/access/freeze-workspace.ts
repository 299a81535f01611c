import { checkReason, reasonChange } from "#core/audit/reason.ts";
import { recordAudit } from "#core/audit/record.ts";
import { announceChange } from "#core/changes/announce-change.ts";
import { AccessError } from "#core/errors.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { findWorkspace, freezeWorkspaceRow, type WorkspaceFacts } from "#db/queries/workspaces.ts";
import { inWorkspace, type Tx } from "#db/transaction.ts";
import { now } from "#platform/clock.ts";

export type FreezeWorkspaceInput = {
  /** For the audit log, at most 200 characters. */
  readonly reason?: string | null;
};

/**
 * Stops everything that leaves the actor's workspace until it is unfrozen: in this process before the answer, in every
 * other within 2 s, open streams cut. Pages and GraphQL go on, so that people can repair and unfreeze. Freezing twice
 * changes and records nothing, but is announced again. Audit action workspace.frozen.
 * @throws {AccessError} without EDIT_SETTINGS. @throws {UserError} TOO_LONG (reason).
 */
export async function freezeWorkspace(actor: Actor, input: FreezeWorkspaceInput): Promise<WorkspaceFacts> {
  authorize(actor, "EDIT_SETTINGS");
  const reason = checkReason(input.reason);
  const { workspaceId } = actor;
  return inWorkspace(workspaceId, async (tx) => {
    const frozen = { frozenAt: now(), frozenBy: actor.id };
    const isFrozenNow = await freezeWorkspaceRow(tx, workspaceId, frozen);
    const workspace = await workspaceAsItIs(tx, workspaceId);
    await announceChange(tx, { workspaceId, kind: "workspace", id: workspaceId });
    if (isFrozenNow) {
      const target = { type: "workspace", id: workspaceId, label: workspace.name };
      await recordAudit(tx, actor, "workspace.frozen", target, reasonChange(reason));
    }
    return workspace;
  });
}

/** @throws {AccessError} NOT_FOUND when it went meanwhile. */
export async function workspaceAsItIs(tx: Tx, workspaceId: string): Promise<WorkspaceFacts> {
  const workspace = await findWorkspace(tx, workspaceId);
  if (!workspace) throw new AccessError("NOT_FOUND", "There is no such workspace.");
  return workspace;
}
