import { AccessError } from "#core/errors.ts";
import type { Actor, Origin } from "#core/permissions/actor.ts";
import { isPermission, type Permission } from "#core/permissions/permissions.ts";
import { type ApiTokenGrant, findApiToken } from "#db/queries/cross-workspace/find-api-token.ts";
import { findSession, type SessionGrant, touchSession } from "#db/queries/cross-workspace/sessions.ts";
import { touchApiToken } from "#db/queries/cross-workspace/touch-api-token.ts";
import { now } from "#platform/clock.ts";
import { isSameDigest, readApiToken } from "./api-token-text.ts";
import { writeInBackground } from "./background-writes.ts";
import { readCookie } from "./cookies.ts";
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
 * Answers who calls, read from the database now: nothing is remembered between requests, so revoking a token, ending
 * a session, deactivating a person or changing a role is effective at the next one (security.md U-3). Does not
 * authorise anything. A token goes before a cookie; a cookie that is not, or no longer, good is no cookie.
 * @throws {AccessError} UNAUTHENTICATED for a token that does not work, the same for every reason; NOT_FOUND for a
 *   workspace that is not there or not the caller's. There is no default workspace (security.md X-6).
 */
export async function authenticate(credentials: Credentials): Promise<Caller> {
  const { origin, workspaceSlug } = credentials;
  const token = presentedToken(credentials);
  if (token !== null) return authenticateToken(token, workspaceSlug, origin);
  const cookie = readCookie(credentials.cookie, sessionCookieName());
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
  return /^Bearer +(\S+)$/i.exec(header.trim())?.[1] ?? null;
}

async function authenticateToken(
  text: string,
  workspaceSlug: string | null,
  origin: Origin,
): Promise<Caller> {
  const claim = readApiToken(text);
  if (claim === null) throw badToken();
  const grant = await findApiToken(claim.id);
  const instant = now();
  // Compared also when there is nothing to compare with: an unknown id takes as long as a wrong token.
  if (!isSameDigest(claim.digest, grant?.digest ?? null) || grant === null || !isInForce(grant, instant)) {
    throw badToken();
  }
  if (workspaceSlug !== null && workspaceSlug !== grant.workspaceSlug) throw noSuchWorkspace();
  if (isStale(grant.lastUsedAt, instant)) {
    const unlessAfter = new Date(instant.getTime() - SEEN_EVERY_MS);
    writeInBackground("last use of a token", () =>
      touchApiToken({ id: grant.id, usedAt: instant, ip: origin.ip, unlessAfter }),
    );
  }
  return {
    kind: "actor",
    sessionId: null,
    actor: {
      kind: "token",
      id: grant.id,
      displayName: grant.name,
      workspaceId: grant.workspaceId,
      workspaceSlug: grant.workspaceSlug,
      permissions: toPermissions(grant.permissions),
      isInstanceAdmin: false,
      origin,
    },
  };
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

function isInForce({ revokedAt, expiresAt }: ApiTokenGrant, instant: Date): boolean {
  return revokedAt === null && (expiresAt === null || expiresAt > instant);
}

function isAlive({ endedAt, expiresAt, lastSeenAt, isActive }: SessionGrant, instant: Date): boolean {
  const idleSince = instant.getTime() - SESSION_HOURS.idle * 3_600_000;
  return isActive && endedAt === null && expiresAt > instant && lastSeenAt.getTime() > idleSince;
}

function isStale(seenAt: Date | null, instant: Date): boolean {
  return seenAt === null || instant.getTime() - seenAt.getTime() > SEEN_EVERY_MS;
}

/** A permission that this version does not know, in a role that a later one wrote, allows nothing. */
function toPermissions(texts: readonly string[]): ReadonlySet<Permission> {
  return new Set(texts.filter(isPermission));
}

function badToken(): AccessError {
  return new AccessError(
    "UNAUTHENTICATED",
    "This API token does not work: it is unknown, expired or revoked.",
  );
}

function noSuchWorkspace(): AccessError {
  return new AccessError("NOT_FOUND", "There is no such workspace, or you are not a member of it.");
}
