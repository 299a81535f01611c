import type { LookupAddress } from "node:dns";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Config, readConfig } from "#platform/config.ts";
import { forgetProcessState, processState } from "#platform/process-state.ts";
import { type Exchange, exchange } from "./exchange.ts";
import { closeUpstreamPools, upstreamFor } from "./upstream-pools.ts";

/** What the resolver of this machine would say: the only thing here that is not real. */
const answers = vi.hoisted(() => ({ byName: new Map<string, LookupAddress[][]>(), asked: [] as string[] }));
vi.mock("node:dns/promises", () => ({
  lookup: async (name: string) => {
    answers.asked.push(name);
    const left = answers.byName.get(name) ?? [];
    const next = left.length > 1 ? left.shift() : left[0];
    if (!next) throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: "ENOTFOUND" });
    return next;
  },
}));

const PEM = readFileSync(new URL("./testdata/localhost.pem", import.meta.url), "utf8");
const v4 = (address: string): LookupAddress => ({ address, family: 4 });
const servers: { close(): void; closeAllConnections(): void }[] = [];

beforeEach(() => {
  forgetProcessState("config");
  processState<Config>("config", () => ({
    ...readConfig({ NODE_ENV: "test" }),
    egressAllow: ["127.0.0.0/8"],
  }));
  answers.byName.clear();
  answers.asked.length = 0;
});
afterEach(async () => {
  await closeUpstreamPools();
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
  forgetProcessState("config");
});

async function startServer(handler: RequestListener, isTls = false): Promise<number> {
  const server = isTls ? createTlsServer({ key: PEM, cert: PEM }, handler) : createServer(handler);
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

type Got = { status: number; body: string };

/** One GET through the pool of a workspace; resolves with the answer, rejects as the exchange does. */
async function get(origin: string, more: Partial<Exchange> & { workspaceId?: string } = {}): Promise<Got> {
  const { hostname, port, protocol } = new URL(origin);
  const endpoint = { hostname, port: Number(port || (protocol === "https:" ? 443 : 80)) };
  const { pool } = upstreamFor({
    workspaceId: more.workspaceId ?? "w",
    origin,
    endpoint,
    listenerPort: null,
  });
  let body = "";
  const sink: Exchange["sink"] = {
    start: () => undefined,
    write: (bytes) => {
      body += bytes.toString();
      return true;
    },
    onDrain: (resume) => resume(),
    end: () => undefined,
  };
  const base = { method: "GET", path: "/", headers: [], body: null, firstByteMs: 5_000, idleMs: 5_000 };
  const signal = new AbortController().signal;
  const status = await exchange(pool, { ...base, signal, sink, scrubber: null, ...more });
  return { status, body };
}

describe("S-4 names are resolved once, every answer is checked, and the checked one is connected to", () => {
  test("the connection goes to the address that was looked at, under the original name", async () => {
    const port = await startServer((req, res) => res.end(req.headers.host));
    answers.byName.set("api.test", [[v4("127.0.0.1")], [v4("10.0.0.1")]]);
    const origin = `http://api.test:${port}`;
    expect((await get(origin)).body).toBe(`api.test:${port}`);
    expect((await get(origin)).body).toBe(`api.test:${port}`);
    expect(answers.asked).toEqual(["api.test"]);
  });

  test("one answer that is refused refuses the name, whichever place it has", async () => {
    const reached: string[] = [];
    const port = await startServer((req, res) => {
      reached.push(req.url ?? "");
      res.end();
    });
    for (const [i, list] of [
      [v4("127.0.0.1"), v4("10.0.0.1")],
      [v4("169.254.169.254"), v4("127.0.0.1")],
      [v4("127.0.0.1"), { address: "::ffff:169.254.169.254", family: 6 }],
      [v4("127.0.0.1"), { address: "fe80::1%eth0", family: 6 }],
    ].entries()) {
      answers.byName.set(`rebind${i}.test`, [list]);
      await expect(get(`http://rebind${i}.test:${port}`)).rejects.toMatchObject({
        kind: "upstream",
        code: "destination_ip_prohibited",
      });
    }
    expect(reached).toEqual([]);
  });

  test("a refusal is not remembered, and each new connection is checked anew", async () => {
    const port = await startServer((_req, res) => {
      res.writeHead(200, { Connection: "close" });
      res.end("ok");
    });
    answers.byName.set("flip.test", [[v4("10.0.0.1")], [v4("127.0.0.1")]]);
    const origin = `http://flip.test:${port}`;
    await expect(get(origin)).rejects.toMatchObject({ code: "destination_ip_prohibited" });
    expect((await get(origin)).body).toBe("ok");
  });

  test("a name that nobody knows is dns_error", async () => {
    await expect(get("http://nobody.test:1")).rejects.toMatchObject({ code: "dns_error" });
  });
});

describe("TLS is verified", () => {
  const trusted = getCACertificates("default");
  afterEach(() => setDefaultCACertificates(trusted));

  test("a certificate that nobody vouches for is refused, and nothing is sent", async () => {
    const reached: string[] = [];
    const port = await startServer((req) => reached.push(req.url ?? ""), true);
    answers.byName.set("localhost", [[v4("127.0.0.1")]]);
    await expect(get(`https://localhost:${port}`)).rejects.toMatchObject({ code: "tls_certificate_error" });
    expect(reached).toEqual([]);
  });

  test("against the name in the URL, although the connection goes to an address", async () => {
    setDefaultCACertificates([PEM]);
    const port = await startServer((req, res) => res.end(req.headers.host), true);
    answers.byName.set("localhost", [[v4("127.0.0.1")]]);
    answers.byName.set("other.test", [[v4("127.0.0.1")]]);
    expect((await get(`https://localhost:${port}`)).body).toBe(`localhost:${port}`);
    for (const host of ["other.test", "127.0.0.1"]) {
      await expect(get(`https://${host}:${port}`)).rejects.toMatchObject({ code: "tls_certificate_error" });
    }
  });

  test("a server without TLS is tls_protocol_error", async () => {
    const port = await startServer((_req, res) => res.end());
    await expect(get(`https://127.0.0.1:${port}`)).rejects.toMatchObject({ code: "tls_protocol_error" });
  });
});

describe("P-8 P-11", () => {
  test("connections are kept and used again, but never by another workspace", async () => {
    const sockets = new Set<unknown>();
    const port = await startServer((req, res) => {
      sockets.add(req.socket);
      res.end("ok");
    });
    const origin = `http://127.0.0.1:${port}`;
    for (let i = 0; i < 20; i++) await get(origin, { workspaceId: "a" });
    // One is still being tidied up when the next request comes.
    const ofA = sockets.size;
    expect(ofA).toBeLessThanOrEqual(2);
    await get(origin, { workspaceId: "b" });
    expect(sockets.size).toBe(ofA + 1);
  });

  test("an upstream that is silent, before or in the middle of its answer, is http_response_timeout", async () => {
    const port = await startServer((req, res) => {
      if (req.url === "/begins") res.write("begun");
    });
    const origin = `http://127.0.0.1:${port}`;
    const limits = { firstByteMs: 200, idleMs: 200 };
    await expect(get(origin, limits)).rejects.toMatchObject({ code: "http_response_timeout" });
    await expect(get(origin, { ...limits, path: "/begins" })).rejects.toMatchObject({
      code: "http_response_timeout",
    });
  });

  test("a request that is given up before it began never begins", async () => {
    const reached: string[] = [];
    const port = await startServer((req, res) => {
      reached.push(req.url ?? "");
      res.end();
    });
    const origin = `http://127.0.0.1:${port}`;
    await expect(get(origin, { signal: AbortSignal.abort(), path: "/gone" })).rejects.toMatchObject({
      code: "connection_terminated",
      reason: "caller_gone",
    });
    const caller = new AbortController();
    const going = get(origin, { signal: caller.signal, path: "/gone" });
    caller.abort();
    await expect(going).rejects.toMatchObject({ reason: "caller_gone" });
    expect((await get(origin)).status).toBe(200);
    expect(reached).toEqual(["/"]);
  });
});

test("L-4 what undici refuses to send is not quoted, and not kept as a cause", async () => {
  const port = await startServer((_req, res) => res.end());
  const origin = `http://127.0.0.1:${port}`;
  for (const broken of [
    { headers: ["X-Key", "canary\r\nX: y"] },
    { headers: ["canary header", "1"] },
    { path: "/canary path" },
    { headers: ["Content-Length", "canary"] },
    { headers: ["Upgrade", "canary"] },
  ]) {
    const error = await get(origin, broken).catch((refusal: unknown) => refusal);
    expect(error).toMatchObject({ kind: "upstream", code: "proxy_internal_error" });
    expect(JSON.stringify(error) + String(error) + (error as Error).stack).not.toContain("canary");
    expect((error as Error).cause).toBeUndefined();
  }
});
