import { expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { useTestDatabase } from "#db/testing.ts";
import { inWorkspace } from "#db/transaction.ts";
import { checkSecretTags } from "./check-secret-tags.ts";
import { checkTagAvailability } from "./check-tag-availability.ts";
import { createSecret } from "./create-secret.ts";

useTestDatabase();

test("a free tag is available, a bad one is invalid", async () => {
  const { actor } = await createTestWorkspace({ role: "admin" });
  expect(await checkTagAvailability(actor, "free")).toEqual({
    tag: "free",
    isAvailable: true,
    reason: null,
    suggestion: null,
  });
  for (const tag of ["", "a b", "_", "x".repeat(65), "a\0"]) {
    expect(await checkTagAvailability(actor, tag)).toMatchObject({
      isAvailable: false,
      reason: "INVALID_TAG",
    });
  }
});

test("a taken tag, whatever its case, comes with a free one like it that createSecret accepts", async () => {
  const { actor } = await createTestWorkspace({ role: "admin" });
  const long = "x".repeat(64);
  for (const tag of ["Key", "key_2", "KEY_3", "v_9", long]) await createSecret(actor, { tag, value: "v" });
  const suggestion = async (tag: string) => {
    const answer = await checkTagAvailability(actor, tag);
    expect(answer).toMatchObject({ tag, isAvailable: false, reason: "TAG_TAKEN" });
    return answer.suggestion ?? "";
  };
  expect(await suggestion("key")).toBe("key_4");
  expect(await suggestion("key_2")).toBe("key_4");
  expect(await suggestion("v_9")).toBe("v_10");
  expect(await suggestion(long)).toBe(`${"x".repeat(62)}_2`);
  await createSecret(actor, { tag: await suggestion(long), value: "v" });
});

test("X-1 another workspace's tags neither take nor exist", async () => {
  const a = await createTestWorkspace({ role: "admin" });
  const b = await createTestWorkspace({ role: "admin" });
  const { secret } = await createSecret(a.actor, { tag: "mine", value: "v", destinations: ["a.example"] });
  expect((await checkTagAvailability(b.actor, "mine")).isAvailable).toBe(true);
  const known = (workspaceId: string) =>
    inWorkspace(workspaceId, (tx) => checkSecretTags(tx, workspaceId, ["mine", "Mine", "__proto__"]));
  expect(await known(a.workspaceId)).toEqual(
    new Map([["mine", { secretId: secret.id, destinations: ["https://a.example"], isFrozen: false }]]),
  );
  expect(await known(b.workspaceId)).toEqual(new Map());
});

test("asking needs CREATE_SECRETS", async () => {
  const { actorWith } = await createTestWorkspace({ role: "admin" });
  await expect(checkTagAvailability(actorWith(["VIEW_SECRETS"]), "a b")).rejects.toMatchObject({
    code: "FORBIDDEN",
    requiredPermission: "CREATE_SECRETS",
  });
});
