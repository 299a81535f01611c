import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from "node:crypto";

/**
 * AES-256-GCM with a random 96-bit nonce for each message and the full 128-bit tag. 96 bits, since that is the length
 * for which GCM needs no further hashing; random, since a counter would have to survive crashes and restored backups.
 * Random nonces bound a key to 2^32 messages (NIST SP 800-38D §8.3), which workspace-keys.ts counts.
 */
export const NONCE_BYTES = 12;
/** Said aloud wherever a cipher is made: node:crypto would also verify tags of 4 or 8 bytes (security.md C-1). */
export const TAG_BYTES = 16;
const ALGORITHM = "aes-256-gcm";

/** Nonce (12 bytes), ciphertext (as long as `plaintext`), tag (16 bytes). Does not keep or wipe `plaintext`. */
export function aeadSeal(key: KeyObject, plaintext: Buffer, aad: Buffer): Buffer {
  return aeadSealWithNonce(key, plaintext, aad, randomBytes(NONCE_BYTES));
}

/** The same with a given nonce: for published and frozen vectors only. A nonce used twice under a key gives both away. */
export function aeadSealWithNonce(key: KeyObject, plaintext: Buffer, aad: Buffer, nonce: Buffer): Buffer {
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(aad);
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([nonce, ciphertext, cipher.getAuthTag()]);
}

/** The plaintext in a buffer of its own, or null for whatever reason it does not open. Never part of it. */
export function aeadOpen(key: KeyObject, sealed: Buffer, aad: Buffer): Buffer | null {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return null;
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const ciphertext = sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES);
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const plaintext = decipher.update(ciphertext);
  try {
    decipher.final();
    return plaintext;
  } catch {
    // GCM decrypts before it verifies: what came out belongs to nobody.
    plaintext.fill(0);
    return null;
  }
}
