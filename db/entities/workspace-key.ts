import { EntitySchema } from "typeorm";

/** A DEK of a workspace, wrapped by the KEK `kekId`. Exactly one is active. `sealCount` is a decimal string (bigint). */
export type WorkspaceKeyRow = {
  workspaceId: string;
  id: string;
  kekId: string;
  wrappedKey: Buffer;
  isActive: boolean;
  sealCount: string;
  createdAt: Date;
};

export const WorkspaceKeyEntity = new EntitySchema<WorkspaceKeyRow>({
  name: "WorkspaceKey",
  tableName: "workspace_keys",
  columns: {
    workspaceId: {
      type: "text",
      name: "workspace_id",
      primary: true,
      primaryKeyConstraintName: "workspace_keys_pkey",
    },
    id: { type: "text", primary: true, primaryKeyConstraintName: "workspace_keys_pkey" },
    kekId: { type: "text", name: "kek_id" },
    wrappedKey: { type: "bytea", name: "wrapped_key", select: false },
    isActive: { type: "boolean", name: "is_active" },
    sealCount: { type: "bigint", name: "seal_count", default: 0 },
    createdAt: { type: "timestamptz", name: "created_at", default: () => "now()" },
  },
  foreignKeys: [
    {
      name: "workspace_keys_workspace_id_fkey",
      target: "Workspace",
      columnNames: ["workspaceId"],
      referencedColumnNames: ["id"],
      onDelete: "CASCADE",
    },
  ],
  indices: [
    { name: "workspace_keys_active_key", columns: ["workspaceId"], unique: true, synchronize: false },
  ],
  checks: [{ name: "workspace_keys_seal_count_check", expression: `seal_count between 0 and 4294967296` }],
});
