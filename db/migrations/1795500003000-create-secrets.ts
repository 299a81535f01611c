import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Secrets and their versions. A version carries the destinations it was sealed with, so that a roll-back restores
 * its own; they are bound into the AAD, so an edit here makes the value unopenable (docs/crypto.md, AAD v1).
 */
export class CreateSecrets1795500003000 implements MigrationInterface {
  readonly name = "CreateSecrets1795500003000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table secrets (
      workspace_id text not null constraint secrets_workspace_id_fkey references workspaces on delete cascade,
      id text not null,
      tag text not null constraint secrets_tag_check check (tag ~ '^[A-Za-z0-9_-]{1,64}$' and tag ~ '[A-Za-z0-9]'),
      name text not null,
      description text,
      version integer not null,
      revision integer not null default 1,
      value_updated_at timestamptz not null,
      value_updated_by text not null,
      created_at timestamptz not null,
      created_by text not null,
      updated_at timestamptz not null,
      updated_by text not null,
      constraint secrets_pkey primary key (workspace_id, id))`);
    await runner.query(
      "create unique index secrets_workspace_id_lower_tag_key on secrets (workspace_id, lower(tag))",
    );
    // One index for each order of the list; the workspace first, or the planner walks other tenants' rows.
    await runner.query(
      "create index secrets_workspace_id_lower_name_idx on secrets (workspace_id, lower(name), id)",
    );
    await runner.query(
      "create index secrets_workspace_id_value_updated_at_idx on secrets (workspace_id, value_updated_at, id)",
    );
    await runner.query(
      "create index secrets_workspace_id_updated_at_idx on secrets (workspace_id, updated_at, id)",
    );
    await runner.query(`create table secret_versions (
      workspace_id text not null,
      secret_id text not null,
      version integer not null,
      key_id text not null,
      destinations text[] not null,
      sealed_value bytea not null,
      created_at timestamptz not null,
      created_by text not null,
      constraint secret_versions_pkey primary key (workspace_id, secret_id, version),
      constraint secret_versions_secret_fkey foreign key (workspace_id, secret_id)
        references secrets (workspace_id, id) on delete cascade,
      constraint secret_versions_key_fkey foreign key (workspace_id, key_id)
        references workspace_keys (workspace_id, id) on delete restrict)`);
    await runner.query(`create table idempotency_keys (
      workspace_id text not null constraint idempotency_keys_workspace_id_fkey references workspaces on delete cascade,
      actor_id text not null,
      key text not null,
      operation text not null,
      input_mac bytea not null,
      result jsonb not null,
      created_at timestamptz not null default now(),
      constraint idempotency_keys_pkey primary key (workspace_id, actor_id, key))`);
    await runner.query(
      "create index idempotency_keys_workspace_id_created_at_idx on idempotency_keys (workspace_id, created_at)",
    );
    for (const table of ["secrets", "secret_versions", "idempotency_keys"]) {
      await runner.query(`alter table ${table} enable row level security, force row level security`);
      await runner.query(`create policy ${table}_workspace on ${table} to keyhole_app
        using (workspace_id = (select current_setting('keyhole.workspace', true)))`);
      await runner.query(`grant select, insert, update, delete on ${table} to keyhole_app`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table idempotency_keys, secret_versions, secrets");
  }
}
