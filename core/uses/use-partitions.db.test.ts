import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { keepUsePartitions } from "#db/queries/cross-workspace/write-uses.ts";
import { useTestDatabase } from "#db/testing.ts";
import { now, shiftClock } from "#platform/clock.ts";
import { beginUse } from "./begin-use.ts";
import { createUsedWorkspace, outcome, usesIn } from "./testing.ts";
import { writeUseRecords } from "./use-records.ts";
import { keepPartitions } from "./use-writer.ts";

const database = useTestDatabase({ useRetentionDays: 7 });

const DAY_MS = 86_400_000;
const day = (offset: number) => new Date(Date.now() + offset * DAY_MS).toISOString().slice(0, 10);
const names = (...offsets: number[]) => offsets.map((offset) => `uses_${day(offset).replaceAll("-", "")}`);

async function partitions(): Promise<string[]> {
  const rows = await database.ownerQuery<{ name: string }>(
    "select relname as name from pg_class where relispartition and relkind = 'r' order by 1",
  );
  return rows.map(({ name }) => name);
}

beforeEach(async () => {
  for (const name of await partitions()) await database.ownerQuery(`drop table ${name}`);
});
afterEach(() => shiftClock(0));

async function use(house: Awaited<ReturnType<typeof createUsedWorkspace>>, startedAt: Date): Promise<void> {
  const begun = await beginUse(house.facts({ startedAt }));
  begun.end(outcome(200));
  await writeUseRecords();
}

describe("partitions of uses", () => {
  test("are made days ahead, so the one of tomorrow is there before midnight", async () => {
    await keepPartitions();
    expect(await partitions()).toEqual(names(0, 1, 2));
    shiftClock(DAY_MS);
    await keepPartitions();
    expect(await partitions()).toEqual(names(0, 1, 2, 3));
  });

  test("several processes at once make each once", async () => {
    await Promise.all(Array.from({ length: 6 }, keepPartitions));
    expect(await partitions()).toEqual(names(0, 1, 2));
  });

  test("a use whose day has none is written all the same, whatever the clock says", async () => {
    const house = await createUsedWorkspace();
    await use(house, now());
    expect(await partitions()).toEqual(names(0));
    await use(house, new Date(Date.now() + 400 * DAY_MS));
    await use(house, new Date(Date.now() - 3 * DAY_MS));
    expect(await usesIn(database, house)).toHaveLength(3);
    expect(await partitions()).toEqual(names(-3, 0, 400));
  });

  test("midnight (UTC) parts two days", async () => {
    const house = await createUsedWorkspace();
    const midnight = Date.parse(`${day(0)}T00:00:00.000Z`);
    const uses = [midnight - 1, midnight].map((time) => beginUse(house.facts({ startedAt: new Date(time) })));
    for (const begun of uses) (await begun).end(outcome(200));
    await writeUseRecords();
    const rows = await database.ownerQuery<{ part: string }>(
      "select tableoid::regclass::text as part from uses where workspace_id = $1 order by used_at",
      [house.workspaceId],
    );
    expect(rows.map(({ part }) => part)).toEqual(names(-1, 0));
  });

  test("are dropped when they ended longer ago than uses are kept, with what they hold; hours of proxies too", async () => {
    const house = await createUsedWorkspace();
    for (const offset of [-9, -8, -7, -1]) {
      const startedAt = new Date(Date.now() + offset * DAY_MS);
      (await beginUse(house.facts({ startedAt }))).end(outcome(200));
    }
    await writeUseRecords();
    expect(await usesIn(database, house)).toHaveLength(4);
    await keepPartitions();
    expect(await partitions()).toEqual(names(-7, -1, 0, 1, 2));
    expect(await usesIn(database, house)).toHaveLength(2);
    const hours = await database.ownerQuery("select hour from proxy_hours where proxy_id = $1", [
      house.proxyId,
    ]);
    expect(hours).toHaveLength(1);
  });

  test("the newest hour of a proxy stays however old it is: it says when it was last used", async () => {
    const house = await createUsedWorkspace();
    for (const offset of [-40, -50]) await use(house, new Date(Date.now() + offset * DAY_MS));
    await keepPartitions();
    const [row, ...others] = await database.ownerQuery<{ hour: Date }>(
      "select hour from proxy_hours where proxy_id = $1",
      [house.proxyId],
    );
    expect(others).toEqual([]);
    expect(row?.hour.toISOString().slice(0, 10)).toBe(day(-40));
  });

  test("are made while others write", async () => {
    const house = await createUsedWorkspace();
    await use(house, now());
    const writing = Array.from({ length: 20 }, () => use(house, now()));
    await Promise.all([...writing, ...[10, 11, 12].map((offset) => keepUsePartitions([day(offset)], 7))]);
    expect(await usesIn(database, house)).toHaveLength(21);
    expect(await partitions()).toEqual(names(0, 10, 11, 12));
  });
});
