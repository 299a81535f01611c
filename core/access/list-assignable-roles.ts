import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { listRoles } from "#db/queries/roles.ts";
import { inWorkspace } from "#db/transaction.ts";
import { excess } from "./create-api-token.ts";
import { type Role, toRole } from "./role.ts";

/**
 * Roles of the workspace that this actor can give to a token: those that allow nothing which the actor may not.
 * @throws {AccessError} without `EDIT_API_TOKENS`.
 */
export async function listAssignableRoles(actor: Actor): Promise<Role[]> {
  authorize(actor, "EDIT_API_TOKENS");
  const roles = await inWorkspace(actor.workspaceId, (tx) => listRoles(tx, actor.workspaceId));
  return roles.filter((role) => excess(actor, [role]).length === 0).map(toRole);
}
