import type { MigrationInterface, QueryRunner } from "typeorm";

/** Instance keys and the data-encryption keys of workspaces, all wrapped by a KEK that is never in the database. */
export class CreateKeys1795500001000 implements MigrationInterface {
  readonly name = "CreateKeys1795500001000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table instance_keys (
      purpose text not null,
      kek_id text not null,
      wrapped_key bytea not null,
      created_at timestamptz not null default now(),
      constraint instance_keys_pkey primary key (purpose))`);
    await runner.query("grant select, insert, update on instance_keys to keyhole_cross");
    // seal_count: AES-GCM with random 96-bit nonces allows 2^32 seals under one key (NIST SP 800-38D §8.3).
    await runner.query(`create table workspace_keys (
      workspace_id text not null constraint workspace_keys_workspace_id_fkey references workspaces on delete cascade,
      id text not null,
      kek_id text not null,
      wrapped_key bytea not null,
      is_active boolean not null,
      seal_count bigint not null default 0
        constraint workspace_keys_seal_count_check check (seal_count between 0 and 4294967296),
      created_at timestamptz not null default now(),
      constraint workspace_keys_pkey primary key (workspace_id, id))`);
    await runner.query(
      "create unique index workspace_keys_active_key on workspace_keys (workspace_id) where is_active",
    );
    await runner.query("alter table workspace_keys enable row level security, force row level security");
    await runner.query(`create policy workspace_keys_workspace on workspace_keys to keyhole_app
      using (workspace_id = (select current_setting('keyhole.workspace', true)))`);
    await runner.query("create policy workspace_keys_cross on workspace_keys to keyhole_cross using (true)");
    await runner.query("grant select, insert, update on workspace_keys to keyhole_app, keyhole_cross");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table workspace_keys, instance_keys");
  }
}
