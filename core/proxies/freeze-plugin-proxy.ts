import { checkReason, reasonChange } from "#core/audit/reason.ts";
import { recordAudit } from "#core/audit/record.ts";
import { announceChange } from "#core/changes/announce-change.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { freezeProxyRow } from "#db/queries/proxies.ts";
import { inWorkspace } from "#db/transaction.ts";
import { now } from "#platform/clock.ts";
import { type PluginProxy, toPluginProxy } from "./plugin-proxy.ts";
import { lockProxy, type PluginProxySelector } from "./proxy-selector.ts";

export type FreezePluginProxyInput = {
  readonly proxy: PluginProxySelector;
  /** For the audit log, at most 200 characters. */
  readonly reason?: string | null;
};

/**
 * Stops every request through a proxy until it is unfrozen: in this process before the answer, in every other within 2 s, open
 * streams cut. It can still be edited and deleted. Takes no revision, since an emergency is no time for a
 * conflict. Freezing twice changes and records nothing, but is announced again. Audit action plugin_proxy.frozen.
 * @throws {AccessError} without EDIT_PLUGIN_PROXIES. @throws {UserError} TOO_LONG (reason), NOT_FOUND.
 */
export async function freezePluginProxy(actor: Actor, input: FreezePluginProxyInput): Promise<PluginProxy> {
  authorize(actor, "EDIT_PLUGIN_PROXIES");
  const reason = checkReason(input.reason);
  const { workspaceId } = actor;
  return inWorkspace(workspaceId, async (tx) => {
    const row = await lockProxy(tx, workspaceId, input.proxy);
    await announceChange(tx, { workspaceId, kind: "proxy", id: row.id });
    if (row.frozenAt !== null) return toPluginProxy(tx, workspaceId, row);
    const instant = now();
    const change = {
      ...{ frozenAt: instant, frozenBy: actor.id },
      ...{ revision: row.revision + 1, updatedAt: instant, updatedBy: actor.id },
    };
    await freezeProxyRow(tx, workspaceId, row.id, change);
    const target = { type: "plugin_proxy", id: row.id, label: row.tag };
    await recordAudit(tx, actor, "plugin_proxy.frozen", target, reasonChange(reason));
    return toPluginProxy(tx, workspaceId, { ...row, ...change });
  });
}
