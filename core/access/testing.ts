import { newWorkspaceKey } from "#core/crypto/workspace-keys.ts";
import type { Actor, Origin } from "#core/permissions/actor.ts";
import {
  ALL_PERMISSIONS,
  BUILT_IN_ROLES,
  type BuiltInRoleKey,
  type Permission,
} from "#core/permissions/permissions.ts";
import { acrossWorkspaces } from "#db/across-workspaces.ts";
import { startSession } from "#db/queries/cross-workspace/sessions.ts";
import { insertMembership } from "#db/queries/memberships.ts";
import { insertRoles } from "#db/queries/roles.ts";
import { insertUser } from "#db/queries/users.ts";
import { insertWorkspaceKey } from "#db/queries/workspace-keys.ts";
import { insertWorkspace } from "#db/queries/workspaces.ts";
import type { Tx } from "#db/transaction.ts";
import { now } from "#platform/clock.ts";
import { newId } from "#platform/ids.ts";
import { createApiToken } from "./create-api-token.ts";
import { insertBuiltInRoles } from "./create-first-workspace.ts";
import { hashPassword } from "./passwords.ts";
import { encodeSessionCookie, SESSION_HOURS, sessionCookieName } from "./session-cookie.ts";

/**
 * Real rows for *.db.test.ts files, made by the queries that the use cases call. Nothing here is a double: an actor
 * of `createTestWorkspace` is what `authenticate` would answer for its cookie.
 */
export type TestWorkspace = {
  workspaceId: string;
  workspaceSlug: string;
  userId: string;
  email: string;
  roleIds: Record<BuiltInRoleKey, string>;
  /** The member, with the permissions or the role asked for; admin when nothing was. */
  actor: Actor;
  /** The same person with other permissions. The rows in the database stay as they are. */
  actorWith(permissions: readonly Permission[]): Actor;
};

export type TestRights = { role?: BuiltInRoleKey; permissions?: readonly Permission[] };

export const TEST_ORIGIN: Origin = { requestId: "req_test", ip: "192.0.2.1", userAgent: "vitest" };

/** A workspace with its key, the four built-in roles and one member. Any number of them in one database. */
export async function createTestWorkspace(
  rights: TestRights & { password?: string; isInstanceAdmin?: boolean } = {},
): Promise<TestWorkspace> {
  const workspaceId = newId("wsp");
  const workspaceSlug = `w-${workspaceId.slice(-12).toLowerCase()}`;
  const userId = newId("usr");
  const email = `${userId.toLowerCase()}@example.com`;
  const isInstanceAdmin = rights.isInstanceAdmin ?? false;
  const passwordHash = rights.password === undefined ? null : await hashPassword(rights.password);
  const key = await newWorkspaceKey(workspaceId);
  const roleIds = await acrossWorkspaces(async (tx) => {
    await insertWorkspace(tx, { id: workspaceId, slug: workspaceSlug, name: "Test" });
    await insertWorkspaceKey(tx, key);
    await insertUser(tx, { id: userId, email, displayName: "Test person", passwordHash, isInstanceAdmin });
    const roleIds = await insertBuiltInRoles(tx, workspaceId);
    const roleId = rights.permissions
      ? await insertTestRole(tx, workspaceId, rights.permissions)
      : roleIds[rights.role ?? "admin"];
    await insertMembership(tx, { workspaceId, userId, roleIds: [roleId] });
    return roleIds;
  });
  const actorWith = (permissions: readonly Permission[]): Actor => ({
    kind: "user",
    id: userId,
    displayName: "Test person",
    workspaceId,
    workspaceSlug,
    permissions: new Set(permissions),
    isInstanceAdmin,
    origin: TEST_ORIGIN,
  });
  const roleKey = rights.role ?? "admin";
  const granted = rights.permissions ?? BUILT_IN_ROLES.find(({ key }) => key === roleKey)?.permissions ?? [];
  return { workspaceId, workspaceSlug, userId, email, roleIds, actor: actorWith(granted), actorWith };
}

/** A session of the workspace's member, and the Cookie header that a browser would send with it. */
export async function createTestSession(
  workspace: Pick<TestWorkspace, "userId">,
): Promise<{ sessionId: string; cookie: string }> {
  const sessionId = newId("ses");
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + SESSION_HOURS.absolute * 3_600_000);
  const { userId } = workspace;
  await startSession(
    { id: sessionId, userId, createdAt, lastSeenAt: createdAt, expiresAt, ip: null, userAgent: null },
    null,
  );
  return { sessionId, cookie: `${sessionCookieName()}=${await encodeSessionCookie(sessionId)}` };
}

/** A working API token of the workspace, by default with every permission. */
export async function createTestToken(
  workspace: TestWorkspace,
  rights: TestRights & { expiresAt?: Date } = {},
): Promise<{ tokenId: string; plaintext: string }> {
  const roleId = rights.permissions
    ? await addTestRole(workspace.workspaceId, rights.permissions)
    : workspace.roleIds[rights.role ?? "admin"];
  const { apiToken, plaintext } = await createApiToken(workspace.actorWith(ALL_PERMISSIONS), {
    name: "Test token",
    roleIds: [roleId],
    expiresAt: rights.expiresAt ?? null,
  });
  return { tokenId: apiToken.id, plaintext };
}

/** A role of its own with exactly these permissions. */
export function addTestRole(workspaceId: string, permissions: readonly Permission[]): Promise<string> {
  return acrossWorkspaces((tx) => insertTestRole(tx, workspaceId, permissions));
}

async function insertTestRole(
  tx: Tx,
  workspaceId: string,
  permissions: readonly Permission[],
): Promise<string> {
  const id = newId("rol");
  const row = { workspaceId, id, key: id.toLowerCase(), name: "Test role", isBuiltIn: false };
  await insertRoles(tx, [{ ...row, permissions: [...permissions] }]);
  return id;
}
