import { type AuditChange, recordAudit } from "#core/audit/record.ts";
import { reseal } from "#core/crypto/envelope.ts";
import { activeWorkspaceKey, workspaceKey } from "#core/crypto/workspace-keys.ts";
import { UserError } from "#core/errors.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import {
  findPreviousVersion,
  findSealedVersion,
  type SecretVersionRow,
} from "#db/queries/secret-versions.ts";
import { inWorkspace, type Tx } from "#db/transaction.ts";
import { now } from "#platform/clock.ts";
import { storeNextVersion } from "./next-version.ts";
import type { Secret } from "./secret.ts";
import { checkExpected, lockSecret, rememberedSecret, type SecretSelector } from "./secret-selector.ts";

export type RollbackSecretValueInput = {
  readonly secret: SecretSelector;
  /** The version that is bad. */
  readonly expectedVersion?: number | null;
};

/**
 * Makes the value before the current one the next version, and destroys the current one at once. The value goes where it
 * could go before and nowhere else: a version keeps its own destinations, and what has been narrowed meanwhile was
 * narrowed for it too (narrow-destinations.ts). So whoever does not know the value cannot widen where it goes by
 * replacing it and rolling back (B-1). No plaintext leaves core/crypto.
 * @throws {AccessError} without CREATE_SECRETS. @throws {UserError} NOT_FOUND, VERSION_CONFLICT; NO_PREVIOUS_VALUE when
 *   none was kept or its time is up, also while its bytes wait to be destroyed. @throws {UnavailableError} TAMPERED when
 *   the kept value does not open.
 */
export async function rollbackSecretValue(actor: Actor, input: RollbackSecretValueInput): Promise<Secret> {
  authorize(actor, "CREATE_SECRETS");
  const { workspaceId } = actor;
  return inWorkspace(workspaceId, async (tx) => {
    const row = await lockSecret(tx, workspaceId, input.secret);
    checkExpected(row, "expectedVersion", input.expectedVersion);
    const at = now();
    const previous = await findPreviousVersion(tx, workspaceId, row.id, at);
    if (!previous) throw noPreviousValue();
    const bad = await findSealedVersion(tx, workspaceId, row.id, row.version);
    if (!bad) throw new Error("unreachable: a secret without a current version");

    await storeNextVersion(tx, actor, row, await resealAs(tx, previous, row.version + 1), {
      at,
      keepUntil: null,
    });
    const changes: AuditChange[] = [
      { field: "value", isRedacted: true },
      { field: "restoredVersion", after: previous.version },
    ];
    if (previous.destinations.join() !== bad.destinations.join()) {
      changes.push({ field: "destinations", before: bad.destinations, after: previous.destinations });
    }
    const target = { type: "secret", id: row.id, label: row.tag };
    await recordAudit(tx, actor, "secret.value_rolled_back", target, changes);
    return rememberedSecret(tx, workspaceId, row.id);
  });
}

/** The value of `old` with its own destinations under another number, which is part of what it is sealed with. */
async function resealAs(tx: Tx, old: SecretVersionRow, version: number) {
  const { workspaceId, secretId, destinations } = old;
  const oldKey = await workspaceKey(tx, workspaceId, old.keyId);
  const newKey = await activeWorkspaceKey(tx, workspaceId);
  const binding = { workspaceId, secretId, version, destinations };
  const sealedValue = reseal(oldKey, newKey, "secret-value", old.sealedValue, old, binding);
  return { version, keyId: newKey.id, destinations, sealedValue };
}

function noPreviousValue(): UserError {
  return new UserError(
    "NO_PREVIOUS_VALUE",
    "There is no previous value to go back to: none was kept, or its time is up.",
    ["input", "secret"],
  );
}
