import type { Actor } from "#core/permissions/actor.ts";
import { findSecretUsages } from "#db/queries/secret-usages.ts";
import type { Tx } from "#db/transaction.ts";

/** A place that names a secret. */
export type SecretUsage = {
  /** The plugin proxy; `findPluginProxies` loads it. */
  proxyId: string;
  /** E.g. "https://api.stripe.com/ › Authorization". */
  location: string;
  /** False when the proxy is switched off. */
  isActive: boolean;
};

/**
 * The places that name each secret and that the actor may see, at most `limit` of each. Whoever may not see proxies
 * sees no place; `Secret.usageCount` counts them all.
 */
export async function visibleUsages(
  tx: Tx,
  actor: Actor,
  secretIds: readonly string[],
  limit: number,
): Promise<Map<string, SecretUsage[]>> {
  const usages = new Map<string, SecretUsage[]>(secretIds.map((id) => [id, []]));
  if (!actor.permissions.has("VIEW_PLUGIN_PROXIES")) return usages;
  for (const row of await findSecretUsages(tx, actor.workspaceId, secretIds, limit)) {
    usages.get(row.secretId)?.push({
      proxyId: row.proxyId,
      location: `${row.prefix} › ${row.headerName}`,
      isActive: row.isEnabled,
    });
  }
  return usages;
}
