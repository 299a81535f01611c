import { describe, expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { ALL_PERMISSIONS } from "#core/permissions/permissions.ts";
import { auditEvents, openedValue } from "#core/secrets/testing.ts";
import { useTestDatabase } from "#db/testing.ts";
import { answerTo, ask, mutate, mutation } from "../testing.ts";

const database = useTestDatabase();

const WITHOUT = ALL_PERMISSIONS.filter((permission) => permission !== "CREATE_SECRETS");
const FORBIDDEN = [{ extensions: { code: "FORBIDDEN", requiredPermission: "CREATE_SECRETS" } }];
const NOT_FOUND = { userErrors: [{ code: "NOT_FOUND", field: ["input", "secret"] }] };

type SecretAnswer = { id: string; tag: string; name: string; revision: number; version: number };

/** An admin's workspace with one secret, `stripe`, which holds "first". */
async function withSecret(destinations: string[] = []) {
  const workspace = await createTestWorkspace();
  const { actor } = workspace;
  const { secret } = await mutate(
    actor,
    "createSecret",
    { tag: "stripe", value: "first", destinations },
    "secret { id tag name revision version }",
  );
  return { ...workspace, secret: secret as SecretAnswer };
}

const actions = async (actor: Actor) => (await auditEvents(database, actor)).map(({ action }) => action);

/** Rows of the workspace as they stand, to see that nothing was half-written. */
function rowsOf({ workspaceId }: Actor): Promise<unknown[]> {
  const tables = ["secrets", "secret_versions", "audit_events", "idempotency_keys"];
  return Promise.all(
    tables.map((table) =>
      database.ownerQuery(`select t::text from ${table} t where workspace_id = $1 order by 1`, [workspaceId]),
    ),
  );
}

/** Refused without the permission, and nothing written. */
async function expectForbidden(name: string, input: Record<string, unknown>): Promise<void> {
  const { actor, actorWith } = await withSecret();
  const before = await rowsOf(actor);
  const { data, errors } = await answerTo(actorWith(WITHOUT), mutation(name), { input });
  expect(errors).toMatchObject(FORBIDDEN);
  expect(data).toBeNull();
  expect(await rowsOf(actor)).toEqual(before);
}

/** Refused with these user errors, and nothing written. */
async function expectRefused(
  actor: Actor,
  name: string,
  input: Record<string, unknown>,
  problem: { code: string; field: string[] },
): Promise<void> {
  const before = await rowsOf(actor);
  const payload = await mutate(actor, name, input);
  expect(payload.userErrors, JSON.stringify(problem)).toMatchObject([problem]);
  expect(await rowsOf(actor)).toEqual(before);
}

describe("createSecret", () => {
  test("createSecret works and records", async () => {
    const { actor } = await createTestWorkspace();
    const input = { name: "Stripe live", value: "sk_live_€", destinations: ["api.stripe.com"] };
    const fields =
      "acceptedBytes secret { tag name reference destinations version viewerCan { update { allowed } } }";
    expect(await mutate(actor, "createSecret", input, fields)).toEqual({
      acceptedBytes: 11,
      secret: {
        tag: "stripe_live",
        name: "Stripe live",
        reference: "{{ secrets.stripe_live }}",
        destinations: ["https://api.stripe.com"],
        version: 1,
        viewerCan: { update: { allowed: true } },
      },
      userErrors: [],
    });
    expect(await openedValue(actor, "stripe_live", "https://api.stripe.com")).toBe("sk_live_€");
    expect(await actions(actor)).toEqual(["secret.created"]);
  });

  test.each([
    ["an over-long name", { name: "x".repeat(81) }, "TOO_LONG", "name"],
    ["neither name nor tag", { tag: null }, "REQUIRED", "name"],
    ["a tag against the grammar", { tag: "a b" }, "INVALID_TAG", "tag"],
    ["a taken tag, whatever its case", { tag: "STRIPE" }, "TAG_TAKEN", "tag"],
    ["an empty value", { value: "" }, "VALUE_EMPTY", "value"],
    ["a value over 64 KiB", { value: "x".repeat(65_537) }, "VALUE_TOO_LARGE", "value"],
    ["a value that is not UTF-8", { value: "x\ud800" }, "VALUE_NOT_UTF8", "value"],
    [
      "a destination with a path",
      { destinations: ["https://a.example/x"] },
      "INVALID_DESTINATION",
      "destinations.0",
    ],
    [
      "a destination of another scheme",
      { destinations: ["ftp://a.example"] },
      "INVALID_DESTINATION",
      "destinations.0",
    ],
    ["a long description", { description: "x".repeat(501) }, "TOO_LONG", "description"],
  ])("createSecret refuses bad input: %s", async (_what, change, code, at) => {
    const { actor } = await withSecret();
    const input = { tag: "another", value: "v", ...change };
    await expectRefused(actor, "createSecret", input, { code, field: ["input", ...at.split(".")] });
  });

  test("createSecret refuses without permission", () =>
    expectForbidden("createSecret", { tag: "another", value: "v" }));

  test("createSecret does not see another workspace", async () => {
    await withSecret();
    const { actor } = await createTestWorkspace();
    expect(await mutate(actor, "createSecret", { tag: "stripe", value: "own" })).toEqual({ userErrors: [] });
    expect(await openedValue(actor, "stripe")).toBe("own");
  });

  test("X-4 of two creates of one tag at the same moment one wins and the other gets TAG_TAKEN", async () => {
    const { actor } = await createTestWorkspace();
    const both = await Promise.all(
      ["race", "RACE"].map((tag) => mutate(actor, "createSecret", { tag, value: tag }, "secret { tag }")),
    );
    expect(both.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(["TAG_TAKEN"]);
    const [won] = both.flatMap(({ secret }) => (secret ? [secret as SecretAnswer] : []));
    expect(await openedValue(actor, won?.tag ?? "")).toBe(won?.tag);
    expect(await actions(actor)).toEqual(["secret.created"]);
  });

  test("the same idempotency key answers the first result, and refuses another input", async () => {
    const { actor } = await createTestWorkspace();
    const input = { tag: "once", value: "v", idempotencyKey: "k" };
    const first = await mutate(actor, "createSecret", input, "secret { id }");
    expect(await mutate(actor, "createSecret", input, "secret { id }")).toEqual(first);
    const { errors } = await answerTo(actor, mutation("createSecret"), { input: { ...input, value: "w" } });
    expect(errors).toMatchObject([{ extensions: { code: "IDEMPOTENCY_KEY_REUSED" } }]);
    expect(await actions(actor)).toEqual(["secret.created"]);
  });
});

describe("updateSecret", () => {
  const by = { secret: { tag: "stripe" } };

  test("updateSecret works and records", async () => {
    const { actor, secret } = await withSecret(["a.example", "b.example"]);
    const input = {
      secret: { id: secret.id },
      expectedRevision: 1,
      name: "Billing",
      destinations: ["b.example"],
    };
    const fields = "secret { name destinations revision version }";
    expect(await mutate(actor, "updateSecret", input, fields)).toEqual({
      secret: { name: "Billing", destinations: ["https://b.example"], revision: 2, version: 1 },
      userErrors: [],
    });
    expect(await openedValue(actor, "stripe", "https://b.example")).toBe("first");
    expect(await actions(actor)).toEqual(["secret.created", "secret.updated"]);
  });

  test.each([
    ["an over-long name", { name: "x".repeat(81) }, "TOO_LONG", "name"],
    ["other destinations", { destinations: ["c.example"] }, "DESTINATIONS_WIDENED", "destinations"],
    ["any destination", { destinations: null }, "DESTINATIONS_WIDENED", "destinations"],
    [
      "a destination that is none",
      { destinations: ["https://a.example/x"] },
      "INVALID_DESTINATION",
      "destinations.0",
    ],
    ["a stale revision", { name: "n", expectedRevision: 7 }, "VERSION_CONFLICT", "expectedRevision"],
  ])("updateSecret refuses bad input: %s", async (_what, change, code, at) => {
    const { actor } = await withSecret(["a.example"]);
    await expectRefused(
      actor,
      "updateSecret",
      { ...by, ...change },
      { code, field: ["input", ...at.split(".")] },
    );
  });

  test("updateSecret refuses without permission", () =>
    expectForbidden("updateSecret", { ...by, name: "n" }));

  test("updateSecret does not see another workspace", async () => {
    const { secret, actor: theirs } = await withSecret();
    const { actor } = await createTestWorkspace();
    const before = await rowsOf(theirs);
    for (const selector of [{ id: secret.id }, { tag: "stripe" }]) {
      expect(await mutate(actor, "updateSecret", { secret: selector, name: "n" })).toMatchObject(NOT_FOUND);
    }
    expect(await rowsOf(theirs)).toEqual(before);
  });
});

describe("replaceSecretValue", () => {
  const by = { secret: { tag: "stripe" }, value: "second" };

  test("replaceSecretValue works and records", async () => {
    const { actor } = await withSecret(["a.example"]);
    const input = { ...by, expectedVersion: 1, destinations: ["a.example", "b.example"] };
    expect(
      await mutate(actor, "replaceSecretValue", input, "acceptedBytes secret { version destinations }"),
    ).toEqual({
      acceptedBytes: 6,
      secret: { version: 2, destinations: ["https://a.example", "https://b.example"] },
      userErrors: [],
    });
    expect(await openedValue(actor, "stripe", "https://b.example")).toBe("second");
    expect(await actions(actor)).toEqual(["secret.created", "secret.value_replaced"]);
  });

  test.each([
    ["an empty value", { value: "" }, "VALUE_EMPTY", "value"],
    ["a value over 64 KiB", { value: "x".repeat(65_537) }, "VALUE_TOO_LARGE", "value"],
    ["a value that is not UTF-8", { value: "\udfff" }, "VALUE_NOT_UTF8", "value"],
    ["a destination that is none", { destinations: ["//"] }, "INVALID_DESTINATION", "destinations.0"],
    ["a stale version", { expectedVersion: 7 }, "VERSION_CONFLICT", "expectedVersion"],
  ])("replaceSecretValue refuses bad input: %s", async (_what, change, code, at) => {
    const { actor } = await withSecret();
    const field = ["input", ...at.split(".")];
    await expectRefused(actor, "replaceSecretValue", { ...by, ...change }, { code, field });
    expect(await openedValue(actor, "stripe")).toBe("first");
  });

  test("replaceSecretValue refuses without permission", () => expectForbidden("replaceSecretValue", by));

  test("replaceSecretValue does not see another workspace", async () => {
    const { secret, actor: theirs } = await withSecret();
    const { actor } = await createTestWorkspace();
    const before = await rowsOf(theirs);
    for (const selector of [{ id: secret.id }, { tag: "stripe" }]) {
      const payload = await mutate(actor, "replaceSecretValue", { ...by, secret: selector });
      expect(payload).toMatchObject(NOT_FOUND);
    }
    expect(await rowsOf(theirs)).toEqual(before);
  });

  test("a conflict says what the secret is at now", async () => {
    const { actor } = await withSecret();
    await mutate(actor, "replaceSecretValue", by);
    const document = `mutation($input: ReplaceSecretValueInput!) {
      replaceSecretValue(input: $input) { secret { id } userErrors { code currentVersion currentRevision } }
    }`;
    expect(await ask(actor, document, { input: { ...by, expectedVersion: 1 } })).toEqual({
      secret: null,
      userErrors: [{ code: "VERSION_CONFLICT", currentVersion: 2, currentRevision: 2 }],
    });
  });
});

describe("deleteSecret", () => {
  const by = { secret: { tag: "stripe" } };

  test("deleteSecret works and records", async () => {
    const { actor, secret } = await withSecret();
    expect(await mutate(actor, "deleteSecret", { ...by, expectedRevision: 1 }, "deletedSecretId")).toEqual({
      deletedSecretId: secret.id,
      userErrors: [],
    });
    expect(await ask(actor, '{ secret(by: { tag: "stripe" }) { id } }')).toBeNull();
    expect(await actions(actor)).toEqual(["secret.created", "secret.deleted"]);
  });

  test("deleteSecret refuses bad input: a stale revision", async () => {
    const { actor } = await withSecret();
    const problem = { code: "VERSION_CONFLICT", field: ["input", "expectedRevision"] };
    await expectRefused(actor, "deleteSecret", { ...by, expectedRevision: 7 }, problem);
  });

  test("deleteSecret refuses without permission", () => expectForbidden("deleteSecret", by));

  test("deleteSecret does not see another workspace", async () => {
    const { secret, actor: theirs } = await withSecret();
    const { actor } = await createTestWorkspace();
    const before = await rowsOf(theirs);
    for (const selector of [{ id: secret.id }, { tag: "stripe" }]) {
      expect(await mutate(actor, "deleteSecret", { secret: selector, force: true })).toMatchObject(NOT_FOUND);
    }
    expect(await rowsOf(theirs)).toEqual(before);
  });
});
