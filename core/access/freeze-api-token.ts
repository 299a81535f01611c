import { checkReason, reasonChange } from "#core/audit/reason.ts";
import { recordAudit } from "#core/audit/record.ts";
import { announceChange } from "#core/changes/announce-change.ts";
import { UserError } from "#core/errors.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { findApiToken, freezeApiTokenRow } from "#db/queries/api-tokens.ts";
import { inWorkspace, type Tx } from "#db/transaction.ts";
import { now } from "#platform/clock.ts";
import { isId } from "#platform/ids.ts";
import { type ApiToken, toApiTokens } from "./api-token.ts";

export type FreezeApiTokenInput = {
  readonly tokenId: string;
  /** For the audit log, at most 200 characters. */
  readonly reason?: string | null;
};

/**
 * Makes a token useless until it is unfrozen: in this process before the answer, in every other within 2 s, open
 * streams cut. A token may freeze itself, and can then not unfreeze itself. Freezing twice changes and records nothing,
 * but is announced again. Audit action api_token.frozen.
 * @throws {AccessError} without EDIT_API_TOKENS. @throws {UserError} TOO_LONG (reason), NOT_FOUND, also for another
 *   workspace's token.
 */
export async function freezeApiToken(actor: Actor, input: FreezeApiTokenInput): Promise<ApiToken> {
  authorize(actor, "EDIT_API_TOKENS");
  const reason = checkReason(input.reason);
  const { workspaceId } = actor;
  const id = checkTokenId(input.tokenId);
  return inWorkspace(workspaceId, async (tx) => {
    const frozen = { frozenAt: now(), frozenBy: actor.id };
    const isFrozenNow = await freezeApiTokenRow(tx, workspaceId, id, frozen);
    const apiToken = await tokenAsItIs(tx, workspaceId, id);
    await announceChange(tx, { workspaceId, kind: "token", id });
    if (isFrozenNow) {
      const target = { type: "api_token", id, label: apiToken.name };
      await recordAudit(tx, actor, "api_token.frozen", target, reasonChange(reason));
    }
    return apiToken;
  });
}

/** Only what can be an id reaches a query; PostgreSQL would not even take some texts (NUL). @throws {UserError} NOT_FOUND. */
export function checkTokenId(id: unknown): string {
  if (typeof id === "string" && isId("tok", id)) return id;
  throw noSuchToken();
}

/** @throws {UserError} NOT_FOUND. */
export async function tokenAsItIs(tx: Tx, workspaceId: string, id: string): Promise<ApiToken> {
  const row = await findApiToken(tx, workspaceId, id);
  const [apiToken] = row ? await toApiTokens(tx, workspaceId, [row]) : [];
  if (!apiToken) throw noSuchToken();
  return apiToken;
}

function noSuchToken(): UserError {
  return new UserError("NOT_FOUND", "This workspace has no such token.", ["input", "tokenId"]);
}
