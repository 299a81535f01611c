import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase, openDatabase } from "./data-source.ts";
import { ChannelListener } from "./listen.ts";
import { notify } from "./notify.ts";
import { PostgresRelay } from "./testing/postgres-relay.ts";
import { useTestDatabase } from "./testing.ts";
import { inWorkspace } from "./transaction.ts";

const database = useTestDatabase();
let relay: PostgresRelay;
let open: ChannelListener[] = [];

beforeAll(async () => {
  relay = new PostgresRelay(database.url);
  await closeDatabase();
  await openDatabase(await relay.open());
});
afterEach(async () => {
  for (const listener of open) await listener.close();
  open = [];
  relay.mode = "open";
});
afterAll(async () => {
  await closeDatabase();
  await relay.close();
});

/** A listener that writes down what it is told, in order. */
function newListener() {
  const told: string[] = [];
  const beats: number[] = [];
  const listener = new ChannelListener({
    onUp: () => told.push("up"),
    onDown: () => told.push("down"),
    onMessage: (payload) => told.push(payload),
    onBeat: (at) => beats.push(at),
  });
  open.push(listener);
  return { listener, told, beats };
}

const say = (payload: string) => inWorkspace("wsp_a", (tx) => notify(tx, payload));
const ends = (told: string[]) => expect.poll(() => told.at(-1), { interval: 5 });
const backends = () =>
  database.ownerQuery<{ pid: number }>(
    "select pid from pg_stat_activity where application_name = 'keyhole listener' and datname = current_database()",
  );

test("hears what is committed, in its order, and never what is rolled back", async () => {
  const { listener, told } = newListener();
  await listener.start();
  await say("one");
  const failed = inWorkspace("wsp_a", async (tx) => {
    await notify(tx, "never");
    throw new Error("rolled back");
  });
  await expect(failed).rejects.toThrow("rolled back");
  await say("two");
  await ends(told).toBe("two");
  expect(told).toEqual(["up", "one", "two"]);
});

test("what other listeners say to themselves is not told", async () => {
  const { listener, told } = newListener();
  await listener.start();
  await newListener().listener.start();
  await say("last");
  await ends(told).toBe("last");
  expect(told).toEqual(["up", "last"]);
});

test("a closed one has let go of its connection, and tells that it is down", async () => {
  const { listener, told } = newListener();
  await listener.start();
  expect(await backends()).toHaveLength(1);
  await listener.close();
  expect(told).toEqual(["up", "down"]);
  await expect.poll(backends).toEqual([]);
});

describe("R-9 a connection that is lost", () => {
  test("by the other side is seen at once, and made anew", async () => {
    const { listener, told } = newListener();
    await listener.start();
    const [backend] = await backends();
    await database.ownerQuery("select pg_terminate_backend($1)", [backend?.pid]);
    await expect.poll(() => told).toEqual(["up", "down", "up"]);
    await say("again");
    await ends(told).toBe("again");
  });

  test("with the database is tried for until it is there again", async () => {
    const { listener, told } = newListener();
    await listener.start();
    relay.cut();
    await ends(told).toBe("down");
    relay.mode = "open";
    await ends(told).toBe("up");
  });

  test("without a word, as when a cable is pulled, is noticed all the same", async () => {
    const { listener, told, beats } = newListener();
    await listener.start();
    await expect.poll(() => beats.length).toBeGreaterThan(2);
    relay.mode = "silent";
    await ends(told).toBe("down");
    relay.cut();
    relay.mode = "open";
    await ends(told).toBe("up");
  });
});

test("LISTEN that nobody answers to, as behind a pooler in transaction mode, is never up", async () => {
  relay.mode = "deaf";
  const { listener, told } = newListener();
  await listener.start();
  await say("unheard");
  expect(told).toEqual([]);
  relay.mode = "open";
  await ends(told).toBe("up");
});

test("a database that is not there is tried for, and the start goes on without it", async () => {
  relay.cut();
  const { listener, told } = newListener();
  await listener.start();
  expect(told).toEqual([]);
  relay.mode = "open";
  await ends(told).toBe("up");
});
