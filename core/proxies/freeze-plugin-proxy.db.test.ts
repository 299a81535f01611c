import { describe, expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { ALL_PERMISSIONS } from "#core/permissions/permissions.ts";
import { freezeSecret } from "#core/secrets/freeze-secret.ts";
import { updateSecret } from "#core/secrets/update-secret.ts";
import { useTestDatabase } from "#db/testing.ts";
import { createPluginProxy } from "./create-plugin-proxy.ts";
import { deletePluginProxy } from "./delete-plugin-proxy.ts";
import { findPluginProxy } from "./find-plugin-proxy.ts";
import { findProxy } from "./find-proxy.ts";
import { freezePluginProxy } from "./freeze-plugin-proxy.ts";
import { checkNotFrozen } from "./frozen.ts";
import { proxyEvents, workspaceWithProxy } from "./testing.ts";
import { unfreezePluginProxy } from "./unfreeze-plugin-proxy.ts";
import { updatePluginProxy } from "./update-plugin-proxy.ts";

const database = useTestDatabase();
const acts = { freezePluginProxy, unfreezePluginProxy };

/** What a request through it would find. */
async function requestThrough(workspaceId: string, tag: string): Promise<void> {
  const proxy = await findProxy(workspaceId, tag);
  if (proxy === null) throw new Error("There is no such proxy.");
  checkNotFrozen(proxy);
}

describe("freezePluginProxy", () => {
  test("B-9 stops every request at once, shows it, and records who and why", async () => {
    const { actor, userId, workspaceId, proxy } = await workspaceWithProxy();
    await requestThrough(workspaceId, proxy.tag);
    const selector = { proxy: { tag: proxy.tag } };
    const frozen = await freezePluginProxy(actor, { ...selector, reason: "odd traffic" });
    expect(frozen).toMatchObject({ frozenBy: { id: userId }, isEnabled: true, revision: 2 });
    expect(frozen.frozenAt).toEqual(frozen.updatedAt);
    await expect(requestThrough(workspaceId, proxy.tag)).rejects.toMatchObject({ code: "PROXY_FROZEN" });
    expect((await proxyEvents(database, actor)).at(-1)).toMatchObject({
      action: "plugin_proxy.frozen",
      target_id: proxy.id,
      changes: [{ field: "reason", after: "odd traffic" }],
    });
    expect(await findPluginProxy(actor, selector.proxy)).toEqual(frozen);
  });

  test("B-9 a frozen proxy can be edited and deleted, and switching it on does not unfreeze it", async () => {
    const { actor, workspaceId, proxy } = await workspaceWithProxy();
    const selector = { proxy: { id: proxy.id } };
    await freezePluginProxy(actor, selector);
    await updatePluginProxy(actor, { ...selector, isEnabled: false, name: "Renamed" });
    const edited = await updatePluginProxy(actor, { ...selector, isEnabled: true });
    expect(edited).toMatchObject({ name: "Renamed", frozenAt: expect.any(Date) });
    await expect(requestThrough(workspaceId, proxy.tag)).rejects.toMatchObject({ code: "PROXY_FROZEN" });
    expect(await deletePluginProxy(actor, selector)).toBe(proxy.id);
  });

  test("twice records once, and unfreezing lets requests through again", async () => {
    const { actor, workspaceId, proxy } = await workspaceWithProxy();
    const selector = { proxy: { id: proxy.id } };
    const first = await freezePluginProxy(actor, selector);
    expect(await freezePluginProxy(actor, selector)).toEqual(first);
    const unfrozen = await unfreezePluginProxy(actor, selector);
    expect(unfrozen).toMatchObject({ frozenAt: null, frozenBy: null, revision: 3 });
    expect(await unfreezePluginProxy(actor, selector)).toEqual(unfrozen);
    await requestThrough(workspaceId, proxy.tag);
    expect((await proxyEvents(database, actor)).map(({ action }) => action)).toEqual([
      "plugin_proxy.created",
      "plugin_proxy.frozen",
      "plugin_proxy.unfrozen",
    ]);
  });
});

describe("a frozen secret in a rule", () => {
  test("B-9 shows as FROZEN, and no other with it", async () => {
    const { actor, proxy } = await workspaceWithProxy();
    expect(proxy.references.map(({ state }) => state)).toEqual(["OK", "OK"]);
    await freezeSecret(actor, { secret: { tag: "stripe_only" } });
    const shown = await findPluginProxy(actor, { id: proxy.id });
    expect(shown?.references.map(({ tag, state }) => [tag, state])).toEqual([
      ["stripe_only", "FROZEN"],
      ["any_where", "OK"],
    ]);
  });

  test("shows as NOT_ALLOWED where it may not go either, since that has to be mended all the same", async () => {
    const { actor } = await workspaceWithProxy();
    const headerRules = [{ name: "X-Key", value: "{{ secrets.any_where }}" }];
    const urlPrefixes = ["https://a.example/", "https://b.example/"].map((prefix) => ({
      prefix,
      headerRules,
    }));
    await createPluginProxy(actor, { tag: "two", urlPrefixes });
    const secret = { tag: "any_where" };
    await freezeSecret(actor, { secret });
    await updateSecret(actor, { secret, destinations: ["a.example"] });
    const shown = await findPluginProxy(actor, { tag: "two" });
    expect(shown?.references).toMatchObject([{ tag: "any_where", state: "NOT_ALLOWED" }]);
    const states = shown?.urlPrefixes.flatMap((each) =>
      each.headerRules.flatMap(({ references }) => references),
    );
    expect(states?.map(({ state }) => state)).toEqual(["FROZEN", "NOT_ALLOWED"]);
  });

  test("may be named by a rule that is saved, since it can be unfrozen", async () => {
    const { actor } = await workspaceWithProxy();
    await freezeSecret(actor, { secret: { tag: "any_where" } });
    const headerRules = [{ name: "X-Key", value: "{{ secrets.any_where }}" }];
    const urlPrefixes = [{ prefix: "https://a.example/", headerRules }];
    const proxy = await createPluginProxy(actor, { tag: "another", urlPrefixes });
    expect(proxy.references.map(({ state }) => state)).toEqual(["FROZEN"]);
  });
});

describe.each(Object.entries(acts))("%s refuses", (_name, act) => {
  test("U-1 whoever may not edit proxies, and records nothing", async () => {
    const { actor, actorWith, proxy } = await workspaceWithProxy();
    const others = actorWith(ALL_PERMISSIONS.filter((each) => each !== "EDIT_PLUGIN_PROXIES"));
    await expect(act(others, { proxy: { id: proxy.id } })).rejects.toMatchObject({
      code: "FORBIDDEN",
      requiredPermission: "EDIT_PLUGIN_PROXIES",
    });
    expect(await proxyEvents(database, actor)).toHaveLength(1);
  });

  test("X-1 another workspace's proxy exactly as one that never was", async () => {
    const { actor: theirs, proxy } = await workspaceWithProxy();
    const { actor } = await createTestWorkspace({ role: "admin" });
    for (const selector of [{ tag: proxy.tag }, { id: proxy.id }, { tag: "x\0" }, { id: "prx_none" }]) {
      await expect(act(actor, { proxy: selector })).rejects.toMatchObject({
        code: "NOT_FOUND",
        field: ["input", "proxy"],
      });
    }
    expect(await findPluginProxy(theirs, { id: proxy.id })).toEqual(proxy);
  });

  test("a reason of more than 200 characters, and changes nothing", async () => {
    const { actor, proxy } = await workspaceWithProxy();
    const refused = act(actor, { proxy: { id: proxy.id }, reason: "x".repeat(201) });
    await expect(refused).rejects.toMatchObject({ code: "TOO_LONG", field: ["input", "reason"] });
    expect(await findPluginProxy(actor, { id: proxy.id })).toEqual(proxy);
  });
});
