import { describe, expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { ALL_PERMISSIONS } from "#core/permissions/permissions.ts";
import { auditEvents } from "#core/secrets/testing.ts";
import { useTestDatabase } from "#db/testing.ts";
import { answerTo, ask, mutate, mutation } from "../testing.ts";

const database = useTestDatabase();

const WITHOUT = ALL_PERMISSIONS.filter((permission) => permission !== "EDIT_PLUGIN_PROXIES");
const FORBIDDEN = [{ extensions: { code: "FORBIDDEN", requiredPermission: "EDIT_PLUGIN_PROXIES" } }];
const NOT_FOUND = { userErrors: [{ code: "NOT_FOUND", field: ["input", "proxy"] }] };

const rule = (value: string, name = "Authorization") => ({ name, value });
const prefix = (...headerRules: object[]) => ({ prefix: "https://api.example.com/v1", headerRules });
const WITH_SECRET = prefix(rule("Bearer {{ secrets.stripe }}"));

/** A workspace with the secrets `stripe` (anywhere) and `bound` (one other host) and the proxy `gate`. */
async function withProxy() {
  const workspace = await createTestWorkspace();
  const { actor } = workspace;
  await mutate(actor, "createSecret", { tag: "stripe", value: "v" });
  await mutate(actor, "createSecret", { tag: "bound", value: "v", destinations: ["other.example"] });
  const fields = "proxy { id revision }";
  const payload = await mutate(
    actor,
    "createPluginProxy",
    { tag: "gate", urlPrefixes: [WITH_SECRET] },
    fields,
  );
  return { ...workspace, proxy: payload.proxy as { id: string; revision: number } };
}

const actions = async (actor: Actor) =>
  (await auditEvents(database, actor))
    .map(({ action }) => action)
    .filter((action) => !action.startsWith("secret."));

function rowsOf({ workspaceId }: Actor): Promise<unknown[]> {
  const tables = ["proxies", "proxy_url_prefixes", "proxy_header_rules", "audit_events"];
  return Promise.all(
    tables.map((table) =>
      database.ownerQuery(`select t::text from ${table} t where workspace_id = $1 order by 1`, [workspaceId]),
    ),
  );
}

async function expectForbidden(name: string, input: Record<string, unknown>): Promise<void> {
  const { actor, actorWith } = await withProxy();
  const before = await rowsOf(actor);
  const { data, errors } = await answerTo(actorWith(WITHOUT), mutation(name), { input });
  expect(errors).toMatchObject(FORBIDDEN);
  expect(data).toBeNull();
  expect(await rowsOf(actor)).toEqual(before);
}

async function expectRefused(
  name: string,
  input: Record<string, unknown>,
  code: string,
  at: string,
): Promise<void> {
  const { actor } = await withProxy();
  const before = await rowsOf(actor);
  const { userErrors } = await mutate(actor, name, input);
  expect(userErrors).toMatchObject([{ code, field: ["input", ...at.split(".")] }]);
  expect(await rowsOf(actor)).toEqual(before);
}

/** Looks at both ways of naming the proxy of another workspace. */
async function expectUnseen(name: string, input: Record<string, unknown>): Promise<void> {
  const { proxy, actor: theirs } = await withProxy();
  const { actor } = await createTestWorkspace();
  const before = await rowsOf(theirs);
  for (const selector of [{ id: proxy.id }, { tag: "gate" }]) {
    expect(await mutate(actor, name, { ...input, proxy: selector })).toMatchObject(NOT_FOUND);
  }
  expect(await rowsOf(theirs)).toEqual(before);
}

/** What is wrong, the change that makes it so, and the code and field that say it. */
type BadInput = [what: string, change: object, code: string, at: string];

/** What is wrong with prefixes and rules is wrong in a new proxy and in a changed one. */
const BAD_PREFIXES: [string, object[], string, string][] = [
  [
    "a prefix that is no URL",
    [{ prefix: "api.example.com", headerRules: [] }],
    "INVALID_URL_PREFIX",
    "0.prefix",
  ],
  [
    "a prefix with a user",
    [{ prefix: "https://u:p@a.example/", headerRules: [] }],
    "INVALID_URL_PREFIX",
    "0.prefix",
  ],
  ["the same prefix twice", [prefix(), prefix()], "DUPLICATE_URL_PREFIX", "1.prefix"],
  ["a name that is no header", [prefix(rule("v", "a b"))], "INVALID_HEADER_NAME", "0.headerRules.0.name"],
  ["a header that the proxy sets", [prefix(rule("v", "Host"))], "FORBIDDEN_HEADER", "0.headerRules.0.name"],
  [
    "a header twice",
    [prefix(rule("v"), rule("w", "authorization"))],
    "DUPLICATE_HEADER",
    "0.headerRules.1.name",
  ],
  ["an expression", [prefix(rule("{{ 1 + 1 }}"))], "INVALID_TEMPLATE", "0.headerRules.0.value"],
  [
    "a secret that is not there",
    [prefix(rule("{{ secrets.none }}"))],
    "UNKNOWN_SECRET",
    "0.headerRules.0.value",
  ],
  [
    "a secret for elsewhere",
    [prefix(rule("{{ secrets.bound }}"))],
    "SECRET_HOST_NOT_ALLOWED",
    "0.headerRules.0.value",
  ],
];

const BAD_RULES = BAD_PREFIXES.map(
  ([what, urlPrefixes, code, at]): BadInput => [what, { urlPrefixes }, code, `urlPrefixes.${at}`],
);

describe("createPluginProxy", () => {
  test("createPluginProxy works and records", async () => {
    const { actor } = await createTestWorkspace();
    await mutate(actor, "createSecret", { tag: "stripe", value: "v" });
    const input = {
      name: "Stripe gate",
      urlPrefixes: [WITH_SECRET],
      allowedOrigins: ["https://app.example.com"],
    };
    const fields = `proxy {
      tag name proxyUrl isEnabled unmatched allowedOrigins revision references { path tag state }
      urlPrefixes { prefix headerRules { name value allowOverride references { tag state } } }
      createdBy { id } viewerCan { update { allowed } delete { allowed } }
    }`;
    expect(await mutate(actor, "createPluginProxy", input, fields)).toEqual({
      proxy: {
        tag: "stripe-gate",
        name: "Stripe gate",
        proxyUrl: "http://127.0.0.1:3000/proxy/stripe-gate/",
        isEnabled: true,
        unmatched: "REFUSE",
        allowedOrigins: ["https://app.example.com"],
        revision: 1,
        references: [{ path: "secrets.stripe", tag: "stripe", state: "OK" }],
        urlPrefixes: [
          {
            prefix: "https://api.example.com/v1",
            headerRules: [
              {
                name: "Authorization",
                value: "Bearer {{ secrets.stripe }}",
                allowOverride: false,
                references: [{ tag: "stripe", state: "OK" }],
              },
            ],
          },
        ],
        createdBy: { id: actor.id },
        viewerCan: { update: { allowed: true }, delete: { allowed: true } },
      },
      userErrors: [],
    });
    expect(await actions(actor)).toEqual(["plugin_proxy.created"]);
  });

  test.each<BadInput>([
    ["neither name nor tag", { tag: null }, "REQUIRED", "name"],
    ["an over-long name", { name: "x".repeat(81) }, "TOO_LONG", "name"],
    ["a tag against the grammar", { tag: "a/b" }, "INVALID_TAG", "tag"],
    ["a taken tag, whatever its case", { tag: "GATE" }, "TAG_TAKEN", "tag"],
    [
      "an origin with a path",
      { allowedOrigins: ["https://a.example/x"] },
      "INVALID_ORIGIN",
      "allowedOrigins.0",
    ],
    ...BAD_RULES,
  ])("createPluginProxy refuses bad input: %s", (_what, change, code, at) =>
    expectRefused("createPluginProxy", { tag: "another", urlPrefixes: [WITH_SECRET], ...change }, code, at),
  );

  test("createPluginProxy refuses without permission", () =>
    expectForbidden("createPluginProxy", { tag: "another", urlPrefixes: [] }));

  test("createPluginProxy does not see another workspace", async () => {
    await withProxy();
    const { actor } = await createTestWorkspace();
    expect(await mutate(actor, "createPluginProxy", { tag: "gate", urlPrefixes: [] })).toEqual({
      userErrors: [],
    });
    const { userErrors } = await mutate(actor, "createPluginProxy", {
      tag: "other",
      urlPrefixes: [WITH_SECRET],
    });
    expect(userErrors).toMatchObject([{ code: "UNKNOWN_SECRET" }]);
  });

  test("X-4 of two creates of one tag at the same moment one wins and the other gets TAG_TAKEN", async () => {
    const { actor } = await createTestWorkspace();
    const both = await Promise.all(
      ["race", "RACE"].map((tag) => mutate(actor, "createPluginProxy", { tag, urlPrefixes: [] })),
    );
    expect(both.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(["TAG_TAKEN"]);
    expect(await actions(actor)).toEqual(["plugin_proxy.created"]);
  });
});

describe("updatePluginProxy", () => {
  const by = { proxy: { tag: "gate" } };

  test("updatePluginProxy works and records", async () => {
    const { actor, proxy } = await withProxy();
    const input = {
      proxy: { id: proxy.id },
      expectedRevision: 1,
      name: "Renamed",
      isEnabled: false,
      urlPrefixes: [],
    };
    const fields = "proxy { id tag name isEnabled revision urlPrefixes { id } references { tag } }";
    expect(await mutate(actor, "updatePluginProxy", input, fields)).toEqual({
      proxy: {
        id: proxy.id,
        tag: "gate",
        name: "Renamed",
        isEnabled: false,
        revision: 2,
        urlPrefixes: [],
        references: [],
      },
      userErrors: [],
    });
    expect(await actions(actor)).toEqual(["plugin_proxy.created", "plugin_proxy.updated"]);
  });

  test.each<BadInput>([
    ["an over-long name", { name: "x".repeat(81) }, "TOO_LONG", "name"],
    ["a stale revision", { name: "n", expectedRevision: 7 }, "VERSION_CONFLICT", "expectedRevision"],
    [
      "an origin with a path",
      { allowedOrigins: ["https://a.example/x"] },
      "INVALID_ORIGIN",
      "allowedOrigins.0",
    ],
    ...BAD_RULES,
  ])("updatePluginProxy refuses bad input: %s", (_what, change, code, at) =>
    expectRefused("updatePluginProxy", { ...by, ...change }, code, at),
  );

  test("updatePluginProxy refuses without permission", () =>
    expectForbidden("updatePluginProxy", { ...by, name: "n" }));

  test("updatePluginProxy does not see another workspace", () =>
    expectUnseen("updatePluginProxy", { name: "n" }));

  test("a conflict says what the proxy is at now", async () => {
    const { actor } = await withProxy();
    const document = `mutation($input: UpdatePluginProxyInput!) {
      updatePluginProxy(input: $input) { proxy { id } userErrors { code currentRevision } }
    }`;
    expect(await ask(actor, document, { input: { ...by, name: "n", expectedRevision: 9 } })).toEqual({
      proxy: null,
      userErrors: [{ code: "VERSION_CONFLICT", currentRevision: 1 }],
    });
  });
});

describe("deletePluginProxy", () => {
  const by = { proxy: { tag: "gate" } };

  test("deletePluginProxy works and records", async () => {
    const { actor, proxy } = await withProxy();
    expect(
      await mutate(actor, "deletePluginProxy", { ...by, expectedRevision: 1 }, "deletedProxyId"),
    ).toEqual({
      deletedProxyId: proxy.id,
      userErrors: [],
    });
    expect(await ask(actor, '{ pluginProxy(by: { tag: "gate" }) { id } }')).toBeNull();
    expect(await actions(actor)).toEqual(["plugin_proxy.created", "plugin_proxy.deleted"]);
  });

  test("deletePluginProxy refuses bad input: a stale revision", () =>
    expectRefused(
      "deletePluginProxy",
      { ...by, expectedRevision: 7 },
      "VERSION_CONFLICT",
      "expectedRevision",
    ));

  test("deletePluginProxy refuses without permission", () => expectForbidden("deletePluginProxy", by));

  test("deletePluginProxy does not see another workspace", () => expectUnseen("deletePluginProxy", {}));
});
