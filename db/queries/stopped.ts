import type { Tx } from "../transaction.ts";

export type Named = {
  readonly tokenIds: readonly string[];
  readonly proxyIds: readonly string[];
  readonly secretIds: readonly string[];
};

export type Stopped = {
  kind: "workspace" | "token" | "proxy" | "secret";
  id: string;
  why: "FROZEN" | "REVOKED" | "DISABLED" | "DELETED";
};

/**
 * Which of the workspace's tokens, proxies and secrets may not be used now, and whether the workspace itself is frozen.
 * What may be used is not in the answer. Primary key look-ups. A token that expired since is not stopped.
 */
export function findStopped(
  tx: Tx,
  workspaceId: string,
  { tokenIds, proxyIds, secretIds }: Named,
): Promise<Stopped[]> {
  return tx.query(
    `select 'workspace' as kind, id, 'FROZEN' as why from workspaces where id = $1 and frozen_at is not null
     union all
     select 'token', named.id,
       case when t.id is null then 'DELETED' when t.revoked_at is not null then 'REVOKED' else 'FROZEN' end
     from unnest($2::text[]) as named (id) left join api_tokens t on t.workspace_id = $1 and t.id = named.id
     where t.id is null or t.revoked_at is not null or t.frozen_at is not null
     union all
     select 'proxy', named.id,
       case when p.id is null then 'DELETED' when not p.is_enabled then 'DISABLED' else 'FROZEN' end
     from unnest($3::text[]) as named (id) left join proxies p on p.workspace_id = $1 and p.id = named.id
     where p.id is null or not p.is_enabled or p.frozen_at is not null
     union all
     select 'secret', named.id, case when s.id is null then 'DELETED' else 'FROZEN' end
     from unnest($4::text[]) as named (id) left join secrets s on s.workspace_id = $1 and s.id = named.id
     where s.id is null or s.frozen_at is not null`,
    [workspaceId, tokenIds, proxyIds, secretIds],
  );
}
