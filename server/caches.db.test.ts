import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { revokeApiToken } from "#core/access/revoke-api-token.ts";
import { createTestToken } from "#core/access/testing.ts";
import { closeUpstreamPools } from "#core/egress/upstream-pools.ts";
import { deletePluginProxy } from "#core/proxies/delete-plugin-proxy.ts";
import { updatePluginProxy } from "#core/proxies/update-plugin-proxy.ts";
import { createSecret } from "#core/secrets/create-secret.ts";
import { deleteSecret } from "#core/secrets/delete-secret.ts";
import { replaceSecretValue } from "#core/secrets/replace-secret-value.ts";
import { updateSecret } from "#core/secrets/update-secret.ts";
import { useTestDatabase } from "#db/testing.ts";
import { type ServerProcess, startServerProcess } from "./testing/server-process.ts";
import { call, type House, openHouse, type Started, startDoor, startHttp } from "./testing.ts";

/**
 * Three processes on one database: this one, which makes the changes, and two servers as an operator starts them. All
 * three have been asked before each change, so all three would answer from memory.
 */
const database = useTestDatabase({ egressAllow: ["127.0.0.0/8"] });
let here: Started;
let others: ServerProcess[] = [];
let upstream: Started;
let house: House;
let token: { tokenId: string; plaintext: string };

beforeAll(async () => {
  here = await startDoor();
  upstream = await startHttp(answerLength);
  others = await Promise.all([startServerProcess(database.url), startServerProcess(database.url)]);
});
afterAll(async () => {
  for (const other of others) await other.stop();
  await here.close();
  await closeUpstreamPools();
  await upstream.close();
});

const OLD = "old-value-of-26-characters";
const NEW = "new-value-of-more-than-26-characters";

beforeEach(async () => {
  house = await openHouse(here);
  token = await createTestToken(house);
  await house.addSecret("key", OLD);
  await house.addProxy("p", { [upstream.url]: { "X-Key": "{{ secrets.key }}" } });
});

/** Which value was sent is told by its length: the value itself would not come back. */
function answerLength({ headers }: IncomingMessage, res: ServerResponse): void {
  res.end(String(headers["x-key"]?.length ?? 0));
}

const SENT_OLD = `200 ${OLD.length}`;
const SENT_NEW = `200 ${NEW.length}`;

/** What a request gets: the length of the credential that was sent, or the code of the refusal. */
async function outcome({ url }: { url: string }): Promise<string> {
  const headers = { "Keyhole-Authorization": `Bearer ${token.plaintext}` };
  const { status, code, body } = await call(url, `/proxy/p/${upstream.url}/`, { headers });
  return `${status} ${code ?? body.toString()}`;
}

type Seen = { startedAt: number; what: string };

/** Asks one request after the other until it is told to stop. */
function keepAsking(server: { url: string }): { seen: Seen[]; stop(): Promise<void> } {
  const seen: Seen[] = [];
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      const startedAt = performance.now();
      seen.push({ startedAt, what: await outcome(server) });
    }
  })();
  return {
    seen,
    stop: () => {
      isOver = true;
      return asking;
    },
  };
}

/** The second of architecture.md §3. */
const EVERYWHERE_MS = 1_000;

/**
 * Makes `change` here while all three are being asked. It counts here from the moment when it was acknowledged, and in the
 * others for every request that begins a second later, however slow this machine is.
 */
async function expectEverywhere(change: () => Promise<unknown>, after: string): Promise<void> {
  const all = [here, ...others];
  for (const server of all) expect(await outcome(server)).toBe(SENT_OLD);
  const asked = others.map(keepAsking);
  await expect.poll(() => asked.every(({ seen }) => seen.length > 5), { interval: 5 }).toBe(true);
  await change();
  const changedAt = performance.now();
  expect(await outcome(here)).toBe(after);
  await expect
    .poll(() => asked.every(({ seen }) => (seen.at(-1)?.startedAt ?? 0) > changedAt + EVERYWHERE_MS), {
      interval: 20,
    })
    .toBe(true);
  for (const each of asked) await each.stop();
  for (const { seen } of asked) {
    expect(seen[0]?.what).toBe(SENT_OLD);
    expect(new Set(seen.filter(late(changedAt)).map(({ what }) => what))).toEqual(new Set([after]));
  }
}

const late =
  (changedAt: number) =>
  ({ startedAt }: Seen): boolean =>
    startedAt > changedAt + EVERYWHERE_MS;

describe("what is changed in one process counts there at once, and within a second in two others:", () => {
  test("U-3 a token is revoked", async () => {
    await expectEverywhere(
      () => revokeApiToken(house.actor, { tokenId: token.tokenId }),
      "401 UNAUTHENTICATED",
    );
  });

  test("U-3 a proxy is switched off", async () => {
    await expectEverywhere(
      () => updatePluginProxy(house.actor, { proxy: { tag: "p" }, isEnabled: false }),
      "403 PROXY_DISABLED",
    );
  });

  test("U-3 a proxy is deleted", async () => {
    await expectEverywhere(
      () => deletePluginProxy(house.actor, { proxy: { tag: "p" } }),
      "404 PROXY_NOT_FOUND",
    );
  });

  test("D-2 a rule is taken out", async () => {
    await expectEverywhere(
      () =>
        updatePluginProxy(house.actor, {
          proxy: { tag: "p" },
          urlPrefixes: [{ prefix: upstream.url, headerRules: [] }],
        }),
      "200 0",
    );
  });

  test("U-5 a value is replaced", async () => {
    await expectEverywhere(
      () => replaceSecretValue(house.actor, { secret: { tag: "key" }, value: NEW }),
      SENT_NEW,
    );
  });

  test("U-5 a secret is deleted", async () => {
    await expectEverywhere(
      () => deleteSecret(house.actor, { secret: { tag: "key" }, force: true }),
      "422 SECRET_MISSING",
    );
  });

  test("U-5 a secret is deleted and made anew with its tag", async () => {
    await expectEverywhere(async () => {
      await deleteSecret(house.actor, { secret: { tag: "key" }, force: true });
      await createSecret(house.actor, { tag: "key", value: NEW });
    }, SENT_NEW);
  });

  test("D-1 where a secret may go is narrowed", async () => {
    await expectEverywhere(
      () =>
        updateSecret(house.actor, { secret: { tag: "key" }, destinations: ["https://elsewhere.example"] }),
      "403 SECRET_HOST_NOT_ALLOWED",
    );
  });
});

test("U-3 a process that stood still while a token was revoked refuses the first request after it", async () => {
  const [other] = others as [ServerProcess];
  expect(await outcome(other)).toBe(SENT_OLD);
  process.kill(other.pid, "SIGSTOP");
  await revokeApiToken(house.actor, { tokenId: token.tokenId });
  const changedAt = performance.now();
  const first = outcome(other);
  await pause(EVERYWHERE_MS);
  expect(performance.now() - changedAt).toBeGreaterThanOrEqual(EVERYWHERE_MS);
  process.kill(other.pid, "SIGCONT");
  expect(await first).toBe("401 UNAUTHENTICATED");
});

test("R-9 a process whose listener is taken away still sees a change at once or within a second, and listens again", async () => {
  const listeners = () =>
    database.ownerQuery<{ pid: number }>(
      "select pid from pg_stat_activity where application_name = 'keyhole listener' and datname = current_database()",
    );
  const before = (await listeners()).map(({ pid }) => pid);
  expect(before).toHaveLength(3);
  await expectEverywhere(async () => {
    for (const pid of before) await database.ownerQuery("select pg_terminate_backend($1)", [pid]);
    await replaceSecretValue(house.actor, { secret: { tag: "key" }, value: NEW });
  }, SENT_NEW);
  await expect.poll(async () => (await listeners()).length).toBe(3);
  expect((await listeners()).filter(({ pid }) => before.includes(pid))).toEqual([]);
});

test("R-5 a server that is told to end lets go of its listener and ends well", async () => {
  const extra = await startServerProcess(database.url);
  expect(await outcome(extra)).toBe(SENT_OLD);
  expect(await extra.stop()).toBe(0);
  await expect
    .poll(async () =>
      database.ownerQuery(
        "select 1 from pg_stat_activity where application_name = 'keyhole listener' and datname = current_database()",
      ),
    )
    .toHaveLength(3);
});
