import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Job, loadGenerator } from "../lib/load.ts";
import { freePort, stopAll } from "../lib/processes.ts";
import { CELLS } from "./cells.ts";
import { openAndAsk } from "./connections.ts";
import { seedKeyhole } from "./keyhole.ts";
import { createSetting, type Setting } from "./setting.ts";
import { type Address, type Subject, startOthers, startOurs, type World } from "./subjects.ts";
import { startNodeUpstream, startUpstream } from "./upstream.ts";

/** The bench's own pieces, all for real and none of them timed: a proxy that cheats would win every round. */
let setting: Setting;
let subjects: Subject[];
let world: World;

beforeAll(async () => {
  setting = createSetting();
  const upstream = await startUpstream(setting, null);
  world = { setting, upstream: upstream.ports, cores: { proxy: null, rest: null } };
  const { subjects: others } = await startOthers(world, CELLS, null);
  const seeded = await seedKeyhole(setting, upstream.ports, 20);
  const { subjects: ours } = await startOurs(world, seeded, []);
  subjects = [...others, ...ours];
}, 60_000);

afterAll(async () => {
  await stopAll();
  rmSync(setting.folder, { recursive: true, force: true });
}, 60_000);

function ask({ port, path, headers }: Address, init: RequestInit = {}): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}${path}`, { ...init, headers });
}

describe("every subject", () => {
  test("adds the header without which the upstream answers 401, and streams 100 KB intact", async () => {
    const { http } = world.upstream;
    expect((await fetch(`http://127.0.0.1:${http}/1k`)).status).toBe(401);
    const expected = readFileSync(join(setting.bodies, "100k"));
    expect(subjects.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["direct", "http_proxy_3", "fast_proxy", "fastify", "express_hpm", "keyhole"]),
    );
    for (const { name, address } of subjects) {
      for (const overTls of [false, true]) {
        const at = address("/100k", overTls);
        if (at === null) continue;
        const answer = await ask(at);
        const body = Buffer.from(await answer.arrayBuffer());
        expect([name, overTls, answer.status, body.equals(expected)]).toEqual([name, overTls, 200, true]);
      }
    }
  });

  test("passes on a body that is posted", async () => {
    for (const { name, address } of subjects) {
      const at = address("/sink", false);
      const status = at && (await ask(at, { method: "POST", body: "x".repeat(10_240) })).status;
      expect([name, status]).toEqual([name, 200]);
    }
  });
});

test("the upstream for machines without nginx answers alike", async () => {
  const { http, https } = await startNodeUpstream(setting, null);
  expect(https === null).toBe(setting.tls === null);
  const headers = { Authorization: `Bearer ${setting.value}` };
  expect((await fetch(`http://127.0.0.1:${http}/1k`)).status).toBe(401);
  const answer = await ask({ port: http, path: "/100k", headers });
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(readFileSync(join(setting.bodies, "100k")));
});

describe.each([
  ["the installed load generator", false],
  ["our own load generator", true],
])("%s", (_name, isOwn) => {
  const job = { postBytes: 0, connections: 2, seconds: 1 };
  const run = (address: Address) => {
    const load = loadGenerator(setting.folder, null, isOwn);
    return load.run({ ...job, ...address } satisfies Job);
  };

  test("counts answers, their bytes, and those that are not 2xx", async () => {
    const good = {
      port: world.upstream.http,
      path: "/1k",
      headers: { Authorization: `Bearer ${setting.value}` },
    };
    const found = await run(good);
    expect(found).toMatchObject({ badAnswers: 0, socketErrors: 0 });
    expect(found.requests).toBeGreaterThan(0);
    expect(found.bytes).toBeGreaterThan(found.requests * 1_024);
    expect(found.p99Ms).toBeGreaterThanOrEqual(found.p50Ms);
    const refused = await run({ ...good, headers: {} });
    expect(refused.badAnswers).toBe(refused.requests);
  });

  test("counts connections that fail", async () => {
    const found = await run({ port: await freePort(), path: "/1k", headers: {} });
    expect(found.requests).toBe(0);
    expect(found.socketErrors).toBeGreaterThan(0);
  });
});

test("one that asks once hears of a refusal", async () => {
  const address = { port: world.upstream.http, path: "/1k", headers: {} };
  await expect(openAndAsk(address)).rejects.toThrow("401");
});
