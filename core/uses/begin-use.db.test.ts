import { describe, expect, test, vi } from "vitest";
import { useTestDatabase } from "#db/testing.ts";
import { inWorkspace } from "#db/transaction.ts";
import { beginUse } from "./begin-use.ts";
import { createUsedWorkspace, outcome, usesIn } from "./testing.ts";
import type { Use } from "./use-facts.ts";
import { USE_LIMITS } from "./use-limits.ts";
import { UseQueue } from "./use-queue.ts";
import { UseRecord } from "./use-record.ts";
import { writeUseRecords } from "./use-records.ts";
import { writeMetUses } from "./use-writer.ts";

const database = useTestDatabase();

/** What batched mode answers while there is room. */
function begun(use: Use | Promise<Use>): Use {
  if (use instanceof Promise) throw new Error("There was no room in the queue.");
  return use;
}

describe("a record", () => {
  test("L-16 says who used what, by which proxy, where to, from where, and what came of it", async () => {
    const house = await createUsedWorkspace();
    const startedAt = new Date();
    begun(beginUse(house.facts({ startedAt, method: "POST" }))).end(
      outcome(204, { durationMs: 12.6, scrubbedCount: 3 }),
    );
    await writeUseRecords();
    const [row] = await database.ownerQuery("select * from uses where workspace_id = $1", [
      house.workspaceId,
    ]);
    expect(row).toEqual({
      workspace_id: house.workspaceId,
      secret_id: house.secretId,
      used_at: startedAt,
      id: expect.stringMatching(/^use_[0-9A-HJKMNP-TV-Z]{26}$/),
      secret_tag: "key",
      version: 1,
      actor_kind: "user",
      actor_id: house.userId,
      actor_name: "Test person",
      ip: "192.0.2.1",
      via_kind: "proxy",
      via_id: house.proxyId,
      via_tag: "gate",
      origin: "https://api.example.com",
      method: "POST",
      status: 204,
      error_code: null,
      duration_ms: 13,
      scrubbed_count: 3,
    });
  });

  test("is written within a second by itself", async () => {
    const house = await createUsedWorkspace();
    begun(beginUse(house.facts())).end(outcome(200));
    expect(USE_LIMITS.gatherMs).toBeLessThanOrEqual(500);
    await vi.waitFor(async () => expect(await usesIn(database, house)).toHaveLength(1), { timeout: 10_000 });
  });

  test("is written by itself also when it ended in somebody's transaction, as when a freeze cuts it", async () => {
    const house = await createUsedWorkspace();
    const queue = new UseQueue("batched", { ...USE_LIMITS, gatherMs: 10 });
    await inWorkspace(house.workspaceId, async () => begun(queue.begin(house.facts())).end(outcome(200)));
    await expect.poll(() => usesIn(database, house)).toHaveLength(1);
    await queue.close();
  });

  test("of several secrets is a row for each; of none, one that no secret has", async () => {
    const house = await createUsedWorkspace();
    const [first] = house.facts().secrets;
    const second = { tag: "other", secretId: "sec_other", version: 7 };
    begun(beginUse(house.facts({ secrets: [first, second] as never }))).end(outcome(200));
    begun(beginUse(house.facts({ secrets: [] }))).end(outcome(500));
    await writeUseRecords();
    const rows = await database.ownerQuery(
      "select id, secret_id, secret_tag, version, status from uses where workspace_id = $1 order by version, secret_id",
      [house.workspaceId],
    );
    expect(rows).toMatchObject([
      { secret_id: "", secret_tag: "", version: 0, status: 500 },
      { secret_id: house.secretId, version: 1, status: 200 },
      { secret_id: "sec_other", secret_tag: "other", version: 7, status: 200 },
    ]);
    expect(rows[1]?.id).toBe(rows[2]?.id);
    expect(rows[0]?.id).not.toBe(rows[1]?.id);
  });

  test("of a failure has its code; a name that could forge a line is made harmless", async () => {
    const house = await createUsedWorkspace();
    const actor = { ...house.actor, displayName: 'a\r\n"b"\0\u001b[31m{,}\\' };
    begun(beginUse(house.facts({ actor }))).end(outcome(null, { errorCode: "connection_refused" }));
    await writeUseRecords();
    expect(await usesIn(database, house)).toMatchObject([{ status: null, error_code: "connection_refused" }]);
    const [row] = await database.ownerQuery<{ actor_name: string }>(
      "select actor_name from uses where workspace_id = $1",
      [house.workspaceId],
    );
    expect(row?.actor_name).toBe('a��"b"��[31m{,}\\');
  });

  test("X-1 rows of several workspaces in one batch are seen by their own only", async () => {
    const [a, b] = await Promise.all([createUsedWorkspace(), createUsedWorkspace()]);
    for (const house of [a, b, a]) begun(beginUse(house.facts())).end(outcome(200));
    await writeUseRecords();
    expect(await usesIn(database, a)).toHaveLength(2);
    expect(await usesIn(database, b)).toHaveLength(1);
  });

  test("of a request that lasts is written without its end, and completed then", async () => {
    const house = await createUsedWorkspace();
    const long = begun(beginUse(house.facts()));
    const secret = () =>
      database.ownerQuery("select last_used_at, last_succeeded_at from secret_health where secret_id = $1", [
        house.secretId,
      ]);
    await writeUseRecords();
    expect(await usesIn(database, house)).toMatchObject([{ status: null, duration_ms: null }]);
    expect(await secret()).toMatchObject([{ last_used_at: expect.any(Date), last_succeeded_at: null }]);
    long.end(outcome(200, { durationMs: 90_000 }));
    long.end(outcome(500));
    await writeUseRecords();
    expect(await usesIn(database, house)).toMatchObject([{ status: 200, duration_ms: 90_000 }]);
    expect(await secret()).toMatchObject([{ last_succeeded_at: expect.any(Date) }]);
    const [hour] = await database.ownerQuery("select total, failed from proxy_hours where proxy_id = $1", [
      house.proxyId,
    ]);
    expect(hour).toEqual({ total: 1, failed: 0 });
  });

  test("more than one batch of them is written whole", async () => {
    const house = await createUsedWorkspace();
    const queue = new UseQueue("batched", { ...USE_LIMITS, batch: 10 });
    for (let i = 0; i < 95; i++) begun(queue.begin(house.facts())).end(outcome(200));
    await queue.close();
    expect(await usesIn(database, house)).toHaveLength(95);
    const [hour] = await database.ownerQuery("select total from proxy_hours where proxy_id = $1", [
      house.proxyId,
    ]);
    expect(hour).toEqual({ total: 95 });
  });
});

describe("a full queue", () => {
  const tight = { ...USE_LIMITS, records: 3, waitMs: 200, gatherMs: 60_000, retryMs: 50 };

  test("lets new requests wait until there is room", async () => {
    const house = await createUsedWorkspace();
    const queue = new UseQueue("batched", { ...tight, waitMs: 20_000 });
    for (let i = 0; i < 3; i++) begun(queue.begin(house.facts())).end(outcome(200));
    const waits = queue.begin(house.facts());
    expect(waits).toBeInstanceOf(Promise);
    await queue.flush();
    (await waits).end(outcome(200));
    await queue.close();
    expect(await usesIn(database, house)).toHaveLength(4);
  });

  test("refuses those that waited in vain, and loses nothing that has begun", async () => {
    const house = await createUsedWorkspace();
    const queue = new UseQueue("batched", tight);
    await database.ownerQuery("alter table uses rename to moved_away");
    try {
      const uses = [1, 2, 3].map(() => begun(queue.begin(house.facts())));
      for (const use of uses) use.end(outcome(200));
      void queue.flush();
      await expect(queue.begin(house.facts())).rejects.toMatchObject({
        kind: "unavailable",
        code: "RECORDS_UNAVAILABLE",
      });
    } finally {
      await database.ownerQuery("alter table moved_away rename to uses");
    }
    await queue.close();
    expect(await usesIn(database, house)).toHaveLength(3);
  });

  test("is closed for good at the end", async () => {
    const house = await createUsedWorkspace();
    const queue = new UseQueue("batched", tight);
    const open = begun(queue.begin(house.facts()));
    await queue.close();
    expect(await usesIn(database, house)).toMatchObject([{ duration_ms: null }]);
    open.end(outcome(200));
    await expect(queue.begin(house.facts())).rejects.toMatchObject({ code: "RECORDS_UNAVAILABLE" });
  });
});

test("a batch whose acknowledgement got lost is not written twice, neither its rows nor its counts", async () => {
  const house = await createUsedWorkspace();
  const records = [200, 401, null].map((status) => {
    const record = new UseRecord(house.facts(), () => undefined);
    if (status !== null) record.end(outcome(status, { scrubbedCount: 1 }));
    return record;
  });
  const [first, second, running] = records as [UseRecord, UseRecord, UseRecord];
  const uses = records.map((record) => record.meet());
  await writeMetUses(uses);
  for (const record of records) record.isInserted = false;
  await writeMetUses(uses);
  const counted = () =>
    database.ownerQuery("select total, failed, last_used_at from proxy_hours where proxy_id = $1", [
      house.proxyId,
    ]);
  expect(await usesIn(database, house)).toHaveLength(3);
  expect(await counted()).toMatchObject([{ total: 2, failed: 1 }]);
  running.end(outcome(500));
  const end = [running.meet()];
  await writeMetUses(end);
  await writeMetUses(end);
  expect(await counted()).toMatchObject([{ total: 3, failed: 2 }]);
  expect(new Set([first.id, second.id, running.id]).size).toBe(3);
});

test("a use that PostgreSQL refuses does not hold up the others", async () => {
  const house = await createUsedWorkspace();
  const bad = { kind: "robot" as never, id: "tok_x", displayName: "x" };
  for (let i = 0; i < 5; i++) begun(beginUse(house.facts())).end(outcome(200));
  begun(beginUse(house.facts({ actor: bad }))).end(outcome(200));
  for (let i = 0; i < 2; i++) begun(beginUse(house.facts())).end(outcome(200));
  await writeUseRecords();
  expect(await usesIn(database, house)).toHaveLength(7);
  const [hour] = await database.ownerQuery("select total from proxy_hours where proxy_id = $1", [
    house.proxyId,
  ]);
  expect(hour).toEqual({ total: 7 });
});
