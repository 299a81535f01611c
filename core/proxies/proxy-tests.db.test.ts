import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { closeUpstreamPools } from "#core/egress/upstream-pools.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { createSecret } from "#core/secrets/create-secret.ts";
import { useTestDatabase } from "#db/testing.ts";
import { createPluginProxy } from "./create-plugin-proxy.ts";
import { runCanaryTest } from "./run-canary-test.ts";
import { testPluginProxy } from "./test-plugin-proxy.ts";

useTestDatabase({ egressAllow: ["127.0.0.0/8"] });

const VALUE = "sk_live_canary_51b0f2c9";
const closing: (() => void)[] = [];
afterEach(async () => {
  await closeUpstreamPools();
  for (const close of closing.splice(0)) close();
});

/** A real upstream, and a proxy `p` that sends the secret `key` to it as a Bearer token. */
async function proxyTo(
  handler: RequestListener,
  value: string | null = VALUE,
): Promise<{ actor: Actor; url: string; keys: string[] }> {
  const keys: string[] = [];
  const server = createServer((req, res) => {
    keys.push(req.headers.authorization ?? "");
    handler(req, res);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const { actor } = await createTestWorkspace({ role: "admin" });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  if (value !== null) {
    await createSecret(actor, { tag: "key", value, destinations: [url] });
    await createPluginProxy(actor, { tag: "p", urlPrefixes: prefixes(url) });
  }
  return { actor, url, keys };
}

const prefixes = (url: string) => [
  { prefix: url, headerRules: [{ name: "Authorization", value: "Bearer {{ secrets.key }}" }] },
];

test("a test sends the secret and tells status, type, size and a beginning without echoes", async () => {
  const { actor, url, keys } = await proxyTo((req, res) => {
    res.writeHead(401, { "Content-Type": "application/json" });
    res.end(JSON.stringify({ error: `bad token ${req.headers.authorization}` }));
  });
  const result = await testPluginProxy(actor, { proxy: { tag: "p" }, url: `${url}/v1` });
  expect(keys).toEqual([`Bearer ${VALUE}`]);
  expect(result).toMatchObject({
    status: 401,
    contentType: "application/json",
    bodyStart: '{"error":"bad token Bearer •••"}',
    isComplete: true,
    scrubbedCount: 1,
    failure: null,
    explanation: { matchedPrefix: `${url}/`, refusal: null },
  });
  expect(JSON.stringify(result)).not.toContain(VALUE);
});

test("a test of an endless answer ends, and one of bytes shows no text", async () => {
  const { actor, url } = await proxyTo((req, res) => {
    if (req.url === "/bytes") return res.end(Buffer.from([0, 1, 255, 254]));
    const pump = setInterval(() => res.write("x".repeat(65_536)), 1);
    res.on("close", () => clearInterval(pump));
  });
  const endless = await testPluginProxy(actor, { proxy: { tag: "p" }, url: `${url}/endless` });
  expect(endless).toMatchObject({ status: 200, isComplete: false, responseBytes: 262_144, failure: null });
  expect(endless.bodyStart).toHaveLength(2_048);
  const bytes = await testPluginProxy(actor, { proxy: { tag: "p" }, url: `${url}/bytes` });
  expect(bytes).toMatchObject({ responseBytes: 4, bodyStart: null, isComplete: true });
});

test("a test that fails says why in the words that a caller hears", async () => {
  const { actor, url } = await proxyTo((_req, res) => res.destroy());
  const failureOf = async (to: string) =>
    (await testPluginProxy(actor, { proxy: { tag: "p" }, url: to })).failure?.code;
  expect(await failureOf(url)).toBe("connection_terminated");
  expect(await failureOf("https://elsewhere.example/")).toBe("NO_PREFIX_MATCHES");
  expect(await failureOf("nonsense")).toBe("INVALID_TARGET_URL");
});

test("B-4 an echoing host is flagged before a real value goes there, wherever it echoes", async () => {
  const { actor, url, keys } = await proxyTo((req, res) => {
    const token = req.headers.authorization ?? "";
    if (req.url === "/header") res.setHeader("X-Debug", token);
    res.end(req.url === "/body" ? Buffer.from(token).toString("base64") : "ok");
  });
  const canary = (path: string) => runCanaryTest(actor, { subject: { tag: "p" }, url: url + path });
  expect(await canary("/body")).toMatchObject({ isEchoed: true, isEchoedInBody: true, echoingHeaders: [] });
  expect(await canary("/header")).toMatchObject({
    isEchoed: true,
    isEchoedInBody: false,
    echoingHeaders: ["X-Debug"],
  });
  expect(await canary("/quiet")).toMatchObject({ isEchoed: false, status: 200, failure: null });
  // A value of its own each time, and never the secret's.
  expect(new Set(keys).size).toBe(3);
  for (const key of keys) expect(key).toMatch(/^Bearer [\w-]{40}$/);
});

test("B-4 the canary of a draft needs no secret, and calls an ordinary host with dots in its page clean", async () => {
  const { actor, url, keys } = await proxyTo((_req, res) => res.end("••• ***"), null);
  const draft = { urlPrefixes: prefixes(url) };
  const result = await runCanaryTest(actor, { subject: { draft }, url });
  expect(result).toMatchObject({ isEchoed: false, status: 200, failure: null });
  expect(keys).toEqual([expect.stringMatching(/^Bearer [\w-]{40}$/)]);
});

test("B-4 the canary goes nowhere that the address policy refuses", async () => {
  const { actor } = await proxyTo((_req, res) => res.end(), null);
  const draft = { urlPrefixes: [], unmatched: "FORWARD" as const };
  const result = await runCanaryTest(actor, { subject: { draft }, url: "http://169.254.169.254/latest" });
  expect(result).toMatchObject({ status: null, failure: { code: "destination_ip_prohibited" } });
});

test("U-1 both need Edit plugin proxies", async () => {
  const { actor, url } = await proxyTo((_req, res) => res.end());
  const weak: Actor = {
    ...actor,
    permissions: new Set([...actor.permissions].filter((each) => each !== "EDIT_PLUGIN_PROXIES")),
  };
  await expect(testPluginProxy(weak, { proxy: { tag: "p" }, url })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await expect(runCanaryTest(weak, { subject: { tag: "p" }, url })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});
