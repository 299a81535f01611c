import { expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { useRecorders } from "#core/egress/testing.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { createSecret } from "#core/secrets/create-secret.ts";
import { freezeSecret } from "#core/secrets/freeze-secret.ts";
import { useTestDatabase } from "#db/testing.ts";
import { createPluginProxy } from "./create-plugin-proxy.ts";
import { explainProxyRequest } from "./explain-proxy-request.ts";
import { freezePluginProxy } from "./freeze-plugin-proxy.ts";
import { STRIPE, workspaceWithProxy, workspaceWithSecrets } from "./testing.ts";

const database = useTestDatabase({ egressAllow: ["127.0.0.0/8"] });
const startRecorder = useRecorders();

const CHARGES = "https://api.stripe.com/v1/charges?limit=3";

async function explained(actor: Actor, url: string, more: object = {}) {
  return explainProxyRequest(actor, { subject: { tag: "stripe" }, url, ...more });
}

test("says prefix, headers with dots, secrets with their places, destination and limits", async () => {
  const { actor } = await workspaceWithProxy({ limits: { totalMs: 9_000 } });
  const explanation = await explained(actor, CHARGES, { headers: [{ name: "X-Own", value: "ä" }] });
  expect(explanation).toEqual({
    origin: "https://api.stripe.com",
    matchedPrefix: "https://api.stripe.com/v1/",
    sentHeaders: [
      { name: "X-Own", value: "ä", matchedPrefix: null },
      { name: "Authorization", value: "Bearer •••", matchedPrefix: "https://api.stripe.com/v1/" },
      { name: "X-Trace", value: "•••-•••", matchedPrefix: "https://api.stripe.com/v1/" },
      { name: "Accept-Encoding", value: expect.stringContaining("gzip"), matchedPrefix: null },
    ],
    secrets: [
      { tag: "stripe_only", place: "header", location: "Authorization", state: "OK" },
      { tag: "any_where", place: "header", location: "X-Trace", state: "OK" },
      { tag: "stripe_only", place: "header", location: "X-Trace", state: "OK" },
    ],
    limits: expect.objectContaining({ totalMs: 9_000, overridden: ["totalMs"] }),
    refusal: null,
  });
});

test("leaves out a rule that gives way to the caller's header, as the sender does, and drops what is not sent on", async () => {
  const { actor } = await workspaceWithProxy();
  const headers = [
    { name: "x-trace", value: "mine" },
    { name: "Cookie", value: "a=b" },
    { name: "authorization", value: "Bearer mine" },
  ];
  const { sentHeaders, secrets } = await explained(actor, CHARGES, { headers });
  expect(sentHeaders.map(({ name, value }) => `${name}: ${value}`)).toEqual([
    "x-trace: mine",
    "Authorization: Bearer •••",
    expect.stringContaining("Accept-Encoding"),
  ]);
  expect(secrets.map(({ tag }) => tag)).toEqual(["stripe_only"]);
});

test("names the prefix of each header where prefixes lie in each other, and shows a basic pair as one", async () => {
  const { actor } = await workspaceWithSecrets();
  await createPluginProxy(actor, {
    tag: "stripe",
    urlPrefixes: [
      { prefix: "https://api.stripe.com/", headerRules: [{ name: "X-Outer", value: "outer" }] },
      {
        prefix: "https://api.stripe.com/v1",
        headerRules: [],
        basicAuth: { user: "{{ secrets.stripe_only }}", password: "" },
      },
    ],
  });
  const { matchedPrefix, sentHeaders, secrets } = await explained(actor, CHARGES);
  expect(matchedPrefix).toBe("https://api.stripe.com/v1");
  expect(sentHeaders.slice(0, 2)).toEqual([
    { name: "X-Outer", value: "outer", matchedPrefix: "https://api.stripe.com/" },
    { name: "Authorization", value: "Basic •••", matchedPrefix: "https://api.stripe.com/v1" },
  ]);
  expect(secrets).toEqual([{ tag: "stripe_only", place: "basic", location: "Authorization", state: "OK" }]);
});

test("gives the refusal that a caller would hear, first reason first", async () => {
  const { actor } = await workspaceWithProxy();
  const refusalOf = async (url: string, more: object = {}) =>
    (await explained(actor, url, more)).refusal?.code;
  expect(await refusalOf("ftp://api.stripe.com/")).toBe("INVALID_TARGET_URL");
  expect(await refusalOf("https://api.stripe.com/v1/../v2")).toBe("INVALID_TARGET_URL");
  expect(await refusalOf("https://api.stripe.com.evil.io/v1/x")).toBe("NO_PREFIX_MATCHES");
  expect(await refusalOf("https://api.stripe.com/v1/x", { method: "TRACE" })).toBe("METHOD_NOT_ALLOWED");
  await freezeSecret(actor, { secret: { tag: "any_where" } });
  expect(await refusalOf(CHARGES)).toBe("SECRET_FROZEN");
  await freezePluginProxy(actor, { proxy: { tag: "stripe" } });
  expect(await refusalOf(CHARGES)).toBe("PROXY_FROZEN");
  // What it would send is shown all the same: that is when somebody looks.
  expect((await explained(actor, CHARGES)).sentHeaders).not.toEqual([]);
});

test("explains a draft by the same plan, with the secrets that are missing or may not go there", async () => {
  const { actor } = await workspaceWithSecrets();
  const draft = {
    urlPrefixes: [
      {
        prefix: "https://api.example.com/",
        headerRules: [
          { name: "X-A", value: "{{ secrets.stripe_only }}" },
          { name: "X-B", value: "{{ secrets.nowhere }}" },
        ],
      },
    ],
  };
  const explanation = await explainProxyRequest(actor, {
    subject: { draft },
    url: "https://api.example.com/x",
  });
  expect(explanation.secrets.map(({ tag, state }) => [tag, state])).toEqual([
    ["stripe_only", "NOT_ALLOWED"],
    ["nowhere", "MISSING"],
  ]);
  expect(explanation.refusal).toMatchObject({ code: "SECRET_MISSING" });
  const metadata = { urlPrefixes: [], unmatched: "FORWARD" as const };
  const blocked = await explainProxyRequest(actor, {
    subject: { draft: metadata },
    url: "http://169.254.169.254/latest",
  });
  expect(blocked.refusal?.code).toBe("BLOCKED_ADDRESS");
});

test("points at what is wrong in a draft, below the draft", async () => {
  const { actor } = await workspaceWithSecrets();
  const draft = {
    urlPrefixes: [{ prefix: "nonsense", headerRules: [{ name: "Host", value: "{{ secrets" }] }],
  };
  const explaining = explainProxyRequest(actor, { subject: { draft }, url: "https://a.example/" });
  await expect(explaining).rejects.toMatchObject({
    errors: expect.arrayContaining([
      expect.objectContaining({
        code: "INVALID_URL_PREFIX",
        field: ["input", "subject", "draft", "urlPrefixes", "0", "prefix"],
      }),
    ]),
  });
});

test("sends nothing, opens nothing, and records no use", async () => {
  const upstream = await startRecorder();
  const { actor } = await createTestWorkspace({ role: "admin" });
  await createSecret(actor, { tag: "key", value: "canary-4f1c9a72" });
  const rules = [{ name: "X-Key", value: "{{ secrets.key }}" }];
  await createPluginProxy(actor, {
    tag: "stripe",
    urlPrefixes: [{ prefix: upstream.origin, headerRules: rules }],
  });
  // A value that does not open would fail whoever opened it.
  await database.ownerQuery("update secret_versions set sealed_value = 'x'::bytea where workspace_id = $1", [
    actor.workspaceId,
  ]);
  const { refusal, sentHeaders } = await explained(actor, `${upstream.origin}/x`);
  expect(refusal).toBeNull();
  expect(sentHeaders[0]).toMatchObject({ name: "X-Key", value: "•••" });
  expect(upstream.got).toEqual([]);
});

test("U-1 needs View plugin proxies, and Edit plugin proxies for a draft; another workspace's proxy is not there", async () => {
  const { actor } = await workspaceWithProxy();
  const without = (...gone: string[]): Actor => ({
    ...actor,
    permissions: new Set([...actor.permissions].filter((each) => !gone.includes(each))),
  });
  await expect(explained(without("VIEW_PLUGIN_PROXIES"), CHARGES)).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  const draft = { subject: { draft: STRIPE }, url: CHARGES };
  await expect(explainProxyRequest(without("EDIT_PLUGIN_PROXIES"), draft)).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await expect(explained(without("EDIT_PLUGIN_PROXIES"), CHARGES)).resolves.toBeTruthy();
  const other = await createTestWorkspace({ role: "admin" });
  await expect(explained(other.actor, CHARGES)).rejects.toMatchObject({ code: "NOT_FOUND" });
});
