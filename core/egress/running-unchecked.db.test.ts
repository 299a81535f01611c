import { setImmediate as turn } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTestToken, createTestWorkspace } from "#core/access/testing.ts";
import { addProxy } from "#core/secrets/testing.ts";
import { closeDatabase, openDatabase } from "#db/data-source.ts";
import { useTestConfig, useTestDatabase } from "#db/testing.ts";
import { trackRunning } from "./running.ts";

const database = useTestDatabase();

/** The timers of running.ts, not those of the connection. A refused connection needs turns of the loop, not time. */
async function seconds(count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    vi.advanceTimersByTime(1_000);
    for (let each = 0; each < 2_000; each++) await turn();
  }
}

/** A request of a workspace, registered while the timers of running.ts are at hand. */
async function begun() {
  const workspace = await createTestWorkspace();
  const { workspaceId } = workspace;
  const { tokenId: actorId } = await createTestToken(workspace);
  const proxyId = await addProxy(database, workspace.actor, { tag: "p", tags: [] });
  const running = trackRunning({ workspaceId, actorId, proxyId });
  const codes: string[] = [];
  running.started((error) => codes.push((error as Error & { code: string }).code));
  return { running, codes, proxyId };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] });
});
afterEach(async () => {
  // The last tick, after which there is none until somebody registers.
  await seconds(1);
  vi.useRealTimers();
});

test("B-9 while nobody tells of changes, the database is asked each second", async () => {
  const [cut, goesOn] = [await begun(), await begun()];
  await seconds(2);
  expect(cut.codes).toEqual([]);
  await database.ownerQuery("update proxies set frozen_at = now(), frozen_by = 'usr_x' where id = $1", [
    cut.proxyId,
  ]);
  await seconds(1);
  await vi.waitFor(() => expect(cut.codes).toEqual(["PROXY_FROZEN"]), { timeout: 20_000 });
  expect(goesOn.codes).toEqual([]);
  cut.running.end();
  goesOn.running.end();
});

test("B-9 R-9 a request outlives a short time without a database, and is cut after 10 s of it", async () => {
  const { running, codes } = await begun();
  try {
    await closeDatabase();
    useTestConfig({ databaseUrl: "postgres://nobody@127.0.0.1:1/none" });
    await seconds(9);
    expect(codes).toEqual([]);
    await seconds(4);
    expect(codes).toEqual(["DATABASE_UNAVAILABLE"]);
  } finally {
    running.end();
    await closeDatabase();
    useTestConfig({ databaseUrl: database.url });
    await openDatabase(database.url);
  }
});
