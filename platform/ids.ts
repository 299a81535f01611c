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
  | "use"
  | "req";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const RANDOM_BYTES = 10;
/** Drawn at once, as node:crypto's randomUUID does: one draw costs as much as 400 ids that are cut from it. */
const pool = new Uint8Array(RANDOM_BYTES * 400);
let drawn = pool.length;

export function newId(prefix: IdPrefix, now: number = Date.now()): string {
  return `${prefix}_${timeDigits(now)}${digitsOf(randomBytes())}`;
}

/** Good until the next call. Never given twice. */
function randomBytes(): Uint8Array {
  if (drawn === pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  drawn += RANDOM_BYTES;
  return pool.subarray(drawn - RANDOM_BYTES, drawn);
}

/** Of the last time that was asked for: a busy process makes many ids in one millisecond. */
let latest = { time: -1, digits: "" };

function timeDigits(now: number): string {
  if (latest.time === now) return latest.digits;
  let time = "";
  for (let rest = now, i = 0; i < 10; i++) {
    time = CROCKFORD.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  latest = { time: now, digits: time };
  return time;
}

/** 80 bits in 16 characters: walk the bytes as one bit string, five bits at a time. */
function digitsOf(bytes: Uint8Array): string {
  let tail = "";
  let bits = 0;
  let buffer = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      tail += CROCKFORD.charAt((buffer >> bits) & 31);
    }
    buffer &= (1 << bits) - 1;
  }
  return tail;
}

/**
 * Ids for many rows at once, in their order: one draw of random bits, and a counter in the last 20 of the 80, as ULIDs
 * of one millisecond are counted on. `newId` for each row of a batch would cost more than writing it.
 */
export function idSequence(prefix: IdPrefix): () => string {
  let start = newId(prefix).slice(0, -4);
  let count = 0;
  return () => {
    if (count === 2 ** 20) {
      start = newId(prefix).slice(0, -4);
      count = 0;
    }
    const n = count++;
    const digit = (shift: number) => CROCKFORD.charAt((n >> shift) & 31);
    return start + digit(15) + digit(10) + digit(5) + digit(0);
  };
}

/** The id that the same `bytes` (10 or more) always have at `time`, so that two writers of one thing write one row. */
export function idFrom(prefix: IdPrefix, time: number, bytes: Uint8Array): string {
  return `${prefix}_${timeDigits(time)}${digitsOf(bytes.subarray(0, RANDOM_BYTES))}`;
}

/** True for a string that `newId(prefix)` could have made. Says nothing about whether a row exists. */
export function isId(prefix: IdPrefix, text: string): boolean {
  return text.startsWith(`${prefix}_`) && /^[0-9A-HJKMNP-TV-Z]{26}$/.test(text.slice(prefix.length + 1));
}
