import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Change } from "./change.ts";
import { ChangeCache, type ChangeCacheOptions, MAX_AGE_MS } from "./change-cache.ts";
import { HEARD_WITHIN_MS, setHeardAt, setListening } from "./hearing.ts";
import { tellChange } from "./on-change.ts";

type Row = { id: string; text: string };

const W = "wsp_1";
const secretChanged = (id: string, workspaceId = W): Change => ({ kind: "secret", workspaceId, id });

beforeEach(() => {
  setListening(true);
  setHeardAt(Number.POSITIVE_INFINITY);
});
afterEach(() => {
  setListening(false);
  vi.useRealTimers();
});

/** A cache of rows by tag, and a database of one row that answers when it is let. */
function newCache(options: Partial<ChangeCacheOptions<Row>> = {}) {
  const dropped: string[] = [];
  const cache = new ChangeCache<Row>({
    kinds: ["secret", "workspace"],
    maxWeight: 10,
    onDrop: ({ text }) => dropped.push(text),
    ...options,
  });
  let reads = 0;
  const read = (key: string, row: Row | Promise<Row> | null, { weight = 1, workspaceId = W } = {}) =>
    cache.read<Row | null>(
      { name: `${workspaceId} ${key}`, workspaceId },
      () => cache.get(workspaceId, key),
      async (keep) => {
        reads += 1;
        const value = await row;
        if (value) keep({ place: workspaceId, key }, { workspaceId, id: value.id, weight, value });
        return value;
      },
    );
  return { cache, dropped, read, reads: () => reads };
}

/** A row that is on its way until `arrive`. */
function slowRow(text: string) {
  const { promise, resolve } = Promise.withResolvers<Row>();
  return { row: promise, arrive: () => resolve({ id: "sec_a", text }) };
}

describe("what is kept", () => {
  test("is what was read, as the same object, until its own row is changed", async () => {
    const { cache, read, dropped } = newCache();
    const a = await read("a", { id: "sec_a", text: "a" });
    await read("b", { id: "sec_b", text: "b" });
    expect(cache.get(W, "a")).toBe(a);
    tellChange(secretChanged("sec_b"));
    expect([cache.get(W, "a"), cache.get(W, "b"), dropped]).toEqual([a, undefined, ["b"]]);
  });

  test("X-2 belongs to one workspace, whatever its key", async () => {
    const { cache, read } = newCache();
    await read("a", { id: "sec_a", text: "a" });
    expect(cache.get("wsp_2", "a")).toBeUndefined();
    expect(cache.get(W, "A")).toBeUndefined();
  });

  test("is forgotten with its workspace, and when changes may have been missed, and not by what does not concern it", async () => {
    for (const [change, isKept] of [
      [{ kind: "workspace", workspaceId: W, id: W }, false],
      [{ kind: "workspace", workspaceId: "wsp_2", id: "wsp_2" }, true],
      [{ kind: "proxy", workspaceId: W, id: "sec_a" }, true],
      ["all", false],
    ] as const) {
      const { cache, read } = newCache();
      await read("a", { id: "sec_a", text: "a" });
      tellChange(change);
      expect(cache.get(W, "a") !== undefined, JSON.stringify(change)).toBe(isKept);
    }
  });

  test("is never that something is missing", async () => {
    const { read, reads } = newCache();
    expect([await read("a", null), await read("a", null), reads()]).toEqual([null, null, 2]);
  });

  test("makes room, the oldest first", async () => {
    const { cache, read, dropped } = newCache({ maxWeight: 3 });
    for (const key of ["a", "b", "c"]) await read(key, { id: `sec_${key}`, text: key });
    await read("a", { id: "sec_a", text: "a again" });
    await read("d", { id: "sec_d", text: "d" }, { weight: 2 });
    expect(dropped).toEqual(["a", "b", "c"]);
    expect(["a", "d"].map((key) => cache.get(W, key)?.text)).toEqual(["a again", "d"]);
    await read("e", { id: "sec_e", text: "e" }, { weight: 4 });
    expect(cache.get(W, "e")).toBeUndefined();
    expect(cache.get(W, "d")?.text).toBe("d");
  });

  test("is dropped by its age, also when nobody asks, counted from the moment when its reading began", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    const { cache, read, dropped } = newCache();
    const a = slowRow("a");
    const reading = read("a", a.row);
    vi.advanceTimersByTime(20_000);
    a.arrive();
    await reading;
    vi.advanceTimersByTime(MAX_AGE_MS - 20_001);
    await read("b", { id: "sec_b", text: "b" });
    expect([cache.get(W, "a")?.text, dropped]).toEqual(["a", []]);
    vi.advanceTimersByTime(1);
    expect(cache.get(W, "a")).toBeUndefined();
    vi.advanceTimersByTime(20_000);
    expect(dropped).toEqual(["a"]);
    vi.advanceTimersByTime(MAX_AGE_MS);
    expect(dropped).toEqual(["a", "b"]);
  });
});

describe("U-3 U-5 nothing stale gets in", () => {
  test("when the change is told while the old row is on its way", async () => {
    const { cache, read } = newCache();
    const old = slowRow("old");
    const reading = read("a", old.row);
    tellChange(secretChanged("sec_a"));
    old.arrive();
    expect((await reading)?.text).toBe("old");
    expect(cache.get(W, "a")).toBeUndefined();
  });

  test("when a newer row was read and kept meanwhile", async () => {
    const { cache, read } = newCache();
    const old = slowRow("old");
    const reading = read("a", old.row);
    tellChange(secretChanged("sec_a"));
    await read("a", { id: "sec_a", text: "new" });
    old.arrive();
    await reading;
    expect(cache.get(W, "a")?.text).toBe("new");
  });

  test("nor does anybody who comes after the change wait for what was read before it", async () => {
    const { read, reads } = newCache();
    const old = slowRow("old");
    const reading = read("a", old.row);
    tellChange(secretChanged("sec_a"));
    expect((await read("a", { id: "sec_a", text: "new" }))?.text).toBe("new");
    old.arrive();
    await reading;
    expect(reads()).toBe(2);
  });

  test("when the listener was lost and came back meanwhile", async () => {
    const { cache, read } = newCache();
    const old = slowRow("old");
    const reading = read("a", old.row);
    setListening(false);
    tellChange("all");
    tellChange("all");
    setListening(true);
    old.arrive();
    await reading;
    expect(cache.get(W, "a")).toBeUndefined();
  });

  test("but a change of another workspace, or of another kind, is no reason", async () => {
    const { cache, read } = newCache();
    const row = slowRow("a");
    const reading = read("a", row.row);
    tellChange(secretChanged("sec_a", "wsp_2"));
    tellChange({ kind: "proxy", workspaceId: W, id: "sec_a" });
    row.arrive();
    await reading;
    expect(cache.get(W, "a")?.text).toBe("a");
  });
});

describe("of several who want the same", () => {
  test("one reads and the others get what it kept", async () => {
    const { read, reads } = newCache();
    const row = slowRow("a");
    const all = Promise.all([row.row, row.row, row.row].map((each) => read("a", each)));
    row.arrive();
    expect(new Set(await all).size).toBe(1);
    expect(reads()).toBe(1);
  });

  test("each reads when the first found nothing, or failed", async () => {
    const { read, reads } = newCache();
    expect(await Promise.all([read("a", null), read("a", null)])).toEqual([null, null]);
    expect(reads()).toBe(2);
    const failing = read("b", Promise.reject(new Error("gone")));
    const other = read("b", { id: "sec_b", text: "b" });
    await expect(failing).rejects.toThrow("gone");
    expect((await other)?.text).toBe("b");
  });
});

describe("R-9 while this process does not hear", () => {
  test("nothing is kept and nobody waits for another's reading", async () => {
    setListening(false);
    const { cache, read, reads } = newCache();
    const row = slowRow("a");
    const first = read("a", row.row);
    expect((await read("a", { id: "sec_a", text: "mine" }))?.text).toBe("mine");
    row.arrive();
    await first;
    expect(reads()).toBe(2);
    setListening(true);
    expect(cache.get(W, "a")).toBeUndefined();
  });

  test("what was kept is not used once the last beat is a second old, and is again with the next", async () => {
    const { cache, read } = newCache();
    await read("a", { id: "sec_a", text: "a" });
    setHeardAt(performance.now() - HEARD_WITHIN_MS);
    expect(cache.get(W, "a")).toBeUndefined();
    setHeardAt(performance.now());
    expect(cache.get(W, "a")?.text).toBe("a");
  });
});
