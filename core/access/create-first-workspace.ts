import { SYSTEM_ACTOR_ID } from "#core/audit/actor-refs.ts";
import { recordAudit } from "#core/audit/record.ts";
import { newWorkspaceKey } from "#core/crypto/workspace-keys.ts";
import type { Origin } from "#core/permissions/actor.ts";
import { BUILT_IN_ROLES } from "#core/permissions/permissions.ts";
import { inSetup, isSetUp } from "#db/queries/cross-workspace/set-up.ts";
import { insertMembership } from "#db/queries/memberships.ts";
import { insertRoles } from "#db/queries/roles.ts";
import { insertUser } from "#db/queries/users.ts";
import { insertWorkspaceKey } from "#db/queries/workspace-keys.ts";
import { insertWorkspace, type WorkspaceName } from "#db/queries/workspaces.ts";
import type { Tx } from "#db/transaction.ts";
import { newId } from "#platform/ids.ts";
import { hashPassword } from "./passwords.ts";

export type FirstAdmin = { email: string; displayName: string; password: string };
export type NewWorkspace = { name: string; slug: string };

/**
 * Creates the first workspace with its roles and its key, and the admin of it and of the instance, all or nothing.
 * Of two at the same moment one wins; the other, and every later one, gets null and writes nothing (security.md U-4).
 * Checks no input: completeSetup and setUpFromConfig have done so. Audit action workspace.created.
 * @param by the new admin, or Keyhole itself when the configuration asked for it.
 */
export async function createFirstWorkspace(
  workspace: NewWorkspace,
  admin: FirstAdmin,
  { by, origin }: { by: "admin" | "system"; origin: Origin },
): Promise<WorkspaceName | null> {
  if (await isSetUp()) return null;
  const passwordHash = await hashPassword(admin.password);
  const created: WorkspaceName = { id: newId("wsp"), ...workspace };
  const key = await newWorkspaceKey(created.id);
  return inSetup(async (tx, isDone) => {
    if (isDone) return null;
    const userId = newId("usr");
    const { email, displayName } = admin;
    await insertWorkspace(tx, created);
    await insertWorkspaceKey(tx, key);
    await insertUser(tx, { id: userId, email, displayName, passwordHash, isInstanceAdmin: true });
    const roleIds = await insertBuiltInRoles(tx, created.id);
    await insertMembership(tx, { workspaceId: created.id, userId, roleIds: [roleIds.admin] });
    const actor =
      by === "admin"
        ? ({ kind: "user", id: userId, displayName } as const)
        : ({ kind: "system", id: SYSTEM_ACTOR_ID, displayName: "Keyhole" } as const);
    const target = { type: "workspace", id: created.id, label: created.name };
    await recordAudit(tx, { ...actor, workspaceId: created.id, origin }, "workspace.created", target, [
      { field: "slug", after: created.slug },
      { field: "admin", after: email },
    ]);
    return created;
  });
}

/** The four roles that each workspace starts with, in the order of the list. */
export async function insertBuiltInRoles(
  tx: Tx,
  workspaceId: string,
): Promise<Record<(typeof BUILT_IN_ROLES)[number]["key"], string>> {
  const ids = { viewer: newId("rol"), user: newId("rol"), manager: newId("rol"), admin: newId("rol") };
  await insertRoles(
    tx,
    BUILT_IN_ROLES.map(({ key, name, permissions }) => ({
      workspaceId,
      id: ids[key],
      key,
      name,
      isBuiltIn: true,
      permissions: [...permissions],
    })),
  );
  return ids;
}
