import { beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "./testing.ts";
import { inTransaction, inWorkspace, type Tx } from "./transaction.ts";

/** The one table of tenants: the application may write two of its columns, in one row (decision 030). */
const database = useTestDatabase();
const FREEZE = "update workspaces set frozen_at = now(), frozen_by = 'usr_x'";

beforeAll(() =>
  database.ownerQuery(
    "insert into workspaces (id, slug, name) values ('wsp_a', 'a', 'A'), ('wsp_b', 'b', 'B')",
  ),
);

/** Rows written, or the refusal. */
async function attempt(tx: Tx, sql: string): Promise<number | string> {
  await tx.query("savepoint attempt");
  try {
    const [, affected] = await tx.query(sql);
    return Number(affected);
  } catch (error) {
    return (error as Error).message;
  } finally {
    await tx.query("rollback to savepoint attempt");
  }
}

test("X-1 it freezes its own workspace, whatever the statement says, and none without one", async () => {
  await inWorkspace("wsp_a", async (tx) => {
    expect(await attempt(tx, FREEZE)).toBe(1);
    expect(await attempt(tx, `${FREEZE} where id = 'wsp_b'`)).toBe(0);
  });
  expect(await inTransaction((tx) => attempt(tx, FREEZE))).toBe(0);
});

test.each([
  "update workspaces set slug = 'x'",
  "update workspaces set id = 'x'",
  "update workspaces set name = 'x'",
  "delete from workspaces",
  "insert into workspaces (id, slug, name) values ('x', 'x', 'x')",
])("X-1 it may not %s", async (sql) => {
  const refused = await inWorkspace("wsp_a", (tx) => attempt(tx, sql));
  expect(refused).toBe("permission denied for table workspaces");
});
