import { EntitySchema } from "typeorm";

/** A plugin proxy. */
export type ProxyRow = {
  workspaceId: string;
  id: string;
  tag: string;
  name: string;
  description: string | null;
  isEnabled: boolean;
  unmatched: "REFUSE" | "FORWARD";
  allowedOrigins: string[];
  revision: number;
  createdAt: Date;
  createdBy: string;
  updatedAt: Date;
  updatedBy: string;
};

export const ProxyEntity = new EntitySchema<ProxyRow>({
  name: "Proxy",
  tableName: "proxies",
  columns: {
    workspaceId: {
      type: "text",
      name: "workspace_id",
      primary: true,
      primaryKeyConstraintName: "proxies_pkey",
    },
    id: { type: "text", primary: true, primaryKeyConstraintName: "proxies_pkey" },
    tag: { type: "text" },
    name: { type: "text" },
    description: { type: "text", nullable: true },
    isEnabled: { type: "boolean", name: "is_enabled" },
    unmatched: { type: "text" },
    allowedOrigins: { type: "text", array: true, name: "allowed_origins" },
    revision: { type: "integer", default: 1 },
    createdAt: { type: "timestamptz", name: "created_at" },
    createdBy: { type: "text", name: "created_by" },
    updatedAt: { type: "timestamptz", name: "updated_at" },
    updatedBy: { type: "text", name: "updated_by" },
  },
  foreignKeys: [
    {
      name: "proxies_workspace_id_fkey",
      target: "Workspace",
      columnNames: ["workspaceId"],
      referencedColumnNames: ["id"],
      onDelete: "CASCADE",
    },
  ],
  indices: [
    {
      name: "proxies_workspace_id_lower_tag_key",
      columns: ["workspaceId", "tag"],
      unique: true,
      synchronize: false,
    },
    {
      name: "proxies_workspace_id_lower_name_idx",
      columns: ["workspaceId", "name", "id"],
      synchronize: false,
    },
  ],
  checks: [
    { name: "proxies_tag_check", expression: `tag ~ '^[A-Za-z0-9_-]{1,64}$' and tag ~ '[A-Za-z0-9]'` },
    { name: "proxies_unmatched_check", expression: `unmatched in ('REFUSE', 'FORWARD')` },
  ],
});
