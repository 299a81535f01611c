import { EntitySchema } from "typeorm";

/** A role that a member holds. */
export type MembershipRoleRow = {
  workspaceId: string;
  userId: string;
  roleId: string;
};

export const MembershipRoleEntity = new EntitySchema<MembershipRoleRow>({
  name: "MembershipRole",
  tableName: "membership_roles",
  columns: {
    workspaceId: {
      type: "text",
      name: "workspace_id",
      primary: true,
      primaryKeyConstraintName: "membership_roles_pkey",
    },
    userId: {
      type: "text",
      name: "user_id",
      primary: true,
      primaryKeyConstraintName: "membership_roles_pkey",
    },
    roleId: {
      type: "text",
      name: "role_id",
      primary: true,
      primaryKeyConstraintName: "membership_roles_pkey",
    },
  },
  foreignKeys: [
    {
      name: "membership_roles_membership_fkey",
      target: "Membership",
      columnNames: ["workspaceId", "userId"],
      referencedColumnNames: ["workspaceId", "userId"],
      onDelete: "CASCADE",
    },
    {
      name: "membership_roles_role_fkey",
      target: "Role",
      columnNames: ["workspaceId", "roleId"],
      referencedColumnNames: ["workspaceId", "id"],
      onDelete: "RESTRICT",
    },
  ],
});
