import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { closeUseRecords } from "#core/uses/use-records.ts";
import { type Config, readConfig } from "#platform/config.ts";
import { forgetProcessState, processState } from "#platform/process-state.ts";
import { closeDatabase, openDatabase } from "./data-source.ts";
import { databaseUrl, TEMPLATE } from "./testing/global-setup.ts";

/** What a test may do behind the application's back: the owner's view, without row-level security. */
export type TestDatabase = {
  readonly url: string;
  ownerQuery<Row = Record<string, unknown>>(sql: string, params?: unknown[]): Promise<Row[]>;
};

/** Public, like every line here; used by tests only. */
export const TEST_KEY = `khk1_${Buffer.alloc(32, 7).toString("base64url")}`;

/**
 * Call once at the top of a *.db.test.ts: gives the file a database of its own, cloned from the migrated template,
 * opens the pool of this process on it, and drops it at the end. `settings` overrides the configuration.
 */
export function useTestDatabase(settings: Partial<Config> = {}): TestDatabase {
  const name = `test_${randomBytes(6).toString("hex")}`;
  let owner: pg.Pool | null = null;
  let url = "";

  beforeAll(async () => {
    const server = inject("postgresUrl");
    await asAdmin(server, `create database ${name} template ${TEMPLATE}`);
    url = databaseUrl(server, name);
    owner = new pg.Pool({ connectionString: databaseUrl(inject("superuserUrl"), name), max: 2 });
    owner.on("error", () => undefined);
    useTestConfig({ databaseUrl: url, ...settings });
    await openDatabase(url);
  });

  afterAll(async () => {
    // Or a record that waits would open the pool again.
    await closeUseRecords();
    await closeDatabase();
    await owner?.end();
    // Not `with (force)`: a connection that a test left open shall fail it.
    await asAdmin(inject("postgresUrl"), `drop database ${name}`);
  });

  return {
    get url() {
      return url;
    },
    ownerQuery: async <Row>(sql: string, params: unknown[] = []) => {
      if (!owner) throw new Error("The test database is not open yet: query it inside a test.");
      return (await owner.query(sql, params)).rows as Row[];
    },
  };
}

/** A database without a schema, on the same server. `drop` it at the end. */
export async function createEmptyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const server = inject("postgresUrl");
  await asAdmin(server, `create database ${name}`);
  return { url: databaseUrl(server, name), drop: () => asAdmin(server, `drop database ${name}`) };
}

/** A configuration as an unedited environment gives it, with the test key and `settings`. */
export function useTestConfig(settings: Partial<Config>): void {
  forgetProcessState("config");
  processState("config", () => ({
    ...readConfig({ NODE_ENV: "test", KEYHOLE_KEY: TEST_KEY, KEYHOLE_LOG_LEVEL: "silent" }),
    ...settings,
  }));
}

async function asAdmin(serverUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
