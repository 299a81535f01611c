import { once } from "node:events";
import { request } from "node:http";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startListening, stopListening } from "#core/changes/listen-for-changes.ts";
import { closeUpstreamPools } from "#core/egress/upstream-pools.ts";
import { useTestConfig, useTestDatabase } from "#db/testing.ts";
import { config } from "#platform/config.ts";
import { Health } from "./health.ts";
import { type Listener, openListener, TIMEOUTS } from "./listener.ts";
import { type House, openHouse, type Started, startHttp } from "./testing.ts";

/** R-6 through the listener as server/main.ts opens it, with its clocks shortened: many slow callers at once. */
useTestDatabase({ port: 0, egressAllow: ["127.0.0.0/8"] });
const MANY = 300;
let listener: Listener;
let house: House;
let upstream: Started;
const open = new Set<Socket>();

beforeAll(async () => {
  const { proxyLimits, ...rest } = config();
  useTestConfig({ ...rest, proxyLimits: { ...proxyLimits, idleMs: 1_000 } });
  await startListening();
  const health = new Health();
  health.state = "ready";
  const clocks = { headersMs: 1_000, keepAliveMs: 1_000, checkMs: 100 };
  listener = await openListener(health, () => null, { ...TIMEOUTS, ...clocks });
  const { port } = listener;
  house = await openHouse({ url: `http://127.0.0.1:${port}`, port, close: async () => undefined });
  upstream = await startHttp((req, res) => req.resume().once("end", () => res.end("ok")));
  await house.addProxy("p", { [upstream.url]: {} });
});
afterAll(async () => {
  for (const socket of open) socket.destroy();
  await listener.drain();
  await closeUpstreamPools();
  await upstream.close();
  await stopListening();
});

/** A connection on which something has been said; what comes back, and when it was closed from the other side. */
function slow(text: string): { socket: Socket; answer: () => string; closed: Promise<unknown> } {
  const socket = connect(listener.port, "127.0.0.1");
  open.add(socket);
  let answer = "";
  socket.setEncoding("latin1").on("data", (chunk) => {
    answer += chunk;
  });
  socket.on("error", () => undefined);
  socket.write(text);
  return { socket, answer: () => answer, closed: once(socket, "close") };
}

/** How long /healthz takes, on a connection of its own. */
async function healthMs(): Promise<number> {
  const started = performance.now();
  const req = request({ host: "127.0.0.1", port: listener.port, path: "/healthz", agent: false }).end();
  const [res] = await once(req, "response");
  res.resume();
  expect(res.statusCode).toBe(200);
  return performance.now() - started;
}

/** All of them are closed by us, and health answers all the while. */
async function expectCut(connections: ReturnType<typeof slow>[]): Promise<void> {
  let isDone = false;
  const all = Promise.all(connections.map(({ closed }) => closed)).then(() => {
    isDone = true;
  });
  do {
    expect(await healthMs()).toBeLessThan(3_000);
    await new Promise((resolve) => setTimeout(resolve, 100));
  } while (!isDone);
  await all;
}

describe(`R-6 ${MANY} connections that take their time are cut, and /healthz answers meanwhile`, () => {
  const head = () => `POST /proxy/p/${upstream.url}/ HTTP/1.1\r\nHost: a\r\n`;
  const token = () => `Authorization: Bearer ${house.token}\r\n`;

  test("headers that come drop by drop", async () => {
    const all = Array.from({ length: MANY }, () => slow(`${head()}X-A: `));
    const dripping = setInterval(() => {
      for (const { socket } of all) if (socket.writable) socket.write("a");
    }, 200);
    await expectCut(all);
    clearInterval(dripping);
    for (const { answer } of all) expect(answer()).toMatch(/^(HTTP\/1\.1 408 [\s\S]*REQUEST_TIMEOUT|$)/);
    expect(all.filter(({ answer }) => answer().includes("REQUEST_TIMEOUT")).length).toBeGreaterThan(MANY / 2);
  });

  test("connections that say nothing, and those that have said everything", async () => {
    const rested = slow(`GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n`);
    const all = [rested, ...Array.from({ length: MANY }, () => slow(""))];
    await expectCut(all);
    expect(rested.answer()).toContain("alive");
  });

  test("bodies that stop, with their upstream's request", async () => {
    const all = Array.from({ length: MANY / 3 }, () =>
      slow(`${head()}${token()}Content-Length: 100\r\n\r\nabc`),
    );
    await expectCut(all);
    for (const { answer } of all) expect(answer()).toMatch(/^HTTP\/1\.1 408 /);
    expect((await house.through("p", `${upstream.url}/`, { method: "POST", body: "x" })).status).toBe(200);
  });

  test("bodies without a token are not waited for", async () => {
    const all = Array.from({ length: MANY / 3 }, () => slow(`${head()}Content-Length: 100\r\n\r\nabc`));
    await expectCut(all);
    for (const { answer } of all) expect(answer()).toMatch(/^HTTP\/1\.1 401 /);
  });
});
