import { describe, expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { useTestDatabase } from "#db/testing.ts";
import { createSecret } from "./create-secret.ts";
import { type ReplaceSecretValueInput, replaceSecretValue } from "./replace-secret-value.ts";
import { auditEvents, openedValue, wholeDatabase } from "./testing.ts";

const database = useTestDatabase();

async function workspaceWith(tag: string, destinations?: string[]) {
  const workspace = await createTestWorkspace({ role: "admin" });
  const { secret } = await createSecret(workspace.actor, { tag, value: "old", destinations });
  return { ...workspace, secret };
}

const versionRows = (workspaceId: string) =>
  database.ownerQuery<{ version: number; sealed_value: Buffer; destinations: string[] }>(
    `select version, sealed_value, destinations from secret_versions
     where workspace_id = $1 and octet_length(sealed_value) > 0 order by version desc`,
    [workspaceId],
  );

describe("replaceSecretValue", () => {
  test("sets the next version and records it without the value", async () => {
    const { actor, secret } = await workspaceWith("x", ["a.example"]);
    const answer = await replaceSecretValue(actor, { secret: { tag: "x" }, value: "néw" });
    expect(answer).toMatchObject({
      acceptedBytes: 4,
      secret: { id: secret.id, version: 2, revision: 2, destinations: ["https://a.example"] },
    });
    expect(answer.secret.valueUpdatedAt.getTime()).toBeGreaterThanOrEqual(secret.valueUpdatedAt.getTime());
    expect(await openedValue(actor, "x", "https://a.example")).toBe("néw");
    const events = await auditEvents(database, actor);
    expect(events.at(-1)).toMatchObject({
      action: "secret.value_replaced",
      target_label: "x",
      changes: [
        { field: "value", isRedacted: true },
        { field: "previousValueKeptUntil", after: answer.secret.previousValueKeptUntil?.toISOString() },
      ],
    });
    expect(JSON.stringify(events)).not.toContain("néw");
  });

  test("U-5 is effective at once", async () => {
    const { actor, secret } = await workspaceWith("x");
    for (const value of ["1", "2", "3"]) {
      await replaceSecretValue(actor, { secret: { id: secret.id }, value });
      expect(await openedValue(actor, "x")).toBe(value);
    }
  });

  test("L-15 with 0 hours leaves nothing of the old value", async () => {
    const { actor } = await workspaceWith("x");
    const [before] = await versionRows(actor.workspaceId);
    const { secret } = await replaceSecretValue(actor, {
      secret: { tag: "x" },
      value: "new",
      keepPreviousForHours: 0,
    });
    expect(secret.previousValueKeptUntil).toBeNull();
    const rows = await versionRows(actor.workspaceId);
    expect(rows.map(({ version }) => version)).toEqual([2]);
    expect(rows[0]?.sealed_value.includes(before?.sealed_value.subarray(-16) ?? "missing")).toBe(false);
    const traces = await wholeDatabase(database);
    expect(traces).toContain(rows[0]?.sealed_value.subarray(-16).toString("hex"));
    expect(traces).not.toContain(before?.sealed_value.subarray(-16).toString("hex"));
  });

  test.each([
    [undefined, 24],
    [null, 24],
    [1, 1],
    [168, 168],
  ])(
    "L-15 asked to keep the old value for %s hours keeps it sealed for %i, and none before it",
    async (keepPreviousForHours, hours) => {
      const { actor } = await workspaceWith("x");
      const x = { secret: { tag: "x" } };
      await replaceSecretValue(actor, { ...x, value: "second" });
      const before = Date.now();
      const { secret } = await replaceSecretValue(actor, { ...x, value: "third", keepPreviousForHours });
      const keptFor = (secret.previousValueKeptUntil?.getTime() ?? 0) - before;
      expect(Math.round(keptFor / 360_000) / 10).toBe(hours);
      expect((await versionRows(actor.workspaceId)).map(({ version }) => version)).toEqual([3, 2]);
      expect(await openedValue(actor, "x")).toBe("third");
    },
  );

  test("B-1 widens the destinations, since the value came along", async () => {
    const { actor } = await workspaceWith("x", ["a.example"]);
    const wider = { secret: { tag: "x" }, value: "new", destinations: ["a.example", "b.example"] };
    expect((await replaceSecretValue(actor, wider)).secret.destinations).toEqual([
      "https://a.example",
      "https://b.example",
    ]);
    expect(await openedValue(actor, "x", "https://b.example")).toBe("new");
    const any = await replaceSecretValue(actor, { secret: { tag: "x" }, value: "newer", destinations: [] });
    expect(any.secret.destinations).toEqual([]);
    expect((await auditEvents(database, actor)).at(-1)?.changes).toContainEqual({
      field: "destinations",
      before: ["https://a.example", "https://b.example"],
      after: [],
    });
  });

  test("B-2 does not seal in destinations that were widened in the database", async () => {
    const { actor } = await workspaceWith("x", ["a.example"]);
    await database.ownerQuery("update secret_versions set destinations = '{}' where workspace_id = $1", [
      actor.workspaceId,
    ]);
    await expect(replaceSecretValue(actor, { secret: { tag: "x" }, value: "new" })).rejects.toMatchObject({
      code: "REQUIRED",
      field: ["input", "destinations"],
    });
    expect((await versionRows(actor.workspaceId)).map(({ version }) => version)).toEqual([1]);
    await replaceSecretValue(actor, { secret: { tag: "x" }, value: "new", destinations: ["a.example"] });
    expect(await openedValue(actor, "x", "https://a.example")).toBe("new");
  });
});

describe("replaceSecretValue and others at the same time", () => {
  test("X-5 twenty replacements at once happen one after the other; the last number has the last value", async () => {
    const { actor } = await workspaceWith("x");
    const answers = await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        const { secret } = await replaceSecretValue(actor, { secret: { tag: "x" }, value: `value ${i}` });
        return { version: secret.version, value: `value ${i}` };
      }),
    );
    const byVersion = answers.sort((a, b) => a.version - b.version);
    expect(byVersion.map(({ version }) => version)).toEqual(Array.from({ length: 20 }, (_, i) => i + 2));
    expect(await openedValue(actor, "x")).toBe(byVersion.at(-1)?.value);
    expect((await versionRows(actor.workspaceId)).map(({ version }) => version)).toEqual([21, 20]);
  });

  test("X-5 of two that expect the same version, one gets VERSION_CONFLICT", async () => {
    const { actor } = await workspaceWith("x");
    const results = await Promise.allSettled(
      ["a", "b"].map((value) =>
        replaceSecretValue(actor, { secret: { tag: "x" }, value, expectedVersion: 1 }),
      ),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find((result) => result.status === "rejected")?.reason).toMatchObject({
      code: "VERSION_CONFLICT",
      field: ["input", "expectedVersion"],
      details: { currentVersion: 2, currentRevision: 2 },
    });
  });
});

describe("replaceSecretValue refuses", () => {
  const cases: [string, Partial<ReplaceSecretValueInput>, string, string[]][] = [
    ["an empty value", { value: "" }, "VALUE_EMPTY", ["input", "value"]],
    ["a value over 64 KiB", { value: "x".repeat(65_537) }, "VALUE_TOO_LARGE", ["input", "value"]],
    ["a value that is not UTF-8", { value: "\udfff" }, "VALUE_NOT_UTF8", ["input", "value"]],
    [
      "a negative time to keep",
      { keepPreviousForHours: -1 },
      "OUT_OF_RANGE",
      ["input", "keepPreviousForHours"],
    ],
    ["more than a week", { keepPreviousForHours: 169 }, "OUT_OF_RANGE", ["input", "keepPreviousForHours"]],
    ["half an hour", { keepPreviousForHours: 0.5 }, "OUT_OF_RANGE", ["input", "keepPreviousForHours"]],
    ["a public suffix", { destinations: ["*.co.uk"] }, "INVALID_DESTINATION", ["input", "destinations", "0"]],
    ["a bad destination", { destinations: ["a/b"] }, "INVALID_DESTINATION", ["input", "destinations", "0"]],
  ];
  test.each(cases)("%s, and keeps the old value", async (_what, bad, code, field) => {
    const { actor } = await workspaceWith("x");
    const input = { secret: { tag: "x" }, value: "new", ...bad };
    await expect(replaceSecretValue(actor, input)).rejects.toMatchObject({ errors: [{ code, field }] });
    expect(await openedValue(actor, "x")).toBe("old");
    expect(await auditEvents(database, actor)).toHaveLength(1);
  });

  test("without the right, before it looks at the input", async () => {
    const { actorWith } = await workspaceWith("x");
    const input = { secret: { tag: "x" }, value: "" };
    await expect(replaceSecretValue(actorWith(["VIEW_SECRETS"]), input)).rejects.toMatchObject({
      code: "FORBIDDEN",
      requiredPermission: "CREATE_SECRETS",
    });
  });

  test("X-1 another workspace's secret as one that never was", async () => {
    const { actor, secret } = await workspaceWith("x");
    const other = await createTestWorkspace({ role: "admin" });
    for (const selector of [{ id: secret.id }, { tag: "x" }, { tag: "never" }, { tag: "\0" }, {}]) {
      await expect(replaceSecretValue(other.actor, { secret: selector, value: "new" })).rejects.toMatchObject(
        {
          code: "NOT_FOUND",
          field: ["input", "secret"],
          message: "There is no such secret in this workspace.",
        },
      );
    }
    expect(await openedValue(actor, "x")).toBe("old");
    expect(await auditEvents(database, other.actor)).toEqual([]);
  });
});

test("a replacement that is sent again changes nothing more", async () => {
  const { actor } = await workspaceWith("x");
  const input = { secret: { tag: "x" }, value: "new", expectedVersion: 1, idempotencyKey: "k" };
  const [first, second] = [await replaceSecretValue(actor, input), await replaceSecretValue(actor, input)];
  expect(second).toEqual(first);
  expect(first.secret.version).toBe(2);
  await expect(replaceSecretValue(actor, { ...input, value: "newer" })).rejects.toMatchObject({
    code: "IDEMPOTENCY_KEY_REUSED",
  });
  expect(await openedValue(actor, "x")).toBe("new");
});

test("L-16 when the audit event cannot be written, the old value stays", async () => {
  const { actor } = await workspaceWith("x");
  await database.ownerQuery("revoke insert on audit_events from keyhole_app");
  try {
    await expect(replaceSecretValue(actor, { secret: { tag: "x" }, value: "new" })).rejects.toThrow();
  } finally {
    await database.ownerQuery("grant insert on audit_events to keyhole_app");
  }
  expect(await openedValue(actor, "x")).toBe("old");
});
