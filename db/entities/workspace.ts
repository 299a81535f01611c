import { EntitySchema } from "typeorm";

/** One tenant. */
export type WorkspaceRow = {
  id: string;
  slug: string;
  name: string;
  revision: number;
  createdAt: Date;
  /** Since when it can't be used; both or neither. */
  frozenAt: Date | null;
  frozenBy: string | null;
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
    frozenAt: { type: "timestamptz", name: "frozen_at", nullable: true },
    frozenBy: { type: "text", name: "frozen_by", nullable: true },
  },
  indices: [{ name: "workspaces_lower_slug_key", columns: ["slug"], unique: true, synchronize: false }],
  checks: [{ name: "workspaces_frozen_check", expression: "(frozen_at is null) = (frozen_by is null)" }],
});
