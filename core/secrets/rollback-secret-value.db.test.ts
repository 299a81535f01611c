import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { toKeyholeError } from "#core/errors.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { useTestDatabase } from "#db/testing.ts";
import { shiftClock } from "#platform/clock.ts";
import { createSecret } from "./create-secret.ts";
import { allowsDestination } from "./destinations.ts";
import { replaceSecretValue } from "./replace-secret-value.ts";
import { rollbackSecretValue } from "./rollback-secret-value.ts";
import { auditEvents, openedValue } from "./testing.ts";
import { updateSecret } from "./update-secret.ts";

const database = useTestDatabase();
const X = { secret: { tag: "x" } };
const HOUR_MS = 3_600_000;

afterEach(() => shiftClock(0));

/** A secret with the value "good", replaced by "bad". */
async function replaced(destinations: string[] = [], badDestinations?: string[]) {
  const workspace = await createTestWorkspace({ role: "admin" });
  await createSecret(workspace.actor, { tag: "x", value: "good", destinations });
  await replaceSecretValue(workspace.actor, { ...X, value: "bad", destinations: badDestinations });
  return workspace;
}

const versionRows = ({ workspaceId }: Actor) =>
  database.ownerQuery<{ version: number; isStored: boolean }>(
    `select version, octet_length(sealed_value) > 0 as "isStored" from secret_versions
     where workspace_id = $1 order by version`,
    [workspaceId],
  );

describe("rollbackSecretValue", () => {
  test("B-6 makes the value before the next version, destroys the bad one, and records it without either", async () => {
    const { actor } = await replaced();
    expect(await openedValue(actor, "x")).toBe("bad");
    const secret = await rollbackSecretValue(actor, { ...X, expectedVersion: 2 });
    expect(secret).toMatchObject({ version: 3, revision: 3, previousValueKeptUntil: null });
    expect(await openedValue(actor, "x")).toBe("good");
    expect(await versionRows(actor)).toEqual([
      { version: 1, isStored: false },
      { version: 2, isStored: false },
      { version: 3, isStored: true },
    ]);
    const events = await auditEvents(database, actor);
    expect(events.at(-1)).toMatchObject({
      action: "secret.value_rolled_back",
      target_label: "x",
      changes: [
        { field: "value", isRedacted: true },
        { field: "restoredVersion", after: 1 },
      ],
    });
    expect(JSON.stringify(events)).not.toMatch(/good|bad/);
  });

  test("happens once: then there is nothing before the current value", async () => {
    const { actor } = await replaced();
    await rollbackSecretValue(actor, X);
    await expect(rollbackSecretValue(actor, X)).rejects.toMatchObject({
      code: "NO_PREVIOUS_VALUE",
      field: ["input", "secret"],
    });
    expect(await openedValue(actor, "x")).toBe("good");
  });

  test("X-5 of two at once that expect the bad version, one does it", async () => {
    const { actor } = await replaced();
    const results = await Promise.allSettled(
      [1, 2].map(() => rollbackSecretValue(actor, { ...X, expectedVersion: 2 })),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find((result) => result.status === "rejected")?.reason).toMatchObject({
      code: "VERSION_CONFLICT",
      details: { currentVersion: 3 },
    });
  });

  test("L-16 when the audit event cannot be written, the bad value stays, and the good one is kept", async () => {
    const { actor } = await replaced();
    await database.ownerQuery("revoke insert on audit_events from keyhole_app");
    try {
      await expect(rollbackSecretValue(actor, X)).rejects.toThrow();
    } finally {
      await database.ownerQuery("grant insert on audit_events to keyhole_app");
    }
    expect(await openedValue(actor, "x")).toBe("bad");
    await rollbackSecretValue(actor, X);
    expect(await openedValue(actor, "x")).toBe("good");
  });
});

describe("B-1 a version keeps its own destinations:", () => {
  test("a bogus value that may go anywhere, rolled back, gains nothing", async () => {
    const { actor } = await replaced(["a.example"], []);
    expect(await openedValue(actor, "x", "https://evil.example")).toBe("bad");
    const secret = await rollbackSecretValue(actor, X);
    expect(secret.destinations).toEqual(["https://a.example"]);
    expect(await openedValue(actor, "x", "https://a.example")).toBe("good");
    await expect(openedValue(actor, "x", "https://evil.example")).rejects.toMatchObject({
      code: "SECRET_HOST_NOT_ALLOWED",
    });
    expect((await auditEvents(database, actor)).at(-1)?.changes).toContainEqual({
      field: "destinations",
      before: [],
      after: ["https://a.example"],
    });
  });

  test("a roll-back does not undo a narrowing that came after the replacement", async () => {
    const { actor } = await replaced(["*.a.example", "b.example"]);
    await updateSecret(actor, { ...X, destinations: ["x.a.example"] });
    expect((await rollbackSecretValue(actor, X)).destinations).toEqual(["https://x.a.example"]);
    expect(await openedValue(actor, "x", "https://x.a.example")).toBe("good");
    for (const origin of ["https://y.a.example", "https://b.example"]) {
      await expect(openedValue(actor, "x", origin)).rejects.toMatchObject({
        code: "SECRET_HOST_NOT_ALLOWED",
      });
    }
  });

  test("a narrowing that leaves the kept value nowhere to go destroys it, and says so", async () => {
    const { actor } = await replaced(["a.example"], ["b.example", "c.example"]);
    const secret = await updateSecret(actor, { ...X, destinations: ["b.example"] });
    expect(secret.previousValueKeptUntil).toBeNull();
    expect(await versionRows(actor)).toEqual([
      { version: 1, isStored: false },
      { version: 2, isStored: true },
    ]);
    expect((await auditEvents(database, actor)).at(-1)?.changes).toContainEqual({
      field: "previousValueKeptUntil",
      before: expect.any(String),
      after: null,
    });
    await expect(rollbackSecretValue(actor, X)).rejects.toMatchObject({ code: "NO_PREVIOUS_VALUE" });
  });

  test("B-2 kept destinations that were widened in the database do not open, and narrowing destroys them", async () => {
    const { actor } = await replaced(["a.example"], ["a.example", "b.example"]);
    await database.ownerQuery(
      "update secret_versions set destinations = '{}' where workspace_id = $1 and version = 1",
      [actor.workspaceId],
    );
    await expect(rollbackSecretValue(actor, X)).rejects.toMatchObject({
      kind: "unavailable",
      code: "TAMPERED",
    });
    expect(await openedValue(actor, "x", "https://a.example")).toBe("bad");
    await updateSecret(actor, { ...X, destinations: ["a.example"] });
    await expect(rollbackSecretValue(actor, X)).rejects.toMatchObject({ code: "NO_PREVIOUS_VALUE" });
  });

  /** What somebody can do who may edit the secret and does not know its value. */
  type Step =
    | { do: "replace"; destinations: string[] | undefined; keepPreviousForHours: number }
    | { do: "narrow"; destinations: string[] }
    | { do: "roll back" };
  const ORIGINS = ["https://a.example", "https://b.example", "https://x.a.example", "https://evil.example"];
  const lists: fc.Arbitrary<string[]> = fc.uniqueArray(
    fc.constantFrom("a.example", "b.example", "*.a.example", "evil.example"),
    {
      maxLength: 3,
    },
  );
  const steps = fc.array(
    fc.oneof(
      fc.record({
        do: fc.constant("replace" as const),
        destinations: fc.option(lists, { nil: undefined }),
        keepPreviousForHours: fc.constantFrom(24, 24, 0),
      }),
      fc.record({ do: fc.constant("narrow" as const), destinations: lists }),
      fc.record({ do: fc.constant("roll back" as const) }),
    ),
    { minLength: 2, maxLength: 7 },
  );

  function take(actor: Actor, step: Step): Promise<unknown> {
    if (step.do === "replace") return replaceSecretValue(actor, { ...X, ...step, value: "bogus" });
    if (step.do === "narrow") return updateSecret(actor, { ...X, destinations: step.destinations });
    return rollbackSecretValue(actor, X);
  }

  test("no sequence of replacing, narrowing and rolling back lets a value go where it might not go before", async () => {
    await fc.assert(
      fc.asyncProperty(lists, steps, async (original, sequence) => {
        const { actor } = await createTestWorkspace({ role: "admin" });
        await createSecret(actor, { tag: "x", value: "good", destinations: original });
        /** Every list that the value has been bound to: it may go where all of them allow. */
        const bounds = [original];
        for (const step of sequence as Step[]) {
          const refusal = await take(actor, step).catch(toKeyholeError);
          if (step.do === "narrow" && (refusal as { kind?: string }).kind !== "user") {
            bounds.push(step.destinations);
          }
          for (const origin of ORIGINS) {
            const opened = await openedValue(actor, "x", origin).catch(() => null);
            if (opened !== "good") continue;
            const allowed = bounds.every((list) =>
              allowsDestination(
                list.map((host) => `https://${host}`),
                origin,
              ),
            );
            expect({ origin, allowed, sequence }).toMatchObject({ allowed: true });
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe("L-15 the value before is not restorable", () => {
  test("after its time, also while its bytes wait to be destroyed", async () => {
    const { actor } = await replaced();
    shiftClock(23.9 * HOUR_MS);
    expect((await updateSecret(actor, X)).previousValueKeptUntil).not.toBeNull();
    shiftClock(24.1 * HOUR_MS);
    expect(await versionRows(actor)).toContainEqual({ version: 1, isStored: true });
    await expect(rollbackSecretValue(actor, X)).rejects.toMatchObject({ code: "NO_PREVIOUS_VALUE" });
    expect((await updateSecret(actor, X)).previousValueKeptUntil).toBeNull();
  });

  test("when 0 hours were asked for, nor the one before the one before", async () => {
    const { actor } = await replaced();
    await replaceSecretValue(actor, { ...X, value: "worse" });
    await rollbackSecretValue(actor, X);
    expect(await openedValue(actor, "x")).toBe("bad");
    await replaceSecretValue(actor, { ...X, value: "worst", keepPreviousForHours: 0 });
    await expect(rollbackSecretValue(actor, X)).rejects.toMatchObject({ code: "NO_PREVIOUS_VALUE" });
  });
});

describe("rollbackSecretValue refuses", () => {
  test("without the right", async () => {
    const { actor, actorWith } = await replaced();
    await expect(rollbackSecretValue(actorWith(["VIEW_SECRETS"]), X)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await openedValue(actor, "x")).toBe("bad");
  });

  test("X-1 another workspace's secret as one that never was", async () => {
    const { actor } = await replaced();
    const other = await createTestWorkspace({ role: "admin" });
    await expect(rollbackSecretValue(other.actor, X)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await openedValue(actor, "x")).toBe("bad");
  });

  test("a secret that was never replaced", async () => {
    const { actor } = await createTestWorkspace({ role: "admin" });
    await createSecret(actor, { tag: "x", value: "only" });
    await expect(rollbackSecretValue(actor, X)).rejects.toMatchObject({ code: "NO_PREVIOUS_VALUE" });
  });
});
