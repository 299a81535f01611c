import { recordAudit } from "#core/audit/record.ts";
import { sealValue } from "#core/crypto/envelope.ts";
import { activeWorkspaceKey } from "#core/crypto/workspace-keys.ts";
import { UserError } from "#core/errors.ts";
import { runOnce } from "#core/idempotency/run-once.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { isUniqueViolation } from "#db/errors.ts";
import { insertSecretVersion } from "#db/queries/secret-versions.ts";
import { insertSecret, SECRETS_TAG_KEY } from "#db/queries/secrets.ts";
import { inWorkspace, type Tx } from "#db/transaction.ts";
import { now } from "#platform/clock.ts";
import { newId } from "#platform/ids.ts";
import type { Secret } from "./secret.ts";
import {
  type CheckedSecretInput,
  checkSecretInput,
  type SecretInput,
  type SecretWarning,
  valueWarnings,
} from "./secret-input.ts";
import { rememberedSecret } from "./secret-selector.ts";

export type CreateSecretInput = SecretInput;

/**
 * Seals `value` under the workspace's active key and stores it. No function returns it to a caller again.
 * @param input.tag   1 to 64 of [A-Za-z0-9_-], unique in the workspace ignoring case; made from `name` when left out.
 * @param input.value 1 to 65,536 bytes of UTF-8, stored as it is.
 * @returns the secret, how many bytes were accepted (told once, to the one who sent them), and what to know of it.
 * @throws {AccessError} without CREATE_SECRETS. @throws {UserErrors} every problem of the input at once.
 * @throws {UserError} TAG_TAKEN, IDEMPOTENCY_KEY_REUSED.
 * @see docs/crypto.md, "Sealed value v1"
 */
export async function createSecret(
  actor: Actor,
  input: CreateSecretInput,
): Promise<{ secret: Secret; acceptedBytes: number; warnings: SecretWarning[] }> {
  authorize(actor, "CREATE_SECRETS");
  const checked = checkSecretInput(input);
  const { value, idempotencyKey: key } = input;
  const secret = await inWorkspace(actor.workspaceId, async (tx) => {
    const request = { key, operation: "createSecret", input: { ...checked, value } };
    const { secretId } = await runOnce(tx, actor, request, () => saveNewSecret(tx, actor, checked, value));
    return rememberedSecret(tx, actor.workspaceId, secretId);
  });
  return { secret, acceptedBytes: Buffer.byteLength(value), warnings: valueWarnings(value) };
}

async function saveNewSecret(
  tx: Tx,
  actor: Actor,
  { tag, name, description, destinations }: CheckedSecretInput,
  value: string,
): Promise<{ secretId: string }> {
  const { workspaceId, id: by } = actor;
  const id = newId("sec");
  const at = now();
  const key = await activeWorkspaceKey(tx, workspaceId);
  const plaintext = Buffer.from(value, "utf8");
  // Sealed with its own row and where it may go: moved or re-aimed, it fails to open.
  const sealedValue = sealValue(
    key,
    "secret-value",
    { workspaceId, secretId: id, version: 1, destinations },
    plaintext,
  );
  plaintext.fill(0);
  await insertSecret(tx, {
    workspaceId,
    id,
    tag,
    name,
    description,
    version: 1,
    revision: 1,
    valueUpdatedAt: at,
    valueUpdatedBy: by,
    createdAt: at,
    createdBy: by,
    updatedAt: at,
    updatedBy: by,
  }).catch((cause: unknown) => {
    if (!isUniqueViolation(cause, SECRETS_TAG_KEY)) throw cause;
    throw new UserError("TAG_TAKEN", "Another secret has this identifier.", ["input", "tag"], { cause });
  });
  await insertSecretVersion(tx, {
    workspaceId,
    secretId: id,
    version: 1,
    keyId: key.id,
    destinations,
    sealedValue,
    createdAt: at,
    createdBy: by,
  });
  await recordAudit(tx, actor, "secret.created", { type: "secret", id, label: tag });
  return { secretId: id };
}
