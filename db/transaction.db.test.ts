import { expect, test } from "vitest";
import { acrossWorkspaces } from "./across-workspaces.ts";
import { DatabaseUnavailableError } from "./errors.ts";
import { useTestDatabase } from "./testing.ts";
import { inWorkspace } from "./transaction.ts";

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
