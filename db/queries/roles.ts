import { In } from "typeorm";
import { ApiTokenRoleEntity } from "#db/entities/api-token-role.ts";
import { MembershipRoleEntity } from "#db/entities/membership-role.ts";
import { RoleEntity, type RoleRow } from "#db/entities/role.ts";
import type { Tx } from "#db/transaction.ts";

/** All roles of the workspace: the built-in ones in the order they were made, then the others by name. */
export function listRoles(tx: Tx, workspaceId: string): Promise<RoleRow[]> {
  return tx
    .getRepository(RoleEntity)
    .find({ where: { workspaceId }, order: { isBuiltIn: "DESC", createdAt: "ASC", name: "ASC", id: "ASC" } });
}

/** Those of `ids` that are roles of this workspace. */
export function findRoles(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<RoleRow[]> {
  return tx.getRepository(RoleEntity).find({ where: { workspaceId, id: In([...ids]) } });
}

export async function insertRoles(
  tx: Tx,
  rows: readonly Pick<RoleRow, "workspaceId" | "id" | "key" | "name" | "isBuiltIn" | "permissions">[],
): Promise<void> {
  await tx.getRepository(RoleEntity).insert(rows.map((row) => ({ ...row })));
}

/** Roles of a member or of a token, as they are now. Primary keys of the two linking tables. */
export async function listRolesOf(
  tx: Tx,
  workspaceId: string,
  holder: { kind: "user" | "token"; id: string },
): Promise<RoleRow[]> {
  const links =
    holder.kind === "user"
      ? await tx.getRepository(MembershipRoleEntity).findBy({ workspaceId, userId: holder.id })
      : await tx.getRepository(ApiTokenRoleEntity).findBy({ workspaceId, tokenId: holder.id });
  const held = new Set(links.map(({ roleId }) => roleId));
  return (await listRoles(tx, workspaceId)).filter(({ id }) => held.has(id));
}
