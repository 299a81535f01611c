import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeUpstreamPools } from "#core/egress/upstream-pools.ts";
import { beginUse } from "#core/uses/begin-use.ts";
import { closeUseRecords } from "#core/uses/use-records.ts";
import { closeDatabase, openDatabase } from "#db/data-source.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#db/embedded-postgres.ts";
import { migrate } from "#db/migrate.ts";
import { useTestConfig } from "#db/testing.ts";
import { inWorkspace } from "#db/transaction.ts";
import { startServerProcess } from "./testing/server-process.ts";
import { call, type House, openHouse, type Started, startDoor, startHttp } from "./testing.ts";

/**
 * Strict use records through the whole door, told in order on a PostgreSQL of its own: what cannot be recorded is not
 * sent (security.md B-10). The process under test is killed, and PostgreSQL is stopped.
 */
let dataDir = "";
let postgres: EmbeddedPostgres;
let door: Started;
let house: House;
let upstream: Started;
let reached = 0;
const held: (() => void)[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "keyhole-strict-"));
  useTestConfig({});
  postgres = await startEmbeddedPostgres({ dataDir, durable: true });
  await migrate(postgres.url);
  useTestConfig({ databaseUrl: postgres.url, egressAllow: ["127.0.0.0/8"], useRecords: "strict" });
  await openDatabase(postgres.url);
  door = await startDoor();
  house = await openHouse(door);
  upstream = await startHttp((req, res) => {
    reached += 1;
    if (req.url === "/held") held.push(() => res.end("late"));
    else res.end("ok");
  });
  await house.addSecret("key", "a value of some length");
  await house.addProxy("p", { [upstream.url]: { "X-Key": "{{ secrets.key }}" } });
});
afterAll(async () => {
  await door.close();
  await closeUseRecords();
  await closeUpstreamPools();
  await upstream.close();
  await closeDatabase();
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
});

type Row = { status: number | null; duration_ms: number | null };
const uses = () =>
  inWorkspace(
    house.workspaceId,
    (tx): Promise<Row[]> => tx.query("select status, duration_ms from uses order by used_at"),
  );

test("B-10 a request is sent when its record is on disk, and kill -9 in the middle of it leaves the record", async () => {
  const server = await startServerProcess(postgres.url, { KEYHOLE_USE_RECORDS: "strict" });
  const headers = { "Keyhole-Authorization": `Bearer ${house.token}` };
  const asking = call(server.url, `/proxy/p/${upstream.url}/held`, { headers }).catch(() => null);
  await expect.poll(() => reached).toBe(1);
  // It has been sent, so it must be there, without having waited for anything.
  expect(await uses()).toEqual([{ status: null, duration_ms: null }]);
  process.kill(server.pid, "SIGKILL");
  await asking;
  for (const answer of held.splice(0)) answer();
  expect(await uses()).toEqual([{ status: null, duration_ms: null }]);
});

test("B-10 a use that cannot be recorded is answered 503, and the upstream sees nothing", async () => {
  expect((await house.through("p", `${upstream.url}/`)).status).toBe(200);
  const before = reached;
  await asOwner("alter table uses rename to moved_away");
  const refused = await house.through("p", `${upstream.url}/`);
  expect(refused).toMatchObject({ status: 503, code: "RECORDS_UNAVAILABLE" });
  expect(refused.headers.get("retry-after")).toEqual(["1"]);
  await asOwner("alter table moved_away rename to uses");
  expect((await house.through("p", `${upstream.url}/`)).status).toBe(200);
  expect(reached).toBe(before + 1);
});

test("B-10 R-9 with PostgreSQL stopped it is 503, at the door and for the record alone; nothing is sent", async () => {
  const before = reached;
  await postgres.stop();
  const refused = await house.through("p", `${upstream.url}/`);
  expect(refused.status).toBe(503);
  const { actor, workspaceId } = house;
  const via = { kind: "proxy", id: "prx_x", tag: "p" } as const;
  const facts = {
    workspaceId,
    actor,
    via,
    secrets: [],
    origin: upstream.url,
    method: "GET",
    startedAt: new Date(),
  };
  await expect(beginUse(facts)).rejects.toMatchObject({ code: "RECORDS_UNAVAILABLE" });
  expect(reached).toBe(before);
  postgres = await startEmbeddedPostgres({ dataDir, durable: true });
  await expect
    .poll(async () => (await house.through("p", `${upstream.url}/`)).status, { timeout: 20_000 })
    .toBe(200);
});

/** As the owner: what the application may not do. */
async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(sql);
  await client.end();
}
