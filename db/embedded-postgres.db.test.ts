import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase } from "./data-source.ts";
import { isAlive } from "./embedded/start-lock.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.ts";
import { schemaState } from "./migrate.ts";
import { killTree, postmasterPid } from "./testing/processes.ts";
import { useTestConfig } from "./testing.ts";

/** One data directory for the file: initdb takes two seconds. Each test leaves it stopped. */
let dataDir = "";
const running: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "keyhole-embedded-"));
  useTestConfig({});
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const server of running.splice(0)) await server.stop();
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir });
  running.push(server);
  return server;
}

/** Another process that holds the server, as `npm start` does. */
async function startElsewhere(): Promise<{ child: ChildProcess; url: string; attached: boolean }> {
  const program = new URL("testing/hold-postgres.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, [program, dataDir], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  const [line] = await once(createInterface({ input: child.stdout as NodeJS.ReadableStream }), "line");
  return { child, ...JSON.parse(line) };
}

async function ask(url: string, sql: string, params: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(sql, params)).rows;
  } finally {
    await client.end();
  }
}

const isUp = (url: string) =>
  ask(url, "select 1").then(
    () => true,
    () => false,
  );

const logText = () => readFileSync(join(dataDir, "pg.log"), "utf8");

describe("a start", () => {
  test("gives the database to an owner who is no superuser, on loopback, behind a password", async () => {
    const { url, attached } = await start();
    expect(attached).toBe(false);
    expect(
      await ask(
        url,
        "select current_user as who, rolsuper, rolcreatedb from pg_roles where rolname = current_user",
      ),
    ).toEqual([{ who: "keyhole", rolsuper: false, rolcreatedb: true }]);
    expect(await ask(url, "show listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
    const wrong = new URL(url);
    wrong.password = "x";
    await expect(ask(wrong.href, "select 1")).rejects.toMatchObject({ code: "28P01" });
  });

  test("keeps its passwords and its data to itself", async () => {
    await start();
    expect(statSync(join(dataDir, "pg-access.json")).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, "pg")).mode & 0o077).toBe(0);
    const isRoot = process.getuid?.() === 0;
    expect(statSync(join(dataDir, "pg")).uid === process.getuid?.()).toBe(!isRoot);
    expect(statSync(join(dataDir, "pg-access.json")).uid).toBe(process.getuid?.());
  });

  test("before the first migration the schema is behind, also when no role of ours exists yet", async () => {
    const { url } = await start();
    expect(await ask(url, "select from pg_roles where rolname = 'keyhole_app'")).toEqual([]);
    useTestConfig({ databaseUrl: url });
    expect(await schemaState()).toBe("behind");
    await closeDatabase();
    useTestConfig({});
  });

  test("takes another port when a stranger has its own", async () => {
    const first = await start();
    await first.stop();
    const port = Number(new URL(first.url).port);
    const stranger = createServer().listen(port, "127.0.0.1");
    await once(stranger, "listening");
    const second = await start();
    expect(new URL(second.url).port).not.toBe(String(port));
    expect(await isUp(second.url)).toBe(true);
    stranger.close();
  });

  test("says what to do when the passwords are missing beside the data", async () => {
    await (await start()).stop();
    const access = join(dataDir, "pg-access.json");
    const content = readFileSync(access);
    rmSync(access);
    await expect(start()).rejects.toMatchObject({
      kind: "config",
      message: expect.stringContaining("Restore it"),
    });
    writeFileSync(access, content, { mode: 0o600 });
  });

  test("says what to do with the data of another PostgreSQL", async () => {
    await (await start()).stop();
    const version = join(dataDir, "pg", "PG_VERSION");
    const content = readFileSync(version);
    writeFileSync(version, "12\n");
    await expect(start()).rejects.toMatchObject({
      kind: "config",
      message: expect.stringContaining("PostgreSQL 12"),
    });
    writeFileSync(version, content);
  });
});

describe("several processes on one data directory", () => {
  test("the second attaches, and the last one that leaves stops the server", async () => {
    const first = await start();
    const second = await start();
    expect(second).toMatchObject({ attached: true, url: first.url });
    const pid = postmasterPid(dataDir);
    await first.stop();
    expect(await isUp(second.url)).toBe(true);
    await second.stop();
    expect(isAlive(pid)).toBe(false);
    expect(logText()).toMatch(/database system is shut down\n$/);
  });

  test("two that start at once share one server", async () => {
    const [a, b] = await Promise.all([start(), start()]);
    expect(a.url).toBe(b.url);
    expect([a.attached, b.attached].sort()).toEqual([false, true]);
  });
});

describe("R-1 after kill -9", () => {
  test("of the server, it is started again where it was, with what was committed", async () => {
    const { url } = await start();
    await ask(url, "create table if not exists kept (n integer)");
    await ask(url, "insert into kept values (1)");
    const pid = postmasterPid(dataDir);
    killTree(pid);
    await expect.poll(() => isUp(url), { timeout: 15_000 }).toBe(true);
    expect(postmasterPid(dataDir)).not.toBe(pid);
    expect(await ask(url, "select count(*)::int as n from kept")).toEqual([{ n: 1 }]);
    await ask(url, "drop table kept");
  });

  test("of the process that started it, the next one attaches", async () => {
    const other = await startElsewhere();
    expect(other.attached).toBe(false);
    other.child.kill("SIGKILL");
    await once(other.child, "exit");
    expect(await start()).toMatchObject({ attached: true, url: other.url });
  });

  test("of everything, the next start recovers in spite of the stale pid and lock files", async () => {
    const other = await startElsewhere();
    const pid = postmasterPid(dataDir);
    other.child.kill("SIGKILL");
    killTree(pid);
    await once(other.child, "exit");
    writeFileSync(join(dataDir, "pg-start.lock"), `${other.child.pid}:1`);
    expect(postmasterPid(dataDir)).toBe(pid);
    const server = await start();
    expect(server.attached).toBe(false);
    expect(await isUp(server.url)).toBe(true);
  });

  test("a pid file that names a living stranger does not bar the start", async () => {
    await (await start()).stop();
    // As after a restart of the machine, when pids are used again. Of PostgreSQL's own uid, since it looks no further.
    const { uid } = statSync(join(dataDir, "pg"));
    const stranger = spawn("sleep", ["60"], { stdio: "ignore", uid });
    children.push(stranger);
    const lines = [stranger.pid, join(dataDir, "pg"), 0, 1, "", "127.0.0.1", "0 0", "ready", ""];
    const file = join(dataDir, "pg", "postmaster.pid");
    writeFileSync(file, lines.join("\n"));
    const { attached, url } = await start();
    expect(attached).toBe(false);
    expect(await isUp(url)).toBe(true);
    expect(stranger.exitCode).toBe(null);
  });
});

describe("SIGTERM", () => {
  test("R-5 of the only process that holds it stops the server cleanly", async () => {
    const { child, url } = await startElsewhere();
    const pid = postmasterPid(dataDir);
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
    expect(isAlive(pid)).toBe(false);
    expect(await isUp(url)).toBe(false);
  });
});

describe("L-10 statements and their parameters", () => {
  const CANARY = "canary-5d0c6b7e9a41";

  test("leave no trace in the server's log, whatever goes wrong", async () => {
    const { url } = await start();
    await ask(
      url,
      "create table if not exists strict (n integer constraint small check (n < 5), t text unique)",
    );
    const wrong: [string, unknown[]][] = [
      ["select $1::text::int", [CANARY]],
      [`select '${CANARY}'::int`, []],
      [`selec '${CANARY}'`, []],
      ["insert into strict values (9, $1)", [CANARY]],
      [`do $$ begin raise warning '${CANARY}'; raise exception '${CANARY}'; end $$`, []],
      ["select pg_sleep(1), $1::text", [CANARY]],
    ];
    const failures: unknown[] = [];
    const impatient = `${url}?options=-c%20statement_timeout%3D200`;
    for (const [sql, params] of wrong)
      await ask(impatient, sql, params).catch((error) => failures.push(error.code));
    await ask(url, "insert into strict values (1, $1)", [CANARY]);
    await ask(url, "insert into strict values (1, $1)", [CANARY]).catch((error) => failures.push(error.code));
    await ask(url, "drop table strict");
    expect(failures).toEqual(["22P02", "22P02", "42601", "23514", "P0001", "57014", "23505"]);
    await running.pop()?.stop();
    expect(logText()).toContain("database system is ready");
    expect(logText()).not.toContain(CANARY);
  });

  test("are kept out by settings that only a superuser could change", async () => {
    const { url } = await start();
    const expected = {
      log_error_verbosity: "terse",
      log_min_duration_statement: "-1",
      log_min_error_statement: "panic",
      log_min_messages: "log",
      log_parameter_max_length: "0",
      log_parameter_max_length_on_error: "0",
      log_statement: "none",
    };
    for (const [name, setting] of Object.entries(expected)) {
      expect(await ask(url, `select setting from pg_settings where name = $1`, [name]), name).toEqual([
        { setting },
      ]);
      // Anybody may set this one; it adds to the report of an error, which log_min_messages keeps out.
      if (name === "log_parameter_max_length_on_error") continue;
      await expect(ask(url, `set ${name} = '${setting}'`), name).rejects.toMatchObject({ code: "42501" });
    }
  });

  test("pg_stat_activity shows the statement and no parameter", async () => {
    const { url, superuserUrl } = await start();
    const sleeping = ask(url, "select pg_sleep(1), $1::text", [CANARY]);
    const activity = "select query from pg_stat_activity where query like 'select pg_sleep%'";
    await expect.poll(() => ask(superuserUrl, activity), { timeout: 900, interval: 20 }).toHaveLength(1);
    const seen = JSON.stringify(await ask(superuserUrl, "select * from pg_stat_activity"));
    expect(seen).toContain("$1::text");
    expect(seen).not.toContain(CANARY);
    await sleeping;
  });
});
