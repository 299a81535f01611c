import { EntitySchema } from "typeorm";

/** A person in a workspace. */
export type MembershipRow = {
  workspaceId: string;
  userId: string;
  isActive: boolean;
  revision: number;
  createdAt: Date;
};

export const MembershipEntity = new EntitySchema<MembershipRow>({
  name: "Membership",
  tableName: "memberships",
  columns: {
    workspaceId: {
      type: "text",
      name: "workspace_id",
      primary: true,
      primaryKeyConstraintName: "memberships_pkey",
    },
    userId: { type: "text", name: "user_id", primary: true, primaryKeyConstraintName: "memberships_pkey" },
    isActive: { type: "boolean", name: "is_active", default: true },
    revision: { type: "integer", default: 1 },
    createdAt: { type: "timestamptz", name: "created_at", default: () => "now()" },
  },
  foreignKeys: [
    {
      name: "memberships_workspace_id_fkey",
      target: "Workspace",
      columnNames: ["workspaceId"],
      referencedColumnNames: ["id"],
      onDelete: "CASCADE",
    },
    {
      name: "memberships_user_id_fkey",
      target: "User",
      columnNames: ["userId"],
      referencedColumnNames: ["id"],
      onDelete: "CASCADE",
    },
  ],
  indices: [{ name: "memberships_user_id_idx", columns: ["userId"] }],
});
