import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startEmbeddedPostgres } from "#db/embedded-postgres.ts";
import { ADMIN, type Api, api, createToken, setUp, signIn } from "./api.ts";
import type { Haystack } from "./canary.ts";
import { type Instance, startInstance } from "./instance.ts";
import { startUpstream, type Upstream } from "./upstream.ts";

/** A Keyhole of its own with everything that could keep a value, and a way to look into all of it. */
export type House = {
  instance: Instance;
  upstream: Upstream;
  cookie: string;
  token: string;
  integrator: Api;
  /** Remembers an answer. */
  keep(name: string, bytes: Buffer | string): void;
  seen(): Haystack[];
  stopDatabase(): Promise<void>;
  startDatabase(): Promise<void>;
  dump(): Promise<Haystack[]>;
  close(): Promise<void>;
};

export async function openHouse(): Promise<House> {
  const dataDir = await mkdtemp(join(tmpdir(), "keyhole-no-plaintext-"));
  let server = await startEmbeddedPostgres({ dataDir, durable: false });
  const { url } = server;
  const instance = await startInstance({
    env: { DATABASE_URL: url, KEYHOLE_KEY: `khk1_${Buffer.alloc(32, 7).toString("base64url")}` },
  });
  await setUp(instance.url, instance.setupCode());
  const cookie = (await signIn(instance.url, ADMIN.email, ADMIN.password)) ?? "";
  const admin = api({ url: instance.url, cookie, workspace: "main" });
  const { plaintext: token } = await createToken(admin, "admin");
  const integrator = api({ url: instance.url, token });
  const upstream = await startUpstream();
  const seen: Haystack[] = [];
  return {
    instance,
    upstream,
    cookie,
    token,
    integrator,
    keep: (name, bytes) => seen.push({ name, bytes: Buffer.from(bytes) }),
    seen: () => [...seen, ...integrator.seen.map(({ name, text }) => ({ name, bytes: Buffer.from(text) }))],
    stopDatabase: () => server.stop(),
    startDatabase: async () => {
      server = await startEmbeddedPostgres({ dataDir, durable: false });
    },
    dump: async () => [...(await dumpTables(server.url)), ...(await readFiles(dataDir))],
    close: async () => {
      await instance.stop();
      await upstream.close();
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Every row of every table as text; bytes also as what they decode to. */
async function dumpTables(url: string): Promise<Haystack[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
    );
    const dumps: Haystack[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<Record<string, unknown>>(
        `select * from ${pg.escapeIdentifier(name)}`,
      );
      const cells = rows.flatMap((row) => Object.values(row));
      const bytes = cells.map((cell) =>
        Buffer.isBuffer(cell) ? cell : Buffer.from(`${JSON.stringify(cell)}\n`),
      );
      dumps.push({ name: `table ${name}`, bytes: Buffer.concat(bytes) });
    }
    return dumps;
  } finally {
    await client.end();
  }
}

/** Data files, WAL and server log of the database, as a thief of the disk would read them. */
async function readFiles(dir: string): Promise<Haystack[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async (file) => {
      const path = join(file.parentPath, file.name);
      return { name: path, bytes: await readFile(path).catch(() => Buffer.alloc(0)) };
    }),
  );
}
