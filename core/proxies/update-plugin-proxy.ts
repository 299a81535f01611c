import { recordAudit } from "#core/audit/record.ts";
import { announceChange } from "#core/changes/announce-change.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { type ProxyRow, updateProxyRow } from "#db/queries/proxies.ts";
import { deleteUrlPrefixes, findUrlPrefixes, insertUrlPrefixes } from "#db/queries/proxy-url-prefixes.ts";
import { inWorkspace } from "#db/transaction.ts";
import { now } from "#platform/clock.ts";
import { checkNamedSecrets } from "./check-named-secrets.ts";
import { changedLimits } from "./limits-input.ts";
import { type PluginProxy, toPluginProxy } from "./plugin-proxy.ts";
import { changesPrefixes, type ProxyFacts, proxyChanges } from "./proxy-changes.ts";
import { type CheckedProxyUpdate, type ProxyFields, readProxyUpdate } from "./proxy-input.ts";
import { checkExpectedRevision, lockProxy, type PluginProxySelector } from "./proxy-selector.ts";
import { withNewIds } from "./url-prefix-input.ts";

/** Left out = unchanged; null clears `description` and resets `name` to the tag. `urlPrefixes` replaces them all. */
export type UpdatePluginProxyInput = ProxyFields & {
  readonly proxy: PluginProxySelector;
  readonly expectedRevision?: number | null;
};

/**
 * Changes a proxy; its tag stays. New prefixes need the same right as using the secrets that they name (D-2). When
 * nothing differs, nothing is written and nothing recorded; else audit action plugin_proxy.updated.
 * @throws {AccessError} without EDIT_PLUGIN_PROXIES. @throws {UserErrors} every problem of the input at once.
 * @throws {UserError} NOT_FOUND; VERSION_CONFLICT with `currentRevision`.
 */
export async function updatePluginProxy(actor: Actor, input: UpdatePluginProxyInput): Promise<PluginProxy> {
  authorize(actor, "EDIT_PLUGIN_PROXIES");
  const { checked, problems } = readProxyUpdate(input);
  const { workspaceId } = actor;
  return inWorkspace(workspaceId, async (tx) => {
    await checkNamedSecrets(tx, workspaceId, checked.urlPrefixes ?? [], problems);
    const row = await lockProxy(tx, workspaceId, input.proxy);
    checkExpectedRevision(row, input.expectedRevision);
    const { id, tag } = row;
    const before = {
      ...row,
      limits: changedLimits(row, {}),
      urlPrefixes: (await findUrlPrefixes(tx, workspaceId, [id])).get(id) ?? [],
    };
    const after = applied(checked, before, tag);
    const changes = proxyChanges(before, after);
    if (changes.length === 0) return toPluginProxy(tx, workspaceId, row);

    const { urlPrefixes, limits, ...fields } = after;
    const change = {
      ...fields,
      ...limits,
      revision: row.revision + 1,
      updatedAt: now(),
      updatedBy: actor.id,
    };
    await updateProxyRow(tx, workspaceId, id, change);
    if (changesPrefixes(changes)) {
      await deleteUrlPrefixes(tx, workspaceId, id);
      await insertUrlPrefixes(tx, { workspaceId, proxyId: id }, withNewIds(urlPrefixes));
    }
    await announceChange(tx, { workspaceId, kind: "proxy", id });
    await recordAudit(tx, actor, "plugin_proxy.updated", { type: "plugin_proxy", id, label: tag }, changes);
    return toPluginProxy(tx, workspaceId, { ...row, ...change });
  });
}

function applied(checked: CheckedProxyUpdate, before: ProxyFacts, tag: ProxyRow["tag"]): ProxyFacts {
  return {
    name: checked.name === undefined ? before.name : (checked.name ?? tag),
    description: checked.description === undefined ? before.description : checked.description,
    isEnabled: checked.isEnabled ?? before.isEnabled,
    unmatched: checked.unmatched ?? before.unmatched,
    allowedOrigins: checked.allowedOrigins ?? before.allowedOrigins,
    limits: changedLimits(before.limits, checked.limits),
    urlPrefixes: checked.urlPrefixes ?? before.urlPrefixes,
  };
}
