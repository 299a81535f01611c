import type { Client } from "pg";

/** What the catalogs say of the schema `public`, in an order that does not depend on when or where it was made. */
export type Catalog = {
  roles: { name: string; attributes: string }[];
  schemaGrants: Grant[];
  functions: { name: string; sql: string; grants: Grant[] }[];
  tables: Table[];
  sequences: { name: string; type: string; ownedBy: string | null }[];
};

export type Grant = { grantee: string; privilege: string; columns: string[] | null };

export type Table = {
  name: string;
  /** E.g. "RANGE (used_at)". Partitions come and go with time, so they are not of the schema. */
  partitionedBy: string | null;
  columns: { name: string; type: string; isRequired: boolean; defaultSql: string | null }[];
  constraints: { name: string; sql: string }[];
  indexes: string[];
  triggers: string[];
  hasRowSecurity: boolean;
  isRowSecurityForced: boolean;
  policies: Policy[];
  grants: Grant[];
};

export type Policy = {
  name: string;
  isPermissive: boolean;
  command: string;
  roles: string[];
  using: string | null;
  check: string | null;
};

/** Reads it. @throws when the schema has objects that the dump would not show; teach it, then. */
export async function readCatalog(client: Client): Promise<Catalog> {
  const unknown = await client.query<{ object: string }>(UNKNOWN_OBJECTS);
  if (unknown.rows.length > 0) {
    const names = unknown.rows.map(({ object }) => object).join(", ");
    throw new Error(`The dump does not know ${names}. Teach scripts/schema-dump/read-catalog.ts.`);
  }
  const list = async <Row extends object>(sql: string) => (await client.query<Row>(sql)).rows;
  return {
    roles: await list(ROLES),
    schemaGrants: await list(SCHEMA_GRANTS),
    functions: await list(FUNCTIONS),
    tables: await list(TABLES),
    sequences: await list(SEQUENCES),
  };
}

/** What is dumped: tables, their indexes and triggers, functions, sequences. Everything else of a schema is listed here. */
const UNKNOWN_OBJECTS = `
  select relkind::text || ' ' || relname as object from pg_class
  where relnamespace = 'public'::regnamespace and relkind not in ('r', 'p', 'i', 'I', 'S')
  union all
  select 'type ' || typname from pg_type
  where typnamespace = 'public'::regnamespace and typrelid = 0 and typelem = 0
  order by 1`;

/** Roles belong to the cluster; these are ours. */
const ROLES = `
  select rolname as name, concat_ws(' ',
    case when rolcanlogin then 'login' else 'nologin' end,
    case when rolsuper then 'superuser' end,
    case when rolbypassrls then 'bypassrls' end,
    case when rolcreatedb then 'createdb' end,
    case when rolcreaterole then 'createrole' end) as attributes
  from pg_roles where rolname in ('keyhole_app', 'keyhole_cross') order by 1`;

/** Rights of others than the owner, whose rights go without saying. Grantee 0 is everybody. */
const grantsIn = (acl: string, owner: string) => `
  select coalesce(role.rolname, 'public') as grantee, lower(item.privilege_type) as privilege
  from aclexplode(${acl}) item left join pg_roles role on role.oid = item.grantee
  where item.grantee <> ${owner}`;

const all = (query: string) => `(select coalesce(json_agg(row), '[]') from (${query}) row)`;

const SCHEMA_GRANTS = `
  select grantee, privilege, null as columns
  from pg_namespace n, lateral (${grantsIn("n.nspacl", "n.nspowner")}) item
  where n.nspname = 'public' order by 1, 2`;

const FUNCTIONS = `
  select p.oid::regprocedure::text as name, pg_get_functiondef(p.oid) as sql, ${all(`
    select grantee, privilege, null as columns from (${grantsIn("p.proacl", "p.proowner")}) item order by 1, 2`)} as grants
  from pg_proc p where p.pronamespace = 'public'::regnamespace order by 1`;

const SEQUENCES = `
  select c.relname as name, format_type(s.seqtypid, null) as type,
    (select d.refobjid::regclass || '.' || a.attname
     from pg_depend d join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
     where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i')) as "ownedBy"
  from pg_class c join pg_sequence s on s.seqrelid = c.oid
  where c.relnamespace = 'public'::regnamespace order by 1`;

const COLUMNS = `
  select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as "isRequired",
    pg_get_expr(d.adbin, d.adrelid) as "defaultSql"
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum`;

/** Not null is said at the column, so PostgreSQL 18's constraints for it ("n") are left out. */
const CONSTRAINTS = `
  select quote_ident(conname) as name, pg_get_constraintdef(oid) as sql from pg_constraint
  where conrelid = c.oid and contype <> 'n'
  order by array_position(array['p', 'u', 'f', 'c'], contype::text), conname`;

const INDEXES = `
  select pg_get_indexdef(indexrelid) as sql from pg_index
  where indrelid = c.oid and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u'))
  order by pg_get_indexdef(indexrelid) collate "C"`;

const TRIGGERS = `
  select pg_get_triggerdef(oid) as sql from pg_trigger where tgrelid = c.oid and not tgisinternal order by tgname`;

const POLICIES = `
  select polname as name, polpermissive as "isPermissive",
    case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end
      as command,
    array(select coalesce((select rolname::text from pg_roles where oid = role), 'public')
      from unnest(polroles) role order by 1) as roles,
    pg_get_expr(polqual, polrelid) as using, pg_get_expr(polwithcheck, polrelid) as check
  from pg_policy where polrelid = c.oid order by 1`;

const GRANTS = `
  select grantee, privilege, null::text[] as columns from (${grantsIn("c.relacl", "c.relowner")}) item
  union all
  select grantee, privilege, array_agg(a.attname::text order by a.attnum)
  from pg_attribute a, lateral (${grantsIn("a.attacl", "c.relowner")}) item
  where a.attrelid = c.oid group by grantee, privilege
  order by 1, 2, 3`;

const TABLES = `
  select c.relname as name, pg_get_partkeydef(c.oid) as "partitionedBy", ${all(COLUMNS)} as columns, ${all(CONSTRAINTS)} as constraints,
    array(${INDEXES}) as indexes, array(${TRIGGERS}) as triggers, c.relrowsecurity as "hasRowSecurity",
    c.relforcerowsecurity as "isRowSecurityForced", ${all(POLICIES)} as policies, ${all(GRANTS)} as grants
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`;
