import { setImmediate as nextTurn } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createTestWorkspace, type TestWorkspace } from "#core/access/testing.ts";
import { MAX_AGE_MS } from "#core/changes/change-cache.ts";
import { isHearing } from "#core/changes/hearing.ts";
import { startListening, stopListening } from "#core/changes/listen-for-changes.ts";
import { tellChange } from "#core/changes/on-change.ts";
import { createSecret } from "#core/secrets/create-secret.ts";
import { deleteSecret } from "#core/secrets/delete-secret.ts";
import { openSecrets } from "#core/secrets/open-secrets.ts";
import { replaceSecretValue } from "#core/secrets/replace-secret-value.ts";
import { ORIGIN } from "#core/secrets/testing.ts";
import { updateSecret } from "#core/secrets/update-secret.ts";
import { useTestDatabase } from "#db/testing.ts";
import { type Door, type OpenedValues, openedValues, releaseValues, scrubberFor } from "./opened-values.ts";

const database = useTestDatabase();
let workspace: TestWorkspace;
/** Tags of each time that the door was asked. */
let asked: (readonly string[])[] = [];

beforeEach(async () => {
  await startListening();
  workspace = await createTestWorkspace({ role: "admin" });
  asked = [];
});
afterEach(async () => {
  vi.useRealTimers();
  await stopListening();
});

/** Moves the clock of caches and beats by hand from now on. They must not see it jump, so the listener begins anew. */
async function takeTheClock(): Promise<void> {
  await stopListening();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  await startListening();
}

const door: Door = (wanted) => {
  asked.push(wanted.tags);
  return openSecrets(wanted);
};
const add = (tag: string, value: string, destinations: string[] = []) =>
  createSecret(workspace.actor, { tag, value, destinations });
const replace = (tag: string, value: string) =>
  replaceSecretValue(workspace.actor, { secret: { tag }, value });

function ask(tags: string[], { origin = ORIGIN, open = door, of = workspace } = {}) {
  return openedValues({ workspaceId: of.workspaceId, origin, tags }, open);
}
/** Kept ones. On a machine that stands still for a second they are not used, and asked for again. */
async function warm(tags: string[], more: Parameters<typeof ask>[1] = {}): Promise<OpenedValues> {
  for (;;) {
    const values = ask(tags, more);
    if (!(values instanceof Promise)) return values;
    releaseValues(await values);
    await nextTurn();
  }
}
const bytesOf = (values: OpenedValues, tag = "a") => values.get(tag)?.bytes ?? Buffer.alloc(0);
/** As a request would send it. */
const sent = async (tag = "a", more = {}) => bytesOf(await ask([tag], more), tag).toString();
const isZero = (bytes: Buffer) => bytes.length > 0 && bytes.every((byte) => byte === 0);

describe("a value that is kept", () => {
  test("comes without a promise and without the door, as the same bytes", async () => {
    await add("a", "value-a");
    await add("b", "value-b");
    const cold = ask(["a", "b"]);
    expect(cold).toBeInstanceOf(Promise);
    const bytes = bytesOf(await cold);
    releaseValues(await cold);
    const again = await warm(["b", "a"]);
    expect(bytesOf(again)).toBe(bytes);
    expect([...again.values()].map(({ tag, version, bytes }) => [tag, version, bytes.toString()])).toEqual([
      ["b", 1, "value-b"],
      ["a", 1, "value-a"],
    ]);
    expect(asked).toEqual([["a", "b"]]);
  });

  test("of several who want it at once is opened once", async () => {
    await add("a", "value-a");
    const all = await Promise.all([sent(), sent(), sent()]);
    expect([all, asked.length]).toEqual([["value-a", "value-a", "value-a"], 1]);
  });

  test("D-1 is given only for an origin that it may go to; the door refuses the others", async () => {
    await add("a", "value-a", ["https://*.example.com"]);
    const bytes = bytesOf(await ask(["a"], { origin: "https://one.example.com" }));
    for (const origin of [
      "https://evil.example",
      "http://one.example.com",
      "https://one.example.com:8443",
      "null",
    ]) {
      await expect(ask(["a"], { origin }), origin).rejects.toMatchObject({ code: "SECRET_HOST_NOT_ALLOWED" });
    }
    expect(bytesOf(await warm(["a"], { origin: "https://two.example.com" }))).toBe(bytes);
  });

  test("X-2 is never another workspace's", async () => {
    await add("a", "value-a");
    await sent();
    const other = await createTestWorkspace({ role: "admin" });
    await expect(sent("a", { of: other })).rejects.toMatchObject({ code: "SECRET_MISSING" });
    await createSecret(other.actor, { tag: "a", value: "other" });
    expect([await sent("a", { of: other }), await sent()]).toEqual(["other", "value-a"]);
  });

  test("T-3 that something is missing is not kept: what is created counts at once", async () => {
    await expect(sent()).rejects.toMatchObject({ code: "SECRET_MISSING" });
    await add("a", "value-a");
    expect(await sent()).toBe("value-a");
  });
});

describe("U-5 what changes it counts from the next request on:", () => {
  test("a replacement", async () => {
    await add("a", "value-1");
    await sent();
    await replace("a", "value-2");
    expect(await sent()).toBe("value-2");
  });

  test("a deletion, and a secret made anew with the tag", async () => {
    await add("a", "value-1");
    await sent();
    await deleteSecret(workspace.actor, { secret: { tag: "a" } });
    await expect(sent()).rejects.toMatchObject({ code: "SECRET_MISSING" });
    await add("a", "value-2");
    expect(await sent()).toBe("value-2");
  });

  test("fewer destinations", async () => {
    await add("a", "value-1", [ORIGIN, "https://other.example"]);
    await sent();
    await updateSecret(workspace.actor, { secret: { tag: "a" }, destinations: ["https://other.example"] });
    await expect(sent()).rejects.toMatchObject({ code: "SECRET_HOST_NOT_ALLOWED" });
  });

  test("and what was opened before it, and comes after it, is used once and not kept", async () => {
    await add("a", "value-1");
    const isRead = Promise.withResolvers<void>();
    const mayArrive = Promise.withResolvers<void>();
    const slow: Door = async (wanted) => {
      const opened = await openSecrets(wanted);
      isRead.resolve();
      await mayArrive.promise;
      return opened;
    };
    const reading = ask(["a"], { open: slow });
    await isRead.promise;
    await replace("a", "value-2");
    mayArrive.resolve();
    const old = await reading;
    expect(bytesOf(old).toString()).toBe("value-1");
    releaseValues(old);
    expect(isZero(bytesOf(old))).toBe(true);
    expect(await sent()).toBe("value-2");
  });
});

describe("the bytes that were handed out are zeroes", () => {
  const kept = async () => {
    await add("a", "value-a");
    const bytes = bytesOf(await ask(["a"]));
    await nextTurn();
    expect(bytes.toString()).toBe("value-a");
    return bytes;
  };

  test("when the value was replaced", async () => {
    const bytes = await kept();
    await replace("a", "value-2");
    await nextTurn();
    expect(isZero(bytes)).toBe(true);
  });

  test("but not in the turn of the event loop in which somebody may be using them", async () => {
    await add("a", "value-a");
    const bytes = bytesOf(await ask(["a"]));
    tellChange("all");
    await Promise.resolve();
    expect(bytes.toString()).toBe("value-a");
    await nextTurn();
    expect(isZero(bytes)).toBe(true);
  });

  test("a minute after it was opened, used or not", async () => {
    await takeTheClock();
    const bytes = await kept();
    vi.advanceTimersByTime(MAX_AGE_MS - 1_000);
    await nextTurn();
    await expect.poll(() => isHearing()).toBe(true);
    expect(bytesOf(await warm(["a"]))).toBe(bytes);
    vi.advanceTimersByTime(1_000);
    await nextTurn();
    expect(isZero(bytes)).toBe(true);
    expect(asked).toHaveLength(1);
  });

  test("R-9 when the listener was lost, and nothing is kept until it is back", async () => {
    const bytes = await kept();
    await database.ownerQuery(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'keyhole listener' and datname = current_database()`,
    );
    await expect.poll(() => isZero(bytes), { interval: 5 }).toBe(true);
    expect(await sent()).toBe("value-a");
    await expect.poll(() => isHearing()).toBe(true);
    expect(bytesOf(await warm(["a"])).toString()).toBe("value-a");
  });

  test("at the shutdown", async () => {
    const bytes = await kept();
    await stopListening();
    await nextTurn();
    expect(isZero(bytes)).toBe(true);
  });

  test("when they were released, where caching is off, and not before", async () => {
    await stopListening();
    await add("a", "value-a");
    const [one, two] = [await ask(["a"]), await ask(["a"])];
    releaseValues(one);
    expect([isZero(bytesOf(one)), bytesOf(two).toString(), asked.length]).toEqual([true, "value-a", 2]);
  });
});

test("B-2 what is edited in SQL, where nobody tells, is noticed after a minute", async () => {
  await takeTheClock();
  await add("a", "value-a", [ORIGIN]);
  await sent();
  await database.ownerQuery(
    "update secret_versions set destinations = '{https://evil.example}' where workspace_id = $1",
    [workspace.workspaceId],
  );
  // The list that was sealed counts, not the one in the table.
  expect(await sent()).toBe("value-a");
  vi.advanceTimersByTime(MAX_AGE_MS);
  await expect(sent("a", { origin: "https://evil.example" })).rejects.toMatchObject({ code: "TAMPERED" });
});

describe("a scrubber", () => {
  let compilations: string[][] = [];
  const compile = (patterns: readonly Buffer[]) => {
    const texts = patterns.map((bytes) => bytes.toString());
    compilations.push(texts);
    return { texts };
  };
  const scrubber = (values: OpenedValues, extra: string[] = []) => {
    const pairs = extra.map((text) => Buffer.from(text));
    const made = scrubberFor([...values.values()], pairs, compile);
    for (const pair of pairs) pair.fill(0);
    return made;
  };
  beforeEach(() => {
    compilations = [];
  });

  test("is compiled once for the same values and pairs", async () => {
    await add("a", "value-a");
    await add("b", "value-b");
    const values = await ask(["a", "b"]);
    const all = [values, await warm(["a", "b"])].map((each) => [scrubber(each), scrubber(each, ["a:b"])]);
    expect(all[1]?.[0]).toBe(all[0]?.[0]);
    expect(all[1]?.[1]).toBe(all[0]?.[1]);
    scrubber(await warm(["b", "a"]));
    scrubber(await warm(["a"]));
    scrubber(await warm(["a", "b"]), ["b:a"]);
    expect(compilations).toEqual([
      ["value-a", "value-b"],
      ["value-a", "value-b", "a:b"],
      ["value-b", "value-a"],
      ["value-a"],
      ["value-a", "value-b", "b:a"],
    ]);
  });

  test("goes with any of its values", async () => {
    await add("a", "value-a");
    await add("b", "value-b");
    scrubber(await ask(["a", "b"]));
    await replace("b", "value-b2");
    scrubber(await ask(["a", "b"]));
    await replace("a", "value-a2");
    scrubber(await ask(["a", "b"]));
    expect(compilations.at(-1)).toEqual(["value-a2", "value-b2"]);
    expect(compilations).toHaveLength(3);
  });

  test("is not kept where its values are not", async () => {
    await stopListening();
    await add("a", "value-a");
    const values = await ask(["a"]);
    expect(scrubber(values)).not.toBe(scrubber(values));
  });
});
