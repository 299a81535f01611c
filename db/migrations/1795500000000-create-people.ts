import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The two database roles of decision 17 and the tables about people.
 *
 * `keyhole_app` does the work of one workspace and sees nothing until `keyhole.workspace` is set.
 * `keyhole_cross` serves the named list in db/queries/cross-workspace/ and has no right on any secret.
 * Roles belong to the cluster, not to the database, so they may exist already and `down` leaves them.
 */
export class CreatePeople1795500000000 implements MigrationInterface {
  readonly name = "CreatePeople1795500000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const role of ["keyhole_app", "keyhole_cross"]) {
      await runner.query(`do $$ begin
        if not exists (select from pg_roles where rolname = '${role}') then create role ${role} nologin; end if;
      exception when duplicate_object or unique_violation then null; end $$`);
      await runner.query(`grant ${role} to current_user`);
      await runner.query(`grant usage on schema public to ${role}`);
    }
    await runner.query(`create table workspaces (
      id text not null,
      slug text not null,
      name text not null,
      revision integer not null default 1,
      created_at timestamptz not null default now(),
      constraint workspaces_pkey primary key (id))`);
    await runner.query("create unique index workspaces_lower_slug_key on workspaces (lower(slug))");
    await runner.query(`create table users (
      id text not null,
      email text not null,
      display_name text not null,
      password_hash text,
      is_instance_admin boolean not null default false,
      is_active boolean not null default true,
      revision integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint users_pkey primary key (id))`);
    await runner.query("create unique index users_lower_email_key on users (lower(email))");
    await runner.query(`create table roles (
      workspace_id text not null constraint roles_workspace_id_fkey references workspaces on delete cascade,
      id text not null,
      key text not null,
      name text not null,
      description text,
      is_built_in boolean not null default false,
      permissions text[] not null,
      revision integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint roles_pkey primary key (workspace_id, id),
      constraint roles_workspace_id_key_key unique (workspace_id, key))`);
    await runner.query(`create table memberships (
      workspace_id text not null constraint memberships_workspace_id_fkey references workspaces on delete cascade,
      user_id text not null constraint memberships_user_id_fkey references users on delete cascade,
      is_active boolean not null default true,
      revision integer not null default 1,
      created_at timestamptz not null default now(),
      constraint memberships_pkey primary key (workspace_id, user_id))`);
    await runner.query("create index memberships_user_id_idx on memberships (user_id)");
    await runner.query(`create table membership_roles (
      workspace_id text not null,
      user_id text not null,
      role_id text not null,
      constraint membership_roles_pkey primary key (workspace_id, user_id, role_id),
      constraint membership_roles_membership_fkey foreign key (workspace_id, user_id)
        references memberships (workspace_id, user_id) on delete cascade,
      constraint membership_roles_role_fkey foreign key (workspace_id, role_id)
        references roles (workspace_id, id) on delete restrict)`);
    await runner.query(`create table sessions (
      id text not null,
      user_id text not null constraint sessions_user_id_fkey references users on delete cascade,
      created_at timestamptz not null default now(),
      last_seen_at timestamptz not null default now(),
      expires_at timestamptz not null,
      ended_at timestamptz,
      ip text,
      user_agent text,
      constraint sessions_pkey primary key (id))`);
    await runner.query("create index sessions_user_id_idx on sessions (user_id)");
    await runner.query(`create table sign_in_attempts (
      key bytea not null,
      failures integer not null,
      last_failed_at timestamptz not null,
      locked_until timestamptz,
      constraint sign_in_attempts_pkey primary key (key))`);

    for (const table of ["roles", "memberships", "membership_roles"]) {
      await runner.query(`alter table ${table} enable row level security, force row level security`);
      await runner.query(`create policy ${table}_workspace on ${table} to keyhole_app
        using (workspace_id = (select current_setting('keyhole.workspace', true)))`);
      await runner.query(`create policy ${table}_cross on ${table} to keyhole_cross using (true)`);
      await runner.query(`grant select, insert, update, delete on ${table} to keyhole_app`);
      await runner.query(`grant select, insert on ${table} to keyhole_cross`);
    }
    await runner.query("alter table workspaces enable row level security, force row level security");
    await runner.query(`create policy workspaces_workspace on workspaces to keyhole_app
      using (id = (select current_setting('keyhole.workspace', true)))`);
    await runner.query("create policy workspaces_cross on workspaces to keyhole_cross using (true)");
    await runner.query("alter table users enable row level security, force row level security");
    await runner.query(`create policy users_workspace on users to keyhole_app using (exists (
      select from memberships m
      where m.user_id = users.id and m.workspace_id = (select current_setting('keyhole.workspace', true))))`);
    await runner.query("create policy users_cross on users to keyhole_cross using (true)");
    await runner.query("grant select on workspaces to keyhole_app");
    // Not the password hash: what shows who changed a secret has no business with it.
    await runner.query(
      "grant select (id, email, display_name, is_instance_admin, is_active) on users to keyhole_app",
    );
    await runner.query("grant select, insert on workspaces to keyhole_cross");
    await runner.query("grant select, insert, update on users, sessions to keyhole_cross");
    await runner.query("grant select, insert, update, delete on sign_in_attempts to keyhole_cross");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      "drop table sign_in_attempts, sessions, membership_roles, memberships, roles, users, workspaces",
    );
  }
}
