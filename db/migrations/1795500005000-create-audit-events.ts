import type { MigrationInterface, QueryRunner } from "typeorm";

/** Audit events. The application may insert and read, never change or delete (decision 18). */
export class CreateAuditEvents1795500005000 implements MigrationInterface {
  readonly name = "CreateAuditEvents1795500005000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table audit_events (
      workspace_id text not null constraint audit_events_workspace_id_fkey references workspaces on delete cascade,
      id text not null,
      occurred_at timestamptz not null,
      action text not null,
      outcome text not null constraint audit_events_outcome_check check (outcome in ('SUCCEEDED', 'DENIED', 'FAILED')),
      actor_kind text not null constraint audit_events_actor_kind_check check (actor_kind in ('user', 'token', 'system')),
      actor_id text not null,
      actor_name text not null,
      target_type text not null,
      target_id text not null,
      target_label text not null,
      changes jsonb not null,
      ip text,
      user_agent text,
      request_id text not null,
      constraint audit_events_pkey primary key (workspace_id, id))`);
    await runner.query(
      "create index audit_events_workspace_id_occurred_at_idx on audit_events (workspace_id, occurred_at, id)",
    );
    await runner.query("alter table audit_events enable row level security, force row level security");
    await runner.query(`create policy audit_events_workspace on audit_events to keyhole_app
      using (workspace_id = (select current_setting('keyhole.workspace', true)))`);
    await runner.query("create policy audit_events_cross on audit_events to keyhole_cross using (true)");
    await runner.query("grant select, insert on audit_events to keyhole_app");
    await runner.query("grant insert on audit_events to keyhole_cross");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table audit_events");
  }
}
