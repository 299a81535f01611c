import type { AuditChange } from "#core/audit/record.ts";
import { announceChange } from "#core/changes/announce-change.ts";
import { reseal } from "#core/crypto/envelope.ts";
import { activeWorkspaceKey, workspaceKey } from "#core/crypto/workspace-keys.ts";
import { toKeyholeError, UserError } from "#core/errors.ts";
import {
  destroyOtherVersions,
  findPreviousVersion,
  findSealedVersion,
  replaceSealedVersion,
  type SecretVersionRow,
} from "#db/queries/secret-versions.ts";
import type { SecretRow } from "#db/queries/secrets.ts";
import type { Tx } from "#db/transaction.ts";
import { now } from "#platform/clock.ts";
import { commonDestinations, isNarrowing } from "./destinations.ts";

/**
 * Seals every stored value of the secret for fewer destinations: the current one, and the previous one for those of its
 * own that remain, so that a roll-back cannot undo the narrowing. A previous value that could then go nowhere, or that
 * does not open, is destroyed. No plaintext leaves core/crypto.
 * @param row locked.
 * @returns what to record; nothing when nothing differs.
 * @throws {UserError} DESTINATIONS_WIDENED. @throws {UnavailableError} TAMPERED when the current value does not open.
 */
export async function narrowDestinations(tx: Tx, row: SecretRow, next: string[]): Promise<AuditChange[]> {
  const { workspaceId, id: secretId, version } = row;
  const current = await findSealedVersion(tx, workspaceId, secretId, version);
  if (!current) throw new Error("unreachable: a secret without a current version");
  if (!isNarrowing(current.destinations, next)) {
    throw new UserError(
      "DESTINATIONS_WIDENED",
      "Destinations can only be narrowed here. To allow more, replace the value and give it again.",
      ["input", "destinations"],
    );
  }
  if (next.join() === current.destinations.join()) return [];
  await resealFor(tx, current, next);
  const changes: AuditChange[] = [{ field: "destinations", before: current.destinations, after: next }];

  const at = now();
  const previous = await findPreviousVersion(tx, workspaceId, secretId, at);
  if (previous !== null && !(await narrowPrevious(tx, previous, next))) {
    await destroyOtherVersions(tx, previous, [version], at);
    changes.push({ field: "previousValueKeptUntil", before: previous.keptUntil, after: null });
  }
  await announceChange(tx, { workspaceId, kind: "secret", id: secretId });
  return changes;
}

/** @returns false when there is nothing left that could be kept. */
async function narrowPrevious(tx: Tx, previous: SecretVersionRow, next: string[]): Promise<boolean> {
  const remaining = commonDestinations(previous.destinations, next);
  if (remaining === null) return false;
  try {
    await resealFor(tx, previous, remaining);
    return true;
  } catch (error) {
    const known = toKeyholeError(error);
    if (known?.kind !== "unavailable" || known.code !== "TAMPERED") throw error;
    return false;
  }
}

/** The same value under the same number; the destinations are part of what it is sealed with. */
async function resealFor(tx: Tx, sealed: SecretVersionRow, destinations: string[]): Promise<void> {
  const oldKey = await workspaceKey(tx, sealed.workspaceId, sealed.keyId);
  const newKey = await activeWorkspaceKey(tx, sealed.workspaceId);
  const sealedValue = reseal(oldKey, newKey, "secret-value", sealed.sealedValue, sealed, {
    ...sealed,
    destinations,
  });
  await replaceSealedVersion(tx, sealed, { keyId: newKey.id, destinations, sealedValue });
}
