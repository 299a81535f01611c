import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "#db/embedded-postgres.ts";
import { migrate } from "#db/migrate.ts";

/**
 * One PostgreSQL for the whole run, and one migrated database that each test file clones. TEST_DATABASE_URL names a
 * server that is already there.
 */
export const TEMPLATE = "keyhole_template";

declare module "vitest" {
  interface ProvidedContext {
    postgresUrl: string;
    /** Sees through row-level security, which binds the owner too. */
    superuserUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const dataDir = await mkdtemp(join(tmpdir(), "keyhole-test-pg-"));
  const server = given ? null : await startEmbeddedPostgres({ dataDir, durable: false });
  const url = given ?? server?.url ?? "";
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await admin.query(`drop database if exists ${TEMPLATE} with (force)`);
    await admin.query(`create database ${TEMPLATE}`);
    await migrate(databaseUrl(url, TEMPLATE));
  } finally {
    await admin.end();
  }
  project.provide("postgresUrl", url);
  project.provide("superuserUrl", server?.superuserUrl ?? url);
  return async () => {
    await server?.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

export function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
