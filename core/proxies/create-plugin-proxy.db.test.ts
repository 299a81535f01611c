import { describe, expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { deleteSecret } from "#core/secrets/delete-secret.ts";
import { useTestDatabase } from "#db/testing.ts";
import { createPluginProxy } from "./create-plugin-proxy.ts";
import { deletePluginProxy } from "./delete-plugin-proxy.ts";
import { proxyEvents, proxyRows, STRIPE, workspaceWithSecrets } from "./testing.ts";

const database = useTestDatabase();
const CANARY = "canary-3c5a9d7e1f804b26";

describe("createPluginProxy", () => {
  test("saves a proxy with its prefixes and headers, and records who made it", async () => {
    const { actor } = await workspaceWithSecrets();
    const proxy = await createPluginProxy(actor, {
      ...STRIPE,
      name: "  Stripe (live) ",
      description: " For billing.\nAsk finance. ",
      allowedOrigins: ["https://app.example.com", "https://b.example", "HTTPS://App.Example.com:443/"],
    });
    const secret = (tag: string) => ({ path: `secrets.${tag}`, tag, state: "OK" });
    expect(proxy).toEqual({
      id: expect.stringMatching(/^prx_/),
      tag: "stripe-live",
      name: "Stripe (live)",
      description: "For billing.\nAsk finance.",
      isEnabled: true,
      proxyUrl: "http://127.0.0.1:3000/proxy/stripe-live/",
      urlPrefixes: [
        {
          id: expect.stringMatching(/^pfx_/),
          prefix: "https://api.stripe.com/v1/",
          headerRules: [
            {
              name: "Authorization",
              value: "Bearer {{ secrets.stripe_only }}",
              allowOverride: false,
              references: [secret("stripe_only")],
            },
            {
              name: "X-Trace",
              value: "{{ secrets.any_where }}-{{ secrets.stripe_only }}",
              allowOverride: true,
              references: [secret("any_where"), secret("stripe_only")],
            },
          ],
          basicAuth: null,
        },
        {
          id: expect.stringMatching(/^pfx_/),
          prefix: "https://files.stripe.com/",
          headerRules: [],
          basicAuth: null,
        },
      ],
      unmatched: "REFUSE",
      allowedOrigins: ["https://app.example.com", "https://b.example"],
      references: [secret("stripe_only"), secret("any_where")],
      limits: expect.objectContaining({ overridden: [] }),
      frozenAt: null,
      frozenBy: null,
      revision: 1,
      createdAt: expect.any(Date),
      createdBy: { kind: "user", id: actor.id, displayName: "Test person", email: expect.any(String) },
      updatedAt: proxy.createdAt,
      updatedBy: proxy.createdBy,
    });
    expect(await proxyEvents(database, actor)).toEqual([
      {
        action: "plugin_proxy.created",
        target_id: proxy.id,
        target_label: "stripe-live",
        actor_id: actor.id,
        changes: [
          { field: "name", after: "Stripe (live)" },
          { field: "description", after: "For billing.�Ask finance." },
          { field: "isEnabled", after: true },
          { field: "unmatched", after: "REFUSE" },
          { field: "allowedOrigins", after: ["https://app.example.com", "https://b.example"] },
          {
            field: "urlPrefixes",
            after: [
              "https://api.stripe.com/v1/ › Authorization: secrets.stripe_only",
              "https://api.stripe.com/v1/ › X-Trace: secrets.any_where, secrets.stripe_only (the caller's own wins)",
              "https://files.stripe.com/",
            ],
          },
        ],
      },
    ]);
  });

  test("the name is the tag when none is given, and a proxy needs no prefix", async () => {
    const { actor } = await createTestWorkspace({ role: "admin" });
    const input = {
      tag: "Out_1",
      name: " ",
      urlPrefixes: [],
      unmatched: "FORWARD",
      isEnabled: false,
    } as const;
    expect(await createPluginProxy(actor, input)).toMatchObject({
      tag: "Out_1",
      name: "Out_1",
      description: null,
      unmatched: "FORWARD",
      isEnabled: false,
      urlPrefixes: [],
      references: [],
    });
  });

  test("L-3 the audit event has no text of a header", async () => {
    const { actor } = await workspaceWithSecrets();
    const headerRules = [{ name: "X-Key", value: `${CANARY} {{ secrets.any_where }}` }];
    await createPluginProxy(actor, { tag: "p", urlPrefixes: [{ prefix: "https://a.example", headerRules }] });
    const events = JSON.stringify(await proxyEvents(database, actor));
    expect(events).toContain("X-Key: secrets.any_where");
    expect(events).not.toContain(CANARY);
  });

  test("saves 100 prefixes with 50 headers, in their order", async () => {
    const { actor } = await workspaceWithSecrets();
    const headerRules = Array.from({ length: 50 }, (_, i) => ({ name: `X-${i}`, value: `v${i}` }));
    const urlPrefixes = Array.from({ length: 100 }, (_, i) => ({
      prefix: `https://h${99 - i}.example/`,
      headerRules,
    }));
    const proxy = await createPluginProxy(actor, { tag: "large", urlPrefixes });
    expect(proxy.urlPrefixes.map(({ prefix }) => prefix)).toEqual(urlPrefixes.map(({ prefix }) => prefix));
    expect(proxy.urlPrefixes[99]?.headerRules.map(({ name }) => name)).toEqual(
      headerRules.map(({ name }) => name),
    );
    expect(await proxyRows(database, actor)).toEqual([1, 100, 5_000]);
  });

  test("saves 1,000 prefixes with 5 headers, in their order", async () => {
    const { actor } = await workspaceWithSecrets();
    const headerRules = Array.from({ length: 5 }, (_, i) => ({
      name: `X-${i}`,
      value: "{{ secrets.any_where }}",
    }));
    const urlPrefixes = Array.from({ length: 1_000 }, (_, i) => ({
      prefix: `https://a.example/p${999 - i}`,
      headerRules,
    }));
    const proxy = await createPluginProxy(actor, { tag: "large", urlPrefixes });
    expect(proxy.urlPrefixes.map(({ prefix }) => prefix)).toEqual(urlPrefixes.map(({ prefix }) => prefix));
    expect(await proxyRows(database, actor)).toEqual([1, 1_000, 5_000]);
  });

  test("the same idempotency key makes one proxy, also when its secret has gone since", async () => {
    const { actor } = await workspaceWithSecrets();
    const input = { ...STRIPE, idempotencyKey: "k" };
    const first = await createPluginProxy(actor, input);
    await deleteSecret(actor, { secret: { tag: "any_where" }, force: true });
    const second = await createPluginProxy(actor, input);
    expect(second.id).toBe(first.id);
    expect(second.references.map(({ state }) => state)).toEqual(["OK", "MISSING"]);
    await expect(createPluginProxy(actor, { ...input, name: "Other" })).rejects.toMatchObject({
      code: "IDEMPOTENCY_KEY_REUSED",
    });
    expect(await proxyEvents(database, actor)).toHaveLength(1);
    await deletePluginProxy(actor, { proxy: { id: first.id } });
    await expect(createPluginProxy(actor, input)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

const good = { tag: "good", urlPrefixes: [] };

describe("createPluginProxy and tags", () => {
  test("T-9 a tag is taken whatever its case, also when made from a name", async () => {
    const { actor } = await createTestWorkspace({ role: "admin" });
    await createPluginProxy(actor, { tag: "My-Api", urlPrefixes: [] });
    for (const input of [{ tag: "my-API" }, { tag: "My-Api" }, { name: "My API" }]) {
      await expect(createPluginProxy(actor, { ...input, urlPrefixes: [] })).rejects.toMatchObject({
        code: "TAG_TAKEN",
        field: ["input", "tag"],
      });
    }
    expect(await proxyEvents(database, actor)).toHaveLength(1);
  });

  test("the same tag can be in two workspaces", async () => {
    const a = await createTestWorkspace({ role: "admin" });
    const b = await createTestWorkspace({ role: "admin" });
    await createPluginProxy(a.actor, { ...good, name: "of a" });
    expect(await createPluginProxy(b.actor, { ...good, name: "of b" })).toMatchObject({
      tag: "good",
      name: "of b",
    });
  });

  test("X-4 of 30 creates of one tag at once, one wins and 29 get TAG_TAKEN", async () => {
    const { actor } = await workspaceWithSecrets();
    const tags = Array.from({ length: 30 }, (_, i) => (i % 2 ? "race" : "RACE"));
    const results = await Promise.allSettled(tags.map((tag) => createPluginProxy(actor, { ...STRIPE, tag })));
    const lost = results.flatMap((result) => (result.status === "rejected" ? [result.reason.code] : []));
    expect(lost).toEqual(Array(29).fill("TAG_TAKEN"));
    expect(await proxyRows(database, actor)).toEqual([1, 2, 2]);
    expect(await proxyEvents(database, actor)).toHaveLength(1);
  });
});

test("U-1 without the right, FORBIDDEN before it looks at the input", async () => {
  const { actor, actorWith } = await createTestWorkspace({ role: "admin" });
  const others = [...actor.permissions].filter((permission) => permission !== "EDIT_PLUGIN_PROXIES");
  const input = { tag: "?", urlPrefixes: [{ prefix: "?", headerRules: [] }] };
  await expect(createPluginProxy(actorWith(others), input)).rejects.toMatchObject({
    kind: "access",
    code: "FORBIDDEN",
    requiredPermission: "EDIT_PLUGIN_PROXIES",
  });
});

test("L-16 when the audit event cannot be written, no proxy, prefix or rule is left", async () => {
  const { actor } = await workspaceWithSecrets();
  await database.ownerQuery("revoke insert on audit_events from keyhole_app");
  try {
    await expect(createPluginProxy(actor, STRIPE)).rejects.toThrow();
  } finally {
    await database.ownerQuery("grant insert on audit_events to keyhole_app");
  }
  expect(await proxyRows(database, actor)).toEqual([0, 0, 0]);
  await createPluginProxy(actor, STRIPE);
});
