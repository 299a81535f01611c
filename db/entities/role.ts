import { EntitySchema } from "typeorm";

/** A named set of permissions in one workspace. */
export type RoleRow = {
  workspaceId: string;
  id: string;
  key: string;
  name: string;
  description: string | null;
  isBuiltIn: boolean;
  permissions: string[];
  revision: number;
  createdAt: Date;
  updatedAt: Date;
};

export const RoleEntity = new EntitySchema<RoleRow>({
  name: "Role",
  tableName: "roles",
  columns: {
    workspaceId: {
      type: "text",
      name: "workspace_id",
      primary: true,
      primaryKeyConstraintName: "roles_pkey",
    },
    id: { type: "text", primary: true, primaryKeyConstraintName: "roles_pkey" },
    key: { type: "text" },
    name: { type: "text" },
    description: { type: "text", nullable: true },
    isBuiltIn: { type: "boolean", name: "is_built_in", default: false },
    permissions: { type: "text", array: true },
    revision: { type: "integer", default: 1 },
    createdAt: { type: "timestamptz", name: "created_at", default: () => "now()" },
    updatedAt: { type: "timestamptz", name: "updated_at", default: () => "now()" },
  },
  foreignKeys: [
    {
      name: "roles_workspace_id_fkey",
      target: "Workspace",
      columnNames: ["workspaceId"],
      referencedColumnNames: ["id"],
      onDelete: "CASCADE",
    },
  ],
  uniques: [{ name: "roles_workspace_id_key_key", columns: ["workspaceId", "key"] }],
});
