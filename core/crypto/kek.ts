import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import { lengthPrefixed } from "./aad.ts";
import { aeadOpen, aeadSeal } from "./aead.ts";

/**
 * A key-encryption key: something that can wrap and unwrap keys, and has a public name. Asynchronous and without a way
 * to get the key itself, since a KMS would never give it.
 */
export type Kek = {
  /** `kek_` and 16 hexadecimal digits; says nothing about the key and stands beside everything it wrapped. */
  readonly id: string;
  /** @param owner what the key is for, e.g. ["workspace", id, key id]; part of what is authenticated. */
  wrap(key: Buffer, owner: readonly string[]): Promise<Buffer>;
  /** Null when it was not wrapped by this KEK for this owner, or was altered. */
  unwrap(wrapped: Buffer, owner: readonly string[]): Promise<Buffer | null>;
};

const WRAP_FORMAT = "keyhole/wrapped/v1";
const VERSION = 0x01;

/**
 * A KEK whose bytes are in this process (providers `env` and `file`). Wipes `bytes` after taking them over.
 * Wrapped key v1: version (1 byte, 0x01), nonce, ciphertext, tag; AAD as docs/crypto.md, "Wrapped key v1".
 */
export function localKek(bytes: Buffer): Kek {
  const key: KeyObject = createSecretKey(bytes);
  // A MAC under the key itself: it names the key, and nobody gets from the name to the key.
  const digest = createHmac("sha256", bytes).update("keyhole/kek-id/v1").digest("hex");
  bytes.fill(0);
  const id = `kek_${digest.slice(0, 16)}`;
  const aad = (owner: readonly string[]) => lengthPrefixed([WRAP_FORMAT, id, ...owner]);
  return {
    id,
    wrap: async (plain, owner) => Buffer.concat([Buffer.from([VERSION]), aeadSeal(key, plain, aad(owner))]),
    unwrap: async (wrapped, owner) =>
      wrapped[0] === VERSION ? aeadOpen(key, wrapped.subarray(1), aad(owner)) : null,
  };
}
