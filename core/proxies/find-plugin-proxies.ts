import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { findProxyRows } from "#db/queries/proxies.ts";
import { inWorkspace } from "#db/transaction.ts";
import { isId } from "#platform/ids.ts";
import { type PluginProxy, toPluginProxies } from "./plugin-proxy.ts";

/**
 * The proxies of a page's nodes by id, with the same number of queries however many there are. Ids of other
 * workspaces, and what is no id, are left out.
 * @throws {AccessError} without VIEW_PLUGIN_PROXIES.
 */
export async function findPluginProxies(
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, PluginProxy>> {
  authorize(actor, "VIEW_PLUGIN_PROXIES");
  const wanted = [...new Set(ids)].filter((id) => typeof id === "string" && isId("prx", id));
  if (wanted.length === 0) return new Map();
  const { workspaceId } = actor;
  const proxies = await inWorkspace(workspaceId, async (tx) =>
    toPluginProxies(tx, workspaceId, await findProxyRows(tx, workspaceId, wanted)),
  );
  return new Map(proxies.map((proxy) => [proxy.id, proxy]));
}
