import { SecretVersionEntity, type SecretVersionRow } from "../entities/secret-version.ts";
import type { Tx } from "../transaction.ts";

/** Rows of `secret_versions`: sealed values with the destinations they were sealed with. Never plaintext. */
export type { SecretVersionRow };

/** A version that is the current one as soon as its secret says so. */
export type NewSecretVersion = Omit<SecretVersionRow, "keptUntil" | "destroyedAt">;

export async function insertSecretVersion(tx: Tx, row: NewSecretVersion): Promise<void> {
  await tx.insert(SecretVersionEntity, row);
}

/** The version with its sealed value; it must not be destroyed. */
export function findSealedVersion(
  tx: Tx,
  workspaceId: string,
  secretId: string,
  version: number,
): Promise<SecretVersionRow | null> {
  return tx
    .createQueryBuilder(SecretVersionEntity, "version")
    .addSelect("version.sealedValue")
    .where(
      "version.workspaceId = :workspaceId and version.secretId = :secretId and version.version = :number",
      {
        workspaceId,
        secretId,
        number: version,
      },
    )
    .getOne();
}

/** The current versions of these secrets with their sealed values. */
export function findSealedBySecrets(
  tx: Tx,
  workspaceId: string,
  secretIds: readonly string[],
): Promise<Omit<SecretVersionRow, "createdAt" | "createdBy" | "keptUntil" | "destroyedAt">[]> {
  return tx.query(
    `select v.workspace_id as "workspaceId", v.secret_id as "secretId", v.version, v.key_id as "keyId", v.destinations,
       v.sealed_value as "sealedValue"
     from secrets s
     join secret_versions v on v.workspace_id = s.workspace_id and v.secret_id = s.id and v.version = s.version
     where s.workspace_id = $1 and s.id = any($2::text[])`,
    [workspaceId, secretIds],
  );
}

/** The same value sealed anew: the number stays, the sealed bytes, their key and the destinations are replaced. */
export async function replaceSealedVersion(
  tx: Tx,
  version: Pick<SecretVersionRow, "workspaceId" | "secretId" | "version">,
  sealed: Pick<SecretVersionRow, "keyId" | "destinations" | "sealedValue">,
): Promise<void> {
  const { workspaceId, secretId, version: number } = version;
  await tx.update(SecretVersionEntity, { workspaceId, secretId, version: number }, sealed);
}

/** The value before the current one with its sealed bytes, if it is kept beyond `at`; at most one is. */
export function findPreviousVersion(
  tx: Tx,
  workspaceId: string,
  secretId: string,
  at: Date,
): Promise<SecretVersionRow | null> {
  return tx
    .createQueryBuilder(SecretVersionEntity, "version")
    .addSelect("version.sealedValue")
    .where("version.workspaceId = :workspaceId and version.secretId = :secretId", { workspaceId, secretId })
    .andWhere("version.keptUntil > :at and version.destroyedAt is null", { at })
    .orderBy("version.version", "DESC")
    .getOne();
}

/** Keeps the version, which is the current one no longer, for a roll-back. */
export async function keepVersion(
  tx: Tx,
  { workspaceId, secretId, version }: Pick<SecretVersionRow, "workspaceId" | "secretId" | "version">,
  keptUntil: Date,
): Promise<void> {
  await tx.update(SecretVersionEntity, { workspaceId, secretId, version }, { keptUntil });
}

/** Destroys the sealed bytes of every version that is not named; their rows stay, empty. */
export async function destroyOtherVersions(
  tx: Tx,
  { workspaceId, secretId }: Pick<SecretVersionRow, "workspaceId" | "secretId">,
  keep: readonly number[],
  at: Date,
): Promise<void> {
  await tx.query(
    `update secret_versions set sealed_value = '', destroyed_at = $4
     where workspace_id = $1 and secret_id = $2 and version <> all($3::int[]) and destroyed_at is null`,
    [workspaceId, secretId, keep, at],
  );
}

/** Destroys the sealed bytes of every version of the workspace whose time is up. */
export async function destroyDueVersions(tx: Tx, workspaceId: string, at: Date): Promise<number> {
  const [, count]: [unknown, number] = await tx.query(
    `update secret_versions set sealed_value = '', destroyed_at = $2
     where workspace_id = $1 and kept_until <= $2 and destroyed_at is null`,
    [workspaceId, at],
  );
  return count;
}

/** Deletes the rows of destroyed versions up to this one. */
export async function forgetVersions(
  tx: Tx,
  { workspaceId, secretId }: Pick<SecretVersionRow, "workspaceId" | "secretId">,
  upTo: number,
): Promise<void> {
  await tx.query(
    `delete from secret_versions
     where workspace_id = $1 and secret_id = $2 and version <= $3 and destroyed_at is not null`,
    [workspaceId, secretId, upTo],
  );
}

/** Newest first, without sealed values: `limit` of those below the number `before`. */
export function listVersions(
  tx: Tx,
  { workspaceId, secretId }: Pick<SecretVersionRow, "workspaceId" | "secretId">,
  before: number | null,
  limit: number,
): Promise<SecretVersionRow[]> {
  const query = tx
    .createQueryBuilder(SecretVersionEntity, "version")
    .where("version.workspaceId = :workspaceId and version.secretId = :secretId", { workspaceId, secretId });
  if (before !== null) query.andWhere("version.version < :before", { before });
  return query.orderBy("version.version", "DESC").limit(limit).getMany();
}

export async function countVersions(
  tx: Tx,
  { workspaceId, secretId }: Pick<SecretVersionRow, "workspaceId" | "secretId">,
): Promise<number> {
  return tx.count(SecretVersionEntity, { where: { workspaceId, secretId } });
}

export type SealedByTag = {
  tag: string;
  secretId: string;
  version: number;
  keyId: string;
  destinations: string[];
  sealedValue: Buffer;
  frozenAt: Date | null;
  workspaceFrozenAt: Date | null;
};

/** What is needed to open the current value of each secret with one of `tags`, matched exactly. */
export function findSealedByTags(
  tx: Tx,
  workspaceId: string,
  tags: readonly string[],
): Promise<SealedByTag[]> {
  return tx.query(
    `select s.tag, s.id as "secretId", v.version, v.key_id as "keyId", v.destinations, v.sealed_value as "sealedValue",
       s.frozen_at as "frozenAt", w.frozen_at as "workspaceFrozenAt"
     from secrets s
     join workspaces w on w.id = s.workspace_id
     join secret_versions v on v.workspace_id = s.workspace_id and v.secret_id = s.id and v.version = s.version
     where s.workspace_id = $1 and lower(s.tag) = any($2::text[]) and s.tag = any($3::text[])`,
    [workspaceId, tags.map((tag) => tag.toLowerCase()), tags],
  );
}

/** The destinations of the current value of each secret with one of `tags`, matched exactly. */
export function findDestinationsByTags(
  tx: Tx,
  workspaceId: string,
  tags: readonly string[],
): Promise<{ tag: string; secretId: string; destinations: string[]; frozenAt: Date | null }[]> {
  return tx.query(
    `select s.tag, s.id as "secretId", v.destinations, s.frozen_at as "frozenAt"
     from secrets s
     join secret_versions v on v.workspace_id = s.workspace_id and v.secret_id = s.id and v.version = s.version
     where s.workspace_id = $1 and lower(s.tag) = any($2::text[]) and s.tag = any($3::text[])`,
    [workspaceId, tags.map((tag) => tag.toLowerCase()), tags],
  );
}

export type SecretFacts = {
  secretId: string;
  destinations: string[];
  previousValueKeptUntil: Date | null;
  usageCount: number;
  lastUsedAt: Date | null;
  lastSucceededAt: Date | null;
  rejectedSince: Date | null;
  rejectedStatus: number | null;
  tokenExpiresAt: Date | null;
};

/**
 * What a shown secret has beside its row: where its value may go, until when the value before it is kept (null when that
 * is not beyond `at`), how many header rules name its tag, and what uses say of it: all but the last use of its current
 * version only.
 */
export function findSecretFacts(
  tx: Tx,
  workspaceId: string,
  secretIds: readonly string[],
  at: Date,
): Promise<SecretFacts[]> {
  return tx.query(
    `select s.id as "secretId", v.destinations,
       (select max(p.kept_until) from secret_versions p
        where p.workspace_id = $1 and p.secret_id = s.id and p.kept_until > $3 and p.destroyed_at is null)
         as "previousValueKeptUntil",
       (select count(*)::int from proxy_header_rules r
        where r.workspace_id = $1 and r.secret_tags @> array[s.tag]) as "usageCount",
       nullif(h.last_used_at, timestamptz '1970-01-01 00:00:00+00') as "lastUsedAt", now.last_succeeded_at as "lastSucceededAt",
       now.rejected_since as "rejectedSince", now.rejected_status as "rejectedStatus",
       now.token_expires_at as "tokenExpiresAt"
     from secrets s
     join secret_versions v on v.workspace_id = s.workspace_id and v.secret_id = s.id and v.version = s.version
     left join secret_health h on h.workspace_id = s.workspace_id and h.secret_id = s.id
     left join secret_health now
       on now.workspace_id = s.workspace_id and now.secret_id = s.id and now.version = s.version
     where s.workspace_id = $1 and s.id = any($2::text[])`,
    [workspaceId, secretIds, at],
  );
}
