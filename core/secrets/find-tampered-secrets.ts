import { doesOpen } from "#core/crypto/envelope.ts";
import { type WorkspaceKey, workspaceKey } from "#core/crypto/workspace-keys.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { findSealedBySecrets } from "#db/queries/secret-versions.ts";
import { inWorkspace } from "#db/transaction.ts";
import { isId } from "#platform/ids.ts";

/**
 * For each of the secrets whether its current value no longer opens: it, its row or its destinations were altered outside
 * Keyhole (B-2). Tries each, in core/crypto, and lets nothing of it out; one query for all. Ids of other workspaces are
 * left out.
 * @throws {AccessError} without VIEW_SECRETS. @throws {UnavailableError} KEY_UNAVAILABLE.
 */
export async function findTamperedSecrets(
  actor: Actor,
  secretIds: readonly string[],
): Promise<Map<string, boolean>> {
  authorize(actor, "VIEW_SECRETS");
  const { workspaceId } = actor;
  const ids = secretIds.filter((id) => isId("sec", id));
  return inWorkspace(workspaceId, async (tx) => {
    const keys = new Map<string, WorkspaceKey>();
    const tampered = new Map<string, boolean>();
    for (const row of await findSealedBySecrets(tx, workspaceId, ids)) {
      const key = keys.get(row.keyId) ?? (await workspaceKey(tx, workspaceId, row.keyId));
      keys.set(row.keyId, key);
      tampered.set(row.secretId, !doesOpen(key, "secret-value", row, row.sealedValue));
    }
    return tampered;
  });
}
