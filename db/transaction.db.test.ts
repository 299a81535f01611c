import { expect, test } from "vitest";
import { acrossWorkspaces } from "./across-workspaces.ts";
import { closeDatabase, openDatabase } from "./data-source.ts";
import { DatabaseUnavailableError } from "./errors.ts";
import { PostgresRelay } from "./testing/postgres-relay.ts";
import { useTestDatabase } from "./testing.ts";
import { afterCommit, inWorkspace, type Tx } from "./transaction.ts";

const database = useTestDatabase();

test("a transaction inside a transaction is refused", async () => {
  await expect(inWorkspace("a", () => inWorkspace("b", async () => 1))).rejects.toThrow(
    "inside a transaction",
  );
});

test("the workspace of one transaction is gone in the next", async () => {
  const name = "select current_setting('keyhole.workspace', true) as name";
  for (let i = 0; i < 30; i++) await inWorkspace("wsp_a", (tx) => tx.query(name));
  const [row] = await acrossWorkspaces((tx) => tx.query(name));
  expect(row.name ?? "").toBe("");
});

test("R-1 R-9 a lost connection is reported once as unavailable, and the next transaction works", async () => {
  const kill =
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'keyhole'";
  const lost = inWorkspace("wsp_a", async (tx) => {
    await database.ownerQuery(kill);
    return tx.query("select 1");
  });
  await expect(lost).rejects.toMatchObject({ kind: "unavailable", code: "DATABASE_UNAVAILABLE" });
  await expect(lost).rejects.toBeInstanceOf(DatabaseUnavailableError);
  await expect(inWorkspace("wsp_a", (tx) => tx.query("select 1 as one"))).resolves.toEqual([{ one: 1 }]);
});

test("R-2 a commit is acknowledged only when it is on disk", async () => {
  const [row] = await inWorkspace("wsp_a", (tx) => tx.query("show synchronous_commit"));
  expect(row.synchronous_commit).toBe("on");
});

test("what is to follow a commit runs after it, in its order, and before the caller goes on", async () => {
  const told: string[] = [];
  const pids = async () =>
    (await database.ownerQuery("select 1 from pg_stat_activity where state = 'idle in transaction'")).length;
  const isOver: Promise<number>[] = [];
  await inWorkspace("wsp_a", async (tx) => {
    afterCommit(tx, () => isOver.push(pids()));
    afterCommit(tx, () => told.push("first"));
    afterCommit(tx, () => told.push("second"));
    await tx.query("select 1");
    told.push("work");
  });
  told.push("caller");
  expect(told).toEqual(["work", "first", "second", "caller"]);
  expect(await Promise.all(isOver)).toEqual([0]);
});

test("and never after a roll-back, nor once the transaction is over", async () => {
  const told: string[] = [];
  let kept: Tx | undefined;
  const failed = inWorkspace("wsp_a", async (tx) => {
    kept = tx;
    afterCommit(tx, () => told.push("never"));
    await tx.query("select 1 / 0");
  });
  await expect(failed).rejects.toThrow("division by zero");
  expect(told).toEqual([]);
  expect(() => afterCommit(kept as Tx, () => undefined)).toThrow("not a running transaction");
});

test("it runs too when the connection broke at the commit: nobody knows whether it happened", async () => {
  const told: string[] = [];
  const lost = inWorkspace("wsp_a", async (tx) => {
    afterCommit(tx, () => told.push("told"));
    const [{ pid }] = await tx.query("select pg_backend_pid() as pid");
    await database.ownerQuery("select pg_terminate_backend($1)", [pid]);
    await expect.poll(() => tx.queryRunner?.isReleased).toBe(true);
  });
  await expect(lost).rejects.toMatchObject({ code: "DATABASE_UNAVAILABLE" });
  expect(told).toEqual(["told"]);
});

test("R-9 a server that stands still is unavailable in seconds, and its connections are not used again", async () => {
  const relay = new PostgresRelay(database.url);
  await closeDatabase();
  await openDatabase(await relay.open());
  const ask = () => inWorkspace("wsp_a", (tx) => tx.query("select 1 as one"));
  await Promise.all([ask(), ask(), ask()]);
  relay.mode = "silent";
  // Three find a connection that was good, the others try to make one.
  const asked = await Promise.allSettled(Array.from({ length: 6 }, ask));
  const unavailable = {
    status: "rejected",
    reason: expect.objectContaining({ code: "DATABASE_UNAVAILABLE" }),
  };
  expect(asked).toEqual(asked.map(() => unavailable));
  relay.mode = "open";
  await expect.poll(ask, { timeout: 20_000 }).toEqual([{ one: 1 }]);
  await closeDatabase();
  await relay.close();
  await openDatabase(database.url);
});
