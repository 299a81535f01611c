import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { findProxyRow } from "#db/queries/proxies.ts";
import { inWorkspace } from "#db/transaction.ts";
import { type PluginProxy, toPluginProxy } from "./plugin-proxy.ts";
import { type PluginProxySelector, toProxyKey } from "./proxy-selector.ts";

/**
 * The proxy with its templates, unresolved; null when the actor's workspace has none of that id or tag.
 * @throws {AccessError} without VIEW_PLUGIN_PROXIES.
 */
export async function findPluginProxy(
  actor: Actor,
  selector: PluginProxySelector,
): Promise<PluginProxy | null> {
  authorize(actor, "VIEW_PLUGIN_PROXIES");
  const key = toProxyKey(selector);
  if (!key) return null;
  const { workspaceId } = actor;
  return inWorkspace(workspaceId, async (tx) => {
    const row = await findProxyRow(tx, workspaceId, key);
    return row && toPluginProxy(tx, workspaceId, row);
  });
}
