import { checkReason, reasonChange } from "#core/audit/reason.ts";
import { recordAudit } from "#core/audit/record.ts";
import { announceChange } from "#core/changes/announce-change.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { unfreezeApiTokenRow } from "#db/queries/api-tokens.ts";
import { inWorkspace } from "#db/transaction.ts";
import type { ApiToken } from "./api-token.ts";
import { checkTokenId, type FreezeApiTokenInput, tokenAsItIs } from "./freeze-api-token.ts";

/**
 * Lets a frozen token work again; one that was revoked or has expired stays useless. Unfreezing what is not frozen
 * changes and records nothing. Audit action api_token.unfrozen.
 * @throws {AccessError} without EDIT_API_TOKENS. @throws {UserError} TOO_LONG (reason), NOT_FOUND.
 */
export async function unfreezeApiToken(actor: Actor, input: FreezeApiTokenInput): Promise<ApiToken> {
  authorize(actor, "EDIT_API_TOKENS");
  const reason = checkReason(input.reason);
  const { workspaceId } = actor;
  const id = checkTokenId(input.tokenId);
  return inWorkspace(workspaceId, async (tx) => {
    const isUnfrozenNow = await unfreezeApiTokenRow(tx, workspaceId, id);
    const apiToken = await tokenAsItIs(tx, workspaceId, id);
    if (isUnfrozenNow) {
      const target = { type: "api_token", id, label: apiToken.name };
      await recordAudit(tx, actor, "api_token.unfrozen", target, reasonChange(reason));
      await announceChange(tx, { workspaceId, kind: "token", id });
    }
    return apiToken;
  });
}
