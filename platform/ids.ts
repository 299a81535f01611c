import { randomFillSync } from "node:crypto";

/**
 * Ids are `prefix_` + ULID: 48 bits of milliseconds and 80 random bits in Crockford base32, so they sort by
 * creation time. To callers they are opaque strings.
 * @see https://github.com/ulid/spec
 */
export type IdPrefix =
  | "wsp"
  | "usr"
  | "mbr"
  | "rol"
  | "ses"
  | "tok"
  | "key"
  | "sec"
  | "prx"
  | "pfx"
  | "hdr"
  | "evt"
  | "req";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const RANDOM_BYTES = 10;

export function newId(prefix: IdPrefix, now: number = Date.now()): string {
  let time = "";
  for (let rest = now, i = 0; i < 10; i++) {
    time = CROCKFORD.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  const random = randomFillSync(new Uint8Array(RANDOM_BYTES));
  // 80 bits in 16 characters: walk the bytes as one bit string, five bits at a time.
  let tail = "";
  let bits = 0;
  let buffer = 0;
  for (const byte of random) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      tail += CROCKFORD.charAt((buffer >> bits) & 31);
    }
    buffer &= (1 << bits) - 1;
  }
  return `${prefix}_${time}${tail}`;
}

/** True for a string that `newId(prefix)` could have made. Says nothing about whether a row exists. */
export function isId(prefix: IdPrefix, text: string): boolean {
  return text.startsWith(`${prefix}_`) && /^[0-9A-HJKMNP-TV-Z]{26}$/.test(text.slice(prefix.length + 1));
}
