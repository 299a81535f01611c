import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestWorkspace, type TestWorkspace } from "#core/access/testing.ts";
import { isHearing } from "#core/changes/hearing.ts";
import { startListening, stopListening } from "#core/changes/listen-for-changes.ts";
import { useTestDatabase } from "#db/testing.ts";
import { createPluginProxy } from "./create-plugin-proxy.ts";
import { deletePluginProxy } from "./delete-plugin-proxy.ts";
import { findProxy } from "./find-proxy.ts";
import { updatePluginProxy } from "./update-plugin-proxy.ts";

useTestDatabase();
let workspace: TestWorkspace;

beforeEach(async () => {
  await startListening();
  workspace = await createTestWorkspace({ role: "admin" });
});
afterEach(stopListening);

const find = (tag: string, { workspaceId } = workspace) => findProxy(workspaceId, tag);
const add = (tag: string, { actor } = workspace) =>
  createPluginProxy(actor, {
    tag,
    urlPrefixes: [{ prefix: "https://api.example.com/v1", headerRules: [{ name: "X-A", value: tag }] }],
  });

test("a proxy that is kept is one and the same object, without a promise", async () => {
  await add("p");
  const proxy = await find("p");
  expect(proxy?.prefixes[0]?.rules[0]).toMatchObject({ name: "X-A", template: "p" });
  await expect.poll(() => isHearing()).toBe(true);
  expect(find("p")).toBe(proxy);
});

test("U-3 a change of it makes another one, and a deletion none", async () => {
  await add("p");
  const before = await find("p");
  await updatePluginProxy(workspace.actor, { proxy: { tag: "p" }, isEnabled: false });
  const after = await find("p");
  expect([before?.isEnabled, after?.isEnabled]).toEqual([true, false]);
  // The database tells this process of its own change, too; what is read until then is not kept.
  await expect.poll(async () => new Set([await find("p"), await find("p")]).size).toBe(1);
  await deletePluginProxy(workspace.actor, { proxy: { tag: "p" } });
  expect(await find("p")).toBeNull();
});

test("X-1 the same tag is another proxy in another workspace", async () => {
  const other = await createTestWorkspace({ role: "admin" });
  const mine = await add("p");
  await find("p");
  expect(await find("p", other)).toBeNull();
  const theirs = await add("p", other);
  expect([(await find("p"))?.id, (await find("p", other))?.id]).toEqual([mine.id, theirs.id]);
});

test("that there is none is not kept: what is created is found at once", async () => {
  expect(await find("p")).toBeNull();
  await add("p");
  expect((await find("p"))?.tag).toBe("p");
});

test("a tag is matched exactly, and what is no tag finds nothing", async () => {
  await add("p");
  await find("p");
  for (const tag of ["P", "", "p\0", "p ", "__proto__", "constructor"]) {
    expect(await find(tag), tag).toBeNull();
  }
});
