import { EntitySchema } from "typeorm";

/** What was done, by whom. `changes` never holds a value. */
export type AuditEventRow = {
  workspaceId: string;
  id: string;
  occurredAt: Date;
  action: string;
  outcome: "SUCCEEDED" | "DENIED" | "FAILED";
  actorKind: "user" | "token" | "system";
  actorId: string;
  actorName: string;
  targetType: string;
  targetId: string;
  targetLabel: string;
  changes: unknown;
  ip: string | null;
  userAgent: string | null;
  requestId: string;
};

export const AuditEventEntity = new EntitySchema<AuditEventRow>({
  name: "AuditEvent",
  tableName: "audit_events",
  columns: {
    workspaceId: {
      type: "text",
      name: "workspace_id",
      primary: true,
      primaryKeyConstraintName: "audit_events_pkey",
    },
    id: { type: "text", primary: true, primaryKeyConstraintName: "audit_events_pkey" },
    occurredAt: { type: "timestamptz", name: "occurred_at" },
    action: { type: "text" },
    outcome: { type: "text" },
    actorKind: { type: "text", name: "actor_kind" },
    actorId: { type: "text", name: "actor_id" },
    actorName: { type: "text", name: "actor_name" },
    targetType: { type: "text", name: "target_type" },
    targetId: { type: "text", name: "target_id" },
    targetLabel: { type: "text", name: "target_label" },
    changes: { type: "jsonb" },
    ip: { type: "text", nullable: true },
    userAgent: { type: "text", name: "user_agent", nullable: true },
    requestId: { type: "text", name: "request_id" },
  },
  foreignKeys: [
    {
      name: "audit_events_workspace_id_fkey",
      target: "Workspace",
      columnNames: ["workspaceId"],
      referencedColumnNames: ["id"],
      onDelete: "CASCADE",
    },
  ],
  indices: [
    { name: "audit_events_workspace_id_occurred_at_idx", columns: ["workspaceId", "occurredAt", "id"] },
  ],
  checks: [
    { name: "audit_events_outcome_check", expression: `outcome in ('SUCCEEDED', 'DENIED', 'FAILED')` },
    { name: "audit_events_actor_kind_check", expression: `actor_kind in ('user', 'token', 'system')` },
  ],
});
