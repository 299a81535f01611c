import { randomBytes } from "node:crypto";

/**
 * The text of a KEK: `khk1_` and 32 random bytes in base64url without padding, 48 characters. The mark lets secret
 * scanners find it and tells a key from a token (`khl_`). One format for KEYHOLE_KEY and for the key file.
 */
const KEY_TEXT = /^khk1_([A-Za-z0-9_-]{43})$/;
const KEY_BYTES = 32;

/** A new key, for `npm run keys:new` and for the first start of an embedded instance. */
export function newKeyText(): string {
  return `khk1_${randomBytes(KEY_BYTES).toString("base64url")}`;
}

/** The 32 bytes, or null for any other text. A text whose last character has stray bits is another text, and refused. */
export function readKeyText(text: string): Buffer | null {
  const encoded = KEY_TEXT.exec(text)?.[1];
  if (encoded === undefined) return null;
  const bytes = Buffer.from(encoded, "base64url");
  return bytes.length === KEY_BYTES && bytes.toString("base64url") === encoded ? bytes : null;
}

/**
 * The keys of a setting or file: one a line or separated by blanks, `#` starts a comment. The first is the active one;
 * the others only unwrap. Null when there is none, or when one of them is no key.
 */
export function readKeyTexts(text: string): Buffer[] | null {
  const words = text.replace(/#.*$/gm, "").split(/[\s,]+/);
  const keys = words.filter((word) => word !== "").map(readKeyText);
  const known = keys.filter((key) => key !== null);
  return known.length > 0 && known.length === keys.length ? known : null;
}
