import { checkReason, reasonChange } from "#core/audit/reason.ts";
import { recordAudit } from "#core/audit/record.ts";
import { announceChange } from "#core/changes/announce-change.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { freezeProxyRow } from "#db/queries/proxies.ts";
import { inWorkspace } from "#db/transaction.ts";
import { now } from "#platform/clock.ts";
import type { FreezePluginProxyInput } from "./freeze-plugin-proxy.ts";
import { type PluginProxy, toPluginProxy } from "./plugin-proxy.ts";
import { lockProxy } from "./proxy-selector.ts";

/**
 * Lets a frozen proxy be used again. Unfreezing what is not frozen changes and records nothing. Audit action
 * plugin_proxy.unfrozen.
 * @throws {AccessError} without EDIT_PLUGIN_PROXIES. @throws {UserError} TOO_LONG (reason), NOT_FOUND.
 */
export async function unfreezePluginProxy(actor: Actor, input: FreezePluginProxyInput): Promise<PluginProxy> {
  authorize(actor, "EDIT_PLUGIN_PROXIES");
  const reason = checkReason(input.reason);
  const { workspaceId } = actor;
  return inWorkspace(workspaceId, async (tx) => {
    const row = await lockProxy(tx, workspaceId, input.proxy);
    if (row.frozenAt === null) return toPluginProxy(tx, workspaceId, row);
    const change = {
      ...{ frozenAt: null, frozenBy: null },
      ...{ revision: row.revision + 1, updatedAt: now(), updatedBy: actor.id },
    };
    await freezeProxyRow(tx, workspaceId, row.id, change);
    const target = { type: "plugin_proxy", id: row.id, label: row.tag };
    await recordAudit(tx, actor, "plugin_proxy.unfrozen", target, reasonChange(reason));
    await announceChange(tx, { workspaceId, kind: "proxy", id: row.id });
    return toPluginProxy(tx, workspaceId, { ...row, ...change });
  });
}
