import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { UnavailableError } from "#core/errors.ts";
import type { WorkspaceKeyRow } from "#db/entities/workspace-key.ts";
import {
  deactivateWorkspaceKey,
  findActiveWorkspaceKey,
  findWorkspaceKey,
  insertWorkspaceKey,
  reserveSeals,
} from "#db/queries/workspace-keys.ts";
import type { Tx } from "#db/transaction.ts";
import { newId } from "#platform/ids.ts";
import { processState } from "#platform/process-state.ts";
import { keyRing, unwrapKey } from "./key-ring.ts";

/** A DEK, unwrapped. `dek` is a KeyObject, which prints nothing of itself. */
export type WorkspaceKey = { readonly id: string; readonly dek: KeyObject };

export type NewWorkspaceKey = Pick<
  WorkspaceKeyRow,
  "workspaceId" | "id" | "kekId" | "wrappedKey" | "isActive"
>;

const DEK_BYTES = 32;
/**
 * Half of the 2^32 seals that random 96-bit nonces allow a key (NIST SP 800-38D §8.3); then the workspace gets another.
 * Half, since counts are reserved in blocks by each process, and one that dies leaves its block unused but counted.
 */
export const MOST_SEALS = 2 ** 31;
/** Seals that a process counts at once. One by one would serialise every write of a workspace on one row's lock. */
export const SEALS_RESERVED = 256;

/** A new active DEK, wrapped, to be inserted. Writes nothing. */
export async function newWorkspaceKey(workspaceId: string): Promise<NewWorkspaceKey> {
  const { active } = await keyRing();
  const id = newId("key");
  const dek = randomBytes(DEK_BYTES);
  const wrappedKey = await active.wrap(dek, owner(workspaceId, id));
  dek.fill(0);
  return { workspaceId, id, kekId: active.id, wrappedKey, isActive: true };
}

/**
 * The DEK that seals now, with one seal counted: call it once for each value to be sealed. Replaces the DEK when it has
 * sealed enough.
 * @throws {UnavailableError} KEY_UNAVAILABLE.
 */
export async function activeWorkspaceKey(tx: Tx, workspaceId: string): Promise<WorkspaceKey> {
  const row = await findActiveWorkspaceKey(tx, workspaceId);
  if (!row) throw noKey("of this workspace");
  if (takeReserved(row)) return toWorkspaceKey(row);
  const sealCount = await reserveSeals(tx, workspaceId, row.id, SEALS_RESERVED, MOST_SEALS);
  if (sealCount === null) return replaceActiveKey(tx, workspaceId, row.id);
  reservations().set(row.id, { upTo: sealCount, left: SEALS_RESERVED - 1 });
  return toWorkspaceKey(row);
}

/** The DEK `keyId`, active or not. @throws {UnavailableError} KEY_UNAVAILABLE when the workspace has none of that id. */
export async function workspaceKey(tx: Tx, workspaceId: string, keyId: string): Promise<WorkspaceKey> {
  const row = await findWorkspaceKey(tx, workspaceId, keyId);
  if (!row) throw noKey(keyId);
  return toWorkspaceKey(row);
}

type Reservation = { upTo: number; left: number };

function reservations(): Map<string, Reservation> {
  return processState("sealReservations", () => new Map<string, Reservation>());
}

/**
 * A seal of a block that this process reserved. The block counts only when the row, as this transaction reads it, has
 * it: the transaction that reserved it may have been rolled back.
 */
function takeReserved({ id, sealCount }: WorkspaceKeyRow): boolean {
  const reserved = reservations().get(id);
  if (!reserved || reserved.left < 1 || Number(sealCount) < reserved.upTo) return false;
  reserved.left -= 1;
  return true;
}

/** Of two at once, the row's lock lets one replace the key; the other finds the new one. */
async function replaceActiveKey(tx: Tx, workspaceId: string, usedUpId: string): Promise<WorkspaceKey> {
  if (await deactivateWorkspaceKey(tx, workspaceId, usedUpId)) {
    await insertWorkspaceKey(tx, await newWorkspaceKey(workspaceId));
  }
  return activeWorkspaceKey(tx, workspaceId);
}

async function toWorkspaceKey({
  workspaceId,
  id,
  kekId,
  wrappedKey,
}: WorkspaceKeyRow): Promise<WorkspaceKey> {
  const bytes = await unwrapKey(kekId, wrappedKey, owner(workspaceId, id));
  const dek = createSecretKey(bytes);
  bytes.fill(0);
  return { id, dek };
}

function owner(workspaceId: string, id: string): string[] {
  return ["workspace-key", workspaceId, id];
}

function noKey(which: string): UnavailableError {
  return new UnavailableError(
    "KEY_UNAVAILABLE",
    `The key ${which} is not in the database. Restore it from a backup.`,
  );
}
