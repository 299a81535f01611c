import { checkReason, reasonChange } from "#core/audit/reason.ts";
import { recordAudit } from "#core/audit/record.ts";
import { announceChange } from "#core/changes/announce-change.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { updateSecretRow } from "#db/queries/secrets.ts";
import { inWorkspace } from "#db/transaction.ts";
import { now } from "#platform/clock.ts";
import { type Secret, toSecret } from "./secret.ts";
import { lockSecret, type SecretSelector } from "./secret-selector.ts";

export type FreezeSecretInput = {
  readonly secret: SecretSelector;
  /** For the audit log, at most 200 characters. */
  readonly reason?: string | null;
};

/**
 * Stops every use of a secret until it is unfrozen: in this process before the answer, in every other within 2 s, open
 * streams cut. It can still be edited, replaced and deleted. Takes no revision, since an emergency is no time for a
 * conflict. Freezing twice changes and records nothing, but is announced again. Audit action secret.frozen.
 * @throws {AccessError} without CREATE_SECRETS. @throws {UserError} TOO_LONG (reason), NOT_FOUND.
 */
export async function freezeSecret(actor: Actor, input: FreezeSecretInput): Promise<Secret> {
  authorize(actor, "CREATE_SECRETS");
  const reason = checkReason(input.reason);
  const { workspaceId } = actor;
  return inWorkspace(workspaceId, async (tx) => {
    const row = await lockSecret(tx, workspaceId, input.secret);
    await announceChange(tx, { workspaceId, kind: "secret", id: row.id });
    if (row.frozenAt !== null) return toSecret(tx, workspaceId, row);
    const instant = now();
    const change = {
      ...{ frozenAt: instant, frozenBy: actor.id },
      ...{ revision: row.revision + 1, updatedAt: instant, updatedBy: actor.id },
    };
    await updateSecretRow(tx, workspaceId, row.id, change);
    const target = { type: "secret", id: row.id, label: row.tag };
    await recordAudit(tx, actor, "secret.frozen", target, reasonChange(reason));
    return toSecret(tx, workspaceId, { ...row, ...change });
  });
}
