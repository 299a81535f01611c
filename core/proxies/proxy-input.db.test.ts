import { describe, expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { useTestConfig, useTestDatabase } from "#db/testing.ts";
import { type CreatePluginProxyInput, createPluginProxy } from "./create-plugin-proxy.ts";
import { proxyEvents, proxyRows, workspaceWithSecrets } from "./testing.ts";

/** What `createPluginProxy` refuses. With the use case and its database, since some problems only it knows. */
const database = useTestDatabase();
const CANARY = "canary-3c5a9d7e1f804b26";

const good = { tag: "good", urlPrefixes: [] };
const prefixes = (...all: string[]) => ({
  ...good,
  urlPrefixes: all.map((prefix) => ({ prefix, headerRules: [] })),
});
const headers = (...all: [name: string, value: string][]) => ({
  ...good,
  urlPrefixes: [
    { prefix: "https://a.example/", headerRules: [] },
    { prefix: "https://b.example/", headerRules: all.map(([name, value]) => ({ name, value })) },
  ],
});
const header = (i: number, field: string) => ["input", "urlPrefixes", "1", "headerRules", String(i), field];
const prefix = (i: number) => ["input", "urlPrefixes", String(i), "prefix"];

describe("createPluginProxy refuses bad input with a field", () => {
  const cases: [string, CreatePluginProxyInput, string, string[]][] = [
    ["an over-long name", { ...good, name: "x".repeat(81) }, "TOO_LONG", ["input", "name"]],
    ["neither name nor tag", { urlPrefixes: [] }, "REQUIRED", ["input", "name"]],
    ["a name of which no tag can be made", { name: "🔑", urlPrefixes: [] }, "REQUIRED", ["input", "tag"]],
    ["a tag with a slash", { ...good, tag: "a/b" }, "INVALID_TAG", ["input", "tag"]],
    ["the address of a page", { ...good, tag: "New" }, "INVALID_TAG", ["input", "tag"]],
    ["an empty tag", { ...good, tag: "" }, "INVALID_TAG", ["input", "tag"]],
    ["a tag with NUL", { ...good, tag: "a\0" }, "INVALID_TAG", ["input", "tag"]],
    ["a tag of 65", { ...good, tag: "x".repeat(65) }, "INVALID_TAG", ["input", "tag"]],
    ["a long description", { ...good, description: "x".repeat(501) }, "TOO_LONG", ["input", "description"]],
    ["an empty idempotency key", { ...good, idempotencyKey: "" }, "REQUIRED", ["input", "idempotencyKey"]],
    [
      "1,001 prefixes",
      prefixes(...Array(1_001).fill("https://a.example")),
      "TOO_LONG",
      ["input", "urlPrefixes"],
    ],
    [
      "T-8 5,001 headers over all prefixes",
      {
        ...good,
        urlPrefixes: Array.from({ length: 101 }, (_, i) => ({
          prefix: `https://h${i}.example/`,
          headerRules: Array.from({ length: i === 0 ? 1 : 50 }, (_, j) => ({ name: `X-${j}`, value: "v" })),
        })),
      },
      "TOO_LONG",
      ["input", "urlPrefixes"],
    ],
    ["51 headers", headers(...Array(51).fill(["X", "v"])), "TOO_LONG", header(0, "").slice(0, 4)],
    ["a prefix without scheme", prefixes("https://a.example", "b.example"), "INVALID_URL_PREFIX", prefix(1)],
    ["L-13 a prefix with a user", prefixes("https://u:p@b.example"), "INVALID_URL_PREFIX", prefix(0)],
    ["L-13 a prefix with a query", prefixes("https://b.example?x"), "INVALID_URL_PREFIX", prefix(0)],
    [
      "L-13 a prefix with a template",
      prefixes("https://b.example/{{ secrets.any_where }}/"),
      "INVALID_URL_PREFIX",
      prefix(0),
    ],
    [
      "L-13 a prefix with what looks like a credential",
      prefixes(`https://b.example/ghp_${"x".repeat(36)}/`),
      "INVALID_URL_PREFIX",
      prefix(0),
    ],
    ["a prefix with dot segments", prefixes("https://b.example/a/%2e%2e/b"), "INVALID_URL_PREFIX", prefix(0)],
    [
      "a prefix twice, differently typed",
      prefixes("https://B.example", "https://b.example:443/"),
      "DUPLICATE_URL_PREFIX",
      prefix(1),
    ],
    ["S-2 loopback", prefixes("http://127.0.0.1:5432/"), "BLOCKED_ADDRESS", prefix(0)],
    ["S-2 loopback, differently written", prefixes("http://0x7f.1/"), "BLOCKED_ADDRESS", prefix(0)],
    ["S-2 IPv6 loopback", prefixes("http://[::1]/"), "BLOCKED_ADDRESS", prefix(0)],
    ["S-2 a private address", prefixes("https://10.0.0.5/"), "BLOCKED_ADDRESS", prefix(0)],
    ["S-3 the metadata address", prefixes("http://169.254.169.254/"), "BLOCKED_ADDRESS", prefix(0)],
    ["S-2 a mapped address", prefixes("http://[::ffff:10.0.0.5]/"), "BLOCKED_ADDRESS", prefix(0)],
    ["S-2 localhost", prefixes("http://localhost:9000/"), "BLOCKED_ADDRESS", prefix(0)],
    ["S-2 a name below localhost", prefixes("http://a.LocalHost/"), "BLOCKED_ADDRESS", prefix(0)],
    ["a header without name", headers([" ", "v"]), "REQUIRED", header(0, "name")],
    [
      "a header name with a blank",
      headers(["X", "v"], ["a b", "v"]),
      "INVALID_HEADER_NAME",
      header(1, "name"),
    ],
    ["a header name with a colon", headers(["X:", "v"]), "INVALID_HEADER_NAME", header(0, "name")],
    ["a header name with a line break", headers(["X\r\nY", "v"]), "INVALID_HEADER_NAME", header(0, "name")],
    ["a header name of 129", headers(["x".repeat(129), "v"]), "INVALID_HEADER_NAME", header(0, "name")],
    ["P-1 a header that is the proxy's", headers(["hOst", "v"]), "FORBIDDEN_HEADER", header(0, "name")],
    ["P-1 Content-Length", headers(["Content-Length", "1"]), "FORBIDDEN_HEADER", header(0, "name")],
    [
      "P-2 a header twice, in two cases",
      headers(["X-A", "v"], ["x-a", "w"]),
      "DUPLICATE_HEADER",
      header(1, "name"),
    ],
    [
      "P-2 a header twice, once with _",
      headers(["X-A", "v"], ["X_A", "w"]),
      "DUPLICATE_HEADER",
      header(1, "name"),
    ],
    ["a header without value", headers(["X", " "]), "REQUIRED", header(0, "value")],
    ["a template that is none", headers(["X", "v {{ env.x }}"]), "INVALID_TEMPLATE", header(0, "value")],
    ["a line break in a header", headers(["X", "a\nb"]), "INVALID_TEMPLATE", header(0, "value")],
    ["T-3 an unknown secret", headers(["X", "{{ secrets.gone }}"]), "UNKNOWN_SECRET", header(0, "value")],
    [
      "T-9 a secret in another case",
      headers(["X", "{{ secrets.Any_where }}"]),
      "UNKNOWN_SECRET",
      header(0, "value"),
    ],
    [
      "D-1 a secret that may not go there",
      headers(["X", "{{ secrets.any_where }}{{ secrets.stripe_only }}"]),
      "SECRET_HOST_NOT_ALLOWED",
      header(0, "value"),
    ],
    [
      "an origin with a path",
      { ...good, allowedOrigins: ["https://a.example", "https://a.example/x"] },
      "INVALID_ORIGIN",
      ["input", "allowedOrigins", "1"],
    ],
    [
      "any origin below a domain",
      { ...good, allowedOrigins: ["https://*.a.example"] },
      "INVALID_ORIGIN",
      ["input", "allowedOrigins", "0"],
    ],
    [
      "the origin null",
      { ...good, allowedOrigins: ["null"] },
      "INVALID_ORIGIN",
      ["input", "allowedOrigins", "0"],
    ],
    [
      "51 origins",
      { ...good, allowedOrigins: Array(51).fill("a.example") },
      "TOO_LONG",
      ["input", "allowedOrigins"],
    ],
  ];
  test.each(cases)("%s, and writes nothing", async (_what, input, code, field) => {
    const { actor } = await workspaceWithSecrets();
    await expect(createPluginProxy(actor, input)).rejects.toMatchObject({
      kind: "users",
      errors: [{ code, field }],
    });
    expect(await proxyRows(database, actor)).toEqual([0, 0, 0]);
    expect(await proxyEvents(database, actor)).toEqual([]);
  });

  test("and names every problem at once, those that only the database knows too", async () => {
    const { actor } = await workspaceWithSecrets();
    const input = {
      name: "x".repeat(81),
      tag: "?",
      urlPrefixes: [
        { prefix: "ftp://a", headerRules: [{ name: "Host", value: "{{ secrets.gone }}" }] },
        { prefix: "https://b.example", headerRules: [{ name: "a b", value: "{{ x" }] },
        { prefix: "https://c.example", headerRules: [{ name: "X", value: "{{ secrets.stripe_only }}" }] },
      ],
      allowedOrigins: ["?"],
    };
    const error = await createPluginProxy(actor, input).catch((caught) => caught);
    const found = error.errors.map((each: { code: string; field: string[] }) => [
      each.code,
      each.field.join("."),
    ]);
    expect(found).toEqual([
      ["TOO_LONG", "input.name"],
      ["INVALID_TAG", "input.tag"],
      ["INVALID_URL_PREFIX", "input.urlPrefixes.0.prefix"],
      ["FORBIDDEN_HEADER", "input.urlPrefixes.0.headerRules.0.name"],
      ["INVALID_HEADER_NAME", "input.urlPrefixes.1.headerRules.0.name"],
      ["INVALID_TEMPLATE", "input.urlPrefixes.1.headerRules.0.value"],
      ["INVALID_ORIGIN", "input.allowedOrigins.0"],
      ["UNKNOWN_SECRET", "input.urlPrefixes.0.headerRules.0.value"],
      ["SECRET_HOST_NOT_ALLOWED", "input.urlPrefixes.2.headerRules.0.value"],
    ]);
  });

  test("with sentences that say where and how to mend it", async () => {
    const { actor } = await workspaceWithSecrets();
    const message = async (input: CreatePluginProxyInput) =>
      (await createPluginProxy(actor, input).catch((caught) => caught)).message;
    expect(await message(headers(["X", "Bearer {{ env.x }}"]))).toMatch(/^column 11: expected "secrets\."/);
    expect(await message(headers(["X", "{{ secrets.gone }}"]))).toContain('"gone"');
    expect(await message(headers(["X", "{{ secrets.stripe_only }}"]))).toBe(
      'The secret "stripe_only" may not be sent to https://b.example. To allow it, replace its value and add this origin to its destinations.',
    );
    expect(await message(prefixes("https://b.example/{{ secrets.any_where }}"))).toContain("Use a header.");
    expect(await message(prefixes(`https://b.example/bot123456:${"x".repeat(35)}/`))).toMatch(
      /looks like a credential/,
    );
    expect(await message(headers(["Host", "v"]))).toBe("This header is set by the proxy itself.");
  });

  test("L-2 without an echo of a header's value", async () => {
    const { actor } = await workspaceWithSecrets();
    const inputs = [
      headers(["X", `${CANARY} {{ x }}`]),
      headers(["X", `${CANARY}\n`]),
      headers([`${CANARY} `.repeat(2), "v"]),
      headers(["Host", CANARY]),
      prefixes(`https://u:${CANARY}@a.example/`),
      prefixes(`https://a.example/sk_live_${CANARY.replaceAll("-", "")}/`),
      prefixes(`https://a.example/{{ ${CANARY} }}`),
      { ...good, allowedOrigins: [`https://${CANARY}@a.example`] },
    ];
    for (const input of inputs) {
      const error = await createPluginProxy(actor, input).catch((caught) => caught);
      const shown = error.errors.map((each: Error) => JSON.stringify(each, Object.getOwnPropertyNames(each)));
      expect(error.message + shown.join()).not.toContain(CANARY);
    }
  });

  test("an address that the operator allows is no problem, the metadata address always is", async () => {
    const { actor } = await workspaceWithSecrets();
    useTestConfig({
      databaseUrl: database.url,
      egressAllow: ["127.0.0.0/8", "10.0.0.0/8", "169.254.0.0/16"],
    });
    try {
      const allowed = prefixes("http://127.0.0.1:9000/", "http://localhost:9000/", "https://10.1.2.3/");
      expect((await createPluginProxy(actor, allowed)).urlPrefixes).toHaveLength(3);
      const metadata = { ...prefixes("http://169.254.169.254/"), tag: "metadata" };
      await expect(createPluginProxy(actor, metadata)).rejects.toMatchObject({
        errors: [{ code: "BLOCKED_ADDRESS" }],
      });
    } finally {
      useTestConfig({ databaseUrl: database.url });
    }
  });

  test("X-2 a secret of another workspace is an unknown one", async () => {
    const { actor } = await createTestWorkspace({ role: "admin" });
    await workspaceWithSecrets();
    await expect(createPluginProxy(actor, headers(["X", "{{ secrets.any_where }}"]))).rejects.toMatchObject({
      errors: [{ code: "UNKNOWN_SECRET" }],
    });
  });

  const things: unknown[] = [{ $ne: null }, ["x"], { toString: () => "x" }, 7, null];
  test.each(things)("Q-2 %j where text is due never reaches a query", async (thing) => {
    const { actor } = await workspaceWithSecrets();
    const rule = { name: "X", value: "v" };
    const bad: unknown[] = [
      { ...good, urlPrefixes: [thing] },
      { ...good, urlPrefixes: [{ prefix: thing, headerRules: [] }] },
      { ...good, urlPrefixes: [{ prefix: "https://a.example", headerRules: thing }] },
      { ...good, urlPrefixes: [{ prefix: "https://a.example", headerRules: [thing] }] },
      { ...good, urlPrefixes: [{ prefix: "https://a.example", headerRules: [{ ...rule, name: thing }] }] },
      { ...good, urlPrefixes: [{ prefix: "https://a.example", headerRules: [{ ...rule, value: thing }] }] },
      { ...good, allowedOrigins: [thing] },
    ];
    const optional = ["tag", "name", "description", "unmatched", "isEnabled", "idempotencyKey"];
    if (thing !== null) bad.push(...optional.map((field) => ({ ...good, [field]: thing })));
    for (const input of bad) {
      await expect(
        createPluginProxy(actor, input as CreatePluginProxyInput),
        JSON.stringify(input),
      ).rejects.toMatchObject({ kind: "users" });
    }
    expect(await proxyRows(database, actor)).toEqual([0, 0, 0]);
  });

  test("Q-2 fields that are not of the input are not stored", async () => {
    const { actor } = await createTestWorkspace({ role: "admin" });
    const extra = { id: "prx_x", revision: 9, workspaceId: "wsp_x", createdBy: "usr_x" };
    const urlPrefixes = [
      {
        prefix: "https://a.example",
        headerRules: [{ name: "X", value: "v", id: "hdr_x", secretTags: ["x"] }],
        id: "pfx_x",
      },
    ];
    const proxy = await createPluginProxy(actor, { ...good, ...extra, urlPrefixes });
    expect(proxy).toMatchObject({ revision: 1, createdBy: { id: actor.id }, references: [] });
    expect([proxy.id, proxy.urlPrefixes[0]?.id]).not.toContain("prx_x");
    expect(proxy.urlPrefixes[0]?.id).not.toBe("pfx_x");
  });
});
