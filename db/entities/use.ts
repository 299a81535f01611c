import { EntitySchema } from "typeorm";

/**
 * One use of one secret, or, with an empty `secretId`, a request that named none. No path, no query, no value. Without a
 * duration it is running still, or Keyhole ended before it did.
 */
export type UseRow = {
  workspaceId: string;
  secretId: string;
  usedAt: Date;
  id: string;
  secretTag: string;
  version: number;
  actorKind: "user" | "token";
  actorId: string;
  actorName: string;
  ip: string | null;
  viaKind: "proxy";
  viaId: string;
  viaTag: string;
  origin: string;
  method: string;
  status: number | null;
  errorCode: string | null;
  durationMs: number | null;
  scrubbedCount: number;
};

const KEY = { primary: true, primaryKeyConstraintName: "uses_pkey" } as const;

/** Partitioned by day of `used_at`, which the migration says and TypeORM cannot. */
export const UseEntity = new EntitySchema<UseRow>({
  name: "Use",
  tableName: "uses",
  columns: {
    workspaceId: { type: "text", name: "workspace_id", ...KEY },
    secretId: { type: "text", name: "secret_id", ...KEY },
    usedAt: { type: "timestamptz", name: "used_at", ...KEY },
    id: { type: "text", ...KEY },
    secretTag: { type: "text", name: "secret_tag" },
    version: { type: "integer" },
    actorKind: { type: "text", name: "actor_kind" },
    actorId: { type: "text", name: "actor_id" },
    actorName: { type: "text", name: "actor_name" },
    ip: { type: "text", nullable: true },
    viaKind: { type: "text", name: "via_kind" },
    viaId: { type: "text", name: "via_id" },
    viaTag: { type: "text", name: "via_tag" },
    origin: { type: "text" },
    method: { type: "text" },
    status: { type: "smallint", nullable: true },
    errorCode: { type: "text", name: "error_code", nullable: true },
    durationMs: { type: "integer", name: "duration_ms", nullable: true },
    scrubbedCount: { type: "integer", name: "scrubbed_count", default: 0 },
  },
  checks: [
    { name: "uses_actor_kind_check", expression: `actor_kind in ('user', 'token')` },
    { name: "uses_via_kind_check", expression: `via_kind in ('proxy')` },
  ],
});
