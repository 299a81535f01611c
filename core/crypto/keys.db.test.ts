import { describe, expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { TEST_KEY, useTestConfig, useTestDatabase } from "#db/testing.ts";
import { inWorkspace } from "#db/transaction.ts";
import { config } from "#platform/config.ts";
import { forgetProcessState } from "#platform/process-state.ts";
import { checkKey } from "./check-key.ts";
import { openCursor, sealCursor } from "./cursors.ts";
import { INSTANCE_KEY_PURPOSES, instanceKey } from "./instance-keys.ts";
import { keyRing } from "./key-ring.ts";
import { newKeyText } from "./key-text.ts";
import { activeWorkspaceKey, MOST_SEALS, SEALS_RESERVED, workspaceKey } from "./workspace-keys.ts";

const database = useTestDatabase();

/** As after a restart with another configuration. */
function restartWith(key: string): void {
  const { databaseUrl } = config();
  for (const slot of ["keyRing", "instanceKeys", "sealReservations"] as const) forgetProcessState(slot);
  useTestConfig({ databaseUrl, key });
}

async function storedKeys(): Promise<unknown[]> {
  return database.ownerQuery("select purpose, kek_id, wrapped_key from instance_keys order by purpose");
}

describe("instance keys", () => {
  test("are made once, stay the same after a restart, and differ from each other", async () => {
    const before = await Promise.all(INSTANCE_KEY_PURPOSES.map(instanceKey));
    expect(new Set(before.map((key) => key.toString("hex"))).size).toBe(INSTANCE_KEY_PURPOSES.length);
    restartWith(TEST_KEY);
    expect(await Promise.all(INSTANCE_KEY_PURPOSES.map(instanceKey))).toEqual(before);
    const dump = JSON.stringify(await database.ownerQuery("select t::text from instance_keys t"));
    for (const key of before) expect(dump).not.toContain(key.toString("hex"));
  });

  test("can be asked for in the middle of a transaction", async () => {
    const { workspaceId } = await createTestWorkspace();
    restartWith(TEST_KEY);
    await expect(inWorkspace(workspaceId, () => instanceKey("cursor"))).resolves.toHaveLength(32);
  });

  test("one moved to another purpose does not unwrap", async () => {
    await instanceKey("session");
    await database.ownerQuery("create table kept as select * from instance_keys");
    await database.ownerQuery(
      "update instance_keys set wrapped_key = (select wrapped_key from kept where purpose = 'setup') where purpose = 'session'",
    );
    restartWith(TEST_KEY);
    await expect(instanceKey("session")).rejects.toMatchObject({ code: "KEY_UNAVAILABLE" });
    await database.ownerQuery(
      "update instance_keys i set wrapped_key = k.wrapped_key from kept k where i.purpose = k.purpose",
    );
    await database.ownerQuery("drop table kept");
    restartWith(TEST_KEY);
    await expect(instanceKey("session")).resolves.toHaveLength(32);
  });
});

describe("C-6 the key at the start", () => {
  test("the right one passes", async () => {
    restartWith(TEST_KEY);
    await expect(checkKey()).resolves.toBeUndefined();
  });

  test("wrong KEK: the start stops, names the expected key, and writes nothing; the right one restores all", async () => {
    const { workspaceId, actor } = await createTestWorkspace();
    const expected = (await keyRing()).active.id;
    const before = await storedKeys();
    restartWith(newKeyText());
    await expect(checkKey()).rejects.toMatchObject({
      kind: "config",
      message: expect.stringContaining(expected),
    });
    await expect(
      inWorkspace(workspaceId, (tx) => activeWorkspaceKey(tx, actor.workspaceId)),
    ).rejects.toMatchObject({ kind: "unavailable", code: "KEY_UNAVAILABLE" });
    expect(await storedKeys()).toEqual(before);
    restartWith(TEST_KEY);
    await checkKey();
    await expect(inWorkspace(workspaceId, (tx) => activeWorkspaceKey(tx, workspaceId))).resolves.toBeTruthy();
  });

  test("wrong KEK: without a start that checks (a bare next start) nothing is written either", async () => {
    await instanceKey("canary");
    await database.ownerQuery("delete from instance_keys where purpose = 'cursor'");
    const before = await storedKeys();
    restartWith(newKeyText());
    await expect(instanceKey("cursor")).rejects.toMatchObject({ code: "KEY_UNAVAILABLE" });
    expect(await storedKeys()).toEqual(before);
    restartWith(TEST_KEY);
    await expect(instanceKey("cursor")).resolves.toHaveLength(32);
  });

  test("an altered canary stops the start", async () => {
    await database.ownerQuery(
      "update instance_keys set wrapped_key = set_bit(wrapped_key, 200, 1 - get_bit(wrapped_key, 200)) where purpose = 'canary'",
    );
    restartWith(TEST_KEY);
    await expect(checkKey()).rejects.toMatchObject({ kind: "config" });
    await database.ownerQuery("delete from instance_keys where purpose = 'canary'");
    restartWith(TEST_KEY);
    await checkKey();
  });
});

describe("workspace keys", () => {
  const countOf = async (workspaceId: string) => {
    const [row] = await database.ownerQuery<{ n: string }>(
      "select sum(seal_count) as n from workspace_keys where workspace_id = $1",
      [workspaceId],
    );
    return Number(row?.n);
  };

  test("C-8 seals are counted before they are made, also after a roll-back and a restart", async () => {
    const { workspaceId } = await createTestWorkspace();
    const sealOnce = () => inWorkspace(workspaceId, (tx) => activeWorkspaceKey(tx, workspaceId));
    const rolledBack = inWorkspace(workspaceId, async (tx) => {
      await activeWorkspaceKey(tx, workspaceId);
      throw new Error("roll back");
    });
    await expect(rolledBack).rejects.toThrow("roll back");
    expect(await countOf(workspaceId)).toBe(0);
    let seals = 0;
    for (; seals < SEALS_RESERVED + 3; seals++) {
      await sealOnce();
      expect(await countOf(workspaceId)).toBeGreaterThan(seals);
    }
    forgetProcessState("sealReservations");
    await sealOnce();
    expect(await countOf(workspaceId)).toBeGreaterThan(seals);
  });

  test("C-8 many at once count no less than they seal", async () => {
    const { workspaceId } = await createTestWorkspace();
    const seals = SEALS_RESERVED * 2 + 40;
    for (let done = 0; done < seals; done += 8) {
      await Promise.all(
        Array.from({ length: 8 }, () =>
          inWorkspace(workspaceId, (tx) => activeWorkspaceKey(tx, workspaceId)),
        ),
      );
    }
    expect(await countOf(workspaceId)).toBeGreaterThanOrEqual(seals);
  });

  test("C-8 a key that has sealed enough is replaced, and still opens what it sealed", async () => {
    const { workspaceId } = await createTestWorkspace();
    const active = () => inWorkspace(workspaceId, (tx) => activeWorkspaceKey(tx, workspaceId));
    const first = await active();
    forgetProcessState("sealReservations");
    await database.ownerQuery("update workspace_keys set seal_count = $2 where workspace_id = $1", [
      workspaceId,
      MOST_SEALS - 1,
    ]);
    const keys = await Promise.all([active(), active(), active()]);
    expect(new Set(keys.map(({ id }) => id)).size).toBe(1);
    expect(keys[0]?.id).not.toBe(first.id);
    const rows = await database.ownerQuery<{ id: string; is_active: boolean }>(
      "select id, is_active from workspace_keys where workspace_id = $1 order by created_at",
      [workspaceId],
    );
    expect(rows.map(({ is_active }) => is_active)).toEqual([false, true]);
    const again = await inWorkspace(workspaceId, (tx) => workspaceKey(tx, workspaceId, first.id));
    expect(again.dek.equals(first.dek)).toBe(true);
  });

  test("unknown key id: a value whose key is not there is an error of its own", async () => {
    const { workspaceId } = await createTestWorkspace();
    await expect(
      inWorkspace(workspaceId, (tx) => workspaceKey(tx, workspaceId, "key_gone")),
    ).rejects.toMatchObject({ kind: "unavailable", code: "KEY_UNAVAILABLE" });
  });

  test("X-1 another workspace's key is not there", async () => {
    const a = await createTestWorkspace();
    const b = await createTestWorkspace();
    const { id } = await inWorkspace(a.workspaceId, (tx) => activeWorkspaceKey(tx, a.workspaceId));
    for (const workspaceId of [a.workspaceId, b.workspaceId]) {
      await expect(
        inWorkspace(b.workspaceId, (tx) => workspaceKey(tx, workspaceId, id)),
      ).rejects.toMatchObject({ code: "KEY_UNAVAILABLE" });
    }
  });
});

describe("X-3 a cursor", () => {
  const scope = { workspaceId: "wsp_1", list: "secrets/NAME/ASC" };

  test("opens in its list of its workspace only", async () => {
    const cursor = await sealCursor(scope, ["Zoë 🗝", "sec_1"]);
    expect(await openCursor(scope, cursor)).toEqual(["Zoë 🗝", "sec_1"]);
    expect(await openCursor({ ...scope, workspaceId: "wsp_2" }, cursor)).toBeNull();
    expect(await openCursor({ ...scope, list: "secrets/NAME/DESC" }, cursor)).toBeNull();
  });

  test("that somebody made or changed is none", async () => {
    const cursor = await sealCursor(scope, ["a", "b"]);
    const made = Buffer.from('["a","b"]').toString("base64url");
    for (const text of ["", "x", made, `${cursor}A`, cursor.slice(1), ` ${cursor}`, "A".repeat(5_000)]) {
      expect(await openCursor(scope, text)).toBeNull();
    }
  });
});
