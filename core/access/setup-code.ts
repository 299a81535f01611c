import { createHmac, timingSafeEqual } from "node:crypto";
import { instanceKey } from "#core/crypto/instance-keys.ts";
import { isSetUp } from "#db/queries/cross-workspace/set-up.ts";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** 16 characters of 5 bits: 80 bits, and tries are limited as well. */
const LENGTH = 16;

/**
 * The one-time code that opens /setup, e.g. `7GQ2-K0XM-94TD-ZC5R`; null once set-up is done. Derived from an instance
 * key and so the same at each start, and stored nowhere. For server/main.ts to print.
 */
export async function setupCode(): Promise<string | null> {
  if (await isSetUp()) return null;
  return (await codeText()).replace(/(.{4})(?=.)/g, "$1-");
}

/** Case, dashes and spaces do not count, nor does O for 0 or I and L for 1. In constant time. */
export async function isSetupCode(typed: string): Promise<boolean> {
  const read = typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  const given = Buffer.from(read.slice(0, LENGTH + 1));
  const right = Buffer.from(await codeText());
  return given.length === right.length && timingSafeEqual(given, right);
}

async function codeText(): Promise<string> {
  const digest = createHmac("sha256", await instanceKey("setup"))
    .update("setup-code:v1")
    .digest();
  // 256 is a multiple of 32, so the low five bits of a byte are even.
  return Array.from(digest.subarray(0, LENGTH), (byte) => CROCKFORD.charAt(byte % 32)).join("");
}
