import { decode, encode, type JWT } from "next-auth/jwt";
import { instanceKey } from "#core/crypto/instance-keys.ts";
import { config } from "#platform/config.ts";
import { isId } from "#platform/ids.ts";

/**
 * The session cookie: an encrypted JWT of next-auth that holds the id of a row in `sessions` and nothing else. It
 * proves only that we issued it; whether the session lives is in the row, read at each request (decision 11).
 */
export const SESSION_HOURS = { idle: 12, absolute: 7 * 24 } as const;
export const SESSION_MAX_AGE_SECONDS = SESSION_HOURS.absolute * 3_600;

/** `__Host-` binds the cookie to this host, https and the whole path; browsers refuse it on plain http. */
export function sessionCookieName(): string {
  return config().isHttps ? "__Host-keyhole.session" : "keyhole.session";
}

/** Secret that next-auth derives its keys from. */
export async function sessionSecret(): Promise<string> {
  return (await instanceKey("session")).toString("base64url");
}

export async function encodeSessionCookie(sessionId: string): Promise<string> {
  const token: JWT = { sessionId };
  return encode({ token, secret: await sessionSecret(), maxAge: SESSION_MAX_AGE_SECONDS });
}

/** The session id in a cookie's value, or null for any text that we did not issue, or that is over. Asks no database. */
export async function decodeSessionCookie(value: string): Promise<string | null> {
  const secret = await sessionSecret();
  // jose throws for every kind of wrong text, and its messages are of no use to anybody who may see them.
  const token = await decode({ token: value, secret }).catch(() => null);
  const id = token?.sessionId;
  return typeof id === "string" && isId("ses", id) ? id : null;
}
