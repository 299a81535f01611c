import type { ProxyHourRow } from "../entities/proxy-hour.ts";
import type { Tx } from "../transaction.ts";

/** Rows of `proxy_hours`, which db/queries/cross-workspace/write-uses.ts writes. */
export type { ProxyHourRow };

/** When each proxy was last used; those that never were are left out. The primary key's end for each. */
export function findLastUses(
  tx: Tx,
  workspaceId: string,
  proxyIds: readonly string[],
): Promise<{ proxyId: string; lastUsedAt: Date }[]> {
  return tx.query(
    `select id as "proxyId", h.last_used_at as "lastUsedAt"
     from unnest($2::text[]) id
     cross join lateral (
       select last_used_at from proxy_hours where workspace_id = $1 and proxy_id = id order by hour desc limit 1) h`,
    [workspaceId, proxyIds],
  );
}

/** Hours of each proxy from `since` on, the hour of `since` included, oldest first. */
export function findProxyHours(
  tx: Tx,
  workspaceId: string,
  proxyIds: readonly string[],
  since: Date,
): Promise<Omit<ProxyHourRow, "workspaceId" | "lastUsedAt">[]> {
  return tx.query(
    `select proxy_id as "proxyId", hour, total, failed, durations from proxy_hours
     where workspace_id = $1 and proxy_id = any($2::text[]) and hour > $3::timestamptz - interval '1 hour'
     order by hour`,
    [workspaceId, proxyIds, since],
  );
}
