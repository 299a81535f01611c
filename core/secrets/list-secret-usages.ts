import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { inWorkspace } from "#db/transaction.ts";
import { isId } from "#platform/ids.ts";
import { type SecretUsage, visibleUsages } from "./secret-usage.ts";

/** More belongs on a page of its own. */
const MAX_USAGES = 100;

/**
 * The places that name each of the secrets and that the actor may see, at most 100 of each, with one query for all.
 * Ids of other workspaces have none;
 * what is no id is left out.
 * @throws {AccessError} without VIEW_SECRETS.
 */
export async function listSecretUsages(
  actor: Actor,
  secretIds: readonly string[],
): Promise<Map<string, SecretUsage[]>> {
  authorize(actor, "VIEW_SECRETS");
  const ids = secretIds.filter((id) => isId("sec", id));
  return inWorkspace(actor.workspaceId, (tx) => visibleUsages(tx, actor, ids, MAX_USAGES));
}
