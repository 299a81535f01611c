import { hash, randomFillSync, timingSafeEqual } from "node:crypto";
import { crc32 } from "node:zlib";

/**
 * The text of an API token (docs/api-tokens.md):
 *
 *     khl_ 01KB3Z6Q0V9M2N4P5R7S8T1WXY 4fGh…27 characters… 0aB3xZ
 *     └┬─┘ └────────────┬───────────┘ └────────┬────────┘ └──┬─┘
 *     mark    id without its `tok_`         random        checksum
 *
 * The mark and the fixed length let secret scanners find it. The id lets us look it up without a scan over digests.
 * The checksum tells a typing mistake, or a scanner's false hit, from a token without asking the database; it protects
 * nothing. Only the SHA-256 of the random part is stored: 160 random bits need no slow hash (NIST SP 800-63B §5.1.2.2
 * asks for 112).
 */
export const API_TOKEN_PATTERN = /^khl_[0-9A-HJKMNP-TV-Z]{26}[0-9A-Za-z]{33}$/;

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** 27 × log2(62) = 160.7 bits. */
const RANDOM_LENGTH = 27;
/** Where it begins: behind the mark and the id. */
const RANDOM_AT = 4 + 26;
/** 62^6 is the first power of 62 above 2^32. */
const CHECKSUM_LENGTH = 6;
/** The largest multiple of 62 in a byte: bytes from here on are thrown away, or the first 8 letters would be likelier. */
const FAIR_BELOW = 248;

/** A new token for the row `id` (`tok_…`). The text exists here and in the one answer that shows it. */
export function newApiToken(id: string): { text: string; digest: Buffer } {
  const random = randomBase62(RANDOM_LENGTH);
  const body = `khl_${id.slice("tok_".length)}${random}`;
  return { text: body + checksum(body), digest: digestOf(random) };
}

/** The id and the digest that a well-formed text claims; null for any other text. Asks nobody. */
export function readApiToken(text: string): { id: string; digest: Buffer } | null {
  if (!API_TOKEN_PATTERN.test(text)) return null;
  const body = text.slice(0, -CHECKSUM_LENGTH);
  if (checksum(body) !== text.slice(-CHECKSUM_LENGTH)) return null;
  return { id: `tok_${text.slice(4, RANDOM_AT)}`, digest: digestOf(body.slice(RANDOM_AT)) };
}

/** In constant time. `stored` is null when there is no such token, which takes as long and is never equal. */
export function isSameDigest(given: Buffer, stored: Buffer | null): boolean {
  const isEqual = timingSafeEqual(given, stored ?? Buffer.alloc(given.length));
  return isEqual && stored !== null;
}

/** By way of a string, which node makes four times as fast as a buffer: this is done for every request. */
function digestOf(random: string): Buffer {
  return Buffer.from(hash("sha256", random, "binary"), "latin1");
}

function checksum(body: string): string {
  let text = "";
  for (let rest = crc32(body); text.length < CHECKSUM_LENGTH; rest = Math.floor(rest / 62)) {
    text = BASE62.charAt(rest % 62) + text;
  }
  return text;
}

function randomBase62(length: number): string {
  let text = "";
  while (text.length < length) {
    for (const byte of randomFillSync(new Uint8Array(length))) {
      if (byte < FAIR_BELOW && text.length < length) text += BASE62.charAt(byte % 62);
    }
  }
  return text;
}
