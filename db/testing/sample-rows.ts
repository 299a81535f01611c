import type { TestDatabase } from "#db/testing.ts";

/**
 * A row of any table, made from the catalog: a test over every table then covers those that do not exist yet.
 * Foreign keys do not hold for these rows.
 */
export type SampleColumn = { name: string; type: string };

/** What a check constraint or an index asks for; a new table whose sample row is refused adds its column here. */
const VALUES: Record<string, unknown> = {
  "api_tokens.kind": "SERVICE",
  "api_tokens.digest": Buffer.alloc(32, 1),
  "proxies.unmatched": "REFUSE",
  "audit_events.outcome": "SUCCEEDED",
  "audit_events.actor_kind": "user",
  "uses.actor_kind": "user",
  "uses.via_kind": "proxy",
};
const BY_TYPE: Record<string, unknown> = {
  text: "sample",
  integer: 1,
  "integer[]": [],
  bigint: 1,
  boolean: true,
  "text[]": [],
  bytea: Buffer.from("sample"),
  jsonb: "{}",
  "timestamp with time zone": new Date(0),
};

/** The columns that a row must fill, for every table with a `workspace_id`; of a partitioned one, not its partitions. */
export async function workspaceTables(database: TestDatabase): Promise<Map<string, SampleColumn[]>> {
  const rows = await database.ownerQuery<{ table: string } & SampleColumn>(
    `select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and not a.atthasdef and a.attnotnull
       and exists (select from pg_attribute w where w.attrelid = c.oid and w.attname = 'workspace_id')
     order by 1, a.attnum`,
  );
  return Map.groupBy(rows, ({ table }) => table);
}

/** `insert` of one row that belongs to `workspaceId`, with its parameters. */
export function sampleInsert(
  table: string,
  columns: readonly SampleColumn[],
  workspaceId: string,
): [sql: string, params: unknown[]] {
  const names = columns.map(({ name }) => name).join(", ");
  const params = columns.map(({ name, type }) => {
    if (name === "workspace_id") return workspaceId;
    const value = VALUES[`${table}.${name}`] ?? BY_TYPE[type];
    if (value === undefined)
      throw new Error(`db/testing/sample-rows.ts has no value for ${table}.${name} ${type}`);
    return value;
  });
  return [`insert into ${table} (${names}) values (${params.map((_, i) => `$${i + 1}`).join(", ")})`, params];
}
