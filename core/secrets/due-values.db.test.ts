import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { acrossWorkspaces } from "#db/across-workspaces.ts";
import { useTestDatabase } from "#db/testing.ts";
import { inWorkspace } from "#db/transaction.ts";
import { createSecret } from "./create-secret.ts";
import { deleteSecret } from "./delete-secret.ts";
import { destroyDueValues, sweepDueValues } from "./due-values.ts";
import { replaceSecretValue } from "./replace-secret-value.ts";
import { openedValue, wholeDatabase } from "./testing.ts";

const database = useTestDatabase();

afterEach(() => vi.useRealTimers());

/** A workspace whose secrets were each replaced; the values before are kept for another day. */
async function workspaceWithKept(count: number) {
  const { actor, workspaceId } = await createTestWorkspace({ role: "admin" });
  for (let i = 0; i < count; i++) {
    await createSecret(actor, { tag: `x${i}`, value: `old ${i}` });
    await replaceSecretValue(actor, { secret: { tag: `x${i}` }, value: `new ${i}` });
  }
  return { actor, workspaceId };
}

/** Of every kept value, or of one secret's. */
const timeIsUp = (workspaceId: string, tag = "%") =>
  database.ownerQuery(
    `update secret_versions v set kept_until = now() - interval '1 second' from secrets s
     where s.id = v.secret_id and v.workspace_id = $1 and s.tag like $2 and v.kept_until is not null`,
    [workspaceId, tag],
  );

const stored = async (workspaceId: string) => {
  const rows = await database.ownerQuery<{ sealed: string }>(
    `select encode(sealed_value, 'hex') as sealed from secret_versions
     where workspace_id = $1 and octet_length(sealed_value) > 0 order by secret_id, version`,
    [workspaceId],
  );
  return rows.map(({ sealed }) => sealed);
};

describe("L-15 a previous value whose time is up", () => {
  test("is destroyed in every workspace, and nothing else is", async () => {
    const [due, later] = [await workspaceWithKept(3), await workspaceWithKept(1)];
    const before = await stored(due.workspaceId);
    expect(before).toHaveLength(6);
    expect(await destroyDueValues()).toBe(0);
    for (const tag of ["x0", "x1"]) await timeIsUp(due.workspaceId, tag);
    expect(await destroyDueValues()).toBe(2);
    const after = await stored(due.workspaceId);
    expect(after).toHaveLength(4);
    const gone = before.filter((sealed) => !after.includes(sealed));
    const traces = await wholeDatabase(database);
    for (const sealed of gone) expect(traces).not.toContain(sealed.slice(-32));
    expect(await openedValue(due.actor, "x0")).toBe("new 0");
    expect(await stored(later.workspaceId)).toHaveLength(2);
    expect(await destroyDueValues()).toBe(0);
  });

  test("is destroyed once, however many processes look at the same time", async () => {
    const workspaces = await Promise.all([3, 2, 1].map(workspaceWithKept));
    for (const { workspaceId } of workspaces) await timeIsUp(workspaceId);
    const counts = await Promise.all(Array.from({ length: 6 }, () => destroyDueValues()));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(6);
    for (const { workspaceId } of workspaces) {
      const rows = await database.ownerQuery(
        "select 1 from secret_versions where workspace_id = $1 and (destroyed_at is null) <> (octet_length(sealed_value) > 0)",
        [workspaceId],
      );
      expect(rows).toEqual([]);
    }
  });

  test("is destroyed at the start, and each minute after it, although nobody asks; a failure is tried again", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const { workspaceId } = await workspaceWithKept(1);
    await timeIsUp(workspaceId);
    const stop = sweepDueValues();
    try {
      await expect.poll(() => stored(workspaceId)).toHaveLength(1);
      const second = await workspaceWithKept(1);
      await timeIsUp(second.workspaceId);
      await database.ownerQuery("revoke update on secret_versions from keyhole_app");
      vi.advanceTimersByTime(60_000);
      await pause(200);
      expect(await stored(second.workspaceId)).toHaveLength(2);
      await database.ownerQuery("grant update on secret_versions to keyhole_app");
      vi.advanceTimersByTime(60_000);
      await expect.poll(() => stored(second.workspaceId)).toHaveLength(1);
    } finally {
      await stop();
    }
    const third = await workspaceWithKept(1);
    await timeIsUp(third.workspaceId);
    vi.advanceTimersByTime(600_000);
    await pause(200);
    expect(await stored(third.workspaceId)).toHaveLength(2);
    await destroyDueValues();
  });

  test("of a deleted secret nothing is left at all", async () => {
    const { actor, workspaceId } = await workspaceWithKept(1);
    const before = await stored(workspaceId);
    await deleteSecret(actor, { secret: { tag: "x0" } });
    expect(
      await database.ownerQuery("select 1 from secret_versions where workspace_id = $1", [workspaceId]),
    ).toEqual([]);
    const traces = await wholeDatabase(database);
    for (const sealed of before) expect(traces).not.toContain(sealed.slice(-32));
  });
});

test("X-1 whoever looks for what is due sees where and until when, of kept versions, and can change nothing", async () => {
  const { workspaceId } = await workspaceWithKept(1);
  const attempt = (sql: string) =>
    acrossWorkspaces((tx) => tx.query(sql)).catch((error: Error) => error.message);
  expect(await attempt("select workspace_id, kept_until from secret_versions")).toContainEqual({
    workspace_id: workspaceId,
    kept_until: expect.any(Date),
  });
  const kept = await database.ownerQuery(
    "select 1 from secret_versions where kept_until is not null and destroyed_at is null",
  );
  expect(await attempt("select workspace_id from secret_versions")).toHaveLength(kept.length);
  for (const sql of [
    "select sealed_value from secret_versions",
    "select secret_id from secret_versions",
    "select * from secret_versions",
    "update secret_versions set kept_until = now()",
    "update secret_versions set sealed_value = ''",
    "delete from secret_versions",
  ]) {
    expect(await attempt(sql), sql).toBe("permission denied for table secret_versions");
  }
  // Half a destruction is refused by the database itself.
  await expect(
    inWorkspace(workspaceId, (tx) => tx.query("update secret_versions set sealed_value = ''")),
  ).rejects.toThrow(/secret_versions_destroyed_check/);
});
