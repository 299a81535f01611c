import { type ActorRef, actorRefs } from "#core/audit/actor-refs.ts";
import { AccessError } from "#core/errors.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { ALL_PERMISSIONS, type Permission } from "#core/permissions/permissions.ts";
import { listRolesOf } from "#db/queries/roles.ts";
import { findWorkspace, type WorkspaceFacts } from "#db/queries/workspaces.ts";
import { inWorkspace } from "#db/transaction.ts";
import { type Role, toRole } from "./role.ts";

export type Viewer = {
  actor: ActorRef;
  workspace: WorkspaceFacts;
  /** Who froze the workspace. */
  workspaceFrozenBy: ActorRef | null;
  /** In the order of the closed list. */
  permissions: Permission[];
  roles: Role[];
  isInstanceAdmin: boolean;
};

/** The caller and what the caller may do, for every member. @throws {AccessError} NOT_FOUND when it went meanwhile. */
export async function getViewer(actor: Actor): Promise<Viewer> {
  const { workspaceId } = actor;
  return inWorkspace(workspaceId, async (tx) => {
    const workspace = await findWorkspace(tx, workspaceId);
    const frozenBy = workspace?.frozenBy ?? null;
    const refs = await actorRefs(tx, [actor.id, frozenBy ?? actor.id]);
    const ref = refs.get(actor.id);
    if (!ref || !workspace) throw new AccessError("NOT_FOUND", "There is no such workspace.");
    return {
      actor: ref,
      workspace,
      workspaceFrozenBy: frozenBy === null ? null : (refs.get(frozenBy) ?? null),
      permissions: ALL_PERMISSIONS.filter((permission) => actor.permissions.has(permission)),
      roles: (await listRolesOf(tx, workspaceId, actor)).map(toRole),
      isInstanceAdmin: actor.isInstanceAdmin,
    };
  });
}
