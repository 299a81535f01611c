import { afterEach, describe, expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { ALL_PERMISSIONS } from "#core/permissions/permissions.ts";
import { auditEvents, openedValue } from "#core/secrets/testing.ts";
import { useTestConfig, useTestDatabase } from "#db/testing.ts";
import { answerTo, ask, mutate, mutation } from "../testing.ts";

const database = useTestDatabase();
const X = { secret: { tag: "x" } };

afterEach(() => useTestConfig({ databaseUrl: database.url }));

/** The secret "x", whose value "first value" was replaced by "second value". */
async function withReplaced() {
  const workspace = await createTestWorkspace();
  const { actor } = workspace;
  await mutate(actor, "createSecret", { tag: "x", value: "first value", destinations: ["a.example"] });
  await mutate(actor, "replaceSecretValue", { ...X, value: "second value", destinations: [] });
  return workspace;
}

const VERSIONS = `{ secret(by: { tag: "x" }) {
  version previousValueKeptUntil
  versions { totalCount nodes { number state destroyedAt createdBy { __typename displayName } } pageInfo { hasNextPage } }
} }`;

type Versions = {
  version: number;
  previousValueKeptUntil: string | null;
  versions: { totalCount: number; nodes: { number: number; state: string; destroyedAt: string | null }[] };
};

describe("rollbackSecretValue", () => {
  test("rollbackSecretValue works and records", async () => {
    const { actor } = await withReplaced();
    const before = await ask<Versions>(actor, VERSIONS);
    expect(Date.parse(before.previousValueKeptUntil ?? "")).toBeGreaterThan(Date.now() + 23 * 3_600_000);
    expect(before.versions.nodes.map(({ number, state }) => `${number} ${state}`)).toEqual([
      "2 CURRENT",
      "1 PREVIOUS",
    ]);
    const input = { ...X, expectedVersion: 2 };
    const fields = "secret { version destinations previousValueKeptUntil }";
    expect(await mutate(actor, "rollbackSecretValue", input, fields)).toEqual({
      secret: { version: 3, destinations: ["https://a.example"], previousValueKeptUntil: null },
      userErrors: [],
    });
    expect(await openedValue(actor, "x", "https://a.example")).toBe("first value");
    const after = await ask<Versions>(actor, VERSIONS);
    expect(after.versions).toMatchObject({
      totalCount: 3,
      nodes: [
        { number: 3, state: "CURRENT", destroyedAt: null, createdBy: { __typename: "User" } },
        { number: 2, state: "DESTROYED", destroyedAt: expect.any(String) },
        { number: 1, state: "DESTROYED", destroyedAt: expect.any(String) },
      ],
      pageInfo: { hasNextPage: false },
    });
    expect((await auditEvents(database, actor)).at(-1)?.action).toBe("secret.value_rolled_back");
  });

  test("rollbackSecretValue refuses bad input", async () => {
    const { actor } = await withReplaced();
    expect(await mutate(actor, "rollbackSecretValue", { ...X, expectedVersion: 1 })).toMatchObject({
      userErrors: [{ code: "VERSION_CONFLICT", field: ["input", "expectedVersion"] }],
    });
    await mutate(actor, "rollbackSecretValue", X);
    expect(await mutate(actor, "rollbackSecretValue", X)).toMatchObject({
      userErrors: [{ code: "NO_PREVIOUS_VALUE", field: ["input", "secret"] }],
    });
  });

  test("rollbackSecretValue refuses without permission", async () => {
    const { actor, actorWith } = await withReplaced();
    const without = actorWith(ALL_PERMISSIONS.filter((permission) => permission !== "CREATE_SECRETS"));
    const { errors } = await answerTo(without, mutation("rollbackSecretValue"), { input: X });
    expect(errors).toMatchObject([
      { extensions: { code: "FORBIDDEN", requiredPermission: "CREATE_SECRETS" } },
    ]);
    expect(await openedValue(actor, "x")).toBe("second value");
  });

  test("rollbackSecretValue does not see another workspace", async () => {
    const { actor: theirs } = await withReplaced();
    const { actor } = await createTestWorkspace();
    expect(await mutate(actor, "rollbackSecretValue", X)).toMatchObject({
      userErrors: [{ code: "NOT_FOUND", field: ["input", "secret"] }],
    });
    expect(await openedValue(theirs, "x")).toBe("second value");
  });
});

test("replaceSecretValue keeps the previous value for as long as it is told", async () => {
  const { actor } = await withReplaced();
  const fields = "secret { previousValueKeptUntil }";
  const input = { ...X, value: "third value", keepPreviousForHours: 0 };
  expect(await mutate(actor, "replaceSecretValue", input, fields)).toMatchObject({
    secret: { previousValueKeptUntil: null },
  });
  expect(await mutate(actor, "replaceSecretValue", { ...input, keepPreviousForHours: 200 })).toMatchObject({
    userErrors: [{ code: "OUT_OF_RANGE", field: ["input", "keepPreviousForHours"] }],
  });
});

describe("a value under 8 bytes", () => {
  const fields = "acceptedBytes warnings { code message }";

  test("is saved, and the answer says what follows, without its length", async () => {
    const { actor } = await createTestWorkspace();
    for (const [name, input] of [
      ["createSecret", { tag: "y", value: "7 bytes" }],
      ["replaceSecretValue", { secret: { tag: "y" }, value: "ééé" }],
    ] as const) {
      const { warnings } = await mutate(actor, name, input, fields);
      expect(warnings).toEqual([
        {
          code: "VALUE_TOO_SHORT_TO_SCRUB",
          message: expect.stringMatching(
            /^Answers to requests that carry this value will arrive without a body: a value of fewer than 8 bytes/,
          ),
        },
      ]);
    }
  });

  test("a longer one has no warning, and neither has a refusal", async () => {
    const { actor } = await createTestWorkspace();
    const answer = await mutate(actor, "createSecret", { tag: "y", value: "8 bytes." }, fields);
    expect(answer).toEqual({ acceptedBytes: 8, warnings: [], userErrors: [] });
    expect(await mutate(actor, "createSecret", { tag: "y", value: "" }, fields)).toMatchObject({
      acceptedBytes: null,
      warnings: null,
      userErrors: [{ code: "VALUE_EMPTY" }],
    });
  });
});

test("D-1 where the instance requires destinations, the workspace says so and saving refuses", async () => {
  const { actor } = await createTestWorkspace();
  const asked = "{ viewer { workspace { requiresDestinations } } }";
  const viewer = () => ask<{ workspace: { requiresDestinations: boolean } }>(actor, asked);
  expect((await viewer()).workspace.requiresDestinations).toBe(false);
  useTestConfig({ databaseUrl: database.url, requireDestinations: true });
  expect((await viewer()).workspace.requiresDestinations).toBe(true);
  expect(await mutate(actor, "createSecret", { tag: "x", value: "v" })).toMatchObject({
    userErrors: [{ code: "DESTINATIONS_REQUIRED", field: ["input", "destinations"] }],
  });
});

test("B-2 a secret whose destinations were edited in the database shows TAMPERED, and nothing opens", async () => {
  const { actor } = await createTestWorkspace();
  const destinations = ["a.example"];
  for (const tag of ["x", "y"])
    await mutate(actor, "createSecret", { tag, value: "a long value", destinations });
  const statuses = async () => {
    const { nodes } = await ask<{ nodes: { tag: string; status: string }[] }>(
      actor,
      "{ secrets(orderBy: { field: TAG, direction: ASC }) { nodes { tag status } } }",
    );
    return nodes.map(({ tag, status }) => `${tag} ${status}`);
  };
  expect(await statuses()).toEqual(["x ACTIVE", "y ACTIVE"]);
  await database.ownerQuery(
    `update secret_versions set destinations = '{https://evil.example}'
     where secret_id = (select id from secrets where workspace_id = $1 and tag = 'x')`,
    [actor.workspaceId],
  );
  expect(await statuses()).toEqual(["x TAMPERED", "y ACTIVE"]);
  await expect(openedValue(actor, "x", "https://evil.example")).rejects.toMatchObject({ code: "TAMPERED" });
  await mutate(actor, "replaceSecretValue", { ...X, value: "another value", destinations });
  expect(await statuses()).toEqual(["x ACTIVE", "y ACTIVE"]);
});
