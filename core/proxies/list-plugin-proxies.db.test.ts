import pg from "pg";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { createSecret } from "#core/secrets/create-secret.ts";
import { deleteSecret } from "#core/secrets/delete-secret.ts";
import { updateSecret } from "#core/secrets/update-secret.ts";
import { findProxyForRequest } from "#db/queries/proxies.ts";
import { useTestDatabase } from "#db/testing.ts";
import { inWorkspace } from "#db/transaction.ts";
import { newId } from "#platform/ids.ts";
import { createPluginProxy } from "./create-plugin-proxy.ts";
import { findPluginProxies } from "./find-plugin-proxies.ts";
import { findPluginProxy } from "./find-plugin-proxy.ts";
import { type ListPluginProxiesArgs, listPluginProxies } from "./list-plugin-proxies.ts";
import type { PluginProxy } from "./plugin-proxy.ts";
import { workspaceWithProxy } from "./testing.ts";

useTestDatabase();
/** Names repeat, differ in case only, and hold what patterns and SQL are made of. */
const NAMES = ["beta", "Alpha", "alpha", "100%", "a_b", "back\\slash", "quote'", "Ärger", "zed", "Beta"];
let actor: Actor;
let stranger: Actor;
let actorWith: Awaited<ReturnType<typeof createTestWorkspace>>["actorWith"];
let foreign: PluginProxy;

beforeAll(async () => {
  const workspace = await createTestWorkspace({ role: "admin" });
  actor = workspace.actor;
  actorWith = workspace.actorWith;
  stranger = (await createTestWorkspace({ role: "admin" })).actor;
  await createSecret(actor, { tag: "s", value: "v" });
  for (const [i, name] of NAMES.entries()) {
    await createPluginProxy(actor, {
      tag: `t${i}`,
      name,
      description: i === 3 ? "About payments" : null,
      urlPrefixes: [
        { prefix: `https://h${i}.example`, headerRules: [{ name: "X", value: "{{ secrets.s }}" }] },
      ],
    });
  }
  foreign = await createPluginProxy(stranger, { tag: "foreign", name: "alpha", urlPrefixes: [] });
});

const names = async (args: ListPluginProxiesArgs, who = actor) =>
  (await listPluginProxies(who, args)).items.map(({ node }) => node.name);

describe("listPluginProxies", () => {
  test("X-3 walks through every proxy of the workspace once, by name ignoring case", async () => {
    const all = (await listPluginProxies(actor, { first: 100 })).items.map(({ node }) => node.tag);
    expect([...all].sort()).toEqual(NAMES.map((_, i) => `t${i}`).sort());
    const forward: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page = await listPluginProxies(actor, { first: 3, after });
      expect(page.hasPreviousPage).toBe(after !== null);
      forward.push(...page.items.map(({ node }) => node.tag));
      after = page.items.at(-1)?.cursor ?? null;
      more = page.hasNextPage;
    }
    expect(forward).toEqual(all);
    const known = (await names({})).map((name) => name.toLowerCase());
    expect(known.filter((name) => /^(alpha|beta|zed)$/.test(name))).toEqual([
      ...["alpha", "alpha", "beta", "beta", "zed"],
    ]);
  });

  test("counts only when asked", async () => {
    expect(await (await listPluginProxies(actor, { first: 1 })).totalCount()).toBe(NAMES.length);
    expect(await (await listPluginProxies(actor, { query: "alpha" })).totalCount()).toBe(2);
  });

  test("costs the same number of queries for 1 proxy as for 10, and so does looking up many", async () => {
    const query = vi.spyOn(pg.Client.prototype, "query");
    const cost = async (work: () => Promise<unknown>) => {
      const before = query.mock.calls.length;
      await work();
      return query.mock.calls.length - before;
    };
    try {
      const ids = (await listPluginProxies(actor, {})).items.map(({ node }) => node.id);
      const one = await cost(() => listPluginProxies(actor, { first: 1 }));
      expect(one).toBeLessThan(10);
      expect(await cost(() => listPluginProxies(actor, { first: 10 }))).toBe(one);
      const few = await cost(() => findPluginProxies(actor, ids.slice(0, 1)));
      expect(await cost(() => findPluginProxies(actor, ids))).toBe(few);
    } finally {
      query.mockRestore();
    }
  });

  test.each([
    ["ALPHA", ["Alpha", "alpha"]],
    ["t7", ["Ärger"]],
    ["payments", ["100%"]],
    ["%", ["100%"]],
    ["_", ["a_b"]],
    ["\\", ["back\\slash"]],
    ["'", ["quote'"]],
    ["'; drop table proxies; --", []],
    ["foreign", []],
    ["a\0b\ud800", []],
  ])("Q-1 for %j finds what holds it, literally", async (query, found) => {
    expect((await names({ query })).sort()).toEqual([...found].sort());
  });

  test("X-3 refuses cursors of another workspace, or nobody", async () => {
    const cursor = (await listPluginProxies(stranger, {})).items[0]?.cursor;
    for (const after of [cursor, "", "garbage", "\0", { x: 1 } as unknown as string]) {
      await expect(listPluginProxies(actor, { after })).rejects.toMatchObject({
        code: "INVALID_CURSOR",
        field: ["after"],
      });
    }
  });

  test("refuses page sizes and searches that are out of bounds", async () => {
    for (const first of [0, 101, 1.5, -1]) {
      await expect(listPluginProxies(actor, { first })).rejects.toMatchObject({ code: "INVALID_PAGE_SIZE" });
    }
    await expect(names({ query: "x".repeat(201) })).rejects.toMatchObject({
      code: "TOO_LONG",
      field: ["query"],
    });
  });
});

test("U-1 without the right: the list, one, and many", async () => {
  const blind = actorWith(["EDIT_PLUGIN_PROXIES", "VIEW_SECRETS"]);
  const forbidden = { code: "FORBIDDEN", requiredPermission: "VIEW_PLUGIN_PROXIES" };
  await expect(listPluginProxies(blind, { first: 0 })).rejects.toMatchObject(forbidden);
  await expect(findPluginProxy(blind, { tag: "t0" })).rejects.toMatchObject(forbidden);
  await expect(findPluginProxies(blind, [])).rejects.toMatchObject(forbidden);
});

describe("findPluginProxy and findPluginProxies", () => {
  test("find by id and by exact tag", async () => {
    const proxy = await findPluginProxy(actor, { tag: "t1" });
    expect(proxy).toMatchObject({ name: "Alpha" });
    expect(await findPluginProxy(actor, { id: proxy?.id })).toEqual(proxy);
    expect(await findPluginProxy(actor, { tag: "T1" })).toBeNull();
    expect(await findPluginProxies(actor, [proxy?.id ?? ""])).toEqual(new Map([[proxy?.id, proxy]]));
  });

  test("X-1 Q-2 have nothing for another workspace's, for operators and for both at once", async () => {
    const selectors = [
      { id: foreign.id },
      { tag: "foreign" },
      {},
      { id: foreign.id, tag: "t1" },
      { tag: "t1\0" },
    ];
    for (const selector of selectors) expect(await findPluginProxy(actor, selector)).toBeNull();
    for (const operator of [{ $ne: null }, ["t1"], 7, true]) {
      expect(await findPluginProxy(actor, { tag: operator } as unknown as { tag: string })).toBeNull();
      expect(await findPluginProxy(actor, { id: operator } as unknown as { id: string })).toBeNull();
    }
    const ids = [foreign.id, newId("prx"), "\0", {} as unknown as string];
    expect(await findPluginProxies(actor, ids)).toEqual(new Map());
  });
});

test("references say whether they could be resolved now, and a proxy names each secret once, at its worst", async () => {
  const { actor, proxy } = await workspaceWithProxy({
    tag: "refs",
    urlPrefixes: [
      {
        prefix: "https://api.stripe.com",
        headerRules: [
          { name: "A", value: "{{ secrets.stripe_only }}{{ secrets.any_where }}" },
          { name: "B", value: "fixed" },
        ],
      },
      { prefix: "https://b.example", headerRules: [{ name: "A", value: "{{ secrets.any_where }}" }] },
      {
        prefix: "https://api.stripe.com/v2",
        headerRules: [{ name: "A", value: "{{ secrets.any_where }}" }],
      },
    ],
  });
  const states = async () => {
    const found = await findPluginProxy(actor, { id: proxy.id });
    const state = ({ tag, state }: { tag: string; state: string }) => `${tag} ${state}`;
    const rules = found?.urlPrefixes.flatMap(({ headerRules }) => headerRules) ?? [];
    return [rules.map(({ references }) => references.map(state).join()), found?.references.map(state)];
  };
  expect(await states()).toEqual([
    ["stripe_only OK,any_where OK", "", "any_where OK", "any_where OK"],
    ["stripe_only OK", "any_where OK"],
  ]);
  await updateSecret(actor, { secret: { tag: "any_where" }, destinations: ["api.stripe.com"] });
  expect(await states()).toEqual([
    ["stripe_only OK,any_where OK", "", "any_where NOT_ALLOWED", "any_where OK"],
    ["stripe_only OK", "any_where NOT_ALLOWED"],
  ]);
  await deleteSecret(actor, { secret: { tag: "stripe_only" }, force: true });
  expect(await states()).toEqual([
    ["stripe_only MISSING,any_where OK", "", "any_where NOT_ALLOWED", "any_where OK"],
    ["stripe_only MISSING", "any_where NOT_ALLOWED"],
  ]);
});

describe("findProxyForRequest", () => {
  test("has what a request needs, in order, by one query", async () => {
    const { actor, proxy } = await workspaceWithProxy({
      allowedOrigins: ["https://a.example"],
      unmatched: "FORWARD",
    });
    const { workspaceId } = actor;
    const query = vi.spyOn(pg.Client.prototype, "query");
    const [found, cost] = await inWorkspace(workspaceId, async (tx) => {
      const before = query.mock.calls.length;
      return [await findProxyForRequest(tx, workspaceId, "stripe"), query.mock.calls.length - before];
    }).finally(() => query.mockRestore());
    expect(cost).toBe(1);
    expect(found).toEqual({
      id: proxy.id,
      tag: "stripe",
      isEnabled: true,
      unmatched: "FORWARD",
      allowedOrigins: ["https://a.example"],
      limits: expect.any(Object),
      frozenAt: null,
      workspaceFrozenAt: null,
      prefixes: [
        {
          id: proxy.urlPrefixes[0]?.id,
          prefix: "https://api.stripe.com/v1/",
          rules: [
            {
              name: "Authorization",
              template: "Bearer {{ secrets.stripe_only }}",
              passwordTemplate: null,
              allowOverride: false,
              secretTags: ["stripe_only"],
            },
            {
              name: "X-Trace",
              template: "{{ secrets.any_where }}-{{ secrets.stripe_only }}",
              passwordTemplate: null,
              allowOverride: true,
              secretTags: ["any_where", "stripe_only"],
            },
          ],
        },
        { id: proxy.urlPrefixes[1]?.id, prefix: "https://files.stripe.com/", rules: [] },
      ],
    });
  });

  test("X-1 Q-1 finds by the exact tag, in the workspace alone", async () => {
    const { workspaceId } = actor;
    const find = (tag: string) => inWorkspace(workspaceId, (tx) => findProxyForRequest(tx, workspaceId, tag));
    expect(await find("t1")).toMatchObject({ tag: "t1" });
    for (const tag of ["T1", "foreign", "", "' or '1'='1", "t1\0", "\ud800"])
      expect(await find(tag)).toBeNull();
  });
});
