import type { MigrationInterface, QueryRunner } from "typeorm";

/** Service tokens. Of a token only the SHA-256 of its random part is stored (docs/crypto.md, API tokens). */
export class CreateApiTokens1795500002000 implements MigrationInterface {
  readonly name = "CreateApiTokens1795500002000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table api_tokens (
      workspace_id text not null constraint api_tokens_workspace_id_fkey references workspaces on delete cascade,
      id text not null,
      name text not null,
      description text,
      kind text not null constraint api_tokens_kind_check check (kind in ('SERVICE', 'PERSONAL')),
      digest bytea not null constraint api_tokens_digest_check check (octet_length(digest) = 32),
      prefix text not null,
      last4 text not null,
      revision integer not null default 1,
      expires_at timestamptz,
      revoked_at timestamptz,
      last_used_at timestamptz,
      last_used_ip text,
      created_at timestamptz not null default now(),
      created_by text not null,
      constraint api_tokens_pkey primary key (workspace_id, id))`);
    await runner.query("create index api_tokens_id_idx on api_tokens (id)");
    await runner.query(
      "create index api_tokens_workspace_id_created_at_idx on api_tokens (workspace_id, created_at, id)",
    );
    await runner.query(`create table api_token_roles (
      workspace_id text not null,
      token_id text not null,
      role_id text not null,
      constraint api_token_roles_pkey primary key (workspace_id, token_id, role_id),
      constraint api_token_roles_token_fkey foreign key (workspace_id, token_id)
        references api_tokens (workspace_id, id) on delete cascade,
      constraint api_token_roles_role_fkey foreign key (workspace_id, role_id)
        references roles (workspace_id, id) on delete restrict)`);
    for (const table of ["api_tokens", "api_token_roles"]) {
      await runner.query(`alter table ${table} enable row level security, force row level security`);
      await runner.query(`create policy ${table}_workspace on ${table} to keyhole_app
        using (workspace_id = (select current_setting('keyhole.workspace', true)))`);
      await runner.query(`create policy ${table}_cross on ${table} to keyhole_cross using (true)`);
      await runner.query(`grant select, insert, update, delete on ${table} to keyhole_app`);
      await runner.query(`grant select on ${table} to keyhole_cross`);
    }
    await runner.query("grant update (last_used_at, last_used_ip) on api_tokens to keyhole_cross");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table api_token_roles, api_tokens");
  }
}
