import { recordAudit } from "#core/audit/record.ts";
import { announceChange } from "#core/changes/announce-change.ts";
import { UserError } from "#core/errors.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { findApiToken, revokeApiTokenRow } from "#db/queries/api-tokens.ts";
import { inWorkspace } from "#db/transaction.ts";
import { now } from "#platform/clock.ts";
import { isId } from "#platform/ids.ts";
import { type ApiToken, toApiTokens } from "./api-token.ts";

/**
 * Makes a token useless from its next request on, for good. Revoking twice changes and records nothing. Audit action
 * api_token.revoked.
 * @throws {AccessError} without `EDIT_API_TOKENS`. @throws {UserError} NOT_FOUND, also for another workspace's token.
 */
export async function revokeApiToken(actor: Actor, input: { tokenId: string }): Promise<ApiToken> {
  authorize(actor, "EDIT_API_TOKENS");
  const { workspaceId } = actor;
  // Only what can be an id reaches a query; PostgreSQL would not even take some texts (NUL).
  if (!isId("tok", input.tokenId)) throw noSuchToken();
  return inWorkspace(workspaceId, async (tx) => {
    const isRevokedNow = await revokeApiTokenRow(tx, workspaceId, input.tokenId, now());
    const row = await findApiToken(tx, workspaceId, input.tokenId);
    const [apiToken] = row ? await toApiTokens(tx, workspaceId, [row]) : [];
    if (!apiToken) throw noSuchToken();
    if (isRevokedNow) {
      const target = { type: "api_token", id: apiToken.id, label: apiToken.name };
      await recordAudit(tx, actor, "api_token.revoked", target);
      await announceChange(tx, { workspaceId, kind: "token", id: apiToken.id });
    }
    return apiToken;
  });
}

function noSuchToken(): UserError {
  return new UserError("NOT_FOUND", "This workspace has no such token.", ["input", "tokenId"]);
}
