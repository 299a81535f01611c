import { once } from "node:events";
import { createServer, request as httpRequest, type RequestListener, type Server } from "node:http";
import { connect, createServer as createSocketServer, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { createTestToken, createTestWorkspace, type TestWorkspace } from "#core/access/testing.ts";
import { startListening, stopListening } from "#core/changes/listen-for-changes.ts";
import { closeUpstreamPools } from "#core/egress/upstream-pools.ts";
import { type CreatePluginProxyInput, createPluginProxy } from "#core/proxies/create-plugin-proxy.ts";
import { createSecret } from "#core/secrets/create-secret.ts";
import { startUpstream, type Upstream } from "#e2e/upstream.ts";
import { newHttpServer, SERVER_TIMEOUTS } from "./http-server.ts";
import { handleProxyRequest } from "./proxy-handler.ts";

/** For *.db.test.ts of this room: real servers on both sides of the handler, and what a caller needs. */

export type Started = { url: string; port: number; close(): Promise<void> };

/** Keyhole's door for proxies, as server/main.ts opens it: warm, so that tests see what a running server does. */
export async function startDoor(timeouts: Partial<typeof SERVER_TIMEOUTS> = {}): Promise<Started> {
  await startListening();
  const server = newHttpServer({ ...SERVER_TIMEOUTS, ...timeouts, isForProxyOnly: true }, handleProxyRequest);
  const door = await started(server, () => server.closeAllConnections());
  return {
    ...door,
    close: async () => {
      await door.close();
      await stopListening();
    },
  };
}

export async function startHttp(handler: RequestListener): Promise<Started> {
  const server = createServer(handler);
  return started(server, () => server.closeAllConnections());
}

/** A server that speaks whatever the test writes. */
export async function startSocket(onSocket: (socket: Socket) => void): Promise<Started> {
  const open = new Set<Socket>();
  const server = createSocketServer((socket) => {
    open.add(socket);
    socket.on("error", () => undefined);
    onSocket(socket);
  });
  return started(server, () => {
    for (const socket of open) socket.destroy();
  });
}

async function started(
  server: Server | ReturnType<typeof createSocketServer>,
  cut: () => void,
): Promise<Started> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("unreachable: no address");
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    close: async () => {
      server.close();
      cut();
      await once(server, "close");
    },
  };
}

export type Answer = {
  status: number;
  reason: string;
  headers: Map<string, string[]>;
  rawHeaders: string[];
  body: Buffer;
  /** False when the connection ended before the answer did. */
  isComplete: boolean;
  /** Of a problem document. */
  code: string | undefined;
};

export type Call = {
  method?: string;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
  /** Whatever `raw` writes instead of a body. */
  signal?: AbortSignal;
};

/** A plain HTTP client that mends nothing: `path` goes out as it is written. */
export function call(
  url: string,
  path: string,
  { method = "GET", headers, body, signal }: Call = {},
): Promise<Answer> {
  const { hostname, port } = new URL(url);
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const req = httpRequest({
    hostname,
    port,
    method,
    path,
    agent: false,
    ...(headers ? { headers } : {}),
    ...(signal ? { signal } : {}),
  });
  req.on("error", reject);
  req.on("response", (res) => {
    const chunks: Buffer[] = [];
    res.on("data", (chunk: Buffer) => chunks.push(chunk));
    res.on("error", () => undefined);
    res.on("close", () => {
      const names = res.rawHeaders.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase());
      const all = new Map(names.map((name) => [name, res.headersDistinct[name] ?? []]));
      const bytes = Buffer.concat(chunks);
      const isProblem = res.headers["content-type"] === "application/problem+json";
      resolve({
        status: res.statusCode ?? 0,
        reason: res.statusMessage ?? "",
        headers: all,
        rawHeaders: res.rawHeaders,
        body: bytes,
        isComplete: res.complete,
        code: isProblem && res.complete ? JSON.parse(bytes.toString()).code : undefined,
      });
    });
  });
  req.end(body);
  return promise;
}

export type House = TestWorkspace & {
  token: string;
  /** Calls `/proxy/<tag>/<url>` with the token. */
  through(tag: string, url: string, call?: Call): Promise<Answer>;
  addSecret(tag: string, value: string, destinations?: string[]): Promise<void>;
  addProxy(
    tag: string,
    prefixes: Record<string, Record<string, string | Overridable>>,
    more?: ProxyOptions,
  ): Promise<void>;
};

type Overridable = { value: string; allowOverride: boolean };
type ProxyOptions = Pick<CreatePluginProxyInput, "unmatched" | "allowedOrigins" | "isEnabled" | "limits">;

/** A workspace with a token, on `door`. */
export async function openHouse(
  door: Started,
  rights: Parameters<typeof createTestToken>[1] = {},
): Promise<House> {
  const workspace = await createTestWorkspace({ role: "admin" });
  const { plaintext: token } = await createTestToken(workspace, rights);
  return {
    ...workspace,
    token,
    through: (tag, url, options = {}) =>
      call(door.url, `/proxy/${tag}/${url}`, {
        ...options,
        headers: { "Keyhole-Authorization": `Bearer ${token}`, ...options.headers },
      }),
    addSecret: async (tag, value, destinations = []) => {
      await createSecret(workspace.actor, { tag, value, destinations });
    },
    addProxy: async (tag, prefixes, more = {}) => {
      const urlPrefixes = Object.entries(prefixes).map(([prefix, rules]) => ({
        prefix,
        headerRules: Object.entries(rules).map(([name, rule]) =>
          typeof rule === "string" ? { name, value: rule } : { name, ...rule },
        ),
      }));
      await createPluginProxy(workspace.actor, { tag, urlPrefixes, ...more });
    },
  };
}

/** What the upstreams of `useUpstreams` get as X-Key. */
export const CANARY = "canary-7d0a2b4c-+/=~6e8f1357";

type Through = ((path?: string, options?: Call) => Promise<Answer>) & { tag: string; url: string };

/**
 * Call once at the top of a *.db.test.ts, after `useTestDatabase`: a door, a house, and upstreams behind proxies of their
 * own that send CANARY as X-Key. Each is closed after its test.
 */
export function useUpstreams() {
  const upstreams: Started[] = [];
  let proxies = 0;
  const world = {} as { door: Started; house: House };

  beforeAll(async () => {
    world.door = await startDoor();
    world.house = await openHouse(world.door);
    await world.house.addSecret("key", CANARY);
  });
  afterEach(async () => {
    await closeUpstreamPools();
    for (const upstream of upstreams.splice(0)) await upstream.close();
  });
  afterAll(() => world.door.close());

  async function behindProxy(
    upstream: Started,
    rules: Record<string, string> = { "X-Key": "{{ secrets.key }}" },
    more: ProxyOptions = {},
  ): Promise<Through> {
    upstreams.push(upstream);
    proxies += 1;
    const tag = `p${proxies}`;
    await world.house.addProxy(tag, { [upstream.url]: rules }, more);
    const through = (path = "/", options: Call = {}) =>
      world.house.through(tag, upstream.url + path, options);
    return Object.assign(through, { tag, url: upstream.url });
  }

  return Object.assign(world, {
    behindProxy,
    behindHttp: async (handler: RequestListener, rules?: Record<string, string>, more?: ProxyOptions) =>
      behindProxy(await startHttp(handler), rules, more),
    /** A server that answers every request with exactly these bytes. */
    behindBytes: async (
      bytes: (request: string) => string | Buffer,
      then: (socket: Socket) => void = () => {},
    ) =>
      behindProxy(
        await startSocket((socket) =>
          socket.on("data", (chunk) => {
            socket.write(bytes(chunk.toString("latin1")));
            then(socket);
          }),
        ),
      ),
    /** A connection to the door on which the head of a request through a proxy has been sent. */
    begun: ({ tag, url }: Through, head: string): Socket => {
      const socket = connect({ host: "127.0.0.1", port: world.door.port });
      socket.on("error", () => undefined);
      const [method = "", ...fields] = head.split("\r\n");
      const line = `${method} /proxy/${tag}/${url}/ HTTP/1.1`;
      socket.write([line, `Authorization: Bearer ${world.house.token}`, ...fields].join("\r\n"));
      return socket;
    },
  });
}

/**
 * Call once at the top of a *.db.test.ts, after `useTestDatabase`: a door, an upstream that records, and for each test a
 * house of its own.
 */
export function useRecorder() {
  const world = {} as { door: Started; upstream: Upstream; house: House };

  beforeAll(async () => {
    world.door = await startDoor();
    world.upstream = await startUpstream();
  });
  beforeEach(async () => {
    world.house = await openHouse(world.door);
    world.upstream.requests.length = 0;
  });
  afterAll(async () => {
    await world.door.close();
    await closeUpstreamPools();
    await world.upstream.close();
  });

  return Object.assign(world, {
    /** One secret "key" and one proxy "p" that sends it to the upstream as Authorization. */
    keyedProxy: async (value: string, template = "Bearer {{ secrets.key }}") => {
      await world.house.addSecret("key", value);
      await world.house.addProxy("p", { [`${world.upstream.url}/v1`]: { Authorization: template } });
    },
    lastHeaders: () => world.upstream.requests.at(-1)?.headers ?? new Map<string, string[]>(),
  });
}
