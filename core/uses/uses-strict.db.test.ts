import pg from "pg";
import { afterEach, describe, expect, test } from "vitest";
import { useTestDatabase } from "#db/testing.ts";
import { beginUse } from "./begin-use.ts";
import { createUsedWorkspace, outcome, usesIn } from "./testing.ts";
import { USE_LIMITS } from "./use-limits.ts";
import { UseQueue } from "./use-queue.ts";
import { writeUseRecords } from "./use-records.ts";

/** KEYHOLE_USE_RECORDS=strict: no use begins that is not on disk (security.md B-10). */
const database = useTestDatabase({ useRecords: "strict", databasePool: 4 });
const queues: UseQueue[] = [];

afterEach(async () => {
  for (const queue of queues.splice(0)) await queue.close();
});

function strictQueue(limits: Partial<typeof USE_LIMITS> = {}): UseQueue {
  const queue = new UseQueue("strict", { ...USE_LIMITS, ...limits });
  queues.push(queue);
  return queue;
}

const UNAVAILABLE = { kind: "unavailable", code: "RECORDS_UNAVAILABLE" };

describe("B-10 in strict mode", () => {
  test("B-10 a use begins when its row is committed, and is completed later", async () => {
    const house = await createUsedWorkspace();
    const use = await beginUse(house.facts());
    expect(await usesIn(database, house)).toEqual([
      { secret_tag: "key", status: null, error_code: null, duration_ms: null },
    ]);
    use.end(outcome(201));
    await writeUseRecords();
    expect(await usesIn(database, house)).toMatchObject([{ status: 201, duration_ms: 12 }]);
    const [hour] = await database.ownerQuery("select total from proxy_hours where proxy_id = $1", [
      house.proxyId,
    ]);
    expect(hour).toEqual({ total: 1 });
  });

  test("what ended before it was noted is counted once", async () => {
    const house = await createUsedWorkspace();
    for (let i = 0; i < 3; i++) {
      const use = await beginUse(house.facts());
      if (i !== 1) await writeUseRecords();
      use.end(outcome(i === 0 ? 401 : 200));
      use.end(outcome(500));
      await writeUseRecords();
    }
    const rows = await usesIn(database, house);
    expect(rows.map(({ status }) => status)).toEqual([401, 200, 200]);
    const [hour] = await database.ownerQuery("select total, failed from proxy_hours where proxy_id = $1", [
      house.proxyId,
    ]);
    expect(hour).toEqual({ total: 3, failed: 1 });
  });

  test("many at once share commits", async () => {
    const house = await createUsedWorkspace();
    const commits = async () => {
      const [row] = await database.ownerQuery<{ n: number }>(
        "select count(distinct xmin::text)::int as n from uses where workspace_id = $1",
        [house.workspaceId],
      );
      return row?.n;
    };
    await Promise.all(Array.from({ length: 200 }, () => beginUse(house.facts())));
    expect(await usesIn(database, house)).toHaveLength(200);
    // One for those of the first turn; were it one for each, 200.
    expect(await commits()).toBe(1);
  });

  test("B-10 a use that cannot be recorded is refused, and what asks again later is not", async () => {
    const house = await createUsedWorkspace();
    await database.ownerQuery("alter table uses rename to moved_away");
    try {
      const refusals = await Promise.allSettled([1, 2, 3].map(() => beginUse(house.facts())));
      for (const refusal of refusals)
        expect(refusal).toMatchObject({ status: "rejected", reason: UNAVAILABLE });
    } finally {
      await database.ownerQuery("alter table moved_away rename to uses");
    }
    (await beginUse(house.facts())).end(outcome(200));
    await writeUseRecords();
    expect(await usesIn(database, house)).toMatchObject([{ status: 200 }]);
    const [hour] = await database.ownerQuery("select total from proxy_hours where proxy_id = $1", [
      house.proxyId,
    ]);
    expect(hour).toEqual({ total: 1 });
  });

  test("one that PostgreSQL refuses does not refuse those beside it", async () => {
    const house = await createUsedWorkspace();
    const bad = house.facts({ actor: { kind: "robot" as never, id: "tok_x", displayName: "x" } });
    const all = await Promise.allSettled(
      [house.facts(), bad, house.facts(), house.facts()].map((facts) => beginUse(facts)),
    );
    expect(all.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
    expect(await usesIn(database, house)).toHaveLength(3);
  });

  test("B-10 a commit that takes too long refuses, at once those that come after, and the row then says so", async () => {
    const house = await createUsedWorkspace();
    const queue = strictQueue({ waitMs: 300 });
    const first = await queue.begin(house.facts());
    const blocker = new pg.Client({ connectionString: database.url });
    await blocker.connect();
    await blocker.query("begin; lock table uses in exclusive mode");
    const late = await Promise.allSettled([queue.begin(house.facts()), queue.begin(house.facts())]);
    let refused = false;
    Promise.resolve(queue.begin(house.facts())).catch(() => {
      refused = true;
    });
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    expect(refused).toBe(true);
    await blocker.end();
    for (const each of late) expect(each).toMatchObject({ status: "rejected", reason: UNAVAILABLE });
    first.end(outcome(200));
    await expect
      .poll(async () => {
        await queue.flush();
        return (await usesIn(database, house)).map(({ status, error_code }) => status ?? error_code);
      })
      .toEqual([200, "RECORDS_UNAVAILABLE", "RECORDS_UNAVAILABLE"]);
    const [hour] = await database.ownerQuery("select total from proxy_hours where proxy_id = $1", [
      house.proxyId,
    ]);
    expect(hour).toEqual({ total: 1 });
    (await queue.begin(house.facts())).end(outcome(200));
  });
});
