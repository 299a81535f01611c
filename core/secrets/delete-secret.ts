import { recordAudit } from "#core/audit/record.ts";
import { announceChange } from "#core/changes/announce-change.ts";
import { UserError } from "#core/errors.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { findSecretFacts } from "#db/queries/secret-versions.ts";
import { deleteSecretRow } from "#db/queries/secrets.ts";
import { inWorkspace, type Tx } from "#db/transaction.ts";
import { now } from "#platform/clock.ts";
import { checkExpected, lockSecret, type SecretSelector } from "./secret-selector.ts";
import { visibleUsages } from "./secret-usage.ts";

export type DeleteSecretInput = {
  readonly secret: SecretSelector;
  readonly expectedRevision?: number | null;
  /** Delete although something still names it; those requests then fail with SECRET_MISSING. */
  readonly force?: boolean | null;
};

/** How many places an IN_USE answer names. */
const NAMED_USAGES = 10;

/**
 * Deletes the secret and destroys every version of its value. There is no undo; a secret made later with the same
 * tag is another one and never has the old value (U-5).
 * @returns the id of the secret that is gone.
 * @throws {AccessError} without CREATE_SECRETS. @throws {UserError} NOT_FOUND, VERSION_CONFLICT; IN_USE without
 *   `force`, with the first ten `usages` that the actor may see.
 */
export async function deleteSecret(actor: Actor, input: DeleteSecretInput): Promise<string> {
  authorize(actor, "CREATE_SECRETS");
  const { workspaceId } = actor;
  return inWorkspace(workspaceId, async (tx) => {
    const row = await lockSecret(tx, workspaceId, input.secret);
    checkExpected(row, "expectedRevision", input.expectedRevision);
    if (input.force !== true) await checkUnused(tx, actor, row.id);
    await deleteSecretRow(tx, workspaceId, row.id);
    await announceChange(tx, { workspaceId, kind: "secret", id: row.id });
    await recordAudit(tx, actor, "secret.deleted", { type: "secret", id: row.id, label: row.tag });
    return row.id;
  });
}

/**
 * A guard for people, not a lock: a rule saved between this look and the commit fails clearly when it is used (T-3).
 */
async function checkUnused(tx: Tx, actor: Actor, id: string): Promise<void> {
  const [facts] = await findSecretFacts(tx, actor.workspaceId, [id], now());
  const count = facts?.usageCount ?? 0;
  if (count === 0) return;
  const usages = (await visibleUsages(tx, actor, [id], NAMED_USAGES)).get(id) ?? [];
  const message = `${count === 1 ? "1 place names" : `${count} places name`} this secret. Change them first, or delete it anyway.`;
  throw new UserError("IN_USE", message, ["input", "secret"], { details: { usages } });
}
