import { recordAudit } from "#core/audit/record.ts";
import { UserError } from "#core/errors.ts";
import { runOnce } from "#core/idempotency/run-once.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { isUniqueViolation } from "#db/errors.ts";
import { insertProxy, PROXIES_TAG_KEY } from "#db/queries/proxies.ts";
import { insertUrlPrefixes } from "#db/queries/proxy-url-prefixes.ts";
import { inWorkspace, type Tx } from "#db/transaction.ts";
import { now } from "#platform/clock.ts";
import { newId } from "#platform/ids.ts";
import { checkNamedSecrets } from "./check-named-secrets.ts";
import { changedLimits } from "./limits-input.ts";
import type { PluginProxy } from "./plugin-proxy.ts";
import { proxyChanges } from "./proxy-changes.ts";
import { type CheckedProxyInput, type ProxyInput, readProxyInput } from "./proxy-input.ts";
import { rememberedProxy } from "./proxy-selector.ts";
import { withNewIds } from "./url-prefix-input.ts";

export type CreatePluginProxyInput = ProxyInput;

/**
 * Makes a proxy, and so decides where the secrets that its rules name are used. Sends nothing. Audit action
 * plugin_proxy.created.
 * @param input.tag 1 to 64 of [A-Za-z0-9_-], unique in the workspace ignoring case; made from `name`, with dashes,
 *   when left out. It is part of the address that callers use.
 * @param input.urlPrefixes at most 100, each with at most 50 headers.
 * @throws {AccessError} without EDIT_PLUGIN_PROXIES. @throws {UserErrors} every problem of the input at once.
 * @throws {UserError} TAG_TAKEN, IDEMPOTENCY_KEY_REUSED.
 */
export async function createPluginProxy(actor: Actor, input: CreatePluginProxyInput): Promise<PluginProxy> {
  authorize(actor, "EDIT_PLUGIN_PROXIES");
  const { checked, problems } = readProxyInput(input);
  const { workspaceId } = actor;
  return inWorkspace(workspaceId, async (tx) => {
    // What is wrong by itself was never done before. What is right may have been, and is then not refused because a
    // secret has gone since: so the secrets are looked at inside of `runOnce`.
    if (problems.length > 0) await checkNamedSecrets(tx, workspaceId, checked.urlPrefixes, problems);
    const request = { key: input.idempotencyKey, operation: "createPluginProxy", input: checked };
    const { proxyId } = await runOnce(tx, actor, request, () => saveNewProxy(tx, actor, checked));
    return rememberedProxy(tx, workspaceId, proxyId);
  });
}

async function saveNewProxy(tx: Tx, actor: Actor, checked: CheckedProxyInput): Promise<{ proxyId: string }> {
  const { workspaceId, id: by } = actor;
  const { urlPrefixes, limits: chosen, ...fields } = checked;
  const limits = changedLimits(null, chosen);
  await checkNamedSecrets(tx, workspaceId, urlPrefixes, []);
  const id = newId("prx");
  const at = now();
  await insertProxy(tx, {
    workspaceId,
    id,
    ...fields,
    ...limits,
    revision: 1,
    createdAt: at,
    createdBy: by,
    updatedAt: at,
    updatedBy: by,
  }).catch((cause: unknown) => {
    if (!isUniqueViolation(cause, PROXIES_TAG_KEY)) throw cause;
    throw new UserError("TAG_TAKEN", "Another proxy has this identifier.", ["input", "tag"], { cause });
  });
  await insertUrlPrefixes(tx, { workspaceId, proxyId: id }, withNewIds(urlPrefixes));
  const target = { type: "plugin_proxy", id, label: checked.tag };
  await recordAudit(tx, actor, "plugin_proxy.created", target, proxyChanges(null, { ...checked, limits }));
  return { proxyId: id };
}
