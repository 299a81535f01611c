import { describe, expect, test } from "vitest";
import { addProxy } from "#core/secrets/testing.ts";
import { beginUse } from "#core/uses/begin-use.ts";
import { createUsedWorkspace, outcome } from "#core/uses/testing.ts";
import { writeUseRecords } from "#core/uses/use-records.ts";
import { useTestDatabase } from "#db/testing.ts";
import { answerTo, ask } from "../testing.ts";

const database = useTestDatabase();
const HOUR_MS = 3_600_000;
const thisHour = () => Math.floor(Date.now() / HOUR_MS) * HOUR_MS;

type Came = { hoursAgo?: number; status: number | null; ms?: number; errorCode?: string };

async function usedProxies(uses: Record<string, Came[]>) {
  const house = await createUsedWorkspace();
  for (const [tag, all] of Object.entries(uses)) {
    const id = await addProxy(database, house.actor, { tag, tags: ["key"] });
    for (const { hoursAgo = 0, status, ms = 10, errorCode = null } of all) {
      const startedAt = new Date(thisHour() - hoursAgo * HOUR_MS);
      const begun = await beginUse(house.facts({ via: { kind: "proxy", id, tag }, secrets: [], startedAt }));
      begun.end(outcome(status, { durationMs: ms, errorCode }));
    }
  }
  await writeUseRecords();
  return house;
}

const stats = (since: number) =>
  `requestStats(since: "${new Date(since).toISOString()}") { total succeeded failed p50Ms p95Ms }`;

describe("a proxy's requests", () => {
  test("are counted since an hour, with percentiles, for each proxy of a page", async () => {
    const fast = Array.from({ length: 90 }, () => ({ status: 200, ms: 10 }));
    const slow = Array.from({ length: 10 }, () => ({ status: 200, ms: 1_000 }));
    const { actor } = await usedProxies({
      a: [...fast, ...slow],
      b: [
        { status: 301 },
        { status: 404 },
        { status: 503 },
        { status: null, errorCode: "dns_error" },
        { status: 200, errorCode: "http_response_incomplete" },
        { status: 200, hoursAgo: 3 },
      ],
      c: [],
    });
    const document = `{ pluginProxies { nodes { tag lastUsedAt ${stats(thisHour() + 1_000)} } } }`;
    const { nodes } = await ask<{ nodes: Record<string, { p95Ms: number }>[] }>(actor, document);
    const lastUsedAt = new Date(thisHour()).toISOString();
    expect(nodes).toMatchObject([
      { tag: "a", lastUsedAt, requestStats: { total: 100, succeeded: 100, failed: 0, p50Ms: 10 } },
      { tag: "b", lastUsedAt, requestStats: { total: 5, succeeded: 1, failed: 4 } },
      {
        tag: "c",
        lastUsedAt: null,
        requestStats: { total: 0, succeeded: 0, failed: 0, p50Ms: null, p95Ms: null },
      },
    ]);
    expect(nodes[0]?.requestStats?.p95Ms).toBeGreaterThan(900);
    expect(nodes[0]?.requestStats?.p95Ms).toBeLessThan(1_100);
  });

  test("stand in a series by hour without gaps, oldest first", async () => {
    const { actor } = await usedProxies({
      a: [{ status: 200 }, { status: 500 }, { status: 200, hoursAgo: 2 }, { status: 200, hoursAgo: 5 }],
    });
    const { requestsPerHour } = await ask<{ requestsPerHour: { hour: string }[] }>(
      actor,
      '{ pluginProxy(by: { tag: "a" }) { requestsPerHour(hours: 4) { hour total failed } } }',
    );
    const hour = (ago: number) => new Date(thisHour() - ago * HOUR_MS).toISOString();
    expect(requestsPerHour).toEqual([
      { hour: hour(3), total: 0, failed: 0 },
      { hour: hour(2), total: 1, failed: 0 },
      { hour: hour(1), total: 0, failed: 0 },
      { hour: hour(0), total: 2, failed: 1 },
    ]);
    const { errors } = await answerTo(
      actor,
      '{ pluginProxy(by: { tag: "a" }) { requestsPerHour(hours: 745) { total } } }',
    );
    expect(errors).toMatchObject([{ extensions: { reason: "INVALID_PAGE_SIZE", field: ["hours"] } }]);
  });

  test("X-1 are counted in their own workspace only", async () => {
    const house = await usedProxies({ a: [{ status: 200 }] });
    const other = await usedProxies({ a: [] });
    const document = `{ pluginProxy(by: { tag: "a" }) { lastUsedAt ${stats(thisHour())} } }`;
    expect(await ask(other.actor, document)).toMatchObject({ lastUsedAt: null, requestStats: { total: 0 } });
    expect(await ask(house.actor, document)).toMatchObject({ requestStats: { total: 1 } });
  });
});
