import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { findApiTokens as findApiTokenRows } from "#db/queries/api-tokens.ts";
import { inWorkspace } from "#db/transaction.ts";
import { type ApiToken, toApiTokens } from "./api-token.ts";

/**
 * The tokens of these ids that the actor's workspace has, revoked ones among them; others are left out. A token may
 * ask about itself.
 * @throws {AccessError} without `EDIT_API_TOKENS`, when an id is not the actor's own.
 */
export async function findApiTokens(actor: Actor, ids: readonly string[]): Promise<Map<string, ApiToken>> {
  if (ids.some((id) => id !== actor.id)) authorize(actor, "EDIT_API_TOKENS");
  const { workspaceId } = actor;
  const tokens = await inWorkspace(workspaceId, async (tx) =>
    toApiTokens(tx, workspaceId, await findApiTokenRows(tx, workspaceId, ids)),
  );
  return new Map(tokens.map((token) => [token.id, token]));
}
