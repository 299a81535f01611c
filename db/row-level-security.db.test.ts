import { beforeAll, describe, expect, test } from "vitest";
import { acrossWorkspaces } from "./across-workspaces.ts";
import { type SampleColumn, sampleInsert, workspaceTables } from "./testing/sample-rows.ts";
import { useTestDatabase } from "./testing.ts";
import { inTransaction, inWorkspace, type Tx } from "./transaction.ts";

/** Decision 17, over every table that the catalog has: a new table is covered without being named here. */
const database = useTestDatabase();
const A = "wsp_a";
const B = "wsp_b";
let tables: Map<string, SampleColumn[]>;
const names = () => [...tables.keys()];

beforeAll(async () => {
  await database.ownerQuery("insert into workspaces (id, slug, name) values ($1, $1, $1), ($2, $2, $2)", [
    A,
    B,
  ]);
  // Sample rows are of 1970.
  await database.ownerQuery("select keep_use_partitions(array[date '1970-01-01'], 1)");
  tables = await workspaceTables(database);
  for (const table of names()) {
    // Sample rows point at nothing; the constraints are back when the row is in.
    await database.ownerQuery(`alter table ${table} disable trigger all`);
    for (const workspace of [A, B]) {
      await database.ownerQuery(...sampleInsert(table, tables.get(table) ?? [], workspace));
    }
    await database.ownerQuery(`alter table ${table} enable trigger all`);
  }
});

const count = async (tx: Tx, table: string): Promise<number> =>
  (await tx.query(`select count(*)::int as n from ${table}`))[0].n;

/** Each try in a savepoint, so that a refusal does not end the transaction. Answers rows written, or the refusal. */
async function attempt(tx: Tx, sql: string, params: unknown[] = []): Promise<number | string> {
  await tx.query("savepoint attempt");
  try {
    const [, affected] = await tx.query(sql, params);
    await tx.query("rollback to savepoint attempt");
    return Number(affected ?? 0);
  } catch (error) {
    await tx.query("rollback to savepoint attempt");
    return (error as Error).message;
  }
}

const REFUSED = /row-level security policy|permission denied for table/;

test("X-1 every table with a workspace has row-level security, forced, and a policy for the application", async () => {
  expect(names().length).toBeGreaterThan(10);
  const rows = await database.ownerQuery<{ name: string }>(
    `select c.relname as name from pg_class c
     where c.relname = any($1) and c.relrowsecurity and c.relforcerowsecurity
       and exists (select from pg_policy p where p.polrelid = c.oid and p.polroles = array['keyhole_app'::regrole::oid]
         and pg_get_expr(p.polqual, p.polrelid) like '%keyhole.workspace%')`,
    [names()],
  );
  expect(rows.map(({ name }) => name).sort()).toEqual(names().sort());
});

test("X-1 no policy lets the application past the workspace of its transaction", async () => {
  const policies = await database.ownerQuery<{ policy: string }>(
    `select tablename || '.' || policyname as policy from pg_policies
     where schemaname = 'public' and ('keyhole_app' = any(roles) or 'public' = any(roles))
       and (qual not like '%keyhole.workspace%' or with_check is not null)`,
  );
  expect(policies).toEqual([]);
});

describe("X-1 X-4 constraints know the workspace too", () => {
  const workspaceOf = (table: string) =>
    `coalesce((select attnum from pg_attribute where attrelid = ${table} and attname = 'workspace_id'), 0)`;

  test("what is unique is so in a workspace, not in the instance", async () => {
    const rows = await database.ownerQuery(
      `select indexrelid::regclass::text as name from pg_index
       where indrelid = any($1::regclass[]) and indisunique and indkey[0] <> ${workspaceOf("indrelid")}`,
      [names()],
    );
    expect(rows).toEqual([]);
  });

  test("a row can only point at a row of its own workspace", async () => {
    const rows = await database.ownerQuery(
      `select conname from pg_constraint
       where contype = 'f' and confrelid = any($1::regclass[])
         and (conkey[1] <> ${workspaceOf("conrelid")} or confkey[1] <> ${workspaceOf("confrelid")})`,
      [names()],
    );
    expect(rows).toEqual([]);
  });

  test("every foreign key says what becomes of its row", async () => {
    const rows = await database.ownerQuery(
      "select conname from pg_constraint where contype = 'f' and confdeltype = 'a'",
    );
    expect(rows).toEqual([]);
  });
});

describe("X-1 without a workspace", () => {
  test("every table has rows, and a query sees none", async () => {
    for (const table of names()) {
      const [row] = await database.ownerQuery<{ n: number }>(`select count(*)::int as n from ${table}`);
      expect(row?.n, table).toBe(2);
    }
    const seen = await inTransaction(async (tx) => {
      const found: string[] = [];
      for (const table of [...names(), "workspaces"]) if ((await count(tx, table)) > 0) found.push(table);
      return found;
    });
    expect(seen).toEqual([]);
  });

  test("nothing can be inserted, changed or deleted", async () => {
    await inTransaction(async (tx) => {
      for (const table of names()) {
        const insert = sampleInsert(table, tables.get(table) ?? [], A);
        expect(await attempt(tx, ...insert), table).toMatch(REFUSED);
        for (const sql of [`update ${table} set workspace_id = '${B}'`, `delete from ${table}`]) {
          expect([0, `permission denied for table ${table}`], sql).toContain(await attempt(tx, sql));
        }
      }
    });
  });
});

describe("X-1 with a workspace", () => {
  test("every table shows its rows and no other's", async () => {
    await inWorkspace(A, async (tx) => {
      for (const table of names()) {
        expect(await tx.query(`select workspace_id from ${table}`), table).toEqual([{ workspace_id: A }]);
      }
      expect(await tx.query("select id from workspaces")).toEqual([{ id: A }]);
    });
  });

  test("a row can neither be put into another workspace nor moved there", async () => {
    await inWorkspace(A, async (tx) => {
      for (const table of names()) {
        const insert = sampleInsert(table, tables.get(table) ?? [], B);
        expect(await attempt(tx, ...insert), table).toMatch(REFUSED);
        const move = `update ${table} set workspace_id = '${B}'`;
        expect(await attempt(tx, move), table).toMatch(REFUSED);
        const remove = `delete from ${table} where workspace_id = '${B}'`;
        expect([0, `permission denied for table ${table}`], remove).toContain(await attempt(tx, remove));
      }
    });
  });
});

describe("what the two roles may not do at all", () => {
  test("L-16 the application can neither change nor delete an audit event", async () => {
    await inWorkspace(A, async (tx) => {
      for (const sql of [
        "update audit_events set action = 'x'",
        "delete from audit_events",
        "truncate audit_events",
      ]) {
        expect(await attempt(tx, sql), sql).toBe("permission denied for table audit_events");
      }
    });
    const denied = (sql: string) => acrossWorkspaces((tx) => attempt(tx, sql));
    expect(await denied("update audit_events set action = 'x'")).toMatch("permission denied");
    expect(await denied("delete from audit_events")).toMatch("permission denied");
  });

  test("X-1 the role that reads across workspaces has no right on secrets, proxies or remembered answers", async () => {
    const rows = await database.ownerQuery<{ name: string }>(
      `select c.relname as name from pg_class c, unnest(array['select', 'insert', 'update', 'delete', 'truncate']) p
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
         and (c.relname ~ '^(secret|prox)' or c.relname = 'idempotency_keys') and c.relname <> all($1)
         and (has_table_privilege('keyhole_cross', c.oid, p)
           or p in ('select', 'insert', 'update') and has_any_column_privilege('keyhole_cross', c.oid, p))`,
      [["secret_health", "proxy_hours", "secret_versions"]],
    );
    expect(rows).toEqual([]);
    for (const table of ["secrets", "proxies", "proxy_url_prefixes", "proxy_header_rules"]) {
      expect(await acrossWorkspaces((tx) => attempt(tx, `select 1 from ${table}`)), table).toBe(
        `permission denied for table ${table}`,
      );
    }
  });

  test("X-1 L-15 of values it sees of those that are kept for a roll-back in which workspace and until when", async () => {
    const rights = await database.ownerQuery<{ name: string }>(
      `select p || ' ' || a.attname as name from pg_attribute a, unnest(array['select', 'insert', 'update']) p
       where a.attrelid = 'secret_versions'::regclass and a.attnum > 0
         and has_column_privilege('keyhole_cross', a.attrelid, a.attnum, p) order by 1`,
    );
    expect(rights.map(({ name }) => name)).toEqual(["select kept_until", "select workspace_id"]);
    const changes = await database.ownerQuery(
      `select p from unnest(array['insert', 'update', 'delete', 'truncate']) p
       where has_table_privilege('keyhole_cross', 'secret_versions', p)`,
    );
    expect(changes).toEqual([]);
    // The sample rows are current values: none of them is its business.
    expect(await acrossWorkspaces((tx) => tx.query("select workspace_id from secret_versions"))).toEqual([]);
  });

  test("X-1 the role that writes uses of every workspace reads none, and changes nothing of them but the outcome", async () => {
    const rights = await database.ownerQuery(
      `select c.relname as table, p as right, array(select a.attname::text from pg_attribute a
           where a.attrelid = c.oid and a.attnum > 0 and has_column_privilege('keyhole_cross', c.oid, a.attnum, p)
           order by 1) as columns
       from pg_class c, unnest(array['select', 'update']) p
       where c.relname in ('uses', 'secret_health') and c.relnamespace = 'public'::regnamespace order by 1 desc, 2`,
    );
    const outcome = ["duration_ms", "error_code", "scrubbed_count", "status"];
    expect(rights.slice(0, 2)).toEqual([
      {
        table: "uses",
        right: "select",
        columns: ["duration_ms", "id", "secret_id", "used_at", "workspace_id"],
      },
      { table: "uses", right: "update", columns: outcome },
    ]);
    // Times and statuses; whose secret it is cannot be changed.
    const { columns } = rights[3] as { columns: string[] };
    expect(columns).not.toContain("workspace_id");
    expect(columns).not.toContain("secret_id");
    for (const sql of ["delete from uses", "truncate uses", "delete from secret_health", "drop table uses"]) {
      expect(await acrossWorkspaces((tx) => attempt(tx, sql)), sql).toMatch(
        /permission denied|must be owner/,
      );
    }
    for (const sql of ["update uses set status = 200", "delete from uses", "truncate uses"]) {
      expect(await inWorkspace(A, (tx) => attempt(tx, sql)), sql).toBe("permission denied for table uses");
    }
  });

  test("X-1 a partition is closed to both roles: its rows are reached through the table that has the policies", async () => {
    const parts = await database.ownerQuery<{ name: string; forced: boolean; policies: number }>(
      `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
         (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
       from pg_class c where c.relispartition and c.relkind = 'r'`,
    );
    expect(parts.length).toBeGreaterThan(0);
    for (const { name, forced, policies } of parts) {
      expect([name, forced, policies]).toEqual([name, true, 0]);
      for (const sql of [
        `select 1 from ${name}`,
        `delete from ${name}`,
        `insert into ${name} select * from uses`,
      ]) {
        const denied = `permission denied for table ${name}`;
        expect(await inWorkspace(A, (tx) => attempt(tx, sql)), sql).toBe(denied);
        expect(await acrossWorkspaces((tx) => attempt(tx, sql)), sql).toMatch("permission denied");
      }
    }
  });

  test("only who writes uses may call for partitions, and can drop none of the last day", async () => {
    const call = "select keep_use_partitions(array[]::date[], 0)";
    expect(await inWorkspace(A, (tx) => attempt(tx, call))).toMatch("permission denied for function");
    expect(await acrossWorkspaces((tx) => attempt(tx, call))).toMatch("at least one day is kept");
  });

  test("the application reads people only as members of its workspace, and never a password's hash", async () => {
    await database.ownerQuery(
      "insert into users (id, email, display_name) values ('sample', 's@a.test', 'Sample')",
    );
    await database.ownerQuery(
      "insert into users (id, email, display_name) values ('other', 'o@a.test', 'Other')",
    );
    await inWorkspace(A, async (tx) => {
      expect(await tx.query("select id from users")).toEqual([{ id: "sample" }]);
      expect(await attempt(tx, "select password_hash from users")).toBe("permission denied for table users");
    });
    expect(await inTransaction((tx) => tx.query("select id from users"))).toEqual([]);
  });

  test("neither role may log in, see through row-level security, or make anything", async () => {
    const roles = await database.ownerQuery(
      `select rolname from pg_roles where rolname in ('keyhole_app', 'keyhole_cross')
         and not (rolcanlogin or rolsuper or rolbypassrls or rolcreatedb or rolcreaterole)
         and not has_schema_privilege(oid, 'public', 'create') order by 1`,
    );
    expect(roles).toEqual([{ rolname: "keyhole_app" }, { rolname: "keyhole_cross" }]);
  });

  test("tables without a workspace are closed to the application", async () => {
    const rows = await database.ownerQuery<{ name: string }>(
      `select c.relname as name from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all($1)
         and (has_table_privilege('keyhole_app', c.oid, 'select') or has_any_column_privilege('keyhole_app', c.oid, 'select')
           or has_table_privilege('keyhole_app', c.oid, 'insert, update, delete')) order by 1`,
      [names()],
    );
    expect(rows.map(({ name }) => name)).toEqual(["schema_migrations", "users", "workspaces"]);
  });
});
