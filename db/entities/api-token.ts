import { EntitySchema } from "typeorm";

/** A token. `digest` is the SHA-256 of its random part; the text itself is nowhere. */
export type ApiTokenRow = {
  workspaceId: string;
  id: string;
  name: string;
  description: string | null;
  kind: "SERVICE" | "PERSONAL";
  digest: Buffer;
  prefix: string;
  last4: string;
  revision: number;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  lastUsedIp: string | null;
  createdAt: Date;
  createdBy: string;
  /** Since when it can't be used; both or neither. */
  frozenAt: Date | null;
  frozenBy: string | null;
};

export const ApiTokenEntity = new EntitySchema<ApiTokenRow>({
  name: "ApiToken",
  tableName: "api_tokens",
  columns: {
    workspaceId: {
      type: "text",
      name: "workspace_id",
      primary: true,
      primaryKeyConstraintName: "api_tokens_pkey",
    },
    id: { type: "text", primary: true, primaryKeyConstraintName: "api_tokens_pkey" },
    name: { type: "text" },
    description: { type: "text", nullable: true },
    kind: { type: "text" },
    digest: { type: "bytea", select: false },
    prefix: { type: "text" },
    last4: { type: "text" },
    revision: { type: "integer", default: 1 },
    expiresAt: { type: "timestamptz", name: "expires_at", nullable: true },
    revokedAt: { type: "timestamptz", name: "revoked_at", nullable: true },
    lastUsedAt: { type: "timestamptz", name: "last_used_at", nullable: true },
    lastUsedIp: { type: "text", name: "last_used_ip", nullable: true },
    createdAt: { type: "timestamptz", name: "created_at", default: () => "now()" },
    createdBy: { type: "text", name: "created_by" },
    frozenAt: { type: "timestamptz", name: "frozen_at", nullable: true },
    frozenBy: { type: "text", name: "frozen_by", nullable: true },
  },
  foreignKeys: [
    {
      name: "api_tokens_workspace_id_fkey",
      target: "Workspace",
      columnNames: ["workspaceId"],
      referencedColumnNames: ["id"],
      onDelete: "CASCADE",
    },
  ],
  indices: [
    { name: "api_tokens_id_idx", columns: ["id"] },
    { name: "api_tokens_workspace_id_created_at_idx", columns: ["workspaceId", "createdAt", "id"] },
  ],
  checks: [
    { name: "api_tokens_kind_check", expression: `kind in ('SERVICE', 'PERSONAL')` },
    { name: "api_tokens_digest_check", expression: `octet_length(digest) = 32` },
    { name: "api_tokens_frozen_check", expression: "(frozen_at is null) = (frozen_by is null)" },
  ],
});
