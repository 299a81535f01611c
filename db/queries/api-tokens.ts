import { In, IsNull, Not } from "typeorm";
import { ApiTokenEntity, type ApiTokenRow } from "#db/entities/api-token.ts";
import { ApiTokenRoleEntity } from "#db/entities/api-token-role.ts";
import type { RoleRow } from "#db/entities/role.ts";
import { countUpTo, type KeysetArgs, type KeysetPage, keysetPage } from "#db/page.ts";
import type { Tx } from "#db/transaction.ts";
import { findRoles } from "./roles.ts";

/** A token as it may be shown: never with its digest. */
export type ApiTokenFacts = Omit<ApiTokenRow, "digest">;

export async function insertApiToken(
  tx: Tx,
  row: Omit<ApiTokenRow, "revision" | "revokedAt" | "lastUsedAt" | "lastUsedIp" | "frozenAt" | "frozenBy">,
  roleIds: readonly string[],
): Promise<void> {
  await tx.getRepository(ApiTokenEntity).insert(row);
  const { workspaceId, id: tokenId } = row;
  await tx
    .getRepository(ApiTokenRoleEntity)
    .insert(roleIds.map((roleId) => ({ workspaceId, tokenId, roleId })));
}

/** Names of tokens of the transaction's workspace, also of revoked ones. Primary key look-ups. */
export function findApiTokenNames(tx: Tx, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  return tx.query(
    `select id, name from api_tokens
     where workspace_id = current_setting('keyhole.workspace') and id = any($1)`,
    [ids],
  );
}

export function findApiToken(tx: Tx, workspaceId: string, id: string): Promise<ApiTokenFacts | null> {
  return tx.getRepository(ApiTokenEntity).findOneBy({ workspaceId, id });
}

/** Those of `ids` that the workspace has, in no order. Primary key look-ups. */
export function findApiTokens(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<ApiTokenFacts[]> {
  return tx.getRepository(ApiTokenEntity).findBy({ workspaceId, id: In([...ids]) });
}

/** Service tokens, newest first. Index api_tokens_workspace_id_created_at_idx, read backwards. */
export function pageApiTokens(
  tx: Tx,
  workspaceId: string,
  args: KeysetArgs,
): Promise<KeysetPage<ApiTokenFacts>> {
  const order = { sql: "token.created_at", cast: "timestamptz", direction: "DESC" } as const;
  return keysetPage(serviceTokens(tx, workspaceId), order, args);
}

export function countApiTokens(tx: Tx, workspaceId: string, limit: number): Promise<number> {
  return countUpTo(serviceTokens(tx, workspaceId), limit);
}

function serviceTokens(tx: Tx, workspaceId: string) {
  return tx
    .getRepository(ApiTokenEntity)
    .createQueryBuilder("token")
    .where("token.workspace_id = :workspaceId and token.kind = 'SERVICE'", { workspaceId });
}

/** The roles of each token of one page: two queries, however many tokens. */
export async function rolesOfApiTokens(
  tx: Tx,
  workspaceId: string,
  tokenIds: readonly string[],
): Promise<Map<string, RoleRow[]>> {
  const links = await tx
    .getRepository(ApiTokenRoleEntity)
    .findBy({ workspaceId, tokenId: In([...tokenIds]) });
  const roles = await findRoles(tx, workspaceId, [...new Set(links.map(({ roleId }) => roleId))]);
  const idsOf = Map.groupBy(links, ({ tokenId }) => tokenId);
  return new Map(
    tokenIds.map((tokenId) => {
      const held = new Set(idsOf.get(tokenId)?.map(({ roleId }) => roleId));
      return [tokenId, roles.filter(({ id }) => held.has(id))];
    }),
  );
}

/** True when this call revoked it, false when it was revoked before or is not there. */
export async function revokeApiTokenRow(
  tx: Tx,
  workspaceId: string,
  id: string,
  revokedAt: Date,
): Promise<boolean> {
  const { affected } = await tx
    .getRepository(ApiTokenEntity)
    .update({ workspaceId, id, revokedAt: IsNull() }, { revokedAt, revision: () => "revision + 1" });
  return affected === 1;
}

/** True when this call froze it, false when it was frozen before or is not there. */
export async function freezeApiTokenRow(
  tx: Tx,
  workspaceId: string,
  id: string,
  frozen: { frozenAt: Date; frozenBy: string },
): Promise<boolean> {
  const { affected } = await tx
    .getRepository(ApiTokenEntity)
    .update({ workspaceId, id, frozenAt: IsNull() }, { ...frozen, revision: () => "revision + 1" });
  return affected === 1;
}

/** True when this call unfroze it, false when it was not frozen or is not there. */
export async function unfreezeApiTokenRow(tx: Tx, workspaceId: string, id: string): Promise<boolean> {
  const { affected } = await tx
    .getRepository(ApiTokenEntity)
    .update(
      { workspaceId, id, frozenAt: Not(IsNull()) },
      { frozenAt: null, frozenBy: null, revision: () => "revision + 1" },
    );
  return affected === 1;
}
