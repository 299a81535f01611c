import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SecretHealthRow } from "#db/entities/secret-health.ts";
import { healthOf, mergeHealth } from "./secret-health.ts";
import type { UseOutcome } from "./use-facts.ts";
import { UseRecord } from "./use-record.ts";

type Seen = { at: number; status: number | null; version?: number; expiresAt?: number; secrets?: number };

const EMPTY: SecretHealthRow = {
  workspaceId: "wsp_a",
  secretId: "sec_0",
  version: 0,
  lastUsedAt: new Date(0),
  lastSucceededAt: null,
  rejectedSince: null,
  rejectedLastAt: null,
  rejectedStatus: null,
  tokenExpiresAt: null,
  tokenExpirySeenAt: null,
};

function met({ at, status, version = 1, expiresAt, secrets = 1 }: Seen) {
  const record = new UseRecord(
    {
      workspaceId: "wsp_a",
      actor: { kind: "token", id: "tok_a", displayName: "t" },
      via: { kind: "proxy", id: "prx_a", tag: "p" },
      secrets: Array.from({ length: secrets }, (_, i) => ({ tag: `s${i}`, secretId: `sec_${i}`, version })),
      origin: "https://api.example.com",
      method: "GET",
      startedAt: new Date(at),
    },
    () => undefined,
  );
  const outcome: UseOutcome = {
    status,
    errorCode: null,
    durationMs: 1,
    scrubbedCount: 0,
    expiresAt: expiresAt === undefined ? null : new Date(expiresAt),
  };
  record.end(outcome);
  return record.meet();
}

const told = (...batches: Seen[][]): SecretHealthRow =>
  batches.reduce((stored, batch) => mergeHealth(stored, healthOf(batch.map(met))[0] ?? stored), EMPTY);
const ms = (date: Date | null) => date?.getTime() ?? null;
const rejection = (health: SecretHealthRow) => [ms(health.rejectedSince), health.rejectedStatus];

describe("B-7 what uses say of a secret", () => {
  test("the first 401 or 403 after the last success, whatever order they are told in", () => {
    const uses = [
      { at: 10, status: 200 },
      { at: 20, status: 401 },
      { at: 30, status: 403 },
      { at: 40, status: 500 },
    ];
    for (const batch of [uses, uses.toReversed()]) {
      expect(rejection(told(batch))).toEqual([20, 403]);
      expect(rejection(told(...batch.map((use) => [use])))).toEqual([20, 403]);
    }
  });

  test("a success that began later ends it; one that began before does not, even when it is told later", () => {
    const rejected = [{ at: 20, status: 401 }];
    expect(rejection(told(rejected, [{ at: 30, status: 302 }]))).toEqual([null, null]);
    expect(rejection(told(rejected, [{ at: 10, status: 200 }]))).toEqual([20, 401]);
    expect(rejection(told(rejected, [{ at: 30, status: 200 }], [{ at: 40, status: 403 }]))).toEqual([
      40, 403,
    ]);
  });

  test("404, 429, 5xx and no answer say neither", () => {
    const health = told([404, 429, 503, null].map((status, i) => ({ at: 10 + i, status })));
    expect(health).toMatchObject({ lastSucceededAt: null, rejectedSince: null });
    expect(ms(health.lastUsedAt)).toBe(13);
  });

  test("a newer version begins anew, and an older one that is told late changes only the last use", () => {
    const old = [
      { at: 10, status: 200 },
      { at: 20, status: 401, expiresAt: 99 },
    ];
    const health = told(old, [{ at: 30, status: null, version: 2 }]);
    expect(health).toMatchObject({
      version: 2,
      lastSucceededAt: null,
      rejectedSince: null,
      tokenExpiresAt: null,
    });
    expect(told([{ at: 30, status: 200, version: 2 }], old)).toMatchObject({
      version: 2,
      rejectedSince: null,
    });
    expect(ms(told([{ at: 5, status: 200, version: 2 }], old).lastUsedAt)).toBe(20);
    const mixed = told([...old, { at: 30, status: 403, version: 2 }, { at: 40, status: 200 }]);
    expect([mixed.version, ms(mixed.lastUsedAt), ...rejection(mixed)]).toEqual([2, 40, 30, 403]);
  });

  test("the expiry that was told last holds; of several secrets nobody knows whose it is", () => {
    const expiry = (...batches: Seen[][]) => ms(told(...batches).tokenExpiresAt);
    expect(expiry([{ at: 10, status: 200, expiresAt: 77 }])).toBe(77);
    expect(expiry([{ at: 20, status: 200, expiresAt: 88 }], [{ at: 10, status: 200, expiresAt: 77 }])).toBe(
      88,
    );
    expect(expiry([{ at: 10, status: 200, expiresAt: 77 }], [{ at: 20, status: 200 }])).toBe(77);
    expect(expiry([{ at: 10, status: 200, expiresAt: 77, secrets: 2 }])).toBeNull();
  });

  test("times go forward, and a rejection is never before the last success, for any uses in any batches", () => {
    const use = fc.record({
      at: fc.integer({ min: 1, max: 50 }),
      status: fc.constantFrom(200, 302, 401, 403, 404, null),
      version: fc.integer({ min: 1, max: 2 }),
    });
    const batches = fc.array(fc.array(use, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(batches, (all) => {
        const uses = all.flat();
        const health = told(...all);
        const newest = Math.max(...uses.map(({ version }) => version));
        const current = uses.filter(({ version }) => version === newest);
        const times = (statuses: readonly (number | null)[]) =>
          current.filter(({ status }) => statuses.includes(status)).map(({ at }) => at);
        const success = Math.max(0, ...times([200, 302]));
        const rejections = times([401, 403]).filter((at) => at > success);
        expect(health.version).toBe(newest);
        expect(ms(health.lastUsedAt)).toBe(Math.max(...uses.map(({ at }) => at)));
        expect(ms(health.lastSucceededAt) ?? 0).toBe(success);
        // Since when is exact in one batch; told in pieces it may be a later one of the same rejections.
        if (rejections.length === 0) expect(health.rejectedSince).toBeNull();
        else expect(rejections).toContain(ms(health.rejectedSince));
        if (all.length === 1 && rejections.length > 0)
          expect(ms(health.rejectedSince)).toBe(Math.min(...rejections));
      }),
      { numRuns: 1_000 },
    );
  });
});
