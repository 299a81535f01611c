import { describe, expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { useTestDatabase } from "#db/testing.ts";
import { type CreateSecretInput, createSecret } from "./create-secret.ts";
import { auditEvents, openedValue, tracesOf, wholeDatabase } from "./testing.ts";

const database = useTestDatabase();
const CANARY = "canary-c9b1f3a7e5d24680";

const secretRows = (workspaceId: string) =>
  database.ownerQuery("select * from secrets where workspace_id = $1", [workspaceId]);

describe("createSecret", () => {
  test("saves a secret that can be used, and records who made it", async () => {
    const { actor } = await createTestWorkspace({ role: "admin" });
    const { secret, acceptedBytes, warnings } = await createSecret(actor, {
      name: "  Stripe live key ",
      value: " ä\n",
      description: " For billing.\nAsk finance. ",
      destinations: ["api.stripe.com", "https://*.Example.com:443"],
    });
    expect(secret).toMatchObject({
      tag: "stripe_live_key",
      name: "Stripe live key",
      description: "For billing.\nAsk finance.",
      reference: "{{ secrets.stripe_live_key }}",
      status: "ACTIVE",
      revision: 1,
      version: 1,
      destinations: ["https://*.example.com", "https://api.stripe.com"],
      createdBy: { kind: "user", id: actor.id },
      usageCount: 0,
    });
    expect(acceptedBytes).toBe(4);
    expect(warnings).toMatchObject([{ code: "VALUE_TOO_SHORT_TO_SCRUB" }]);
    expect(await openedValue(actor, "stripe_live_key", "https://api.stripe.com")).toBe(" ä\n");
    expect(await auditEvents(database, actor)).toMatchObject([
      { action: "secret.created", target_label: "stripe_live_key", actor_id: actor.id },
    ]);
  });

  test("the name is the tag when none is given", async () => {
    const { actor } = await createTestWorkspace({ role: "admin" });
    const { secret } = await createSecret(actor, { tag: "Stripe-Key", name: "  ", value: "v" });
    expect(secret).toMatchObject({
      tag: "Stripe-Key",
      name: "Stripe-Key",
      description: null,
      destinations: [],
    });
  });

  test("L-1 L-10 L-11 neither the answer nor the database has the value or an unkeyed digest of it", async () => {
    const { actor } = await createTestWorkspace({ role: "admin" });
    const answer = await createSecret(actor, { tag: "canary", value: CANARY, idempotencyKey: CANARY });
    const seen = (await wholeDatabase(database)) + JSON.stringify(answer);
    expect(seen).toContain("secret.created");
    for (const trace of tracesOf(CANARY)) expect(seen).not.toContain(trace);
    expect(Object.values(answer.secret)).not.toContain(CANARY.length);
  });

  test("takes 65,536 bytes, exactly", async () => {
    const { actor } = await createTestWorkspace({ role: "admin" });
    const value = `${"€".repeat(21_845)}x`;
    const { acceptedBytes } = await createSecret(actor, { tag: "large", value });
    expect(acceptedBytes).toBe(65_536);
    expect(await openedValue(actor, "large")).toBe(value);
  });
});

describe("createSecret refuses bad input with a field", () => {
  const good = { tag: "good", value: CANARY };
  const cases: [string, CreateSecretInput, string, string[]][] = [
    ["an over-long name", { ...good, name: "x".repeat(81) }, "TOO_LONG", ["input", "name"]],
    ["neither name nor tag", { value: CANARY }, "REQUIRED", ["input", "name"]],
    ["blank name and no tag", { name: " \n", value: CANARY }, "REQUIRED", ["input", "name"]],
    ["a name of which no tag can be made", { name: "🔑", value: CANARY }, "REQUIRED", ["input", "tag"]],
    ["a tag with a blank", { ...good, tag: "a b" }, "INVALID_TAG", ["input", "tag"]],
    ["a tag without letter or digit", { ...good, tag: "_-" }, "INVALID_TAG", ["input", "tag"]],
    ["an empty tag", { ...good, tag: "" }, "INVALID_TAG", ["input", "tag"]],
    ["a tag of 65", { ...good, tag: "x".repeat(65) }, "INVALID_TAG", ["input", "tag"]],
    ["a tag with NUL", { ...good, tag: "a\0" }, "INVALID_TAG", ["input", "tag"]],
    ["a long description", { ...good, description: "x".repeat(501) }, "TOO_LONG", ["input", "description"]],
    ["an empty value", { ...good, value: "" }, "VALUE_EMPTY", ["input", "value"]],
    ["a value over 64 KiB", { ...good, value: "€".repeat(21_846) }, "VALUE_TOO_LARGE", ["input", "value"]],
    [
      "a value that is not UTF-8",
      { ...good, value: `${CANARY}\ud800` },
      "VALUE_NOT_UTF8",
      ["input", "value"],
    ],
    [
      "a destination with a path",
      { ...good, destinations: ["a.example", "https://a.example/x"] },
      "INVALID_DESTINATION",
      ["input", "destinations", "1"],
    ],
    [
      "51 destinations",
      { ...good, destinations: Array(51).fill("a.example") },
      "TOO_LONG",
      ["input", "destinations"],
    ],
    [
      "a long idempotency key",
      { ...good, idempotencyKey: "x".repeat(101) },
      "TOO_LONG",
      ["input", "idempotencyKey"],
    ],
    ["an empty idempotency key", { ...good, idempotencyKey: "" }, "REQUIRED", ["input", "idempotencyKey"]],
  ];
  test.each(cases)("L-2 %s, and writes nothing", async (_what, input, code, field) => {
    const { actor } = await createTestWorkspace({ role: "admin" });
    const error = await createSecret(actor, input).catch((caught: Error) => caught);
    expect(error).toMatchObject({ kind: "users", errors: [{ code, field }] });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(CANARY);
    expect(await secretRows(actor.workspaceId)).toEqual([]);
    expect(await auditEvents(database, actor)).toEqual([]);
  });

  test("and names every problem at once", async () => {
    const { actor } = await createTestWorkspace({ role: "admin" });
    const input = { name: "x".repeat(81), tag: "?", value: "", destinations: ["?", "a.example", "*"] };
    await expect(createSecret(actor, input)).rejects.toMatchObject({
      errors: [
        { code: "TOO_LONG" },
        { code: "INVALID_TAG" },
        { code: "VALUE_EMPTY" },
        { code: "INVALID_DESTINATION", field: ["input", "destinations", "0"] },
        { code: "INVALID_DESTINATION", field: ["input", "destinations", "2"] },
      ],
    });
  });

  const objects: unknown[] = [{ $ne: null }, ["x"], { toString: () => "x" }, 7, true];
  test.each(objects)("Q-2 %j where text is due never reaches a query", async (thing) => {
    const { actor } = await createTestWorkspace({ role: "admin" });
    for (const field of ["name", "tag", "value", "description", "destinations", "idempotencyKey"]) {
      const input = {
        ...good,
        [field]: field === "destinations" ? [thing] : thing,
      } as unknown as CreateSecretInput;
      await expect(createSecret(actor, input), field).rejects.toMatchObject({ kind: "users" });
    }
    expect(await secretRows(actor.workspaceId)).toEqual([]);
  });

  test("Q-2 fields that are not of the input are not stored", async () => {
    const { actor } = await createTestWorkspace({ role: "admin" });
    const extra = { id: "sec_x", version: 9, revision: 9, workspaceId: "wsp_x", createdBy: "usr_x" };
    const { secret } = await createSecret(actor, { ...good, ...extra });
    expect(secret).toMatchObject({ version: 1, revision: 1, createdBy: { id: actor.id } });
    expect(secret.id).not.toBe("sec_x");
  });
});

describe("createSecret and tags", () => {
  test("T-9 a tag is taken whatever its case, also when made from a name", async () => {
    const { actor } = await createTestWorkspace({ role: "admin" });
    await createSecret(actor, { tag: "Stripe_Key", value: "1" });
    for (const input of [{ tag: "stripe_KEY" }, { tag: "Stripe_Key" }, { name: "Stripe key" }]) {
      await expect(createSecret(actor, { ...input, value: "2" })).rejects.toMatchObject({
        code: "TAG_TAKEN",
        field: ["input", "tag"],
      });
    }
    expect(await openedValue(actor, "Stripe_Key")).toBe("1");
    expect(await auditEvents(database, actor)).toHaveLength(1);
  });

  test("X-2 the same tag can be in two workspaces", async () => {
    const a = await createTestWorkspace({ role: "admin" });
    const b = await createTestWorkspace({ role: "admin" });
    await createSecret(a.actor, { tag: "same", value: "of a" });
    await createSecret(b.actor, { tag: "same", value: "of b" });
    expect(await openedValue(a.actor, "same")).toBe("of a");
    expect(await openedValue(b.actor, "same")).toBe("of b");
  });

  test("X-4 of 60 creates of one tag at once, one wins and 59 get TAG_TAKEN", async () => {
    const { actor } = await createTestWorkspace({ role: "admin" });
    const tags = Array.from({ length: 60 }, (_, i) => (i % 2 ? "race" : "RACE"));
    const results = await Promise.allSettled(
      tags.map((tag, i) => createSecret(actor, { tag, value: `v${i}` })),
    );
    const won = results.flatMap((result) => (result.status === "fulfilled" ? [result.value.secret] : []));
    const lost = results.flatMap((result) => (result.status === "rejected" ? [result.reason.code] : []));
    expect(won).toHaveLength(1);
    expect(lost).toEqual(Array(59).fill("TAG_TAKEN"));
    expect(await secretRows(actor.workspaceId)).toHaveLength(1);
    expect(await auditEvents(database, actor)).toHaveLength(1);
  });
});

describe("createSecret without the right", () => {
  test("U-1 answers FORBIDDEN before it looks at the input", async () => {
    const { actor, actorWith } = await createTestWorkspace({ role: "admin" });
    const others = [...actor.permissions].filter((permission) => permission !== "CREATE_SECRETS");
    await expect(createSecret(actorWith(others), { tag: "?", value: "" })).rejects.toMatchObject({
      kind: "access",
      code: "FORBIDDEN",
      requiredPermission: "CREATE_SECRETS",
    });
    expect(await secretRows(actor.workspaceId)).toEqual([]);
  });
});

test("L-16 when the audit event cannot be written, no secret and no version is left", async () => {
  const { actor } = await createTestWorkspace({ role: "admin" });
  await database.ownerQuery("revoke insert on audit_events from keyhole_app");
  try {
    await expect(createSecret(actor, { tag: "half", value: CANARY })).rejects.toThrow();
  } finally {
    await database.ownerQuery("grant insert on audit_events to keyhole_app");
  }
  expect(await secretRows(actor.workspaceId)).toEqual([]);
  const versions = await database.ownerQuery("select 1 from secret_versions where workspace_id = $1", [
    actor.workspaceId,
  ]);
  expect(versions).toEqual([]);
  await createSecret(actor, { tag: "half", value: CANARY });
});
