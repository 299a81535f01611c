import { describe, expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { useTestDatabase } from "#db/testing.ts";
import { createSecret } from "./create-secret.ts";
import { deleteSecret } from "./delete-secret.ts";
import { findSecret } from "./find-secret.ts";
import { addProxy, auditEvents, openedValue } from "./testing.ts";

const database = useTestDatabase();

async function workspaceWith(tag: string) {
  const workspace = await createTestWorkspace({ role: "admin" });
  const { secret } = await createSecret(workspace.actor, { tag, value: "old" });
  return { ...workspace, secret };
}

describe("deleteSecret", () => {
  test("L-15 removes the secret and every version, and records its tag", async () => {
    const { actor, secret } = await workspaceWith("x");
    expect(await deleteSecret(actor, { secret: { tag: "x" }, expectedRevision: 1 })).toBe(secret.id);
    expect(await findSecret(actor, { id: secret.id })).toBeNull();
    const rows = await database.ownerQuery("select 1 from secret_versions where workspace_id = $1", [
      actor.workspaceId,
    ]);
    expect(rows).toEqual([]);
    expect((await auditEvents(database, actor)).at(-1)).toMatchObject({
      action: "secret.deleted",
      target_label: "x",
    });
  });

  test("U-5 is effective at once, and a new secret of the tag never has the old value", async () => {
    const { actor, secret } = await workspaceWith("x");
    await deleteSecret(actor, { secret: { id: secret.id } });
    await expect(openedValue(actor, "x")).rejects.toMatchObject({ code: "SECRET_MISSING" });
    await createSecret(actor, { tag: "x", value: "new" });
    expect(await openedValue(actor, "x")).toBe("new");
  });

  test("U-6 of a secret in use is refused with the first ten places, and done with force", async () => {
    const { actor } = await workspaceWith("x");
    const proxyId = await addProxy(database, actor, { tag: "p", tags: Array(12).fill("x") });
    const error = await deleteSecret(actor, { secret: { tag: "x" } }).catch((caught) => caught);
    expect(error).toMatchObject({ code: "IN_USE", field: ["input", "secret"] });
    expect(error.message).toContain("12 places");
    expect(error.details.usages).toHaveLength(10);
    expect(error.details.usages[0]).toEqual({
      proxyId,
      location: "https://api.example.com/ › X-0",
      isActive: true,
    });
    expect(await openedValue(actor, "x")).toBe("old");
    expect(await auditEvents(database, actor)).toHaveLength(1);

    await deleteSecret(actor, { secret: { tag: "x" }, force: true });
    expect(await findSecret(actor, { tag: "x" })).toBeNull();
  });

  test("U-6 counts places that the actor may not see, without naming them", async () => {
    const { actor, actorWith } = await workspaceWith("x");
    await addProxy(database, actor, { tag: "p", tags: ["x"] });
    const blind = actorWith(["VIEW_SECRETS", "CREATE_SECRETS"]);
    await expect(deleteSecret(blind, { secret: { tag: "x" } })).rejects.toMatchObject({
      code: "IN_USE",
      details: { usages: [] },
    });
  });

  test("a place that names another tag, or another workspace's tag, does not count", async () => {
    const { actor } = await workspaceWith("x");
    const other = await workspaceWith("x");
    await addProxy(database, actor, { tag: "p", tags: ["X", "x2"] });
    await addProxy(database, other.actor, { tag: "p", tags: ["x"] });
    await deleteSecret(actor, { secret: { tag: "x" } });
    expect(await openedValue(other.actor, "x")).toBe("old");
  });
});

describe("deleteSecret refuses", () => {
  test("X-5 a stale revision", async () => {
    const { actor } = await workspaceWith("x");
    await expect(deleteSecret(actor, { secret: { tag: "x" }, expectedRevision: 7 })).rejects.toMatchObject({
      code: "VERSION_CONFLICT",
      details: { currentRevision: 1, currentVersion: 1 },
    });
    expect(await openedValue(actor, "x")).toBe("old");
  });

  test("without the right", async () => {
    const { actor, actorWith } = await workspaceWith("x");
    await expect(deleteSecret(actorWith(["VIEW_SECRETS"]), { secret: { tag: "x" } })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await openedValue(actor, "x")).toBe("old");
  });

  test("X-1 another workspace's secret as one that never was", async () => {
    const { actor, secret } = await workspaceWith("x");
    const other = await createTestWorkspace({ role: "admin" });
    for (const selector of [{ id: secret.id }, { tag: "x" }, { tag: "X" }]) {
      await expect(deleteSecret(other.actor, { secret: selector, force: true })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    }
    expect(await openedValue(actor, "x")).toBe("old");
  });
});

test("L-16 when the audit event cannot be written, the secret stays", async () => {
  const { actor } = await workspaceWith("x");
  await database.ownerQuery("revoke insert on audit_events from keyhole_app");
  try {
    await expect(deleteSecret(actor, { secret: { tag: "x" } })).rejects.toThrow();
  } finally {
    await database.ownerQuery("grant insert on audit_events to keyhole_app");
  }
  expect(await openedValue(actor, "x")).toBe("old");
});
