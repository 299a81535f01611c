import { randomBytes } from "node:crypto";
import {
  addInstanceKeys,
  type InstanceKey,
  loadInstanceKeys,
} from "#db/queries/cross-workspace/instance-keys.ts";
import { processState } from "#platform/process-state.ts";
import { keyRing, unwrapKey } from "./key-ring.ts";

/**
 * Random keys of the whole instance, one for each purpose, stored wrapped. Independent keys rather than ones derived
 * from the KEK, so that changing the KEK rewraps them and ends no session. `canary` serves nothing but check-key.ts.
 */
export const INSTANCE_KEY_PURPOSES = [
  "canary",
  "cursor",
  "idempotency",
  "session",
  "setup",
  "sign-in",
] as const;
export type InstanceKeyPurpose = (typeof INSTANCE_KEY_PURPOSES)[number];

const KEY_BYTES = 32;

/**
 * The 32 bytes for a purpose. All are read together on first use (the start does it) and made where they are missing.
 * @throws {UnavailableError} KEY_UNAVAILABLE under a wrong KEK; the next call tries again.
 */
export async function instanceKey(purpose: InstanceKeyPurpose): Promise<Buffer> {
  const keys = await processState("instanceKeys", readInstanceKeys);
  const key = keys.get(purpose);
  if (!key) throw new Error("unreachable: an instance key was not made");
  return key;
}

async function readInstanceKeys(): Promise<Map<string, Buffer>> {
  const stored = await loadInstanceKeys();
  // First: under a wrong KEK nothing may be written.
  const known = await unwrapAll(stored);
  const missing = INSTANCE_KEY_PURPOSES.filter((purpose) => !known.has(purpose));
  if (missing.length === 0) return known;
  await addInstanceKeys(await Promise.all(missing.map(newInstanceKey)));
  // Another process may have made some of them at the same moment; what is stored counts.
  return unwrapAll(await loadInstanceKeys());
}

async function newInstanceKey(purpose: string): Promise<InstanceKey> {
  const { active } = await keyRing();
  const key = randomBytes(KEY_BYTES);
  const wrappedKey = await active.wrap(key, owner(purpose));
  key.fill(0);
  return { purpose, kekId: active.id, wrappedKey };
}

async function unwrapAll(rows: readonly InstanceKey[]): Promise<Map<string, Buffer>> {
  const entries = rows.map(async ({ purpose, kekId, wrappedKey }) => {
    return [purpose, await unwrapKey(kekId, wrappedKey, owner(purpose))] as const;
  });
  return new Map(await Promise.all(entries));
}

function owner(purpose: string): string[] {
  return ["instance-key", purpose];
}
