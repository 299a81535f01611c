import type { Tx } from "../transaction.ts";

/** A header rule whose template names a secret. */
export type SecretUsageRow = {
  secretId: string;
  proxyId: string;
  isEnabled: boolean;
  prefix: string;
  headerName: string;
};

/**
 * The header rules that name the tag of each of `secretIds`, at most `limit` of each, by proxy, prefix and header.
 * Relies on the GIN index over `secret_tags`.
 */
export function findSecretUsages(
  tx: Tx,
  workspaceId: string,
  secretIds: readonly string[],
  limit: number,
): Promise<SecretUsageRow[]> {
  return tx.query(
    `select s.id as "secretId", u.*
     from secrets s
     cross join lateral (
       select p.id as "proxyId", p.is_enabled as "isEnabled", x.prefix, r.name as "headerName"
       from proxy_header_rules r
       join proxy_url_prefixes x on x.workspace_id = r.workspace_id and x.id = r.prefix_id
       join proxies p on p.workspace_id = x.workspace_id and p.id = x.proxy_id
       where r.workspace_id = $1 and r.secret_tags @> array[s.tag]
       order by lower(p.name), p.id, x.position, r.position
       limit $3) u
     where s.workspace_id = $1 and s.id = any($2::text[])`,
    [workspaceId, secretIds, limit],
  );
}
