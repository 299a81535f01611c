import { SecretEntity, type SecretRow } from "../entities/secret.ts";
import { SecretHealthEntity } from "../entities/secret-health.ts";
import {
  containsPattern,
  countUpTo,
  type Direction,
  type KeysetArgs,
  type KeysetOrder,
  type KeysetPage,
  keysetPage,
} from "../page.ts";
import type { Tx } from "../transaction.ts";

/** Rows of `secrets`. Every query names the workspace itself; row-level security is the second line. */
export type { SecretRow };

export const SECRETS_TAG_KEY = "secrets_workspace_id_lower_tag_key";

/** By what a secret is looked up: exactly one of the two. */
export type SecretKey = { id: string } | { tag: string };

/** @throws a unique violation of `SECRETS_TAG_KEY` when another secret has the tag, ignoring case. */
export async function insertSecret(tx: Tx, row: Omit<SecretRow, "frozenAt" | "frozenBy">): Promise<void> {
  await tx.insert(SecretEntity, row);
}

/** Tags are looked up exactly, and ignoring case too, so that the unique index serves. */
export function findSecretRow(tx: Tx, workspaceId: string, key: SecretKey): Promise<SecretRow | null> {
  return byKey(tx, workspaceId, key).getOne();
}

/** Locks the row until the transaction ends, so that changes of one secret happen one after the other. */
export function lockSecretRow(tx: Tx, workspaceId: string, key: SecretKey): Promise<SecretRow | null> {
  return byKey(tx, workspaceId, key).setLock("pessimistic_write").getOne();
}

function byKey(tx: Tx, workspaceId: string, key: SecretKey) {
  const query = tx
    .createQueryBuilder(SecretEntity, "secret")
    .where("secret.workspaceId = :workspaceId", { workspaceId });
  return "id" in key
    ? query.andWhere("secret.id = :id", { id: key.id })
    : query.andWhere("lower(secret.tag) = lower(:tag) and secret.tag = :tag", { tag: key.tag });
}

export type SecretChange = Partial<
  Pick<
    SecretRow,
    | "name"
    | "description"
    | "version"
    | "revision"
    | "valueUpdatedAt"
    | "valueUpdatedBy"
    | "updatedAt"
    | "updatedBy"
    | "frozenAt"
    | "frozenBy"
  >
>;

export async function updateSecretRow(
  tx: Tx,
  workspaceId: string,
  id: string,
  change: SecretChange,
): Promise<void> {
  await tx.update(SecretEntity, { workspaceId, id }, change);
}

/** Deletes the secret and, by its foreign key, every version. */
export async function deleteSecretRow(tx: Tx, workspaceId: string, id: string): Promise<void> {
  await tx.delete(SecretEntity, { workspaceId, id });
}

/** Which of `tags` are taken, in lower case. */
export async function findTakenTags(
  tx: Tx,
  workspaceId: string,
  tags: readonly string[],
): Promise<Set<string>> {
  const rows: { tag: string }[] = await tx.query(
    "select lower(tag) as tag from secrets where workspace_id = $1 and lower(tag) = any($2::text[])",
    [workspaceId, tags.map((tag) => tag.toLowerCase())],
  );
  return new Set(rows.map(({ tag }) => tag));
}

/** Each order has an index that starts with the workspace. */
const ORDERS = {
  NAME: { sql: "lower(secret.name)", cast: "text" },
  TAG: { sql: "lower(secret.tag)", cast: "text" },
  VALUE_UPDATED_AT: { sql: "secret.value_updated_at", cast: "timestamptz" },
  UPDATED_AT: { sql: "secret.updated_at", cast: "timestamptz" },
  // Every secret has its row; what was never used is of 1970.
  LAST_USED_AT: {
    sql: "health.last_used_at",
    id: "health.secret_id",
    cast: "timestamptz",
  },
} as const satisfies Record<string, Omit<KeysetOrder, "direction">>;

export type SecretOrderField = keyof typeof ORDERS;
export type SecretOrder = { field: SecretOrderField; direction: Direction };

export function isSecretOrderField(text: unknown): text is SecretOrderField {
  return typeof text === "string" && Object.hasOwn(ORDERS, text);
}

export function pageOfSecrets(
  tx: Tx,
  workspaceId: string,
  search: string | null,
  order: SecretOrder,
  args: KeysetArgs,
): Promise<KeysetPage<SecretRow>> {
  const query = searched(tx, workspaceId, search);
  if (order.field === "LAST_USED_AT") {
    // Also by workspace, or the planner may begin at the wrong end.
    query.innerJoin(
      SecretHealthEntity.options.name,
      "health",
      "health.secret_id = secret.id and health.workspace_id = :workspaceId",
    );
  }
  return keysetPage(query, { ...ORDERS[order.field], direction: order.direction }, args);
}

export function countSecrets(
  tx: Tx,
  workspaceId: string,
  search: string | null,
  limit: number,
): Promise<number> {
  return countUpTo(searched(tx, workspaceId, search), limit);
}

function searched(tx: Tx, workspaceId: string, search: string | null) {
  const query = tx
    .createQueryBuilder(SecretEntity, "secret")
    .where("secret.workspaceId = :workspaceId", { workspaceId });
  if (search === null) return query;
  return query.andWhere(
    "(secret.name ilike :pattern or secret.tag ilike :pattern or secret.description ilike :pattern)",
    { pattern: containsPattern(search) },
  );
}

/** Tags and names alone, by tag, for completion. */
export function listTagsAndNames(
  tx: Tx,
  workspaceId: string,
  search: string | null,
  limit: number,
): Promise<{ tag: string; name: string }[]> {
  return tx.query(
    `select tag, name from secrets
     where workspace_id = $1 and ($2::text is null or tag ilike $2 or name ilike $2)
     order by lower(tag) limit $3`,
    [workspaceId, search === null ? null : containsPattern(search), limit],
  );
}
