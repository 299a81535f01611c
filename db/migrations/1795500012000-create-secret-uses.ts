import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Records of uses by day, and what they say of each secret and proxy (decision 031).
 *
 * None of these rows is changed by people, and all are written for several workspaces at once, by `keyhole_cross`: it
 * may put uses in and complete them, and reads no column of them but their key. `uses` and `proxy_hours` have no foreign
 * keys: they outlive what they name and go with time, and a batch must not fail because something was deleted meanwhile.
 */
export class CreateSecretUses1795500012000 implements MigrationInterface {
  readonly name = "CreateSecretUses1795500012000";

  async up(runner: QueryRunner): Promise<void> {
    await createUses(runner);
    await createPartitions(runner);
    await createSecretHealth(runner);
    await createProxyHours(runner);
    for (const table of ["uses", "secret_health", "proxy_hours"]) {
      await runner.query(`alter table ${table} enable row level security, force row level security`);
      await runner.query(`create policy ${table}_workspace on ${table} to keyhole_app
        using (workspace_id = (select current_setting('keyhole.workspace', true)))`);
      await runner.query(`create policy ${table}_cross on ${table} to keyhole_cross using (true)`);
    }
    await runner.query("grant select on uses, proxy_hours to keyhole_app");
    await runner.query("grant select, insert on secret_health to keyhole_app");
    await runner.query(`grant insert, select (workspace_id, secret_id, used_at, id, duration_ms),
      update (status, error_code, duration_ms, scrubbed_count) on uses to keyhole_cross`);
    await runner.query(`grant select, update (version, last_used_at, last_succeeded_at, rejected_since, rejected_last_at,
      rejected_status, token_expires_at, token_expiry_seen_at) on secret_health to keyhole_cross`);
    await runner.query("grant select, insert, update, delete on proxy_hours to keyhole_cross");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop trigger secrets_health on secrets");
    await runner.query("drop function add_secret_health()");
    await runner.query("drop function keep_use_partitions(date[], integer)");
    await runner.query("drop table proxy_hours, secret_health, uses");
  }
}

/** One row for each secret of a request; one with an empty `secret_id` for a request without. The key is the list's order. */
async function createUses(runner: QueryRunner): Promise<void> {
  await runner.query(`create table uses (
    workspace_id text not null,
    secret_id text not null,
    used_at timestamptz not null,
    id text not null,
    secret_tag text not null,
    version integer not null,
    actor_kind text not null constraint uses_actor_kind_check check (actor_kind in ('user', 'token')),
    actor_id text not null,
    actor_name text not null,
    ip text,
    via_kind text not null constraint uses_via_kind_check check (via_kind in ('proxy')),
    via_id text not null,
    via_tag text not null,
    origin text not null,
    method text not null,
    status smallint,
    error_code text,
    duration_ms integer,
    scrubbed_count integer not null default 0,
    constraint uses_pkey primary key (workspace_id, secret_id, used_at, id)) partition by range (used_at)`);
}

/**
 * Makes a partition for each of `days` (UTC) that has none, and drops those that ended `keep_days` days ago. Only the
 * owner may do either, so this runs as the owner, and does nothing else. Attaching a table that exists lets others go on
 * writing; a partition has no right for anybody and no policy, so that rows are reached through `uses` only.
 */
async function createPartitions(runner: QueryRunner): Promise<void> {
  await runner.query(`create function keep_use_partitions(days date[], keep_days integer) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
    declare
      today date := (now() at time zone 'UTC')::date;
      part text;
      day date;
    begin
      if keep_days is null or keep_days < 1 or cardinality(days) > 100 then
        raise exception 'keep_use_partitions: at least one day is kept, at most 100 are made';
      end if;
      perform pg_advisory_xact_lock(7235402);
      for part in select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'public.uses'::regclass and to_date(right(c.relname, 8), 'YYYYMMDD') < today - keep_days
      loop
        execute format('drop table public.%I', part);
      end loop;
      foreach day in array days loop
        part := 'uses_' || to_char(day, 'YYYYMMDD');
        continue when to_regclass('public.' || part) is not null;
        execute format('create table public.%I (like public.uses including all)', part);
        execute format('alter table public.%I enable row level security, force row level security', part);
        execute format('alter table public.uses attach partition public.%I for values from (%L) to (%L)',
          part, day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
      end loop;
    end $$`);
  await runner.query("revoke execute on function keep_use_partitions from public");
  await runner.query("grant execute on function keep_use_partitions to keyhole_cross");
}

/**
 * What uses say of a secret. All but `last_used_at` is about `version`, the newest that was used. A secret has its row
 * from the first moment, and what was never used stands where 1970 would: an order by last use then needs neither an outer
 * join nor an expression, which no index could serve under row-level security. A use of a secret that is gone changes nothing.
 */
async function createSecretHealth(runner: QueryRunner): Promise<void> {
  await runner.query(`create table secret_health (
    workspace_id text not null,
    secret_id text not null,
    version integer not null default 0,
    last_used_at timestamptz not null default '1970-01-01 00:00:00+00',
    last_succeeded_at timestamptz,
    rejected_since timestamptz,
    rejected_last_at timestamptz,
    rejected_status smallint,
    token_expires_at timestamptz,
    token_expiry_seen_at timestamptz,
    constraint secret_health_pkey primary key (workspace_id, secret_id),
    constraint secret_health_secret_fkey foreign key (workspace_id, secret_id)
      references secrets (workspace_id, id) on delete cascade)`);
  await runner.query(`create index secret_health_workspace_id_last_used_at_idx
    on secret_health (workspace_id, last_used_at, secret_id)`);
  // Row-level security is forced on the owner, whom no policy lets read.
  await runner.query("alter table secrets no force row level security");
  await runner.query(
    "insert into secret_health (workspace_id, secret_id) select workspace_id, id from secrets",
  );
  await runner.query("alter table secrets force row level security");
  await runner.query(`create function add_secret_health() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as $$
    begin
      insert into public.secret_health (workspace_id, secret_id) values (new.workspace_id, new.id);
      return null;
    end $$`);
  await runner.query(
    "create trigger secrets_health after insert on secrets for each row execute function add_secret_health()",
  );
}

/** Requests through a proxy in an hour. `durations` counts them by how long they took (core/uses/durations.ts). */
async function createProxyHours(runner: QueryRunner): Promise<void> {
  await runner.query(`create table proxy_hours (
    workspace_id text not null,
    proxy_id text not null,
    hour timestamptz not null,
    total integer not null,
    failed integer not null,
    durations integer[] not null,
    last_used_at timestamptz not null,
    constraint proxy_hours_pkey primary key (workspace_id, proxy_id, hour))`);
}
