import { readFileSync } from "node:fs";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { dumpSchema } from "#scripts/schema-dump/dump-schema.ts";
import { closeDatabase } from "./data-source.ts";
import { migrate, ownerSource, schemaState } from "./migrate.ts";
import { migrations } from "./migrations/index.ts";
import { createEmptyDatabase, useTestConfig } from "./testing.ts";

let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
beforeEach(async () => {
  database = await createEmptyDatabase();
  useTestConfig({ databaseUrl: database.url });
});
afterEach(async () => {
  await closeDatabase();
  await database.drop();
});

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const applied = async () =>
  (await query("select name from schema_migrations order by id")).map(({ name }) => name);
const NAMES = migrations.map((Migration) => new Migration().name);

describe("migrations", () => {
  test("up, down and up again give the same schema, and down leaves no table", async () => {
    await migrate(database.url);
    const first = await dumpSchema(database.url);
    const owner = await ownerSource(database.url).initialize();
    try {
      for (const _ of NAMES) await owner.undoLastMigration({ transaction: "each" });
    } finally {
      await owner.destroy();
    }
    const tables = (await dumpSchema(database.url)).match(/^create table .*(?= \()/gm);
    expect(tables).toEqual(["create table schema_migrations"]);
    await migrate(database.url);
    expect(await dumpSchema(database.url)).toBe(first);
    expect(first).toContain("create table secrets (");
  });

  test("db/schema.sql shows the schema as it is", async () => {
    await migrate(database.url);
    const committed = readFileSync(new URL("schema.sql", import.meta.url), "utf8");
    expect(await dumpSchema(database.url), 'stale: run "node scripts/schema-dump.ts"').toBe(committed);
  });

  test("two processes that start at once migrate once", async () => {
    await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
    expect(await applied()).toEqual(NAMES);
  });

  test("a second process waits as long as the first holds the lock", async () => {
    const holder = new pg.Client({ connectionString: database.url });
    await holder.connect();
    await holder.query("select pg_advisory_lock(5394653)");
    const waiting = migrate(database.url);
    const isWaiting =
      "select 1 from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())";
    await expect.poll(() => query(isWaiting), { timeout: 5_000 }).toHaveLength(1);
    expect(await query("select to_regclass('schema_migrations') as name")).toEqual([{ name: null }]);
    await holder.end();
    await waiting;
    expect(await applied()).toEqual(NAMES);
  });

  test("R-4 what a killed migration left is completed by the next start", async () => {
    await migrate(database.url);
    const owner = await ownerSource(database.url).initialize();
    await owner.undoLastMigration({ transaction: "each" }).finally(() => owner.destroy());
    expect(await applied()).toEqual(NAMES.slice(0, -1));
    await migrate(database.url);
    expect(await applied()).toEqual(NAMES);
  });

  test("are named and ordered by the time in their file's name", () => {
    const times = NAMES.map((name) => Number(/\d{13}$/.exec(name)?.[0]));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(times).size).toBe(migrations.length);
  });
});

describe("schemaState", () => {
  test("is behind before the first migration", async () => {
    expect(await schemaState()).toBe("behind");
  });

  test("is behind while another process is in the middle, current when it is done", async () => {
    await migrate(database.url);
    expect(await schemaState()).toBe("current");
    await query("revoke select on schema_migrations from keyhole_app");
    expect(await schemaState()).toBe("behind");
    await query("grant select on schema_migrations to keyhole_app");
    await query(`delete from schema_migrations where name = '${NAMES.at(-1)}'`);
    expect(await schemaState()).toBe("behind");
  });

  test("is ahead when a newer Keyhole was here, even if one of ours is missing", async () => {
    await migrate(database.url);
    await query(
      "insert into schema_migrations (timestamp, name) values (9795500000000, 'CreateRuns9795500000000')",
    );
    expect(await schemaState()).toBe("ahead");
    await query(`delete from schema_migrations where name = '${NAMES.at(-1)}'`);
    expect(await schemaState()).toBe("ahead");
  });
});
