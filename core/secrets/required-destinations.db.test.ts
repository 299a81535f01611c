import { beforeEach, expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { createPluginProxy } from "#core/proxies/create-plugin-proxy.ts";
import { useTestConfig, useTestDatabase } from "#db/testing.ts";
import { createSecret } from "./create-secret.ts";
import { replaceSecretValue } from "./replace-secret-value.ts";
import { rollbackSecretValue } from "./rollback-secret-value.ts";
import { ORIGIN, openedValue } from "./testing.ts";
import { updateSecret } from "./update-secret.ts";

const database = useTestDatabase();
const X = { secret: { tag: "x" } };
const required = { code: "DESTINATIONS_REQUIRED", field: ["input", "destinations"] };

const requireDestinations = (isRequired: boolean) =>
  useTestConfig({ databaseUrl: database.url, requireDestinations: isRequired });

beforeEach(() => requireDestinations(false));

/** A secret from before the instance required destinations. */
async function workspaceWithOld() {
  requireDestinations(false);
  const workspace = await createTestWorkspace({ role: "admin" });
  await createSecret(workspace.actor, { tag: "x", value: "old" });
  requireDestinations(true);
  return workspace;
}

test("D-1 no secret is saved without destinations where the instance requires them", async () => {
  const { actor } = await workspaceWithOld();
  for (const destinations of [undefined, null, []]) {
    await expect(createSecret(actor, { tag: "y", value: "v", destinations })).rejects.toMatchObject({
      errors: [required],
    });
  }
  // One problem for one cause: a list that is wrong is not missing too.
  await expect(createSecret(actor, { tag: "y", value: "v", destinations: ["?"] })).rejects.toMatchObject({
    errors: [{ code: "INVALID_DESTINATION" }],
  });
  await createSecret(actor, { tag: "y", value: "v", destinations: [ORIGIN] });
  expect(await openedValue(actor, "y")).toBe("v");
});

test("D-1 no value replaces another without destinations, given or kept", async () => {
  const { actor } = await workspaceWithOld();
  await expect(replaceSecretValue(actor, { ...X, value: "new", destinations: [] })).rejects.toMatchObject({
    errors: [required],
  });
  await expect(replaceSecretValue(actor, { ...X, value: "new" })).rejects.toMatchObject(required);
  await replaceSecretValue(actor, { ...X, value: "new", destinations: [ORIGIN] });
  await replaceSecretValue(actor, { ...X, value: "newer" });
  expect(await openedValue(actor, "x")).toBe("newer");
});

test("D-1 an old secret without any is refused at use, says why, and is mended by narrowing it", async () => {
  const { actor } = await workspaceWithOld();
  await expect(openedValue(actor, "x")).rejects.toMatchObject({
    code: "SECRET_HOST_NOT_ALLOWED",
    message: expect.stringMatching(/"x" has no destinations, and this instance requires them/),
  });
  await updateSecret(actor, { ...X, destinations: [ORIGIN] });
  expect(await openedValue(actor, "x")).toBe("old");
});

test("D-1 a value without destinations that comes back by a roll-back is refused at use too", async () => {
  const { actor } = await workspaceWithOld();
  await replaceSecretValue(actor, { ...X, value: "new", destinations: [ORIGIN] });
  expect(await openedValue(actor, "x")).toBe("new");
  await rollbackSecretValue(actor, X);
  await expect(openedValue(actor, "x")).rejects.toMatchObject({ code: "SECRET_HOST_NOT_ALLOWED" });
});

test("D-1 a rule that names a secret without destinations cannot be saved", async () => {
  const { actor } = await workspaceWithOld();
  const urlPrefixes = [{ prefix: `${ORIGIN}/`, headerRules: [{ name: "X-Key", value: "{{ secrets.x }}" }] }];
  await expect(createPluginProxy(actor, { tag: "p", urlPrefixes })).rejects.toMatchObject({
    errors: [{ code: "SECRET_HOST_NOT_ALLOWED" }],
  });
  await updateSecret(actor, { ...X, destinations: [ORIGIN] });
  expect(await createPluginProxy(actor, { tag: "p", urlPrefixes })).toMatchObject({ tag: "p" });
});
