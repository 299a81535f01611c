import { keyOfCursor, sealCursor } from "#core/crypto/cursors.ts";
import { UserError } from "#core/errors.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { countApiTokens, pageApiTokens } from "#db/queries/api-tokens.ts";
import { inWorkspace } from "#db/transaction.ts";
import { type ApiToken, toApiTokens } from "./api-token.ts";

const MOST_PER_PAGE = 100;
/** A total of more is told as this. */
const COUNT_LIMIT = 10_000;

export type ApiTokenPage = {
  items: { node: ApiToken; cursor: string }[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  /** Asks the database, when called; at most 10,000. */
  totalCount(): Promise<number>;
};

/**
 * One page of the workspace's service tokens, newest first, revoked and expired ones among them.
 * @param page.first 1 to 100. @param page.after a cursor of this list in this workspace.
 * @throws {AccessError} without `EDIT_API_TOKENS`. @throws {UserError} INVALID_PAGE_SIZE, INVALID_CURSOR.
 */
export async function listApiTokens(
  actor: Actor,
  page: { first: number; after?: string | null },
): Promise<ApiTokenPage> {
  authorize(actor, "EDIT_API_TOKENS");
  const { workspaceId } = actor;
  const { first } = page;
  if (!Number.isInteger(first) || first < 1 || first > MOST_PER_PAGE) {
    throw new UserError("INVALID_PAGE_SIZE", `Ask for 1 to ${MOST_PER_PAGE}.`, ["first"]);
  }
  const scope = { workspaceId, list: "apiTokens" };
  const after = await keyOfCursor(scope, page.after, "after");
  const { found, nodes } = await inWorkspace(workspaceId, async (tx) => {
    const found = await pageApiTokens(tx, workspaceId, { first, after });
    const rows = found.rows.map(({ row }) => row);
    return { found, nodes: await toApiTokens(tx, workspaceId, rows) };
  });
  const cursors = await Promise.all(found.rows.map(({ key }) => sealCursor(scope, [...key])));
  return {
    items: nodes.map((node, i) => ({ node, cursor: cursors[i] ?? "" })),
    hasNextPage: found.hasNextPage,
    hasPreviousPage: found.hasPreviousPage,
    totalCount: () => inWorkspace(workspaceId, (tx) => countApiTokens(tx, workspaceId, COUNT_LIMIT)),
  };
}
