import { recordAudit } from "#core/audit/record.ts";
import { announceChange } from "#core/changes/announce-change.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { deleteProxyRow } from "#db/queries/proxies.ts";
import { findUrlPrefixes } from "#db/queries/proxy-url-prefixes.ts";
import { inWorkspace } from "#db/transaction.ts";
import { changedLimits } from "./limits-input.ts";
import { proxyChanges } from "./proxy-changes.ts";
import { checkExpectedRevision, lockProxy, type PluginProxySelector } from "./proxy-selector.ts";

export type DeletePluginProxyInput = {
  readonly proxy: PluginProxySelector;
  readonly expectedRevision?: number | null;
};

/**
 * Deletes the proxy with its prefixes and rules; the secrets they named stay. Requests through it are answered 404
 * from then on. There is no undo, so the audit event (plugin_proxy.deleted) says what it was.
 * @returns the id of the proxy that is gone.
 * @throws {AccessError} without EDIT_PLUGIN_PROXIES. @throws {UserError} NOT_FOUND; VERSION_CONFLICT with
 *   `currentRevision`.
 */
export async function deletePluginProxy(actor: Actor, input: DeletePluginProxyInput): Promise<string> {
  authorize(actor, "EDIT_PLUGIN_PROXIES");
  const { workspaceId } = actor;
  return inWorkspace(workspaceId, async (tx) => {
    const row = await lockProxy(tx, workspaceId, input.proxy);
    checkExpectedRevision(row, input.expectedRevision);
    const { id, tag } = row;
    const urlPrefixes = (await findUrlPrefixes(tx, workspaceId, [id])).get(id) ?? [];
    await deleteProxyRow(tx, workspaceId, id);
    await announceChange(tx, { workspaceId, kind: "proxy", id });
    const changes = proxyChanges({ ...row, limits: changedLimits(row, {}), urlPrefixes }, null);
    await recordAudit(tx, actor, "plugin_proxy.deleted", { type: "plugin_proxy", id, label: tag }, changes);
    return id;
  });
}
