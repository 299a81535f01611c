import { EntitySchema } from "typeorm";

/** A secret without its value. `version` counts values, `revision` every change; `…By` are ids of people or tokens. */
export type SecretRow = {
  workspaceId: string;
  id: string;
  tag: string;
  name: string;
  description: string | null;
  version: number;
  revision: number;
  valueUpdatedAt: Date;
  valueUpdatedBy: string;
  createdAt: Date;
  createdBy: string;
  updatedAt: Date;
  updatedBy: string;
  /** Since when it can't be used; both or neither. */
  frozenAt: Date | null;
  frozenBy: string | null;
};

export const SecretEntity = new EntitySchema<SecretRow>({
  name: "Secret",
  tableName: "secrets",
  columns: {
    workspaceId: {
      type: "text",
      name: "workspace_id",
      primary: true,
      primaryKeyConstraintName: "secrets_pkey",
    },
    id: { type: "text", primary: true, primaryKeyConstraintName: "secrets_pkey" },
    tag: { type: "text" },
    name: { type: "text" },
    description: { type: "text", nullable: true },
    version: { type: "integer" },
    revision: { type: "integer", default: 1 },
    valueUpdatedAt: { type: "timestamptz", name: "value_updated_at" },
    valueUpdatedBy: { type: "text", name: "value_updated_by" },
    createdAt: { type: "timestamptz", name: "created_at" },
    createdBy: { type: "text", name: "created_by" },
    updatedAt: { type: "timestamptz", name: "updated_at" },
    updatedBy: { type: "text", name: "updated_by" },
    frozenAt: { type: "timestamptz", name: "frozen_at", nullable: true },
    frozenBy: { type: "text", name: "frozen_by", nullable: true },
  },
  foreignKeys: [
    {
      name: "secrets_workspace_id_fkey",
      target: "Workspace",
      columnNames: ["workspaceId"],
      referencedColumnNames: ["id"],
      onDelete: "CASCADE",
    },
  ],
  indices: [
    {
      name: "secrets_workspace_id_lower_tag_key",
      columns: ["workspaceId", "tag"],
      unique: true,
      synchronize: false,
    },
    {
      name: "secrets_workspace_id_lower_name_idx",
      columns: ["workspaceId", "name", "id"],
      synchronize: false,
    },
    { name: "secrets_workspace_id_value_updated_at_idx", columns: ["workspaceId", "valueUpdatedAt", "id"] },
    { name: "secrets_workspace_id_updated_at_idx", columns: ["workspaceId", "updatedAt", "id"] },
  ],
  checks: [
    { name: "secrets_tag_check", expression: `tag ~ '^[A-Za-z0-9_-]{1,64}$' and tag ~ '[A-Za-z0-9]'` },
    { name: "secrets_frozen_check", expression: "(frozen_at is null) = (frozen_by is null)" },
  ],
});
