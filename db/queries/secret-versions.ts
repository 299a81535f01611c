import { SecretVersionEntity, type SecretVersionRow } from "../entities/secret-version.ts";
import type { Tx } from "../transaction.ts";

/** Rows of `secret_versions`: sealed values with the destinations they were sealed with. Never plaintext. */
export type { SecretVersionRow };

export async function insertSecretVersion(tx: Tx, row: SecretVersionRow): Promise<void> {
  await tx.insert(SecretVersionEntity, row);
}

/** The version with its sealed value, which no other query of this file but `findSealedByTags` reads. */
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

/** The same value sealed anew: the number stays, the sealed bytes, their key and the destinations are replaced. */
export async function replaceSealedVersion(
  tx: Tx,
  version: Pick<SecretVersionRow, "workspaceId" | "secretId" | "version">,
  sealed: Pick<SecretVersionRow, "keyId" | "destinations" | "sealedValue">,
): Promise<void> {
  const { workspaceId, secretId, version: number } = version;
  await tx.update(SecretVersionEntity, { workspaceId, secretId, version: number }, sealed);
}

/** Destroys every version but `keep`. */
export async function deleteOtherVersions(
  tx: Tx,
  workspaceId: string,
  secretId: string,
  keep: number,
): Promise<void> {
  await tx.query("delete from secret_versions where workspace_id = $1 and secret_id = $2 and version <> $3", [
    workspaceId,
    secretId,
    keep,
  ]);
}

export type SealedByTag = {
  tag: string;
  secretId: string;
  version: number;
  keyId: string;
  destinations: string[];
  sealedValue: Buffer;
};

/** What is needed to open the current value of each secret with one of `tags`, matched exactly. */
export function findSealedByTags(
  tx: Tx,
  workspaceId: string,
  tags: readonly string[],
): Promise<SealedByTag[]> {
  return tx.query(
    `select s.tag, s.id as "secretId", v.version, v.key_id as "keyId", v.destinations, v.sealed_value as "sealedValue"
     from secrets s
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
): Promise<{ tag: string; secretId: string; destinations: string[] }[]> {
  return tx.query(
    `select s.tag, s.id as "secretId", v.destinations
     from secrets s
     join secret_versions v on v.workspace_id = s.workspace_id and v.secret_id = s.id and v.version = s.version
     where s.workspace_id = $1 and lower(s.tag) = any($2::text[]) and s.tag = any($3::text[])`,
    [workspaceId, tags.map((tag) => tag.toLowerCase()), tags],
  );
}

/** What a shown secret has beside its row: where its value may go, and how many header rules name its tag. */
export function findSecretFacts(
  tx: Tx,
  workspaceId: string,
  secretIds: readonly string[],
): Promise<{ secretId: string; destinations: string[]; usageCount: number }[]> {
  return tx.query(
    `select s.id as "secretId", v.destinations,
       (select count(*)::int from proxy_header_rules r
        where r.workspace_id = $1 and r.secret_tags @> array[s.tag]) as "usageCount"
     from secrets s
     join secret_versions v on v.workspace_id = s.workspace_id and v.secret_id = s.id and v.version = s.version
     where s.workspace_id = $1 and s.id = any($2::text[])`,
    [workspaceId, secretIds],
  );
}
