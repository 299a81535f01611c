import { describe, expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { deleteSecret } from "#core/secrets/delete-secret.ts";
import { useTestDatabase } from "#db/testing.ts";
import { findPluginProxy } from "./find-plugin-proxy.ts";
import { proxyEvents, proxyRows, STRIPE, workspaceWithProxy } from "./testing.ts";
import { type UpdatePluginProxyInput, updatePluginProxy } from "./update-plugin-proxy.ts";

const database = useTestDatabase();
const IT = { proxy: { tag: "stripe" } };

const lastEvent = async (actor: Parameters<typeof proxyEvents>[1]) =>
  (await proxyEvents(database, actor)).at(-1);

describe("updatePluginProxy", () => {
  test("changes what is given and records before and after", async () => {
    const { actor, proxy } = await workspaceWithProxy({
      description: "Words",
      allowedOrigins: ["https://a.example"],
    });
    const changed = await updatePluginProxy(actor, {
      proxy: { id: proxy.id },
      expectedRevision: 1,
      name: " Payments ",
      unmatched: "FORWARD",
      allowedOrigins: ["https://b.example"],
      isEnabled: false,
    });
    expect(changed).toEqual({
      ...proxy,
      name: "Payments",
      unmatched: "FORWARD",
      allowedOrigins: ["https://b.example"],
      isEnabled: false,
      revision: 2,
      updatedAt: expect.any(Date),
    });
    expect(await lastEvent(actor)).toMatchObject({
      action: "plugin_proxy.updated",
      target_id: proxy.id,
      target_label: "stripe",
      changes: [
        { field: "name", before: "Stripe", after: "Payments" },
        { field: "isEnabled", before: true, after: false },
        { field: "unmatched", before: "REFUSE", after: "FORWARD" },
        { field: "allowedOrigins", before: ["https://a.example"], after: ["https://b.example"] },
      ],
    });
  });

  test("null resets the name to the tag, clears the description, and means nothing elsewhere", async () => {
    const { actor, proxy } = await workspaceWithProxy({
      description: "Words",
      unmatched: "FORWARD",
      isEnabled: false,
    });
    const nothing = { urlPrefixes: null, unmatched: null, allowedOrigins: null, isEnabled: null };
    const changed = await updatePluginProxy(actor, { ...IT, name: null, description: null, ...nothing });
    expect(changed).toEqual({
      ...proxy,
      name: "stripe",
      description: null,
      revision: 2,
      updatedAt: expect.any(Date),
    });
  });

  test("replaces all prefixes and headers, and records which secrets go where", async () => {
    const { actor, proxy } = await workspaceWithProxy();
    const changed = await updatePluginProxy(actor, {
      ...IT,
      urlPrefixes: [
        { prefix: "https://a.example", headerRules: [{ name: "X-Key", value: "{{{secrets.any_where}}}" }] },
      ],
    });
    expect(changed.urlPrefixes).toMatchObject([
      { prefix: "https://a.example/", headerRules: [{ name: "X-Key", value: "{{{secrets.any_where}}}" }] },
    ]);
    expect(changed.references).toEqual([{ path: "secrets.any_where", tag: "any_where", state: "OK" }]);
    expect(changed.revision).toBe(2);
    expect(await proxyRows(database, actor)).toEqual([1, 1, 1]);
    expect((await lastEvent(actor))?.changes).toEqual([
      {
        field: "urlPrefixes",
        before: expect.arrayContaining([
          `${proxy.urlPrefixes[0]?.prefix} › Authorization: secrets.stripe_only`,
        ]),
        after: ["https://a.example/ › X-Key: secrets.any_where"],
      },
    ]);
  });

  test("L-3 of text around a secret it is recorded that it changed, and not what it is", async () => {
    const { actor } = await workspaceWithProxy();
    const [first, ...others] = STRIPE.urlPrefixes;
    const headerRules = first?.headerRules.map((rule) => ({ ...rule, value: `canary-${rule.value}` })) ?? [];
    const urlPrefixes = [{ prefix: first?.prefix ?? "", headerRules }, ...others];
    const changed = await updatePluginProxy(actor, { ...IT, urlPrefixes });
    expect(changed.urlPrefixes[0]?.headerRules[0]?.value).toBe("canary-Bearer {{ secrets.stripe_only }}");
    expect((await lastEvent(actor))?.changes).toEqual([{ field: "headerValues", isRedacted: true }]);
  });

  test("what changes nothing writes nothing and records nothing", async () => {
    const { actor, proxy } = await workspaceWithProxy({ allowedOrigins: ["https://a.example"] });
    const same = {
      ...IT,
      name: "Stripe",
      urlPrefixes: STRIPE.urlPrefixes,
      allowedOrigins: ["https://A.example:443"],
      unmatched: "REFUSE",
    } as const;
    expect(await updatePluginProxy(actor, same)).toEqual(proxy);
    expect(await updatePluginProxy(actor, IT)).toEqual(proxy);
    expect(await proxyEvents(database, actor)).toHaveLength(1);
  });

  test("X-5 of ten at once that expect nothing, each comes after the other and the last one stands whole", async () => {
    const { actor } = await workspaceWithProxy();
    const changed = await Promise.all(
      Array.from({ length: 10 }, (_, i) => {
        const headerRules = [{ name: `X-${i}`, value: `v${i}` }];
        return updatePluginProxy(actor, {
          ...IT,
          urlPrefixes: [{ prefix: `https://h${i}.example`, headerRules }],
        });
      }),
    );
    expect(changed.map(({ revision }) => revision).sort((a, b) => a - b)).toEqual([
      2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
    ]);
    const last = changed.find(({ revision }) => revision === 11);
    expect(await updatePluginProxy(actor, IT)).toEqual(last);
    expect(await proxyRows(database, actor)).toEqual([1, 1, 1]);
  });

  test("other fields can be changed although a secret has gone", async () => {
    const { actor } = await workspaceWithProxy();
    await deleteSecret(actor, { secret: { tag: "any_where" }, force: true });
    const changed = await updatePluginProxy(actor, { ...IT, isEnabled: false });
    expect(changed.references.map(({ tag, state }) => [tag, state])).toEqual([
      ["stripe_only", "OK"],
      ["any_where", "MISSING"],
    ]);
  });
});

describe("updatePluginProxy refuses", () => {
  const to = (prefix: string, value: string) => ({
    urlPrefixes: [{ prefix, headerRules: [{ name: "X", value }] }],
  });
  const value = ["input", "urlPrefixes", "0", "headerRules", "0", "value"];
  const cases: [string, Partial<UpdatePluginProxyInput>, string, string[]][] = [
    ["an over-long name", { name: "x".repeat(81) }, "TOO_LONG", ["input", "name"]],
    ["a long description", { description: "x".repeat(501) }, "TOO_LONG", ["input", "description"]],
    ["a bad prefix", to("b.example", "v"), "INVALID_URL_PREFIX", ["input", "urlPrefixes", "0", "prefix"]],
    ["an unknown secret", to("https://b.example", "{{ secrets.gone }}"), "UNKNOWN_SECRET", value],
    [
      "D-2 a prefix that the secret may not go to",
      to("https://evil.example", "{{ secrets.stripe_only }}"),
      "SECRET_HOST_NOT_ALLOWED",
      value,
    ],
    ["a bad origin", { allowedOrigins: ["?"] }, "INVALID_ORIGIN", ["input", "allowedOrigins", "0"]],
    ["Q-2 an object as policy", { unmatched: {} as "REFUSE" }, "REQUIRED", ["input", "unmatched"]],
    ["Q-2 a text as switch", { isEnabled: "yes" as unknown as boolean }, "REQUIRED", ["input", "isEnabled"]],
  ];
  test.each(cases)("%s, and changes nothing", async (_what, bad, code, field) => {
    const { actor, proxy } = await workspaceWithProxy();
    const input = { ...IT, isEnabled: false, ...bad };
    await expect(updatePluginProxy(actor, input)).rejects.toMatchObject({ errors: [{ code, field }] });
    expect(await updatePluginProxy(actor, IT)).toEqual(proxy);
    expect(await proxyEvents(database, actor)).toHaveLength(1);
  });

  test("X-5 a stale revision, also of ten at once", async () => {
    const { actor } = await workspaceWithProxy();
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) =>
        updatePluginProxy(actor, { ...IT, name: `n${i}`, expectedRevision: 1 }),
      ),
    );
    const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    expect(refused).toHaveLength(9);
    for (const reason of refused) {
      expect(reason).toMatchObject({
        code: "VERSION_CONFLICT",
        field: ["input", "expectedRevision"],
        details: { currentRevision: 2 },
      });
    }
    expect(await proxyEvents(database, actor)).toHaveLength(2);
  });

  test("D-2 new rules of two at once that saw the same revision: one wins whole, and is recorded", async () => {
    const { actor } = await workspaceWithProxy();
    const prefixesOf = (n: number) =>
      ["a", "b"].map((path) => ({
        prefix: `https://api.stripe.com/${path}${n}`,
        headerRules: [{ name: "X-N", value: `${n} {{ secrets.stripe_only }}` }],
      }));
    const results = await Promise.allSettled(
      [1, 2].map((n) => updatePluginProxy(actor, { ...IT, urlPrefixes: prefixesOf(n), expectedRevision: 1 })),
    );
    const won = results.findIndex(({ status }) => status === "fulfilled") + 1;
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const proxy = await findPluginProxy(actor, { tag: "stripe" });
    expect(proxy?.urlPrefixes).toMatchObject(prefixesOf(won));
    expect(proxy?.urlPrefixes).toHaveLength(2);
    const events = await proxyEvents(database, actor);
    expect(JSON.stringify(events.at(-1)?.changes)).toContain(`https://api.stripe.com/b${won} ›`);
  });

  test("D-2 U-1 new rules without the right, and saves and records nothing", async () => {
    const { actor, actorWith, proxy } = await workspaceWithProxy();
    const others = [...actor.permissions].filter((permission) => permission !== "EDIT_PLUGIN_PROXIES");
    const urlPrefixes = [{ prefix: "https://evil.example/", headerRules: [] }];
    await expect(updatePluginProxy(actorWith(others), { ...IT, urlPrefixes })).rejects.toMatchObject({
      code: "FORBIDDEN",
      requiredPermission: "EDIT_PLUGIN_PROXIES",
    });
    expect(await findPluginProxy(actor, { id: proxy.id })).toEqual(proxy);
    expect(await proxyEvents(database, actor)).toHaveLength(1);
  });

  test("U-1 without the right, before it looks at the input", async () => {
    const { actor, actorWith } = await workspaceWithProxy();
    const others = [...actor.permissions].filter((permission) => permission !== "EDIT_PLUGIN_PROXIES");
    const input = { proxy: {}, name: "x".repeat(81) };
    await expect(updatePluginProxy(actorWith(others), input)).rejects.toMatchObject({
      code: "FORBIDDEN",
      requiredPermission: "EDIT_PLUGIN_PROXIES",
    });
  });

  test("X-1 another workspace's proxy as one that never was", async () => {
    const { actor, proxy } = await workspaceWithProxy();
    const other = await createTestWorkspace({ role: "admin" });
    for (const selector of [{ id: proxy.id }, { tag: "stripe" }, { tag: "never" }]) {
      await expect(updatePluginProxy(other.actor, { proxy: selector, name: "Mine" })).rejects.toMatchObject({
        code: "NOT_FOUND",
        field: ["input", "proxy"],
      });
    }
    expect(await updatePluginProxy(actor, IT)).toEqual(proxy);
  });

  test("Q-2 a selector that is no text, or of another case", async () => {
    const { actor } = await workspaceWithProxy();
    const selectors = [{ id: { $ne: null } }, { tag: ["stripe"] }, { tag: "STRIPE" }, {}, null, "stripe"];
    for (const proxy of [...selectors, { id: "prx_1' or '1'='1" }]) {
      const input = { proxy, name: "Hit" } as unknown as UpdatePluginProxyInput;
      await expect(updatePluginProxy(actor, input)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });
});

test("L-16 when the audit event cannot be written, the proxy is as it was", async () => {
  const { actor, proxy } = await workspaceWithProxy();
  await database.ownerQuery("revoke insert on audit_events from keyhole_app");
  try {
    await expect(updatePluginProxy(actor, { ...IT, name: "New", urlPrefixes: [] })).rejects.toThrow();
  } finally {
    await database.ownerQuery("grant insert on audit_events to keyhole_app");
  }
  expect(await updatePluginProxy(actor, IT)).toEqual(proxy);
});
