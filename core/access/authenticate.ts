import { AccessError } from "#core/errors.ts";
import type { Actor, Origin } from "#core/permissions/actor.ts";
import { toPermissions } from "#core/permissions/permissions.ts";
import { findSession, type SessionGrant, touchSession } from "#db/queries/cross-workspace/sessions.ts";
import { touchApiToken } from "#db/queries/cross-workspace/touch-api-token.ts";
import { now, nowMs } from "#platform/clock.ts";
import { isSameDigest, readApiToken } from "./api-token-text.ts";
import { writeInBackground } from "./background-writes.ts";
import { readCookie } from "./cookies.ts";
import { findWorkingToken, type WorkingToken } from "./find-working-token.ts";
import { decodeSessionCookie, SESSION_HOURS, sessionCookieName } from "./session-cookie.ts";

/** Who sends a request. `person` is signed in and has named no workspace, so may not act in any. */
export type Caller =
  | { kind: "anonymous"; origin: Origin }
  | { kind: "person"; user: Person; sessionId: string; origin: Origin }
  | { kind: "actor"; actor: Actor; sessionId: string | null };

export type Person = { id: string; email: string; displayName: string; isInstanceAdmin: boolean };

export type Credentials = {
  authorization: string | null;
  /** `Keyhole-Authorization`, for requests whose `Authorization` is the upstream's. Wins over it. */
  keyholeAuthorization: string | null;
  cookie: string | null;
  /** `Keyhole-Workspace`. A session needs it to act; a token knows its own. */
  workspaceSlug: string | null;
  origin: Origin;
};

/** How exact "last used" and "last seen" are. One write a minute, however many requests. */
const SEEN_EVERY_MS = 60_000;

/**
 * Answers who calls; does not authorise anything. A session is read from the database each time, a token is kept while this
 * process hears of changes (core/changes): so ending a session, deactivating a person, revoking a token or changing a
 * role counts from the next request on, and within 1 s in other processes (security.md U-3). A token's text is compared
 * and its expiry looked at each time. A token goes before a cookie; a cookie that is not, or no longer, good is no cookie.
 * @throws {AccessError} UNAUTHENTICATED for a token that does not work, the same for every reason; NOT_FOUND for a
 *   workspace that is not there or not the caller's. There is no default workspace (security.md X-6).
 */
export async function authenticate(credentials: Credentials): Promise<Caller> {
  return findCaller(credentials);
}

/**
 * The same for where each microsecond counts: no promise while the token is kept.
 * @throws {AccessError} as `authenticate`; some are thrown at once, not rejected.
 */
export function findCaller(credentials: Credentials): Caller | Promise<Caller> {
  const { origin, workspaceSlug } = credentials;
  const token = presentedToken(credentials);
  if (token === null) return authenticateCookie(credentials);
  const claim = readApiToken(token);
  if (claim === null) throw badToken();
  const toCaller = (found: WorkingToken | null): Caller => {
    return { kind: "actor", sessionId: null, actor: actorOf(found, claim.digest, workspaceSlug, origin) };
  };
  const found = findWorkingToken(claim.id);
  return found instanceof Promise ? found.then(toCaller) : toCaller(found);
}

async function authenticateCookie({ cookie: given, workspaceSlug, origin }: Credentials): Promise<Caller> {
  const cookie = readCookie(given, sessionCookieName());
  const sessionId = cookie === null ? null : await decodeSessionCookie(cookie);
  if (sessionId === null) return { kind: "anonymous", origin };
  return authenticateSession(sessionId, workspaceSlug, origin);
}

/** @throws {AccessError} UNAUTHENTICATED or WORKSPACE_REQUIRED. */
export function requireActor(caller: Caller): Actor {
  if (caller.kind === "actor") return caller.actor;
  if (caller.kind === "anonymous") throw new AccessError("UNAUTHENTICATED", "Sign in, or send an API token.");
  throw new AccessError("WORKSPACE_REQUIRED", "Name the workspace in the Keyhole-Workspace header.");
}

/** The token of a request, or null when it carries none. An `Authorization` that is not ours is somebody else's. */
function presentedToken({ keyholeAuthorization, authorization }: Credentials): string | null {
  if (keyholeAuthorization !== null) return bearer(keyholeAuthorization) ?? "";
  const token = authorization === null ? null : bearer(authorization);
  return token?.startsWith("khl_") ? token : null;
}

function bearer(header: string): string | null {
  // As nearly everybody writes it; what follows is looked at as a whole by readApiToken.
  if (header.startsWith("Bearer khl_") && !header.includes(" ", 7)) return header.slice(7);
  return /^Bearer +(\S+)$/i.exec(header.trim())?.[1] ?? null;
}

/** Compares also when there is nothing to compare with, in the same time; only an id, which is no secret, can be guessed. */
function actorOf(
  token: WorkingToken | null,
  digest: Buffer,
  workspaceSlug: string | null,
  origin: Origin,
): Actor {
  const atMs = nowMs();
  if (!isSameDigest(digest, token?.digest ?? null) || token === null || token.expiresAtMs <= atMs) {
    throw badToken();
  }
  const { actor } = token;
  if (workspaceSlug !== null && workspaceSlug !== actor.workspaceSlug) throw noSuchWorkspace();
  if (atMs - token.lastUsedAtMs > SEEN_EVERY_MS) noteUse(token, atMs, origin.ip);
  return { ...actor, origin };
}

function noteUse(token: WorkingToken, atMs: number, ip: string | null): void {
  token.lastUsedAtMs = atMs;
  const { id } = token.actor;
  const usedAt = new Date(atMs);
  const unlessAfter = new Date(atMs - SEEN_EVERY_MS);
  writeInBackground("last use of a token", () => touchApiToken({ id, usedAt, ip, unlessAfter }));
}

async function authenticateSession(
  id: string,
  workspaceSlug: string | null,
  origin: Origin,
): Promise<Caller> {
  const session = await findSession(id, workspaceSlug);
  const instant = now();
  if (session === null || !isAlive(session, instant)) return { kind: "anonymous", origin };
  if (isStale(session.lastSeenAt, instant)) {
    const unlessAfter = new Date(instant.getTime() - SEEN_EVERY_MS);
    writeInBackground("last use of a session", () => touchSession(id, instant, unlessAfter));
  }
  const { userId, email, displayName, isInstanceAdmin, workspaceId } = session;
  if (workspaceSlug === null) {
    return {
      kind: "person",
      user: { id: userId, email, displayName, isInstanceAdmin },
      sessionId: id,
      origin,
    };
  }
  if (workspaceId === null || session.workspaceSlug === null) throw noSuchWorkspace();
  return {
    kind: "actor",
    sessionId: id,
    actor: {
      kind: "user",
      id: userId,
      displayName,
      workspaceId,
      workspaceSlug: session.workspaceSlug,
      permissions: toPermissions(session.permissions),
      isInstanceAdmin,
      origin,
    },
  };
}

function isAlive({ endedAt, expiresAt, lastSeenAt, isActive }: SessionGrant, instant: Date): boolean {
  const idleSince = instant.getTime() - SESSION_HOURS.idle * 3_600_000;
  return isActive && endedAt === null && expiresAt > instant && lastSeenAt.getTime() > idleSince;
}

function isStale(seenAt: Date, instant: Date): boolean {
  return instant.getTime() - seenAt.getTime() > SEEN_EVERY_MS;
}

function badToken(): AccessError {
  return new AccessError(
    "UNAUTHENTICATED",
    "This API token does not work: it is unknown, expired, frozen or revoked.",
  );
}

function noSuchWorkspace(): AccessError {
  return new AccessError("NOT_FOUND", "There is no such workspace, or you are not a member of it.");
}
