import type { MigrationInterface, QueryRunner } from "typeorm";

/** Plugin proxies, their URL prefixes, and the header rules of a prefix. */
export class CreateProxies1795500004000 implements MigrationInterface {
  readonly name = "CreateProxies1795500004000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table proxies (
      workspace_id text not null constraint proxies_workspace_id_fkey references workspaces on delete cascade,
      id text not null,
      tag text not null constraint proxies_tag_check check (tag ~ '^[A-Za-z0-9_-]{1,64}$' and tag ~ '[A-Za-z0-9]'),
      name text not null,
      description text,
      is_enabled boolean not null,
      unmatched text not null constraint proxies_unmatched_check check (unmatched in ('REFUSE', 'FORWARD')),
      allowed_origins text[] not null,
      revision integer not null default 1,
      created_at timestamptz not null,
      created_by text not null,
      updated_at timestamptz not null,
      updated_by text not null,
      constraint proxies_pkey primary key (workspace_id, id))`);
    await runner.query(
      "create unique index proxies_workspace_id_lower_tag_key on proxies (workspace_id, lower(tag))",
    );
    await runner.query(
      "create index proxies_workspace_id_lower_name_idx on proxies (workspace_id, lower(name), id)",
    );
    await runner.query(`create table proxy_url_prefixes (
      workspace_id text not null,
      id text not null,
      proxy_id text not null,
      position integer not null,
      prefix text not null,
      constraint proxy_url_prefixes_pkey primary key (workspace_id, id),
      constraint proxy_url_prefixes_proxy_fkey foreign key (workspace_id, proxy_id)
        references proxies (workspace_id, id) on delete cascade,
      constraint proxy_url_prefixes_workspace_id_proxy_id_prefix_key unique (workspace_id, proxy_id, prefix))`);
    await runner.query(`create table proxy_header_rules (
      workspace_id text not null,
      id text not null,
      prefix_id text not null,
      position integer not null,
      name text not null,
      template text not null,
      allow_override boolean not null,
      secret_tags text[] not null,
      constraint proxy_header_rules_pkey primary key (workspace_id, id),
      constraint proxy_header_rules_prefix_fkey foreign key (workspace_id, prefix_id)
        references proxy_url_prefixes (workspace_id, id) on delete cascade)`);
    await runner.query(
      "create unique index proxy_header_rules_prefix_id_lower_name_key on proxy_header_rules (workspace_id, prefix_id, lower(name))",
    );
    // Which rules name this tag: "used by" and the delete guard ask it.
    await runner.query(
      "create index proxy_header_rules_secret_tags_idx on proxy_header_rules using gin (secret_tags)",
    );
    for (const table of ["proxies", "proxy_url_prefixes", "proxy_header_rules"]) {
      await runner.query(`alter table ${table} enable row level security, force row level security`);
      await runner.query(`create policy ${table}_workspace on ${table} to keyhole_app
        using (workspace_id = (select current_setting('keyhole.workspace', true)))`);
      await runner.query(`grant select, insert, update, delete on ${table} to keyhole_app`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table proxy_header_rules, proxy_url_prefixes, proxies");
  }
}
