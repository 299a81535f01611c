import { describe, expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { type Change, toPayload } from "#core/changes/change.ts";
import { onChange } from "#core/changes/on-change.ts";
import { ALL_PERMISSIONS } from "#core/permissions/permissions.ts";
import { useTestDatabase } from "#db/testing.ts";
import { createSecret } from "./create-secret.ts";
import { deleteSecret } from "./delete-secret.ts";
import { findSecret } from "./find-secret.ts";
import { freezeSecret } from "./freeze-secret.ts";
import { replaceSecretValue } from "./replace-secret-value.ts";
import { auditEvents, openedValue } from "./testing.ts";
import { unfreezeSecret } from "./unfreeze-secret.ts";
import { updateSecret } from "./update-secret.ts";

const database = useTestDatabase();
const X = { secret: { tag: "x" } };
const acts = { freezeSecret, unfreezeSecret };

async function workspaceWithSecret() {
  const workspace = await createTestWorkspace({ role: "admin" });
  await createSecret(workspace.actor, { tag: "x", value: "value" });
  return workspace;
}

/** What is announced, in this process, while `work` runs. */
async function announced(work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const end = onChange((change: Change | "all") => seen.push(change === "all" ? change : toPayload(change)));
  await work();
  end();
  return seen;
}

describe("freezeSecret", () => {
  test("B-9 stops every use at once, shows it, and records who and why", async () => {
    const { actor, userId } = await workspaceWithSecret();
    const secret = await freezeSecret(actor, { ...X, reason: " leaked\nin a log " });
    expect(secret).toMatchObject({ status: "FROZEN", frozenBy: { id: userId }, revision: 2, version: 1 });
    expect(secret.frozenAt).toEqual(secret.updatedAt);
    await expect(openedValue(actor, "x")).rejects.toMatchObject({
      code: "SECRET_FROZEN",
      message: expect.stringContaining('"x" is frozen. Ask'),
    });
    expect((await auditEvents(database, actor)).at(-1)).toMatchObject({
      action: "secret.frozen",
      target_label: "x",
      actor_id: userId,
      changes: [{ field: "reason", after: "leaked in a log" }],
    });
    expect(await findSecret(actor, { tag: "x" })).toEqual(secret);
  });

  test("B-9 a frozen secret can be edited and replaced, stays frozen with that, and can be deleted", async () => {
    const { actor } = await workspaceWithSecret();
    await freezeSecret(actor, X);
    expect((await updateSecret(actor, { ...X, name: "Renamed" })).status).toBe("FROZEN");
    expect((await replaceSecretValue(actor, { ...X, value: "another" })).secret.status).toBe("FROZEN");
    await expect(openedValue(actor, "x")).rejects.toMatchObject({ code: "SECRET_FROZEN" });
    await unfreezeSecret(actor, X);
    expect(await openedValue(actor, "x")).toBe("another");
    await freezeSecret(actor, X);
    await deleteSecret(actor, X);
    expect(await findSecret(actor, { tag: "x" })).toBeNull();
  });

  test("freezing twice changes and records nothing, and is announced again", async () => {
    const { actor, workspaceId } = await workspaceWithSecret();
    const first = await freezeSecret(actor, { ...X, reason: "first" });
    const again = await announced(async () =>
      expect(await freezeSecret(actor, { ...X, reason: "second" })).toEqual(first),
    );
    expect(again).toEqual([toPayload({ workspaceId, kind: "secret", id: first.id })]);
    expect((await auditEvents(database, actor)).map(({ action }) => action)).toEqual([
      "secret.created",
      "secret.frozen",
    ]);
  });

  test("of two at once one freezes and both succeed", async () => {
    const { actor } = await workspaceWithSecret();
    const [one, other] = await Promise.all([freezeSecret(actor, X), freezeSecret(actor, X)]);
    expect(one).toEqual(other);
    expect(await auditEvents(database, actor)).toHaveLength(2);
  });
});

describe("unfreezeSecret", () => {
  test("lets it be used again and records it; twice records once", async () => {
    const { actor, workspaceId } = await workspaceWithSecret();
    const { id } = await freezeSecret(actor, X);
    const told = await announced(() => unfreezeSecret(actor, { ...X, reason: "false alarm" }));
    expect(told).toEqual([toPayload({ workspaceId, kind: "secret", id })]);
    const secret = await unfreezeSecret(actor, X);
    expect(secret).toMatchObject({ status: "ACTIVE", frozenAt: null, frozenBy: null, revision: 3 });
    expect(await openedValue(actor, "x")).toBe("value");
    const events = await auditEvents(database, actor);
    expect(events.map(({ action }) => action)).toEqual([
      "secret.created",
      "secret.frozen",
      "secret.unfrozen",
    ]);
    expect(events.at(-1)?.changes).toEqual([{ field: "reason", after: "false alarm" }]);
  });
});

describe.each(Object.entries(acts))("%s refuses", (_name, act) => {
  test("U-1 whoever may not edit secrets, and records nothing", async () => {
    const { actor, actorWith } = await workspaceWithSecret();
    const others = ALL_PERMISSIONS.filter((each) => each !== "CREATE_SECRETS");
    await expect(act(actorWith(others), X)).rejects.toMatchObject({
      code: "FORBIDDEN",
      requiredPermission: "CREATE_SECRETS",
    });
    expect(await auditEvents(database, actor)).toHaveLength(1);
  });

  test("X-1 another workspace's secret exactly as one that never was", async () => {
    const { actor: theirs } = await workspaceWithSecret();
    const { actor } = await createTestWorkspace({ role: "admin" });
    const secret = await findSecret(theirs, { tag: "x" });
    for (const selector of [{ tag: "x" }, { id: secret?.id ?? "" }, { tag: "x\0" }, { id: "sec_none" }]) {
      await expect(act(actor, { secret: selector })).rejects.toMatchObject({
        code: "NOT_FOUND",
        field: ["input", "secret"],
      });
    }
    expect(await findSecret(theirs, { tag: "x" })).toEqual(secret);
    expect(await openedValue(theirs, "x")).toBe("value");
  });

  test("a reason of more than 200 characters, and changes nothing", async () => {
    const { actor } = await workspaceWithSecret();
    const before = await findSecret(actor, { tag: "x" });
    await expect(act(actor, { ...X, reason: "x".repeat(201) })).rejects.toMatchObject({
      code: "TOO_LONG",
      field: ["input", "reason"],
    });
    expect(await findSecret(actor, { tag: "x" })).toEqual(before);
    await act(actor, { ...X, reason: "🔒".repeat(200) });
  });
});
