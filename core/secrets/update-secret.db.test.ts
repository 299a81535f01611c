import { describe, expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { useTestDatabase } from "#db/testing.ts";
import { createSecret } from "./create-secret.ts";
import { auditEvents, openedValue } from "./testing.ts";
import { type UpdateSecretInput, updateSecret } from "./update-secret.ts";

const database = useTestDatabase();
const X = { secret: { tag: "x" } };

async function workspaceWith(destinations: string[] = []) {
  const workspace = await createTestWorkspace({ role: "admin" });
  const input = { tag: "x", name: "First", description: "Words", value: "value", destinations };
  const { secret } = await createSecret(workspace.actor, input);
  return { ...workspace, secret };
}

const sealedValue = async (workspaceId: string) => {
  const [row] = await database.ownerQuery<{ sealed_value: Buffer }>(
    "select sealed_value from secret_versions where workspace_id = $1",
    [workspaceId],
  );
  return row?.sealed_value.toString("hex");
};

describe("updateSecret", () => {
  test("changes what is given and records before and after", async () => {
    const { actor } = await workspaceWith();
    const secret = await updateSecret(actor, { ...X, name: " Second ", expectedRevision: 1 });
    expect(secret).toMatchObject({ name: "Second", description: "Words", revision: 2, version: 1, tag: "x" });
    expect((await auditEvents(database, actor)).at(-1)).toMatchObject({
      action: "secret.updated",
      target_label: "x",
      changes: [{ field: "name", before: "First", after: "Second" }],
    });
    expect(await openedValue(actor, "x")).toBe("value");
  });

  test("null resets the name to the tag and clears the description", async () => {
    const { actor } = await workspaceWith();
    expect(await updateSecret(actor, { ...X, name: null, description: null })).toMatchObject({
      name: "x",
      description: null,
    });
  });

  test("what changes nothing writes nothing and records nothing", async () => {
    const { actor, secret } = await workspaceWith(["a.example"]);
    const same = { ...X, name: "First", description: "Words", destinations: ["https://A.example:443"] };
    expect(await updateSecret(actor, same)).toEqual(secret);
    expect(await updateSecret(actor, X)).toEqual(secret);
    expect(await auditEvents(database, actor)).toHaveLength(1);
  });

  test("B-1 narrows the destinations, sealing the value anew and keeping its version", async () => {
    const { actor } = await workspaceWith(["*.example.com", "b.example"]);
    const before = await sealedValue(actor.workspaceId);
    const narrowed = await updateSecret(actor, { ...X, destinations: ["x.example.com"] });
    expect(narrowed).toMatchObject({ destinations: ["https://x.example.com"], version: 1, revision: 2 });
    expect(await sealedValue(actor.workspaceId)).not.toBe(before);
    expect(await openedValue(actor, "x", "https://x.example.com")).toBe("value");
    await expect(openedValue(actor, "x", "https://b.example")).rejects.toMatchObject({
      code: "SECRET_HOST_NOT_ALLOWED",
    });
    expect((await auditEvents(database, actor)).at(-1)?.changes).toEqual([
      {
        field: "destinations",
        before: ["https://*.example.com", "https://b.example"],
        after: ["https://x.example.com"],
      },
    ]);
  });

  test("B-1 a secret that may go anywhere is narrowed to a list", async () => {
    const { actor } = await workspaceWith();
    expect((await updateSecret(actor, { ...X, destinations: [] })).revision).toBe(1);
    expect((await updateSecret(actor, { ...X, destinations: null })).revision).toBe(1);
    expect((await updateSecret(actor, { ...X, destinations: ["a.example"] })).destinations).toEqual([
      "https://a.example",
    ]);
  });
});

describe("updateSecret refuses", () => {
  test.each([
    [null],
    [[]],
    [["c.example"]],
    [["a.example", "c.example"]],
    [["http://a.example"]],
    [["*.a.example"]],
  ])("B-1 D-1 destinations widened to %j, and nothing is half-written", async (destinations) => {
    const { actor, secret } = await workspaceWith(["a.example", "b.example"]);
    await expect(updateSecret(actor, { ...X, name: "New", destinations })).rejects.toMatchObject({
      code: "DESTINATIONS_WIDENED",
      field: ["input", "destinations"],
    });
    expect(await updateSecret(actor, X)).toEqual(secret);
    expect(await auditEvents(database, actor)).toHaveLength(1);
  });

  const cases: [string, Partial<UpdateSecretInput>, string, string[]][] = [
    ["an over-long name", { name: "x".repeat(81) }, "TOO_LONG", ["input", "name"]],
    ["a long description", { description: "x".repeat(501) }, "TOO_LONG", ["input", "description"]],
    ["a bad destination", { destinations: ["?"] }, "INVALID_DESTINATION", ["input", "destinations", "0"]],
    ["an object as name", { name: { $ne: "" } as unknown as string }, "REQUIRED", ["input", "name"]],
  ];
  test.each(cases)("%s", async (_what, bad, code, field) => {
    const { actor, secret } = await workspaceWith();
    await expect(updateSecret(actor, { ...X, ...bad })).rejects.toMatchObject({ errors: [{ code, field }] });
    expect(await updateSecret(actor, X)).toEqual(secret);
  });

  test("X-5 a stale revision, also of two at once", async () => {
    const { actor } = await workspaceWith();
    const results = await Promise.allSettled(
      ["A", "B"].map((name) => updateSecret(actor, { ...X, name, expectedRevision: 1 })),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find((result) => result.status === "rejected")?.reason).toMatchObject({
      code: "VERSION_CONFLICT",
      field: ["input", "expectedRevision"],
      details: { currentRevision: 2, currentVersion: 1 },
    });
  });

  test("without the right, before it looks at the input", async () => {
    const { actorWith } = await workspaceWith();
    const input = { secret: {}, name: "x".repeat(81) };
    await expect(updateSecret(actorWith(["VIEW_SECRETS"]), input)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  test("X-1 another workspace's secret as one that never was", async () => {
    const { actor, secret } = await workspaceWith();
    const other = await createTestWorkspace({ role: "admin" });
    for (const selector of [{ id: secret.id }, { tag: "x" }, { tag: "never" }]) {
      await expect(updateSecret(other.actor, { secret: selector, name: "Mine" })).rejects.toMatchObject({
        code: "NOT_FOUND",
        field: ["input", "secret"],
      });
    }
    expect((await updateSecret(actor, X)).name).toBe("First");
  });

  test("Q-2 a selector that is no text", async () => {
    const { actor } = await workspaceWith();
    const selectors = [
      { id: { $ne: null } },
      { tag: ["x"] },
      { tag: { toString: () => "x" } },
      { id: "sec_1' or '1'='1" },
      null,
      "x",
    ];
    for (const selector of selectors) {
      const input = { secret: selector, name: "Hit" } as unknown as UpdateSecretInput;
      await expect(updateSecret(actor, input)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });

  test("B-2 to narrow what was edited in the database", async () => {
    const { actor } = await workspaceWith(["a.example"]);
    await database.ownerQuery(
      "update secret_versions set destinations = '{https://a.example,https://evil.example}' where workspace_id = $1",
      [actor.workspaceId],
    );
    await expect(updateSecret(actor, { ...X, destinations: ["evil.example"] })).rejects.toMatchObject({
      kind: "unavailable",
      code: "TAMPERED",
    });
  });
});

test("L-16 when the audit event cannot be written, the secret is as it was", async () => {
  const { actor, secret } = await workspaceWith(["a.example", "b.example"]);
  await database.ownerQuery("revoke insert on audit_events from keyhole_app");
  try {
    await expect(updateSecret(actor, { ...X, name: "New", destinations: ["a.example"] })).rejects.toThrow();
  } finally {
    await database.ownerQuery("grant insert on audit_events to keyhole_app");
  }
  expect(await updateSecret(actor, X)).toEqual(secret);
  expect(await openedValue(actor, "x", "https://b.example")).toBe("value");
});
