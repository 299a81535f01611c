import { type AuditChange, recordAudit } from "#core/audit/record.ts";
import type { UserError } from "#core/errors.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { updateSecretRow } from "#db/queries/secrets.ts";
import { inWorkspace } from "#db/transaction.ts";
import { now } from "#platform/clock.ts";
import { checkDestinations } from "./destination-input.ts";
import { narrowDestinations } from "./narrow-destinations.ts";
import { type Secret, toSecret } from "./secret.ts";
import { checkDescription, checkName, throwAny } from "./secret-input.ts";
import { checkExpected, lockSecret, type SecretSelector } from "./secret-selector.ts";

export type UpdateSecretInput = {
  readonly secret: SecretSelector;
  readonly expectedRevision?: number | null;
  /** Left out = unchanged; null or blank = the tag. */
  readonly name?: string | null;
  /** Left out = unchanged; null or blank = none. */
  readonly description?: string | null;
  /** Left out = unchanged; else a subset of what is allowed now. */
  readonly destinations?: readonly string[] | null;
};

/**
 * Changes name and description, and narrows the destinations; it does not change the value or its version number.
 * Narrowing seals the value anew in the same transaction, since the destinations are sealed with it, and the previous
 * value too while one is kept. When nothing differs, nothing is written and nothing recorded.
 * @throws {AccessError} without CREATE_SECRETS. @throws {UserErrors} TOO_LONG, INVALID_DESTINATION.
 * @throws {UserError} NOT_FOUND, VERSION_CONFLICT, DESTINATIONS_WIDENED (replaceSecretValue widens: whoever has the
 *   value could send it anywhere already). @throws {UnavailableError} TAMPERED when narrowing what does not open.
 */
export async function updateSecret(actor: Actor, input: UpdateSecretInput): Promise<Secret> {
  authorize(actor, "CREATE_SECRETS");
  const checked = checkUpdate(input);
  const { workspaceId } = actor;
  return inWorkspace(workspaceId, async (tx) => {
    const row = await lockSecret(tx, workspaceId, input.secret);
    checkExpected(row, "expectedRevision", input.expectedRevision);
    const name = checked.name === undefined ? row.name : (checked.name ?? row.tag);
    const description = checked.description === undefined ? row.description : checked.description;
    const changes: AuditChange[] = [];
    if (name !== row.name) changes.push({ field: "name", before: row.name, after: name });
    if (description !== row.description) {
      changes.push({ field: "description", before: row.description, after: description });
    }
    if (checked.destinations) changes.push(...(await narrowDestinations(tx, row, checked.destinations)));
    if (changes.length === 0) return toSecret(tx, workspaceId, row);
    const change = { name, description, revision: row.revision + 1, updatedAt: now(), updatedBy: actor.id };
    await updateSecretRow(tx, workspaceId, row.id, change);
    await recordAudit(tx, actor, "secret.updated", { type: "secret", id: row.id, label: row.tag }, changes);
    return toSecret(tx, workspaceId, { ...row, ...change });
  });
}

function checkUpdate(input: UpdateSecretInput) {
  const problems: UserError[] = [];
  const checked = {
    name: input.name === undefined ? undefined : checkName(input.name, problems),
    description: input.description === undefined ? undefined : checkDescription(input.description, problems),
    destinations:
      input.destinations === undefined ? undefined : checkDestinations(input.destinations, problems),
  };
  throwAny(problems);
  return checked;
}
