import { createHash } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { UserError } from "#core/errors.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { useTestDatabase } from "#db/testing.ts";
import { inWorkspace } from "#db/transaction.ts";
import { shiftClock } from "#platform/clock.ts";
import { runOnce } from "./run-once.ts";

const database = useTestDatabase();
const CANARY = "canary-0e2c4a6b8d1f3759";
const HOUR_MS = 3_600_000;

afterEach(() => shiftClock(0));

/** Runs work that counts itself, and answers what the caller gets. */
function counting(actor: Actor) {
  let runs = 0;
  const once = (key: string | null, input: unknown = { a: 1 }, operation = "createThing") =>
    inWorkspace(actor.workspaceId, (tx) =>
      runOnce(tx, actor, { key, operation, input }, async () => ({ run: ++runs })),
    );
  return { once, runs: () => runs };
}

describe("runOnce", () => {
  test("does it once for one key and one input, and returns the first result again", async () => {
    const { once, runs } = counting((await createTestWorkspace({ role: "admin" })).actor);
    expect(await once("k", { a: 1, b: { c: [1, 2], d: undefined } })).toEqual({ run: 1 });
    expect(await once("k", { b: { c: [1, 2] }, a: 1 })).toEqual({ run: 1 });
    expect(await once("other")).toEqual({ run: 2 });
    expect(runs()).toBe(2);
  });

  test("does it every time without a key", async () => {
    const { once } = counting((await createTestWorkspace({ role: "admin" })).actor);
    expect([await once(null), await once(null)]).toEqual([{ run: 1 }, { run: 2 }]);
  });

  test("of ten equal requests at once, one does it and ten get its result", async () => {
    const { once, runs } = counting((await createTestWorkspace({ role: "admin" })).actor);
    const results = await Promise.all(Array.from({ length: 10 }, () => once("k")));
    expect(results).toEqual(Array(10).fill({ run: 1 }));
    expect(runs()).toBe(1);
  });

  test("refuses the key with another input or for something else", async () => {
    const { once, runs } = counting((await createTestWorkspace({ role: "admin" })).actor);
    await once("k", { value: "a" });
    const reused = { code: "IDEMPOTENCY_KEY_REUSED", field: ["input", "idempotencyKey"] };
    await expect(once("k", { value: "b" })).rejects.toMatchObject(reused);
    await expect(once("k", { value: "a", more: null })).rejects.toMatchObject(reused);
    await expect(once("k", { value: "a" }, "replaceThing")).rejects.toMatchObject(reused);
    expect(runs()).toBe(1);
  });

  test.each(["", "  ", "x".repeat(101)])("refuses the key %j", async (key) => {
    const { once } = counting((await createTestWorkspace({ role: "admin" })).actor);
    await expect(once(key)).rejects.toMatchObject({ kind: "user", field: ["input", "idempotencyKey"] });
  });

  test.each(["\0", "\ud800", "'; drop table idempotency_keys; --", "x".repeat(100)])(
    "takes the key %j",
    async (key) => {
      const { once } = counting((await createTestWorkspace({ role: "admin" })).actor);
      expect([await once(key), await once(key)]).toEqual([{ run: 1 }, { run: 1 }]);
    },
  );

  test("does not remember what was refused, so it can be corrected and sent again", async () => {
    const { actor } = await createTestWorkspace({ role: "admin" });
    const { once } = counting(actor);
    const refused = inWorkspace(actor.workspaceId, (tx) =>
      runOnce(tx, actor, { key: "k", operation: "createThing", input: { a: 1 } }, async () => {
        throw new UserError("TAG_TAKEN", "Taken.");
      }),
    );
    await expect(refused).rejects.toMatchObject({ code: "TAG_TAKEN" });
    expect(await once("k", { a: 2 })).toEqual({ run: 1 });
  });

  test("when the first of two at once is refused, the second does it", async () => {
    const { actor } = await createTestWorkspace({ role: "admin" });
    const { once } = counting(actor);
    let isClaimed = () => {};
    const claimed = new Promise<void>((resolve) => {
      isClaimed = resolve;
    });
    let refuse = () => {};
    const refusal = new Promise<void>((resolve) => {
      refuse = resolve;
    });
    const first = inWorkspace(actor.workspaceId, (tx) =>
      runOnce(tx, actor, { key: "k", operation: "createThing", input: { a: 1 } }, async () => {
        isClaimed();
        await refusal;
        throw new UserError("TAG_TAKEN", "Taken.");
      }),
    );
    await claimed;
    const second = once("k");
    refuse();
    await expect(first).rejects.toMatchObject({ code: "TAG_TAKEN" });
    expect(await second).toEqual({ run: 1 });
  });
});

describe("a key", () => {
  test("X-3 is one actor's in one workspace", async () => {
    const a = await createTestWorkspace({ role: "admin" });
    const b = await createTestWorkspace({ role: "admin" });
    const token: Actor = { ...a.actor, kind: "token", id: "tok_1" };
    for (const actor of [a.actor, b.actor, token])
      expect(await counting(actor).once("k")).toEqual({ run: 1 });
  });

  test("counts for 24 h and is removed after that", async () => {
    const { actor } = await createTestWorkspace({ role: "admin" });
    const { once } = counting(actor);
    const rows = () =>
      database.ownerQuery("select 1 from idempotency_keys where workspace_id = $1", [actor.workspaceId]);
    for (let i = 0; i < 5; i++) await once(`old ${i}`);
    shiftClock(23.9 * HOUR_MS);
    expect(await once("old 0")).toEqual({ run: 1 });
    shiftClock(24.1 * HOUR_MS);
    expect(await once("old 0", { another: "input" })).toEqual({ run: 6 });
    expect(await rows()).toHaveLength(1);
  });

  test("L-11 is stored, like the input, under a key that the database does not have", async () => {
    const { actor } = await createTestWorkspace({ role: "admin" });
    const key = createHash("sha256").update(CANARY).digest("hex");
    await counting(actor).once(key, { value: CANARY });
    const [row] = await database.ownerQuery<{ row: string }>(
      "select t::text as row from idempotency_keys t where workspace_id = $1",
      [actor.workspaceId],
    );
    expect(row?.row).toContain("createThing");
    for (const trace of [CANARY, Buffer.from(CANARY).toString("hex"), key])
      expect(row?.row).not.toContain(trace);
  });
});
