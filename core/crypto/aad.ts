import { createHash } from "node:crypto";

/**
 * What a sealed value is bound to. Changing any of it changes docs/crypto.md, AAD v1, and needs a new format: every
 * value sealed so far stops opening.
 */
export type Binding = {
  readonly workspaceId: string;
  /** The record that owns the value; for secrets `sec_…`. */
  readonly secretId: string;
  readonly version: number;
  /** Canonical, as core/secrets/destination-input.ts writes them. Their order counts. */
  readonly destinations: readonly string[];
};

/** Says what a sealed value is for, so that one kind can never stand in for another. */
export type Purpose = "secret-value";

const FORMAT = "keyhole/sealed/v1";

/** AAD v1 for a value sealed under the DEK `keyId`. */
export function sealedValueAad(purpose: Purpose, keyId: string, binding: Binding): Buffer {
  const { workspaceId, secretId, version, destinations } = binding;
  const digest = createHash("sha256").update(lengthPrefixed(destinations)).digest();
  return lengthPrefixed([FORMAT, purpose, keyId, workspaceId, secretId, String(version), digest]);
}

/**
 * Each part with its length before it, in 4 bytes, big end first. Without lengths "ab" + "c" and "a" + "bc" would be
 * the same bytes, and a binding to one could be used as the other.
 */
export function lengthPrefixed(parts: readonly (string | Buffer)[]): Buffer {
  const chunks = parts.flatMap((part) => {
    const bytes = typeof part === "string" ? Buffer.from(part, "utf8") : part;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return [length, bytes];
  });
  return Buffer.concat(chunks);
}
