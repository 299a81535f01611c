import { createHmac, timingSafeEqual } from "node:crypto";
import { UserError } from "#core/errors.ts";
import { lengthPrefixed } from "./aad.ts";
import { instanceKey } from "./instance-keys.ts";

/** Which list of which workspace a cursor belongs to, e.g. `secrets/NAME/ASC`. It opens in no other. */
export type CursorScope = { readonly workspaceId: string; readonly list: string };

/** 128 bits: guessing one right costs 2^127 requests, and a wrong one only starts a page elsewhere in the same list. */
const MAC_BYTES = 16;
/** A name of 80 characters, JSON-escaped, and an id stay well below. */
const MAX_CURSOR_CHARS = 2_048;

/**
 * An opaque cursor for the place `values` in the list. It is authenticated, not encrypted: it holds only what the page
 * it stands on shows. The MAC keeps callers from asking the database with keys of their own making (security.md X-3).
 */
export async function sealCursor(scope: CursorScope, values: readonly string[]): Promise<string> {
  const payload = Buffer.from(JSON.stringify(values), "utf8");
  return Buffer.concat([await macOf(scope, payload), payload]).toString("base64url");
}

/** The values, or null for a text that this instance did not give out for this list in this workspace. */
export async function openCursor(scope: CursorScope, cursor: string): Promise<unknown[] | null> {
  if (cursor.length > MAX_CURSOR_CHARS) return null;
  const bytes = Buffer.from(cursor, "base64url");
  if (bytes.length <= MAC_BYTES || bytes.toString("base64url") !== cursor) return null;
  const payload = bytes.subarray(MAC_BYTES);
  if (!timingSafeEqual(bytes.subarray(0, MAC_BYTES), await macOf(scope, payload))) return null;
  // Ours, so it is JSON of an array.
  return JSON.parse(payload.toString("utf8"));
}

/**
 * The same as the key of a row, for a list use case: its order value and its id. Null when no cursor was given.
 * @param field of the input that holds it, e.g. "after".
 * @throws {UserError} INVALID_CURSOR.
 */
export async function keyOfCursor(
  scope: CursorScope,
  cursor: string | null | undefined,
  field: string,
): Promise<readonly [value: string, id: string] | null> {
  if (cursor == null) return null;
  const opened = typeof cursor === "string" ? await openCursor(scope, cursor) : null;
  if (opened?.length === 2) return [String(opened[0]), String(opened[1])];
  throw new UserError("INVALID_CURSOR", "This cursor is not of this list. Start at the first page.", [field]);
}

async function macOf({ workspaceId, list }: CursorScope, payload: Buffer): Promise<Buffer> {
  const key = await instanceKey("cursor");
  const text = lengthPrefixed(["keyhole/cursor/v1", workspaceId, list, payload]);
  return createHmac("sha256", key).update(text).digest().subarray(0, MAC_BYTES);
}
