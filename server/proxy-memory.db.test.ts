import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeUpstreamPools } from "#core/egress/upstream-pools.ts";
import { useTestDatabase } from "#db/testing.ts";
import { type House, openHouse, type Started, startDoor } from "./testing.ts";
import type { Done, Job } from "./testing-load.ts";

/**
 * bodies of any size cross in constant memory. Measured is the growth of this process, in which the door is and
 * neither of its ends. A gigabyte takes a minute on a busy machine and shows nothing more than a quarter of it.
 */
useTestDatabase({ egressAllow: ["127.0.0.0/8"] });
const MIB = 1 << 20;
const BYTES = 256 * MIB;
/** What the collector leaves lying about between two runs of it: a quarter of what would be kept, at most. */
const MOST_GROWTH = 100 * MIB;

let door: Started;
let house: House;
let load: ChildProcess;
let upstreamUrl: string;

beforeAll(async () => {
  door = await startDoor();
  house = await openHouse(door);
  load = fork(new URL("./testing-load.ts", import.meta.url), { execArgv: [] });
  const [{ upstreamPort }] = await once(load, "message");
  upstreamUrl = `http://127.0.0.1:${upstreamPort}`;
  await house.addSecret("key", "a value that is looked for in each answer");
  await house.addProxy("p", { [upstreamUrl]: { "X-Key": "{{ secrets.key }}" } });
});
afterAll(async () => {
  load.disconnect();
  await once(load, "exit");
  await closeUpstreamPools();
  await door.close();
});

/** @returns what the other process says of it, and by how much this one grew meanwhile, at most. */
async function measured(path: string, job: Pick<Job, "kind" | "bytes">): Promise<Done & { growth: number }> {
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  load.send({ ...job, port: door.port, path: `/proxy/p/${upstreamUrl}${path}`, token: house.token });
  const [done] = (await once(load, "message")) as [Done];
  clearInterval(timer);
  return { ...done, growth: most - before };
}

describe("R-7 memory stays flat", () => {
  test.each(["upload with a length", "upload in chunks"] as const)(
    "%s",
    async (kind) => {
      // Once before: buffers that wait for the collector are of the first tens of megabytes, whatever follows.
      await measured("/sink", { kind, bytes: 64 * MIB });
      const { growth, ...done } = await measured("/sink", { kind, bytes: BYTES });
      expect(done).toEqual({ status: 200, bytes: BYTES });
      expect(growth).toBeLessThan(MOST_GROWTH);
    },
    120_000,
  );

  test("an answer without end, read for a while", async () => {
    const { growth, ...done } = await measured("/endless", { kind: "download", bytes: BYTES });
    expect(done.status).toBe(200);
    expect(done.bytes).toBeGreaterThanOrEqual(BYTES);
    expect(growth).toBeLessThan(MOST_GROWTH);
  }, 120_000);

  test("an answer without end that nobody reads makes the upstream wait", async () => {
    const { growth, status } = await measured("/endless", { kind: "download nothing", bytes: 0 });
    expect(status).toBe(200);
    expect(growth).toBeLessThan(MOST_GROWTH);
  });

  test("a gzip bomb: a gigabyte in a megabyte", async () => {
    const { growth, status } = await measured("/bomb", { kind: "download", bytes: BYTES });
    expect(status).toBe(200);
    expect(growth).toBeLessThan(MOST_GROWTH);
  }, 120_000);
});
