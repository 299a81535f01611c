import type { Origin } from "#core/permissions/actor.ts";
import { findSignInUser } from "#db/queries/cross-workspace/people.ts";
import { endSessionRow, startSession } from "#db/queries/cross-workspace/sessions.ts";
import { now } from "#platform/clock.ts";
import { newId } from "#platform/ids.ts";
import { logger } from "#platform/logger.ts";
import type { Person } from "./authenticate.ts";
import { isEmail } from "./email.ts";
import { addressName, beginTry, type Guarded } from "./lock-out.ts";
import { isPassword, PASSWORD_LENGTH } from "./passwords.ts";
import { SESSION_HOURS } from "./session-cookie.ts";

/**
 * Starts a new session for a person who knows the password, under a new id, and ends the one that the same browser
 * had: a cookie from before sign-in is worth nothing after it. Answers null, after the same time and for every reason
 * alike, when the account is not there, is deactivated, has no password, or the password is wrong.
 * @param replacedSessionId the session of the request's own cookie, if it has one.
 * @throws {UserError} RATE_LIMITED with `retryAfterSeconds`, before any password is hashed.
 */
export async function signInWithPassword(request: {
  email: string;
  password: string;
  origin: Origin;
  replacedSessionId?: string | null;
}): Promise<{ sessionId: string; user: Person } | null> {
  const { origin, password } = request;
  const email = request.email.trim().toLowerCase();
  // Nobody has such an account or password; hashing megabytes would only burn time.
  if (!isEmail(email) || password.length > PASSWORD_LENGTH.max) return null;
  const attempt = await beginTry(guardedBy(email, origin));
  const found = await findSignInUser(email);
  const isRight = await isPassword(password, found?.passwordHash ?? null);
  if (!isRight || !found?.isActive) {
    // Not the e-mail: people type their password into that field.
    logger().info({ requestId: origin.requestId, ip: origin.ip }, "A sign-in was refused");
    return null;
  }
  await attempt.succeeded();
  const { id: userId, displayName, isInstanceAdmin } = found;
  const sessionId = newId("ses");
  const createdAt = now();
  await startSession(
    {
      id: sessionId,
      userId,
      createdAt,
      lastSeenAt: createdAt,
      expiresAt: new Date(createdAt.getTime() + SESSION_HOURS.absolute * 3_600_000),
      ip: origin.ip,
      userAgent: origin.userAgent,
    },
    request.replacedSessionId ?? null,
  );
  logger().info({ requestId: origin.requestId, ip: origin.ip, userId }, "Signed in");
  return { sessionId, user: { id: userId, email: found.email, displayName, isInstanceAdmin } };
}

/** Ends a session on the server, so that a copy of its cookie is worth nothing. Ending twice is not an error. */
export async function endSession(sessionId: string): Promise<void> {
  await endSessionRow(sessionId, now());
}

function guardedBy(email: string, { ip }: Origin): Guarded[] {
  const account: Guarded = { kind: "account", name: email };
  return ip === null ? [account] : [account, { kind: "address", name: addressName(ip) }];
}
