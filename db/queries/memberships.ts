import { MembershipEntity } from "#db/entities/membership.ts";
import { MembershipRoleEntity } from "#db/entities/membership-role.ts";
import type { Tx } from "#db/transaction.ts";

/** Makes a person a member with roles of the same workspace. */
export async function insertMembership(
  tx: Tx,
  row: { workspaceId: string; userId: string; roleIds: readonly string[] },
): Promise<void> {
  const { workspaceId, userId, roleIds } = row;
  await tx.getRepository(MembershipEntity).insert({ workspaceId, userId });
  await tx
    .getRepository(MembershipRoleEntity)
    .insert(roleIds.map((roleId) => ({ workspaceId, userId, roleId })));
}
