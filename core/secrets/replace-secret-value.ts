import { type AuditChange, recordAudit } from "#core/audit/record.ts";
import { reseal, sealValue } from "#core/crypto/envelope.ts";
import { activeWorkspaceKey, workspaceKey } from "#core/crypto/workspace-keys.ts";
import { toKeyholeError, UserError } from "#core/errors.ts";
import { idempotencyKeyProblem, runOnce } from "#core/idempotency/run-once.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import {
  deleteOtherVersions,
  findSealedVersion,
  insertSecretVersion,
  type SecretVersionRow,
} from "#db/queries/secret-versions.ts";
import { updateSecretRow } from "#db/queries/secrets.ts";
import { inWorkspace, type Tx } from "#db/transaction.ts";
import { now } from "#platform/clock.ts";
import { checkDestinations } from "./destinations.ts";
import type { Secret } from "./secret.ts";
import { checkValue, throwAny } from "./secret-input.ts";
import { checkExpected, lockSecret, rememberedSecret, type SecretSelector } from "./secret-selector.ts";

export type ReplaceSecretValueInput = {
  readonly secret: SecretSelector;
  readonly value: string;
  /** Left out or null = those of the version it replaces; a list (an empty one means any) = these, wider or not. */
  readonly destinations?: readonly string[] | null;
  readonly expectedVersion?: number | null;
  readonly idempotencyKey?: string | null;
};

/**
 * Sets a new value as the next version and destroys the sealed old one in the same transaction (L-15). Two at once
 * happen one after the other, so the later number holds the later value.
 * @param input.value 1 to 65,536 bytes of UTF-8, stored as it is.
 * @returns the secret, and how many bytes were accepted: told once, to the one who sent them.
 * @throws {AccessError} without CREATE_SECRETS. @throws {UserErrors} VALUE_EMPTY, VALUE_TOO_LARGE, VALUE_NOT_UTF8,
 *   INVALID_DESTINATION, TOO_LONG. @throws {UserError} NOT_FOUND, VERSION_CONFLICT, IDEMPOTENCY_KEY_REUSED; REQUIRED
 *   (destinations) when those of the old version cannot be trusted.
 */
export async function replaceSecretValue(
  actor: Actor,
  input: ReplaceSecretValueInput,
): Promise<{ secret: Secret; acceptedBytes: number }> {
  authorize(actor, "CREATE_SECRETS");
  const destinations = checkReplacement(input);
  const { idempotencyKey: key, ...rest } = input;
  const secret = await inWorkspace(actor.workspaceId, async (tx) => {
    const request = { key, operation: "replaceSecretValue", input: { ...rest, destinations } };
    const { secretId } = await runOnce(tx, actor, request, () => replace(tx, actor, input, destinations));
    return rememberedSecret(tx, actor.workspaceId, secretId);
  });
  return { secret, acceptedBytes: Buffer.byteLength(input.value) };
}

function checkReplacement(input: ReplaceSecretValueInput): string[] | null {
  const problems: UserError[] = [];
  checkValue(input.value, problems);
  const destinations = input.destinations == null ? null : checkDestinations(input.destinations, problems);
  const keyProblem = idempotencyKeyProblem(input.idempotencyKey);
  if (keyProblem) problems.push(keyProblem);
  throwAny(problems);
  return destinations;
}

async function replace(
  tx: Tx,
  actor: Actor,
  input: ReplaceSecretValueInput,
  given: string[] | null,
): Promise<{ secretId: string }> {
  const { workspaceId, id: by } = actor;
  const row = await lockSecret(tx, workspaceId, input.secret);
  checkExpected(row, "expectedVersion", input.expectedVersion);
  const { id: secretId } = row;
  const old = await findSealedVersion(tx, workspaceId, secretId, row.version);
  if (!old) throw new Error("unreachable: a secret without a current version");
  const destinations = given ?? (await trustedDestinations(tx, old));

  const version = row.version + 1;
  const at = now();
  const key = await activeWorkspaceKey(tx, workspaceId);
  const plaintext = Buffer.from(input.value, "utf8");
  const sealedValue = sealValue(
    key,
    "secret-value",
    { workspaceId, secretId, version, destinations },
    plaintext,
  );
  plaintext.fill(0);
  const written = { createdAt: at, createdBy: by };
  await insertSecretVersion(tx, {
    workspaceId,
    secretId,
    version,
    keyId: key.id,
    destinations,
    sealedValue,
    ...written,
  });
  await deleteOtherVersions(tx, workspaceId, secretId, version);
  await updateSecretRow(tx, workspaceId, secretId, {
    version,
    revision: row.revision + 1,
    valueUpdatedAt: at,
    valueUpdatedBy: by,
    updatedAt: at,
    updatedBy: by,
  });
  const changes: AuditChange[] = [{ field: "value", isRedacted: true }];
  if (destinations.join() !== old.destinations.join()) {
    changes.push({ field: "destinations", before: old.destinations, after: destinations });
  }
  await recordAudit(
    tx,
    actor,
    "secret.value_replaced",
    { type: "secret", id: secretId, label: row.tag },
    changes,
  );
  return { secretId };
}

/**
 * The destinations of the old version, if they are those it was sealed with. Without this check somebody who can
 * write to the database could widen them there and wait for the next replacement to seal them in (B-2).
 */
async function trustedDestinations(tx: Tx, old: SecretVersionRow): Promise<string[]> {
  const key = await workspaceKey(tx, old.workspaceId, old.keyId);
  try {
    // Sealing it to where it already is shows whether it opens, and gives no plaintext.
    reseal(key, key, "secret-value", old.sealedValue, old, old);
    return old.destinations;
  } catch (cause) {
    const known = toKeyholeError(cause);
    if (known?.kind !== "unavailable" || known.code !== "TAMPERED") throw cause;
    throw new UserError(
      "REQUIRED",
      "The stored secret was altered outside Keyhole. Say where the new value may go.",
      ["input", "destinations"],
      { cause },
    );
  }
}
