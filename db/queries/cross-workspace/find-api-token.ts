import { acrossWorkspaces } from "#db/across-workspaces.ts";

/** What authentication needs of a token: its digest, whether it still works, and what its roles allow now. */
export type ApiTokenGrant = {
  id: string;
  name: string;
  digest: Buffer;
  expiresAt: Date | null;
  revokedAt: Date | null;
  frozenAt: Date | null;
  lastUsedAt: Date | null;
  workspaceId: string;
  workspaceSlug: string;
  permissions: string[];
};

/**
 * The service token with this id, in whichever workspace it is: the token names no other. Index api_tokens_id_idx.
 * Personal tokens, whose rights are their owner's, are not found until something can make them.
 */
export async function findApiToken(id: string): Promise<ApiTokenGrant | null> {
  const rows: ApiTokenGrant[] = await acrossWorkspaces((tx) =>
    tx.query(
      `select t.id, t.name, t.digest, t.expires_at as "expiresAt", t.revoked_at as "revokedAt", t.frozen_at as "frozenAt",
         t.last_used_at as "lastUsedAt", w.id as "workspaceId", w.slug as "workspaceSlug",
         array(select distinct permission
           from api_token_roles held
           join roles r on r.workspace_id = held.workspace_id and r.id = held.role_id,
             unnest(r.permissions) permission
           where held.workspace_id = t.workspace_id and held.token_id = t.id) as permissions
       from api_tokens t join workspaces w on w.id = t.workspace_id
       where t.id = $1 and t.kind = 'SERVICE'`,
      [id],
    ),
  );
  return rows[0] ?? null;
}
