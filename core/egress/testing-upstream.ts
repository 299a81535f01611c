import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, createServer as createSocketServer, type Server, type Socket } from "node:net";
import { afterEach, beforeEach } from "vitest";
import { type Config, readConfig } from "#platform/config.ts";
import { forgetProcessState, processState } from "#platform/process-state.ts";
import type { Exchange } from "./answer-run.ts";
import { exchange } from "./exchange.ts";
import { instanceLimits, type ProxyLimits } from "./limits.ts";
import type { Issued } from "./testing-certificates.ts";
import { closeUpstreamPools, upstreamFor } from "./upstream-pools.ts";

/** For tests of this room only: real servers on loopback, and one request through the pools, without secrets. */

const servers: (() => void)[] = [];

/** Call once at the top of a test. `settings` overrides the configuration; loopback may be called. */
export function useLoopback(settings: Partial<Config> = {}): void {
  beforeEach(() => setConfig(settings));
  afterEach(async () => {
    await closeUpstreamPools();
    for (const close of servers.splice(0)) close();
    forgetProcessState("config");
  });
}

export function setConfig(settings: Partial<Config>): void {
  forgetProcessState("config");
  const base = { ...readConfig({ NODE_ENV: "test" }), egressAllow: ["127.0.0.0/8"] };
  processState<Config>("config", () => ({ ...base, ...settings }));
}

/** @returns its port. */
export function startServer(handler: RequestListener, issued?: Issued): Promise<number> {
  const server = issued ? createTlsServer({ ...issued }, handler) : createServer(handler);
  return listening(server, () => server.closeAllConnections());
}

/** A server that speaks whatever the test writes, and keeps what it was sent by each connection. */
export async function startBytes(
  onData: (socket: Socket, nth: number) => void,
): Promise<{ port: number; connections: string[] }> {
  const connections: string[] = [];
  const server = createSocketServer((socket) => {
    const nth = connections.push("") - 1;
    socket.on("error", () => undefined);
    socket.on("data", (chunk) => {
      connections[nth] += chunk.toString("latin1");
      onData(socket, nth);
    });
    servers.push(() => socket.destroy());
  });
  return { port: await listening(server, () => undefined), connections };
}

async function listening(server: Server, cut: () => void): Promise<number> {
  servers.push(() => {
    server.close();
    cut();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

export type Got = { status: number; body: string };
type Asked = Partial<Omit<Exchange, "limits">> & { workspaceId?: string; limits?: Partial<ProxyLimits> };

/** One GET through the pool of a workspace; resolves with the answer, rejects as the exchange does. */
export async function get(origin: string, { workspaceId = "w", limits, ...more }: Asked = {}): Promise<Got> {
  const { hostname, port, protocol } = new URL(origin);
  const endpoint = { hostname, port: Number(port || (protocol === "https:" ? 443 : 80)) };
  const wanted = { ...instanceLimits(), firstByteMs: 5_000, idleMs: 5_000, ...limits };
  const { connectMs } = wanted;
  const { pool } = upstreamFor({ workspaceId, origin, endpoint, listenerPort: null, connectMs });
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
  const base = { method: "GET", path: "/", headers: [], body: null, withholdBody: null, scrubber: null };
  const caller: Exchange["caller"] = { isGone: false, onGone: null };
  const { status } = await exchange(pool, { ...base, limits: wanted, caller, sink, ...more });
  return { status, body };
}
