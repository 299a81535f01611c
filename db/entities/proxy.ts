import { EntitySchema } from "typeorm";

/** Null is the instance's default, 0 is "none". */
export type ProxyLimitColumns = {
  connectMs: number | null;
  firstByteMs: number | null;
  idleMs: number | null;
  totalMs: number | null;
  maxRequestBytes: number | null;
  maxResponseBytes: number | null;
  maxPerCaller: number | null;
  maxPerOrigin: number | null;
};

/** A plugin proxy. */
export type ProxyRow = ProxyLimitColumns & {
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
  /** Since when it can't be used; both or neither. */
  frozenAt: Date | null;
  frozenBy: string | null;
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
    connectMs: { type: "integer", name: "connect_ms", nullable: true },
    firstByteMs: { type: "integer", name: "first_byte_ms", nullable: true },
    idleMs: { type: "integer", name: "idle_ms", nullable: true },
    totalMs: { type: "integer", name: "total_ms", nullable: true },
    maxRequestBytes: { type: "integer", name: "max_request_bytes", nullable: true },
    maxResponseBytes: { type: "integer", name: "max_response_bytes", nullable: true },
    maxPerCaller: { type: "integer", name: "max_per_caller", nullable: true },
    maxPerOrigin: { type: "integer", name: "max_per_origin", nullable: true },
    revision: { type: "integer", default: 1 },
    createdAt: { type: "timestamptz", name: "created_at" },
    createdBy: { type: "text", name: "created_by" },
    updatedAt: { type: "timestamptz", name: "updated_at" },
    updatedBy: { type: "text", name: "updated_by" },
    frozenAt: { type: "timestamptz", name: "frozen_at", nullable: true },
    frozenBy: { type: "text", name: "frozen_by", nullable: true },
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
    {
      name: "proxies_limits_check",
      expression: `connect_ms > 0 and first_byte_ms > 0 and idle_ms > 0 and total_ms >= 0 and max_request_bytes >= 0
        and max_response_bytes >= 0 and max_per_caller > 0 and max_per_origin > 0`,
    },
    { name: "proxies_unmatched_check", expression: `unmatched in ('REFUSE', 'FORWARD')` },
    { name: "proxies_frozen_check", expression: "(frozen_at is null) = (frozen_by is null)" },
  ],
});
