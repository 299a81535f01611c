import { type AuditChange, recordAudit } from "#core/audit/record.ts";
import { reseal, sealValue } from "#core/crypto/envelope.ts";
import { activeWorkspaceKey, workspaceKey } from "#core/crypto/workspace-keys.ts";
import { toKeyholeError, UserError } from "#core/errors.ts";
import { idempotencyKeyProblem, runOnce } from "#core/idempotency/run-once.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { findSealedVersion, type SecretVersionRow } from "#db/queries/secret-versions.ts";
import { inWorkspace, type Tx } from "#db/transaction.ts";
import { now } from "#platform/clock.ts";
import { checkDestinations, requiredProblem } from "./destination-input.ts";
import { storeNextVersion } from "./next-version.ts";
import type { Secret } from "./secret.ts";
import { checkValue, type SecretWarning, throwAny, valueWarnings } from "./secret-input.ts";
import { checkExpected, lockSecret, rememberedSecret, type SecretSelector } from "./secret-selector.ts";

export type ReplaceSecretValueInput = {
  readonly secret: SecretSelector;
  readonly value: string;
  /** Left out or null = those of the version it replaces; a list (an empty one means any) = these, wider or not. */
  readonly destinations?: readonly string[] | null;
  readonly expectedVersion?: number | null;
  /** For how long the value that it replaces can be rolled back to, 0 to 168; 24 when left out. 0 destroys it now. */
  readonly keepPreviousForHours?: number | null;
  readonly idempotencyKey?: string | null;
};

const DEFAULT_KEEP_HOURS = 24;
/** A week: who has not seen in that time that the new value is bad has it from somewhere else by then. */
const MAX_KEEP_HOURS = 168;
const HOUR_MS = 3_600_000;

/**
 * Sets a new value as the next version. The old one is kept, sealed as it was, for a roll-back, and destroyed when its
 * time is up; the one before it is destroyed in the same transaction (L-15). Two at once happen one after the other, so
 * the later number holds the later value.
 * @param input.value 1 to 65,536 bytes of UTF-8, stored as it is.
 * @returns the secret, how many bytes were accepted (told once, to the one who sent them), and what to know of it.
 * @throws {AccessError} without CREATE_SECRETS. @throws {UserErrors} VALUE_EMPTY, VALUE_TOO_LARGE, VALUE_NOT_UTF8,
 *   INVALID_DESTINATION, TOO_LONG, OUT_OF_RANGE, DESTINATIONS_REQUIRED. @throws {UserError} NOT_FOUND,
 *   VERSION_CONFLICT, IDEMPOTENCY_KEY_REUSED; DESTINATIONS_REQUIRED when the old version has none; REQUIRED
 *   (destinations) when those of the old version cannot be trusted.
 */
export async function replaceSecretValue(
  actor: Actor,
  input: ReplaceSecretValueInput,
): Promise<{ secret: Secret; acceptedBytes: number; warnings: SecretWarning[] }> {
  authorize(actor, "CREATE_SECRETS");
  const destinations = checkReplacement(input);
  const { idempotencyKey: key, ...rest } = input;
  const secret = await inWorkspace(actor.workspaceId, async (tx) => {
    const request = { key, operation: "replaceSecretValue", input: { ...rest, destinations } };
    const { secretId } = await runOnce(tx, actor, request, () => replace(tx, actor, input, destinations));
    return rememberedSecret(tx, actor.workspaceId, secretId);
  });
  return { secret, acceptedBytes: Buffer.byteLength(input.value), warnings: valueWarnings(input.value) };
}

function checkReplacement(input: ReplaceSecretValueInput): string[] | null {
  const problems: UserError[] = [];
  checkValue(input.value, problems);
  const known = problems.length;
  const destinations = input.destinations == null ? null : checkDestinations(input.destinations, problems);
  const missing = destinations === null || problems.length > known ? null : requiredProblem(destinations);
  if (missing) problems.push(missing);
  if (!isKeepTime(input.keepPreviousForHours ?? DEFAULT_KEEP_HOURS)) {
    const message = `Keep the previous value for 0 to ${MAX_KEEP_HOURS} hours.`;
    problems.push(new UserError("OUT_OF_RANGE", message, ["input", "keepPreviousForHours"]));
  }
  const keyProblem = idempotencyKeyProblem(input.idempotencyKey);
  if (keyProblem) problems.push(keyProblem);
  throwAny(problems);
  return destinations;
}

function isKeepTime(hours: unknown): hours is number {
  return Number.isInteger(hours) && Number(hours) >= 0 && Number(hours) <= MAX_KEEP_HOURS;
}

async function replace(
  tx: Tx,
  actor: Actor,
  input: ReplaceSecretValueInput,
  given: string[] | null,
): Promise<{ secretId: string }> {
  const { workspaceId } = actor;
  const row = await lockSecret(tx, workspaceId, input.secret);
  checkExpected(row, "expectedVersion", input.expectedVersion);
  const { id: secretId } = row;
  const old = await findSealedVersion(tx, workspaceId, secretId, row.version);
  if (!old) throw new Error("unreachable: a secret without a current version");
  const destinations = given ?? (await trustedDestinations(tx, old));
  const missing = requiredProblem(destinations);
  if (missing) throw missing;

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
  const hours = input.keepPreviousForHours ?? DEFAULT_KEEP_HOURS;
  const keepUntil = hours === 0 ? null : new Date(at.getTime() + hours * HOUR_MS);
  const next = { version, keyId: key.id, destinations, sealedValue };
  await storeNextVersion(tx, actor, row, next, { at, keepUntil });
  const changes: AuditChange[] = [
    { field: "value", isRedacted: true },
    { field: "previousValueKeptUntil", after: keepUntil },
  ];
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
