-- The schema as it stands after every migration, read from the catalogs by scripts/schema-dump.ts.
-- For people and reviews: nothing runs this file. Change it by a migration in db/migrations.

create role keyhole_app nologin;
create role keyhole_cross nologin;
grant usage on schema public to keyhole_app;
grant usage on schema public to keyhole_cross;
grant usage on schema public to public;
create sequence schema_migrations_id_seq as integer owned by schema_migrations.id;

CREATE OR REPLACE FUNCTION public.add_secret_health()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    begin
      insert into public.secret_health (workspace_id, secret_id) values (new.workspace_id, new.id);
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION public.keep_use_partitions(days date[], keep_days integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
    end $function$;
grant execute on function keep_use_partitions(date[],integer) to keyhole_cross;

create table api_token_roles (
  workspace_id text not null,
  token_id text not null,
  role_id text not null,
  constraint api_token_roles_pkey PRIMARY KEY (workspace_id, token_id, role_id),
  constraint api_token_roles_role_fkey FOREIGN KEY (workspace_id, role_id) REFERENCES roles(workspace_id, id) ON DELETE RESTRICT,
  constraint api_token_roles_token_fkey FOREIGN KEY (workspace_id, token_id) REFERENCES api_tokens(workspace_id, id) ON DELETE CASCADE
);
alter table api_token_roles enable row level security;
alter table api_token_roles force row level security;
create policy api_token_roles_cross on api_token_roles for all to keyhole_cross
  using (true);
create policy api_token_roles_workspace on api_token_roles for all to keyhole_app
  using ((workspace_id = ( SELECT current_setting('keyhole.workspace'::text, true) AS current_setting)));
grant delete, insert, select, update on api_token_roles to keyhole_app;
grant select on api_token_roles to keyhole_cross;

create table api_tokens (
  workspace_id text not null,
  id text not null,
  name text not null,
  description text,
  kind text not null,
  digest bytea not null,
  prefix text not null,
  last4 text not null,
  revision integer not null default 1,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone,
  last_used_ip text,
  created_at timestamp with time zone not null default now(),
  created_by text not null,
  frozen_at timestamp with time zone,
  frozen_by text,
  constraint api_tokens_pkey PRIMARY KEY (workspace_id, id),
  constraint api_tokens_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint api_tokens_digest_check CHECK ((octet_length(digest) = 32)),
  constraint api_tokens_frozen_check CHECK (((frozen_at IS NULL) = (frozen_by IS NULL))),
  constraint api_tokens_kind_check CHECK ((kind = ANY (ARRAY['SERVICE'::text, 'PERSONAL'::text])))
);
CREATE INDEX api_tokens_id_idx ON public.api_tokens USING btree (id);
CREATE INDEX api_tokens_workspace_id_created_at_idx ON public.api_tokens USING btree (workspace_id, created_at, id);
alter table api_tokens enable row level security;
alter table api_tokens force row level security;
create policy api_tokens_cross on api_tokens for all to keyhole_cross
  using (true);
create policy api_tokens_workspace on api_tokens for all to keyhole_app
  using ((workspace_id = ( SELECT current_setting('keyhole.workspace'::text, true) AS current_setting)));
grant delete, insert, select, update on api_tokens to keyhole_app;
grant select, update (last_used_at, last_used_ip) on api_tokens to keyhole_cross;

create table audit_events (
  workspace_id text not null,
  id text not null,
  occurred_at timestamp with time zone not null,
  action text not null,
  outcome text not null,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  target_type text not null,
  target_id text not null,
  target_label text not null,
  changes jsonb not null,
  ip text,
  user_agent text,
  request_id text not null,
  constraint audit_events_pkey PRIMARY KEY (workspace_id, id),
  constraint audit_events_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint audit_events_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['user'::text, 'token'::text, 'system'::text]))),
  constraint audit_events_outcome_check CHECK ((outcome = ANY (ARRAY['SUCCEEDED'::text, 'DENIED'::text, 'FAILED'::text])))
);
CREATE INDEX audit_events_workspace_id_occurred_at_idx ON public.audit_events USING btree (workspace_id, occurred_at, id);
alter table audit_events enable row level security;
alter table audit_events force row level security;
create policy audit_events_cross on audit_events for all to keyhole_cross
  using (true);
create policy audit_events_workspace on audit_events for all to keyhole_app
  using ((workspace_id = ( SELECT current_setting('keyhole.workspace'::text, true) AS current_setting)));
grant insert, select on audit_events to keyhole_app;
grant insert on audit_events to keyhole_cross;

create table idempotency_keys (
  workspace_id text not null,
  actor_id text not null,
  key text not null,
  operation text not null,
  input_mac bytea not null,
  result jsonb not null,
  created_at timestamp with time zone not null default now(),
  constraint idempotency_keys_pkey PRIMARY KEY (workspace_id, actor_id, key),
  constraint idempotency_keys_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
);
CREATE INDEX idempotency_keys_workspace_id_created_at_idx ON public.idempotency_keys USING btree (workspace_id, created_at);
alter table idempotency_keys enable row level security;
alter table idempotency_keys force row level security;
create policy idempotency_keys_workspace on idempotency_keys for all to keyhole_app
  using ((workspace_id = ( SELECT current_setting('keyhole.workspace'::text, true) AS current_setting)));
grant delete, insert, select, update on idempotency_keys to keyhole_app;

create table instance_keys (
  purpose text not null,
  kek_id text not null,
  wrapped_key bytea not null,
  created_at timestamp with time zone not null default now(),
  constraint instance_keys_pkey PRIMARY KEY (purpose)
);
grant insert, select, update on instance_keys to keyhole_cross;

create table membership_roles (
  workspace_id text not null,
  user_id text not null,
  role_id text not null,
  constraint membership_roles_pkey PRIMARY KEY (workspace_id, user_id, role_id),
  constraint membership_roles_membership_fkey FOREIGN KEY (workspace_id, user_id) REFERENCES memberships(workspace_id, user_id) ON DELETE CASCADE,
  constraint membership_roles_role_fkey FOREIGN KEY (workspace_id, role_id) REFERENCES roles(workspace_id, id) ON DELETE RESTRICT
);
alter table membership_roles enable row level security;
alter table membership_roles force row level security;
create policy membership_roles_cross on membership_roles for all to keyhole_cross
  using (true);
create policy membership_roles_workspace on membership_roles for all to keyhole_app
  using ((workspace_id = ( SELECT current_setting('keyhole.workspace'::text, true) AS current_setting)));
grant delete, insert, select, update on membership_roles to keyhole_app;
grant insert, select on membership_roles to keyhole_cross;

create table memberships (
  workspace_id text not null,
  user_id text not null,
  is_active boolean not null default true,
  revision integer not null default 1,
  created_at timestamp with time zone not null default now(),
  constraint memberships_pkey PRIMARY KEY (workspace_id, user_id),
  constraint memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint memberships_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
);
CREATE INDEX memberships_user_id_idx ON public.memberships USING btree (user_id);
alter table memberships enable row level security;
alter table memberships force row level security;
create policy memberships_cross on memberships for all to keyhole_cross
  using (true);
create policy memberships_workspace on memberships for all to keyhole_app
  using ((workspace_id = ( SELECT current_setting('keyhole.workspace'::text, true) AS current_setting)));
grant delete, insert, select, update on memberships to keyhole_app;
grant insert, select on memberships to keyhole_cross;

create table proxies (
  workspace_id text not null,
  id text not null,
  tag text not null,
  name text not null,
  description text,
  is_enabled boolean not null,
  unmatched text not null,
  allowed_origins text[] not null,
  revision integer not null default 1,
  created_at timestamp with time zone not null,
  created_by text not null,
  updated_at timestamp with time zone not null,
  updated_by text not null,
  connect_ms integer,
  first_byte_ms integer,
  idle_ms integer,
  total_ms integer,
  max_request_bytes integer,
  max_response_bytes integer,
  max_per_caller integer,
  max_per_origin integer,
  frozen_at timestamp with time zone,
  frozen_by text,
  constraint proxies_pkey PRIMARY KEY (workspace_id, id),
  constraint proxies_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint proxies_frozen_check CHECK (((frozen_at IS NULL) = (frozen_by IS NULL))),
  constraint proxies_limits_check CHECK (((connect_ms > 0) AND (first_byte_ms > 0) AND (idle_ms > 0) AND (total_ms >= 0) AND (max_request_bytes >= 0) AND (max_response_bytes >= 0) AND (max_per_caller > 0) AND (max_per_origin > 0))),
  constraint proxies_tag_check CHECK (((tag ~ '^[A-Za-z0-9_-]{1,64}$'::text) AND (tag ~ '[A-Za-z0-9]'::text))),
  constraint proxies_unmatched_check CHECK ((unmatched = ANY (ARRAY['REFUSE'::text, 'FORWARD'::text])))
);
CREATE INDEX proxies_workspace_id_lower_name_idx ON public.proxies USING btree (workspace_id, lower(name), id);
CREATE UNIQUE INDEX proxies_workspace_id_lower_tag_key ON public.proxies USING btree (workspace_id, lower(tag));
alter table proxies enable row level security;
alter table proxies force row level security;
create policy proxies_workspace on proxies for all to keyhole_app
  using ((workspace_id = ( SELECT current_setting('keyhole.workspace'::text, true) AS current_setting)));
grant delete, insert, select, update on proxies to keyhole_app;

create table proxy_header_rules (
  workspace_id text not null,
  id text not null,
  prefix_id text not null,
  position integer not null,
  name text not null,
  template text not null,
  allow_override boolean not null,
  secret_tags text[] not null,
  password_template text,
  constraint proxy_header_rules_pkey PRIMARY KEY (workspace_id, id),
  constraint proxy_header_rules_prefix_fkey FOREIGN KEY (workspace_id, prefix_id) REFERENCES proxy_url_prefixes(workspace_id, id) ON DELETE CASCADE,
  constraint proxy_header_rules_password_template_check CHECK (((password_template IS NULL) OR (name = 'Authorization'::text)))
);
CREATE INDEX proxy_header_rules_secret_tags_idx ON public.proxy_header_rules USING gin (secret_tags);
CREATE UNIQUE INDEX proxy_header_rules_prefix_id_lower_name_key ON public.proxy_header_rules USING btree (workspace_id, prefix_id, lower(name));
alter table proxy_header_rules enable row level security;
alter table proxy_header_rules force row level security;
create policy proxy_header_rules_workspace on proxy_header_rules for all to keyhole_app
  using ((workspace_id = ( SELECT current_setting('keyhole.workspace'::text, true) AS current_setting)));
grant delete, insert, select, update on proxy_header_rules to keyhole_app;

create table proxy_hours (
  workspace_id text not null,
  proxy_id text not null,
  hour timestamp with time zone not null,
  total integer not null,
  failed integer not null,
  durations integer[] not null,
  last_used_at timestamp with time zone not null,
  constraint proxy_hours_pkey PRIMARY KEY (workspace_id, proxy_id, hour)
);
alter table proxy_hours enable row level security;
alter table proxy_hours force row level security;
create policy proxy_hours_cross on proxy_hours for all to keyhole_cross
  using (true);
create policy proxy_hours_workspace on proxy_hours for all to keyhole_app
  using ((workspace_id = ( SELECT current_setting('keyhole.workspace'::text, true) AS current_setting)));
grant select on proxy_hours to keyhole_app;
grant delete, insert, select, update on proxy_hours to keyhole_cross;

create table proxy_url_prefixes (
  workspace_id text not null,
  id text not null,
  proxy_id text not null,
  position integer not null,
  prefix text not null,
  constraint proxy_url_prefixes_pkey PRIMARY KEY (workspace_id, id),
  constraint proxy_url_prefixes_workspace_id_proxy_id_prefix_key UNIQUE (workspace_id, proxy_id, prefix),
  constraint proxy_url_prefixes_proxy_fkey FOREIGN KEY (workspace_id, proxy_id) REFERENCES proxies(workspace_id, id) ON DELETE CASCADE
);
alter table proxy_url_prefixes enable row level security;
alter table proxy_url_prefixes force row level security;
create policy proxy_url_prefixes_workspace on proxy_url_prefixes for all to keyhole_app
  using ((workspace_id = ( SELECT current_setting('keyhole.workspace'::text, true) AS current_setting)));
grant delete, insert, select, update on proxy_url_prefixes to keyhole_app;

create table roles (
  workspace_id text not null,
  id text not null,
  key text not null,
  name text not null,
  description text,
  is_built_in boolean not null default false,
  permissions text[] not null,
  revision integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint roles_pkey PRIMARY KEY (workspace_id, id),
  constraint roles_workspace_id_key_key UNIQUE (workspace_id, key),
  constraint roles_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
);
alter table roles enable row level security;
alter table roles force row level security;
create policy roles_cross on roles for all to keyhole_cross
  using (true);
create policy roles_workspace on roles for all to keyhole_app
  using ((workspace_id = ( SELECT current_setting('keyhole.workspace'::text, true) AS current_setting)));
grant delete, insert, select, update on roles to keyhole_app;
grant insert, select on roles to keyhole_cross;

create table schema_migrations (
  id integer not null default nextval('schema_migrations_id_seq'::regclass),
  timestamp bigint not null,
  name character varying not null,
  constraint "PK_62441bec32630ced9e4cccae336" PRIMARY KEY (id)
);
grant select on schema_migrations to keyhole_app;

create table secret_health (
  workspace_id text not null,
  secret_id text not null,
  version integer not null default 0,
  last_used_at timestamp with time zone not null default '1970-01-01 00:00:00+00'::timestamp with time zone,
  last_succeeded_at timestamp with time zone,
  rejected_since timestamp with time zone,
  rejected_last_at timestamp with time zone,
  rejected_status smallint,
  token_expires_at timestamp with time zone,
  token_expiry_seen_at timestamp with time zone,
  constraint secret_health_pkey PRIMARY KEY (workspace_id, secret_id),
  constraint secret_health_secret_fkey FOREIGN KEY (workspace_id, secret_id) REFERENCES secrets(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX secret_health_workspace_id_last_used_at_idx ON public.secret_health USING btree (workspace_id, last_used_at, secret_id);
alter table secret_health enable row level security;
alter table secret_health force row level security;
create policy secret_health_cross on secret_health for all to keyhole_cross
  using (true);
create policy secret_health_workspace on secret_health for all to keyhole_app
  using ((workspace_id = ( SELECT current_setting('keyhole.workspace'::text, true) AS current_setting)));
grant insert, select on secret_health to keyhole_app;
grant select, update (version, last_used_at, last_succeeded_at, rejected_since, rejected_last_at, rejected_status, token_expires_at, token_expiry_seen_at) on secret_health to keyhole_cross;

create table secret_versions (
  workspace_id text not null,
  secret_id text not null,
  version integer not null,
  key_id text not null,
  destinations text[] not null,
  sealed_value bytea not null,
  created_at timestamp with time zone not null,
  created_by text not null,
  kept_until timestamp with time zone,
  destroyed_at timestamp with time zone,
  constraint secret_versions_pkey PRIMARY KEY (workspace_id, secret_id, version),
  constraint secret_versions_key_fkey FOREIGN KEY (workspace_id, key_id) REFERENCES workspace_keys(workspace_id, id) ON DELETE RESTRICT,
  constraint secret_versions_secret_fkey FOREIGN KEY (workspace_id, secret_id) REFERENCES secrets(workspace_id, id) ON DELETE CASCADE,
  constraint secret_versions_destroyed_check CHECK (((destroyed_at IS NULL) = (octet_length(sealed_value) > 0)))
);
CREATE INDEX secret_versions_kept_until_idx ON public.secret_versions USING btree (kept_until) WHERE ((kept_until IS NOT NULL) AND (destroyed_at IS NULL));
alter table secret_versions enable row level security;
alter table secret_versions force row level security;
create policy secret_versions_cross on secret_versions for select to keyhole_cross
  using (((kept_until IS NOT NULL) AND (destroyed_at IS NULL)));
create policy secret_versions_workspace on secret_versions for all to keyhole_app
  using ((workspace_id = ( SELECT current_setting('keyhole.workspace'::text, true) AS current_setting)));
grant delete, insert, select, update on secret_versions to keyhole_app;
grant select (workspace_id, kept_until) on secret_versions to keyhole_cross;

create table secrets (
  workspace_id text not null,
  id text not null,
  tag text not null,
  name text not null,
  description text,
  version integer not null,
  revision integer not null default 1,
  value_updated_at timestamp with time zone not null,
  value_updated_by text not null,
  created_at timestamp with time zone not null,
  created_by text not null,
  updated_at timestamp with time zone not null,
  updated_by text not null,
  frozen_at timestamp with time zone,
  frozen_by text,
  constraint secrets_pkey PRIMARY KEY (workspace_id, id),
  constraint secrets_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint secrets_frozen_check CHECK (((frozen_at IS NULL) = (frozen_by IS NULL))),
  constraint secrets_tag_check CHECK (((tag ~ '^[A-Za-z0-9_-]{1,64}$'::text) AND (tag ~ '[A-Za-z0-9]'::text)))
);
CREATE INDEX secrets_workspace_id_lower_name_idx ON public.secrets USING btree (workspace_id, lower(name), id);
CREATE INDEX secrets_workspace_id_updated_at_idx ON public.secrets USING btree (workspace_id, updated_at, id);
CREATE INDEX secrets_workspace_id_value_updated_at_idx ON public.secrets USING btree (workspace_id, value_updated_at, id);
CREATE UNIQUE INDEX secrets_workspace_id_lower_tag_key ON public.secrets USING btree (workspace_id, lower(tag));
CREATE TRIGGER secrets_health AFTER INSERT ON public.secrets FOR EACH ROW EXECUTE FUNCTION add_secret_health();
alter table secrets enable row level security;
alter table secrets force row level security;
create policy secrets_workspace on secrets for all to keyhole_app
  using ((workspace_id = ( SELECT current_setting('keyhole.workspace'::text, true) AS current_setting)));
grant delete, insert, select, update on secrets to keyhole_app;

create table sessions (
  id text not null,
  user_id text not null,
  created_at timestamp with time zone not null default now(),
  last_seen_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ip text,
  user_agent text,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);
CREATE INDEX sessions_user_id_idx ON public.sessions USING btree (user_id);
grant insert, select, update on sessions to keyhole_cross;

create table sign_in_attempts (
  key bytea not null,
  failures integer not null,
  last_failed_at timestamp with time zone not null,
  locked_until timestamp with time zone,
  constraint sign_in_attempts_pkey PRIMARY KEY (key)
);
grant delete, insert, select, update on sign_in_attempts to keyhole_cross;

create table users (
  id text not null,
  email text not null,
  display_name text not null,
  password_hash text,
  is_instance_admin boolean not null default false,
  is_active boolean not null default true,
  revision integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint users_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX users_lower_email_key ON public.users USING btree (lower(email));
alter table users enable row level security;
alter table users force row level security;
create policy users_cross on users for all to keyhole_cross
  using (true);
create policy users_workspace on users for all to keyhole_app
  using ((EXISTS ( SELECT FROM memberships m WHERE ((m.user_id = users.id) AND (m.workspace_id = ( SELECT current_setting('keyhole.workspace'::text, true) AS current_setting))))));
grant select (id, email, display_name, is_instance_admin, is_active) on users to keyhole_app;
grant insert, select, update on users to keyhole_cross;

create table uses (
  workspace_id text not null,
  secret_id text not null,
  used_at timestamp with time zone not null,
  id text not null,
  secret_tag text not null,
  version integer not null,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  ip text,
  via_kind text not null,
  via_id text not null,
  via_tag text not null,
  origin text not null,
  method text not null,
  status smallint,
  error_code text,
  duration_ms integer,
  scrubbed_count integer not null default 0,
  constraint uses_pkey PRIMARY KEY (workspace_id, secret_id, used_at, id),
  constraint uses_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['user'::text, 'token'::text]))),
  constraint uses_via_kind_check CHECK ((via_kind = 'proxy'::text))
) partition by RANGE (used_at);
alter table uses enable row level security;
alter table uses force row level security;
create policy uses_cross on uses for all to keyhole_cross
  using (true);
create policy uses_workspace on uses for all to keyhole_app
  using ((workspace_id = ( SELECT current_setting('keyhole.workspace'::text, true) AS current_setting)));
grant select on uses to keyhole_app;
grant insert, select (workspace_id, secret_id, used_at, id, duration_ms), update (status, error_code, duration_ms, scrubbed_count) on uses to keyhole_cross;

create table workspace_keys (
  workspace_id text not null,
  id text not null,
  kek_id text not null,
  wrapped_key bytea not null,
  is_active boolean not null,
  seal_count bigint not null default 0,
  created_at timestamp with time zone not null default now(),
  constraint workspace_keys_pkey PRIMARY KEY (workspace_id, id),
  constraint workspace_keys_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint workspace_keys_seal_count_check CHECK (((seal_count >= 0) AND (seal_count <= '4294967296'::bigint)))
);
CREATE UNIQUE INDEX workspace_keys_active_key ON public.workspace_keys USING btree (workspace_id) WHERE is_active;
alter table workspace_keys enable row level security;
alter table workspace_keys force row level security;
create policy workspace_keys_cross on workspace_keys for all to keyhole_cross
  using (true);
create policy workspace_keys_workspace on workspace_keys for all to keyhole_app
  using ((workspace_id = ( SELECT current_setting('keyhole.workspace'::text, true) AS current_setting)));
grant insert, select, update on workspace_keys to keyhole_app;
grant insert, select, update on workspace_keys to keyhole_cross;

create table workspaces (
  id text not null,
  slug text not null,
  name text not null,
  revision integer not null default 1,
  created_at timestamp with time zone not null default now(),
  frozen_at timestamp with time zone,
  frozen_by text,
  constraint workspaces_pkey PRIMARY KEY (id),
  constraint workspaces_frozen_check CHECK (((frozen_at IS NULL) = (frozen_by IS NULL)))
);
CREATE UNIQUE INDEX workspaces_lower_slug_key ON public.workspaces USING btree (lower(slug));
alter table workspaces enable row level security;
alter table workspaces force row level security;
create policy workspaces_cross on workspaces for all to keyhole_cross
  using (true);
create policy workspaces_workspace on workspaces for all to keyhole_app
  using ((id = ( SELECT current_setting('keyhole.workspace'::text, true) AS current_setting)));
grant select, update (revision, frozen_at, frozen_by) on workspaces to keyhole_app;
grant insert, select on workspaces to keyhole_cross;
