import { keyOfCursor, sealCursor } from "#core/crypto/cursors.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { checkPageArgs, toSearch } from "#core/secrets/page-input.ts";
import { countProxies, pageOfProxies } from "#db/queries/proxies.ts";
import { inWorkspace } from "#db/transaction.ts";
import { type PluginProxy, toPluginProxies } from "./plugin-proxy.ts";

/** A total of more is told as this: counting further costs a scan and helps nobody. */
const MAX_TOTAL = 10_000;

export type ListPluginProxiesArgs = {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly query?: string | null;
};

export type PluginProxyPage = {
  items: { node: PluginProxy; cursor: string }[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  /** Asks the database, when called; at most 10,000. */
  totalCount(): Promise<number>;
};

/**
 * One page of the workspace's proxies, by name ignoring case. Search looks at name, tag and description, not into
 * prefixes and rules.
 * @param args.first 1 to 100; 25 when left out. @param args.after a cursor of this list of this workspace.
 * @throws {AccessError} without VIEW_PLUGIN_PROXIES. @throws {UserError} INVALID_PAGE_SIZE, INVALID_CURSOR, TOO_LONG
 *   (query).
 */
export async function listPluginProxies(actor: Actor, args: ListPluginProxiesArgs): Promise<PluginProxyPage> {
  authorize(actor, "VIEW_PLUGIN_PROXIES");
  const size = checkPageArgs({ first: args.first });
  const search = toSearch(args.query, ["query"]);
  const { workspaceId } = actor;
  const scope = { workspaceId, list: "pluginProxies" };
  const after = await keyOfCursor(scope, args.after, "after");
  const { page, proxies } = await inWorkspace(workspaceId, async (tx) => {
    const page = await pageOfProxies(tx, workspaceId, search, { ...size, after });
    const rows = page.rows.map(({ row }) => row);
    return { page, proxies: await toPluginProxies(tx, workspaceId, rows) };
  });
  const cursors = await Promise.all(page.rows.map(({ key }) => sealCursor(scope, [...key])));
  return {
    items: proxies.map((node, i) => ({ node, cursor: cursors[i] ?? "" })),
    hasNextPage: page.hasNextPage,
    hasPreviousPage: page.hasPreviousPage,
    totalCount: () => inWorkspace(workspaceId, (tx) => countProxies(tx, workspaceId, search, MAX_TOTAL)),
  };
}
