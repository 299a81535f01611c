import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { findSecretRow } from "#db/queries/secrets.ts";
import { inWorkspace } from "#db/transaction.ts";
import { type Secret, toSecret } from "./secret.ts";
import { type SecretSelector, toSecretKey } from "./secret-selector.ts";

/**
 * The secret, without its value; null when the actor's workspace has none of that id or tag.
 * @throws {AccessError} without VIEW_SECRETS.
 */
export async function findSecret(actor: Actor, selector: SecretSelector): Promise<Secret | null> {
  authorize(actor, "VIEW_SECRETS");
  const key = toSecretKey(selector);
  if (!key) return null;
  const { workspaceId } = actor;
  return inWorkspace(workspaceId, async (tx) => {
    const row = await findSecretRow(tx, workspaceId, key);
    return row && toSecret(tx, workspaceId, row);
  });
}
