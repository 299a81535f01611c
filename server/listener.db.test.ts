import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { checkKey } from "#core/crypto/check-key.ts";
import { closeDatabase } from "#db/data-source.ts";
import { useTestConfig, useTestDatabase } from "#db/testing.ts";
import { forgetProcessState } from "#platform/process-state.ts";
import { Health } from "./health.ts";
import { type Listener, openListener, TIMEOUTS } from "./listener.ts";
import type { Pages } from "./next.ts";

/** The listener as server/main.ts opens it; only the pages are a stand-in, since Next serves a build. */
const database = useTestDatabase({ port: 0 });
const open: Listener[] = [];

afterEach(async () => {
  for (const listener of open.splice(0)) await listener.drain();
  forgetProcessState("health");
});

const pages: Pages = {
  answer: async (req, res) => {
    for await (const _ of req);
    res.end("a page");
  },
  upgrade: null,
  close: async () => undefined,
};

async function start(
  options: { state?: Health["state"]; pages?: Pages; timeouts?: Partial<typeof TIMEOUTS> } = {},
): Promise<{ health: Health; port: number; url: string; drain: () => Promise<void> }> {
  const health = new Health();
  health.state = options.state ?? "ready";
  const listener = await openListener(health, () => options.pages ?? pages, {
    ...TIMEOUTS,
    ...options.timeouts,
  });
  open.push(listener);
  return { health, ...listener, url: `http://127.0.0.1:${listener.port}` };
}

/** Writes bytes and reads until the server closes. */
async function exchange(port: number, text: string): Promise<string> {
  const socket: Socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  socket.write(text);
  let answer = "";
  socket.setEncoding("utf8").on("data", (chunk) => {
    answer += chunk;
  });
  await once(socket, "close");
  return answer;
}

test("N-3 a request in absolute form, for `*` or for an upgrade is refused and reaches no page", async () => {
  const { port } = await start({
    pages: { ...pages, answer: async () => expect.unreachable("a page was asked") },
  });
  const tail = "Host: a\r\nConnection: close\r\n\r\n";
  expect(await exchange(port, `GET http://169.254.169.254/ HTTP/1.1\r\n${tail}`)).toMatch(/^HTTP\/1.1 400 /);
  expect(await exchange(port, `OPTIONS * HTTP/1.1\r\n${tail}`)).toMatch(/^HTTP\/1.1 400 /);
  const upgrade = "Host: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
  for (const target of ["/", "http://169.254.169.254/", "/_next/hmr"]) {
    expect(await exchange(port, `GET ${target} HTTP/1.1\r\n${upgrade}`), target).toMatch(/^HTTP\/1.1 426 /);
  }
  // The proxy says it in its own words.
  const proxied = await exchange(
    port,
    `GET /proxy/x/https://a.example/ HTTP/1.1\r\n${upgrade.replace("Upgrade", "Upgrade, close")}`,
  );
  expect(proxied).toMatch(/^HTTP\/1.1 501 /);
  expect(proxied).toContain("UPGRADE_NOT_SUPPORTED");
  const tunnel = await exchange(port, `CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n`);
  expect(tunnel).toMatch(/^HTTP\/1.1 405 /);
  expect(tunnel).toContain('"code":"METHOD_NOT_ALLOWED"');
});

test("P-6 a request with two hosts, or none, is refused", async () => {
  const { port } = await start();
  const none = await exchange(port, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
  expect(none).toMatch(/^HTTP\/1.1 400 /);
  const answer = await exchange(port, "GET / HTTP/1.1\r\nHost: a\r\nhost: b\r\nConnection: close\r\n\r\n");
  expect(answer).toMatch(/^HTTP\/1.1 400 /);
});

test("R-6 connections that send headers or a body drop by drop are cut, and health answers meanwhile", async () => {
  const { port, url } = await start({ timeouts: { headersMs: 300, bodyMs: 300, checkMs: 50 } });
  const slowHeaders = Array.from({ length: 50 }, () => exchange(port, "GET / HTTP/1.1\r\nHost: a\r\nX-A: "));
  const slowBody = exchange(port, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc");
  const started = Date.now();
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect(Date.now() - started).toBeLessThan(3_000);
  expect(await slowBody).toBe("");
  for (const answer of await Promise.all(slowHeaders)) expect(answer).toMatch(/^HTTP\/1.1 408 /);
});

test("while it starts, health answers, readiness says no, and other requests wait for the start to end", async () => {
  const { health, url } = await start({ state: "starting" });
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const notYet = await fetch(`${url}/readyz`);
  expect(notYet.status).toBe(503);
  expect(await notYet.json()).toMatchObject({ state: "starting", database: "unknown" });
  const page = fetch(`${url}/`);
  health.state = "ready";
  expect(await (await page).text()).toBe("a page");
});

test("a wait for somebody else's migration is said at once", async () => {
  const { url } = await start({ state: "waiting for the schema" });
  expect((await fetch(`${url}/`)).status).toBe(503);
  const ready = await fetch(`${url}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({ schema: "behind" });
});

test("R-9 readiness names what it looked at, and what is away", async () => {
  await checkKey();
  const { url } = await start();
  const ready = await fetch(`${url}/readyz`);
  expect(await ready.json()).toEqual({ state: "ready", database: "ok", schema: "ok", key: "ok" });
  expect(ready.status).toBe(200);
  await closeDatabase();
  forgetProcessState("health");
  // Nobody listens on port 1.
  useTestConfig({ port: 0, databaseUrl: "postgres://nobody@127.0.0.1:1/none" });
  const away = await fetch(`${url}/readyz`);
  useTestConfig({ port: 0, databaseUrl: database.url });
  expect(away.status).toBe(503);
  expect(await away.json()).toMatchObject({ database: "unreachable", schema: "unknown", key: "unknown" });
});

test("R-5 stopping lets a request in flight end and takes no new one", async () => {
  let finish = (): void => undefined;
  const inFlight = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const slow: Pages = {
    ...pages,
    answer: async (_req, res) => {
      await inFlight;
      res.end("whole");
    },
  };
  const { url, drain } = await start({ pages: slow });
  const page = fetch(`${url}/`);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const drained = drain();
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  finish();
  expect(await (await page).text()).toBe("whole");
  await drained;
});

test("R-5 a request that does not end is cut, so that the process can", async () => {
  const hanging: Pages = { ...pages, answer: () => new Promise(() => undefined) };
  const { url, drain } = await start({ pages: hanging, timeouts: { drainMs: 200 } });
  const page = fetch(`${url}/`).catch(() => "cut");
  await new Promise((resolve) => setTimeout(resolve, 100));
  await drain();
  expect(await page).toBe("cut");
});
