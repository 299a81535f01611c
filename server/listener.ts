import { once } from "node:events";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { ConfigError, config } from "#platform/config.ts";
import { logger } from "#platform/logger.ts";
import { answerHealthz, answerReadyz, type Health } from "./health.ts";
import { newHttpServer, SERVER_TIMEOUTS } from "./http-server.ts";
import type { Pages } from "./next.ts";
import { handleProxyRequest } from "./proxy-handler.ts";
import { refuse } from "./refuse.ts";

/**
 * The one listener (decision 1). It looks at `req.url` and nothing else to decide who answers, before anything is
 * parsed: /proxy/* and GraphQL never reach Next.
 */
export type Listener = {
  port: number;
  /** Refuses new work, lets requests in flight end, and cuts those that take too long (R-5). */
  drain(): Promise<void>;
};

/** In milliseconds; tests shorten them. */
export const TIMEOUTS = {
  ...SERVER_TIMEOUTS,
  /** Bodies of pages and GraphQL are under 1 MB. */
  bodyMs: 20_000,
  /** How long a request may wait for the start to end: the first one, with initdb and migrations, takes about 4 s. */
  startMs: 15_000,
  /** Below platform/shutdown.ts's deadline, with time left for the database. */
  drainMs: 10_000,
};

type Door = {
  health: Health;
  pages: () => Pages | null;
  timeouts: typeof TIMEOUTS;
  /** Connections that stopped being HTTP; node:http no longer closes them. */
  upgraded: Set<Duplex>;
};

/**
 * @param pages null while they are loading, and in a process that does not serve them.
 * @throws {ConfigError} when the address is taken or not ours.
 */
export async function openListener(
  health: Health,
  pages: () => Pages | null,
  timeouts = TIMEOUTS,
): Promise<Listener> {
  const door: Door = { health, pages, timeouts, upgraded: new Set() };
  const { roles } = config();
  const serves = roles.has("proxy");
  const server = newHttpServer({ ...timeouts, isForProxyOnly: !roles.has("web") }, (req, res) => {
    // Before anything is waited for: this is the path on which each microsecond counts.
    if (health.state === "ready" && serves && req.url?.startsWith("/proxy/")) {
      handleProxyRequest(req, res);
      return;
    }
    answer(door, req, res).catch((error: unknown) => {
      logger().error({ err: error }, "A request could not be answered");
      refuse(res, 500, "Keyhole failed to answer this request.");
    });
  });
  server.on("upgrade", (req, socket, head) => answerUpgrade(door, req, socket, head));
  await listen(server);
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("unreachable: no address");
  return { port: address.port, drain: () => drain(server, door) };
}

async function answer(door: Door, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const url = req.url ?? "";
  if (url.startsWith("/proxy/")) return answerProxy(door, req, res);
  const path = url.split("?", 1)[0];
  if (path === "/healthz") return answerHealthz(res);
  if (path === "/readyz") return answerReadyz(door.health, res);
  // Absolute form, `*` and authority form: only a proxy for the whole world needs those (N-3).
  if (!url.startsWith("/")) {
    return refuse(res, 400, "Send the path of this server only.", "http_request_denied");
  }
  if (!(await isReady(door))) return refuse(res, 503, "Keyhole is not ready; ask /readyz why.");
  if (!hasOneHost(req)) return refuse(res, 400, "Send one Host header.");
  const open = door.pages();
  if (open === null) return refuse(res, 404, "This process does not serve pages.");
  cutSlowBody(req, door.timeouts.bodyMs);
  if (path !== "/api/graphql") return open.answer(req, res);
  // Kept since server/main.ts loaded it with the pages. A process without pages need not hold Apollo's 18 MB.
  const { answerGraphqlRequest } = await import("#graphql/http.ts");
  return answerGraphqlRequest(req, res);
}

async function answerProxy(door: Door, req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (!config().roles.has("proxy")) {
    return refuse(res, 404, "This process does not serve the proxy.", "http_request_denied");
  }
  if (!(await isReady(door))) {
    return refuse(res, 503, "Keyhole is not ready; ask /readyz why.", "proxy_internal_error");
  }
  handleProxyRequest(req, res);
}

/** Only the reload channel of `npm run dev` is one; anything else could make Next connect somewhere (N-3). */
function answerUpgrade({ pages, upgraded }: Door, req: IncomingMessage, socket: Duplex, head: Buffer): void {
  const upgrade = pages()?.upgrade;
  socket.on("error", () => undefined);
  if (!upgrade || !req.url?.startsWith("/_next/hmr")) {
    socket.end("HTTP/1.1 426 Upgrade Required\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    return;
  }
  upgraded.add(socket);
  socket.once("close", () => upgraded.delete(socket));
  upgrade(req, socket, head);
}

/** While the start lasts, requests wait for its end rather than fail. A wait for somebody else's migration has none. */
async function isReady({ health, timeouts }: Door): Promise<boolean> {
  for (const deadline = Date.now() + timeouts.startMs; health.state === "starting"; await pause(50)) {
    if (Date.now() > deadline) return false;
  }
  return health.state === "ready";
}

/** node:http keeps the first and drops the second; what stands before us may have read the second (P-6). */
function hasOneHost({ rawHeaders, httpVersionMinor }: IncomingMessage): boolean {
  const hosts = rawHeaders.filter((text, at) => at % 2 === 0 && text.toLowerCase() === "host").length;
  // HTTP/1.0 knew none.
  return hosts === 1 || (hosts === 0 && httpVersionMinor === 0);
}

function cutSlowBody(req: IncomingMessage, afterMs: number): void {
  if (req.complete) return;
  const timer = setTimeout(() => {
    if (!req.complete) req.destroy();
  }, afterMs).unref();
  req.once("close", () => clearTimeout(timer));
}

async function listen(server: Server): Promise<void> {
  const { host, port } = config();
  // A killed Keyhole that is still ending holds the port for a moment.
  for (const deadline = Date.now() + 3_000; ; await pause(200)) {
    try {
      server.listen(port, host);
      await once(server, "listening");
      return;
    } catch (error) {
      const { code = "" } = error as NodeJS.ErrnoException;
      if (code === "EADDRINUSE" && Date.now() < deadline) continue;
      throw new ConfigError(
        LISTEN_PROBLEMS[code]?.(host, port) ?? `Cannot listen on ${host}:${port}: ${code}.`,
      );
    }
  }
}

const LISTEN_PROBLEMS: Record<string, (host: string, port: number) => string> = {
  EADDRINUSE: (host, port) =>
    `${host}:${port} is taken. Is Keyhole running already? Otherwise set PORT to a free one.`,
  EACCES: (_host, port) => `You may not listen on port ${port}. Set PORT to one above 1023.`,
  EADDRNOTAVAIL: (host) => `${host} is no address of this machine. Set HOST to one that is.`,
};

async function drain(server: Server, { health, timeouts, upgraded }: Door): Promise<void> {
  health.state = "stopping";
  for (const socket of upgraded) socket.destroy();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // `close` ends the connections that are idle now; these become idle one by one.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), timeouts.drainMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
