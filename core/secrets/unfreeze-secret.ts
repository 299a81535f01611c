import { checkReason, reasonChange } from "#core/audit/reason.ts";
import { recordAudit } from "#core/audit/record.ts";
import { announceChange } from "#core/changes/announce-change.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { updateSecretRow } from "#db/queries/secrets.ts";
import { inWorkspace } from "#db/transaction.ts";
import { now } from "#platform/clock.ts";
import type { FreezeSecretInput } from "./freeze-secret.ts";
import { type Secret, toSecret } from "./secret.ts";
import { lockSecret } from "./secret-selector.ts";

/**
 * Lets a frozen secret be used again. Unfreezing what is not frozen changes and records nothing. Audit action
 * secret.unfrozen.
 * @throws {AccessError} without CREATE_SECRETS. @throws {UserError} TOO_LONG (reason), NOT_FOUND.
 */
export async function unfreezeSecret(actor: Actor, input: FreezeSecretInput): Promise<Secret> {
  authorize(actor, "CREATE_SECRETS");
  const reason = checkReason(input.reason);
  const { workspaceId } = actor;
  return inWorkspace(workspaceId, async (tx) => {
    const row = await lockSecret(tx, workspaceId, input.secret);
    if (row.frozenAt === null) return toSecret(tx, workspaceId, row);
    const change = {
      ...{ frozenAt: null, frozenBy: null },
      ...{ revision: row.revision + 1, updatedAt: now(), updatedBy: actor.id },
    };
    await updateSecretRow(tx, workspaceId, row.id, change);
    const target = { type: "secret", id: row.id, label: row.tag };
    await recordAudit(tx, actor, "secret.unfrozen", target, reasonChange(reason));
    await announceChange(tx, { workspaceId, kind: "secret", id: row.id });
    return toSecret(tx, workspaceId, { ...row, ...change });
  });
}
