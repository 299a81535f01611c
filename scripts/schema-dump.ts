import { readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { startEmbeddedPostgres } from "#db/embedded-postgres.ts";
import { migrate } from "#db/migrate.ts";
import { dumpSchema } from "./schema-dump/dump-schema.ts";

/**
 * `node scripts/schema-dump.ts` migrates an empty database and writes db/schema.sql from its catalogs, so that a
 * migration's effect is reviewed as text. `--check` writes nothing and exits with 1 when the file is stale.
 * Of our own making because the embedded PostgreSQL ships no pg_dump (decision 3).
 */
const FILE = resolve(import.meta.dirname, "../db/schema.sql");

async function freshDump(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), "keyhole-schema-"));
  try {
    const server = await startEmbeddedPostgres({ dataDir, durable: false });
    try {
      await migrate(server.url);
      return await dumpSchema(server.url);
    } finally {
      await server.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

function committed(): string {
  try {
    return readFileSync(FILE, "utf8");
  } catch {
    return "";
  }
}

const [fresh, old] = [await freshDump(), committed()];
if (process.argv.includes("--check")) {
  if (fresh !== old) {
    const line = fresh.split("\n").findIndex((text, i) => text !== old.split("\n")[i]) + 1;
    console.error(`stale: db/schema.sql from line ${line} on (run "node scripts/schema-dump.ts")`);
    process.exitCode = 1;
  }
} else {
  writeFileSync(FILE, fresh);
  console.log(fresh === old ? "nothing to do" : "written: db/schema.sql");
}
