import { UserError } from "#core/errors.ts";
import { findSecretRow, lockSecretRow, type SecretKey, type SecretRow } from "#db/queries/secrets.ts";
import type { Tx } from "#db/transaction.ts";
import { isId } from "#platform/ids.ts";
import { type Secret, toSecret } from "./secret.ts";
import { isTag } from "./tag.ts";

/** Names one secret: by `id` or by `tag`, exactly as saved. */
export type SecretSelector = { readonly id?: string | null; readonly tag?: string | null };

/**
 * What to look up, or null when nothing can be found by it. Only texts of the right form reach a query, so neither an
 * object nor an operator does.
 */
export function toSecretKey(selector: SecretSelector): SecretKey | null {
  const { id, tag }: { id?: unknown; tag?: unknown } = selector ?? {};
  if (tag == null && typeof id === "string" && isId("sec", id)) return { id };
  if (id == null && isTag(tag)) return { tag };
  return null;
}

/**
 * The secret, locked until the transaction ends. Another workspace's is as absent as one that never was.
 * @throws {UserError} NOT_FOUND.
 */
export async function lockSecret(tx: Tx, workspaceId: string, selector: SecretSelector): Promise<SecretRow> {
  const key = toSecretKey(selector);
  const row = key && (await lockSecretRow(tx, workspaceId, key));
  if (!row)
    throw new UserError("NOT_FOUND", "There is no such secret in this workspace.", ["input", "secret"]);
  return row;
}

/**
 * Call with the row locked: only then is the comparison worth anything.
 * @throws {UserError} VERSION_CONFLICT with `currentRevision` and `currentVersion`, so that the caller can decide.
 */
export function checkExpected(
  row: SecretRow,
  field: "expectedRevision" | "expectedVersion",
  expected: number | null | undefined,
): void {
  const current = field === "expectedRevision" ? row.revision : row.version;
  if (expected == null || expected === current) return;
  throw new UserError(
    "VERSION_CONFLICT",
    "Somebody changed this secret first. Look again before you save.",
    ["input", field],
    { details: { currentRevision: row.revision, currentVersion: row.version } },
  );
}

/**
 * The secret that a request made or changed, as it is now: the answer to the first sending and to every repetition.
 * @throws {UserError} NOT_FOUND when it was deleted since the first sending.
 */
export async function rememberedSecret(tx: Tx, workspaceId: string, id: string): Promise<Secret> {
  const row = await findSecretRow(tx, workspaceId, { id });
  if (row) return toSecret(tx, workspaceId, row);
  throw new UserError("NOT_FOUND", "This was done before, and the secret has been deleted since.", [
    "input",
    "idempotencyKey",
  ]);
}
