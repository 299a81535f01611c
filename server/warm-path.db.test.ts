import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { backgroundWritesDone } from "#core/access/background-writes.ts";
import { revokeApiToken } from "#core/access/revoke-api-token.ts";
import { createTestToken } from "#core/access/testing.ts";
import { HEARD_WITHIN_MS, isHearing, isListening } from "#core/changes/hearing.ts";
import { closeUpstreamPools } from "#core/egress/upstream-pools.ts";
import { replaceSecretValue } from "#core/secrets/replace-secret-value.ts";
import { closeDatabase, openDatabase } from "#db/data-source.ts";
import { PostgresRelay } from "#db/testing/postgres-relay.ts";
import { recordStatements } from "#db/testing/statements.ts";
import { useTestDatabase } from "#db/testing.ts";
import { startUpstream, type Upstream } from "#e2e/upstream.ts";
import { call, type House, openHouse, type Started, startDoor } from "./testing.ts";

/** A server whose way to PostgreSQL can be made bad. */
const database = useTestDatabase({ egressAllow: ["127.0.0.0/8"] });
let relay: PostgresRelay;
let door: Started;
let upstream: Upstream;
let house: House;
let token: { tokenId: string; plaintext: string };
let statements: string[];

beforeAll(async () => {
  relay = new PostgresRelay(database.url);
  await closeDatabase();
  await openDatabase(await relay.open());
  statements = await recordStatements();
  door = await startDoor();
  upstream = await startUpstream();
});
beforeEach(async () => {
  house = await openHouse(door);
  token = await createTestToken(house);
  await house.addSecret("key", "first value");
  await house.addProxy("p", { [upstream.url]: { "X-Key": "{{ secrets.key }}" } });
});
afterEach(async () => {
  relay.mode = "open";
  await backgroundWritesDone();
});
afterAll(async () => {
  await door.close();
  await closeUpstreamPools();
  await upstream.close();
  await closeDatabase();
  await relay.close();
});

/** The credential that the upstream got, or the code of the refusal. */
async function outcome(): Promise<string> {
  const headers = { "Keyhole-Authorization": `Bearer ${token.plaintext}` };
  const { status, code } = await call(door.url, `/proxy/p/${upstream.url}/`, { headers });
  return status === 200 ? String(upstream.requests.at(-1)?.headers.get("x-key")) : `${status} ${code}`;
}

/** What a request asked of the database: everything but what frames a transaction, and the records of uses behind it. */
async function asked(): Promise<string[]> {
  statements.length = 0;
  await outcome();
  return statements.filter(
    (sql) =>
      !/^(START TRANSACTION|COMMIT|set local role|select set_config)/.test(sql) &&
      !/\b(uses|secret_health|proxy_hours)\b/.test(sql),
  );
}
const warm = () => expect.poll(asked, { interval: 5 }).toEqual([]);

test("once it is warm, a request asks the database nothing", async () => {
  expect((await asked()).length).toBeGreaterThanOrEqual(3);
  await warm();
  statements.length = 0;
  const outcomes = [];
  for (let i = 0; i < 20; i++) outcomes.push(await outcome());
  expect(new Set(outcomes)).toEqual(new Set(["first value"]));
  const tables = /\b(api_tokens|roles|proxies|proxy_url_prefixes|secrets|secret_versions|workspace_keys)\b/;
  // A while after a change core/egress/running.ts looks once, whoever calls: that is no part of a request.
  const ofRequests = statements.filter((sql) => !sql.includes(" as why "));
  expect(ofRequests.filter((sql) => tables.test(sql))).toEqual([]);
});

test("a request without a secret asks nothing either, and one that is refused asks again", async () => {
  await house.addProxy("plain", { [upstream.url]: {} });
  const through = async (tag: string) => {
    statements.length = 0;
    const { status } = await house.through(tag, `${upstream.url}/`);
    return [status, statements.filter((sql) => /\bfrom proxies\b/.test(sql)).length];
  };
  await through("plain");
  await expect.poll(() => through("plain"), { interval: 5 }).toEqual([200, 0]);
  expect([await through("none"), await through("none")]).toEqual([
    [404, 1],
    [404, 1],
  ]);
});

test("U-3 U-5 in the process that changes something it counts at once, without being told by the database", async () => {
  await warm();
  relay.mode = "deaf";
  await replaceSecretValue(house.actor, { secret: { tag: "key" }, value: "second value" });
  expect(await outcome()).toBe("second value");
  await warm();
  await revokeApiToken(house.actor, { tokenId: token.tokenId });
  expect(await outcome()).toBe("401 UNAUTHENTICATED");
});

describe("R-9", () => {
  test("without a database the answer is 503, not one from memory; then it goes on by itself", async () => {
    await warm();
    relay.cut();
    await expect.poll(() => isListening(), { interval: 5 }).toBe(false);
    expect([await outcome(), await outcome()]).toEqual([
      "503 DATABASE_UNAVAILABLE",
      "503 DATABASE_UNAVAILABLE",
    ]);
    relay.mode = "open";
    await expect.poll(outcome).toBe("first value");
    await warm();
  });

  test("so it is with a database that stands still, a second later", { timeout: 60_000 }, async () => {
    await warm();
    relay.mode = "silent";
    await pause(HEARD_WITHIN_MS);
    expect(isHearing()).toBe(false);
    expect(await outcome()).toBe("503 DATABASE_UNAVAILABLE");
    relay.mode = "open";
    await expect.poll(outcome, { timeout: 30_000 }).toBe("first value");
    await expect.poll(asked, { timeout: 30_000 }).toEqual([]);
  });

  test("while nothing can be heard every request reads, and each change counts at once", async () => {
    await warm();
    relay.mode = "deaf";
    await database.ownerQuery(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'keyhole listener' and datname = current_database()`,
    );
    await expect.poll(() => isListening(), { interval: 5 }).toBe(false);
    for (let i = 0; i < 3; i++) expect((await asked()).length).toBeGreaterThanOrEqual(3);
    await replaceSecretValue(house.actor, { secret: { tag: "key" }, value: "second value" });
    expect(await outcome()).toBe("second value");
    await revokeApiToken(house.actor, { tokenId: token.tokenId });
    expect(await outcome()).toBe("401 UNAUTHENTICATED");
  });
});
