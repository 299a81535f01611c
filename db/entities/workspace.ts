import { EntitySchema } from "typeorm";

/** One tenant. */
export type WorkspaceRow = {
  id: string;
  slug: string;
  name: string;
  revision: number;
  createdAt: Date;
};

export const WorkspaceEntity = new EntitySchema<WorkspaceRow>({
  name: "Workspace",
  tableName: "workspaces",
  columns: {
    id: { type: "text", primary: true, primaryKeyConstraintName: "workspaces_pkey" },
    slug: { type: "text" },
    name: { type: "text" },
    revision: { type: "integer", default: 1 },
    createdAt: { type: "timestamptz", name: "created_at", default: () => "now()" },
  },
  indices: [{ name: "workspaces_lower_slug_key", columns: ["slug"], unique: true, synchronize: false }],
});
