import { DataSource } from "typeorm";
import { dataSource } from "./data-source.ts";
import { isRoleMissing } from "./errors.ts";
import { migrations } from "./migrations/index.ts";

/**
 * Migrations run as the owner on a connection of their own, under an advisory lock, each in its transaction
 * (decision 23). Two processes that start at once: the second waits, then finds nothing to do.
 */
const TABLE = "schema_migrations";
/** Any constant will do; this one is "keyhole" on a phone's keys. */
const LOCK_ID = 539_4653;

/** Brings the schema up to the code. @throws when it cannot, naming the migration; earlier ones stay. */
export async function migrate(url: string): Promise<void> {
  const owner = ownerSource(url);
  await owner.initialize();
  const runner = owner.createQueryRunner();
  try {
    await runner.query("select pg_advisory_lock($1)", [LOCK_ID]);
    await owner.runMigrations({ transaction: "each" });
    await runner.query(`grant select on ${TABLE} to keyhole_app`);
  } finally {
    await runner.query("select pg_advisory_unlock($1)", [LOCK_ID]).catch(() => undefined);
    await runner.release();
    await owner.destroy();
  }
}

/**
 * "ahead": a newer Keyhole migrated this database, and this one must not start on it. "behind" also while the first
 * migration has not run, or another process is in the middle of them.
 */
export async function schemaState(): Promise<"current" | "behind" | "ahead"> {
  const source = await dataSource().catch((error: unknown) => {
    if (isRoleMissing(error)) return null;
    throw error;
  });
  if (source === null) return "behind";
  // The right to read comes last (see migrate).
  const [table] = await source.query("select has_table_privilege(to_regclass($1), 'select') as readable", [
    TABLE,
  ]);
  if (table.readable !== true) return "behind";
  const rows: { name: string }[] = await source.query(`select name from ${TABLE}`);
  const known = new Set<string>(migrations.map((Migration) => new Migration().name));
  if (rows.some(({ name }) => !known.has(name))) return "ahead";
  return rows.length === known.size ? "current" : "behind";
}

/** Two connections: one holds the lock, one migrates. */
export function ownerSource(url: string): DataSource {
  return new DataSource({
    type: "postgres",
    url,
    migrations,
    migrationsTableName: TABLE,
    applicationName: "keyhole-migrate",
    poolSize: 2,
    logging: false,
    extra: { connectionTimeoutMillis: 10_000 },
  });
}
