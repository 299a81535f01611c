import { UnavailableError } from "#core/errors.ts";
import { type Binding, type Purpose, sealedValueAad } from "./aad.ts";
import { aeadOpen, aeadSeal } from "./aead.ts";
import { SecretBytes } from "./secret-bytes.ts";
import type { WorkspaceKey } from "./workspace-keys.ts";

/**
 * Sealed value v1: version (1 byte, 0x01), length of the key id (1 byte), key id (ASCII), nonce (12), ciphertext, tag
 * (16). It says by which key it was made, so a value from a backup can be matched to its key without its row.
 * @see docs/crypto.md, "Sealed value v1"
 */
const VERSION = 0x01;

type SealingKey = Pick<WorkspaceKey, "id" | "dek">;

/** Seals `plaintext` under `key`, bound to `binding`. Does not count the seal (workspace-keys.ts does) or wipe its input. */
export function sealValue(key: SealingKey, purpose: Purpose, binding: Binding, plaintext: Buffer): Buffer {
  return Buffer.concat([
    head(key.id),
    aeadSeal(key.dek, plaintext, sealedValueAad(purpose, key.id, binding)),
  ]);
}

/**
 * The value, as an object that prints "[secret]".
 * @throws {UnavailableError} TAMPERED, one and the same for a flipped bit, a cut, another row, version, workspace,
 *   purpose or key, and other destinations (security.md C-4).
 */
export function openValue(key: SealingKey, purpose: Purpose, binding: Binding, sealed: Buffer): SecretBytes {
  return new SecretBytes(openBytes(key, purpose, binding, sealed));
}

/**
 * Sealed bytes into sealed bytes: under another key, or bound to something else. The way to narrow destinations or to
 * change keys without the plaintext leaving this room. Equal keys and bindings show whether it opens.
 * @throws {UnavailableError} TAMPERED when `sealed` does not open under `oldKey` and `oldBinding`.
 */
export function reseal(
  oldKey: SealingKey,
  newKey: SealingKey,
  purpose: Purpose,
  sealed: Buffer,
  oldBinding: Binding,
  newBinding: Binding,
): Buffer {
  const plaintext = openBytes(oldKey, purpose, oldBinding, sealed);
  try {
    return sealValue(newKey, purpose, newBinding, plaintext);
  } finally {
    plaintext.fill(0);
  }
}

/** Whether it opens, without giving the plaintext to anybody. */
export function doesOpen(key: SealingKey, purpose: Purpose, binding: Binding, sealed: Buffer): boolean {
  const plaintext = tryOpen(key, purpose, binding, sealed);
  plaintext?.fill(0);
  return plaintext !== null;
}

function openBytes(key: SealingKey, purpose: Purpose, binding: Binding, sealed: Buffer): Buffer {
  const plaintext = tryOpen(key, purpose, binding, sealed);
  if (plaintext !== null) return plaintext;
  throw new UnavailableError(
    "TAMPERED",
    "A stored secret does not open: it, its row or its destinations were altered outside Keyhole. Nothing was sent; replace its value.",
  );
}

function tryOpen(key: SealingKey, purpose: Purpose, binding: Binding, sealed: Buffer): Buffer | null {
  const expected = head(key.id);
  if (!sealed.subarray(0, expected.length).equals(expected)) return null;
  return aeadOpen(key.dek, sealed.subarray(expected.length), sealedValueAad(purpose, key.id, binding));
}

function head(keyId: string): Buffer {
  const id = Buffer.from(keyId, "ascii");
  if (id.length > 255) throw new Error("unreachable: a key id of more than 255 bytes");
  return Buffer.concat([Buffer.from([VERSION, id.length]), id]);
}
