import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from "node:http";
import type { Duplex } from "node:stream";
import { newId } from "#platform/ids.ts";
import { problemAnswer, toProblem } from "./proxy-problem.ts";
import { brokenRequest, connectRefused } from "./proxy-request.ts";

/** whoever needs longer holds a connection open on purpose. node:http's own clocks, in milliseconds. */
export const SERVER_TIMEOUTS = {
  /** Headers are small and come at once. */
  headersMs: 10_000,
  /** The whole request: 1 GiB, the most that the proxy takes by default, at 2.4 Mbit/s. Pauses are cut before. */
  requestMs: 3_600_000,
  /** Above the 60 s after which common load balancers drop an idle connection: they shall be the first to close. */
  keepAliveMs: 65_000,
  /** How often node:http looks for connections that are over time. */
  checkMs: 2_000,
};

/** Twice Node's default: a cookie, a token and what browsers and SDKs add stay far below. */
const MAX_HEADER_BYTES = 32_768;

export type HttpServerOptions = typeof SERVER_TIMEOUTS & {
  /**
   * Requests without a body get no stream of one, which saves a tenth of a small proxied request. They then tell of no
   * `end` and no `close`: the proxy waits for none of a request without a body, Next may.
   */
  readonly isForProxyOnly: boolean;
};

/**
 * node:http as Keyhole uses it, for the listener and for tests: its strict parser, clocks for headers and whole requests,
 * and our words where it would say its own. What the parser refuses, no handler ever sees (security.md P-6).
 * @param answer is called for each request. One that says `Expect: 100-continue` is told to go on when its body is
 *   first read, so that a request that is refused is not uploaded.
 */
export function newHttpServer(
  options: HttpServerOptions,
  answer: (req: IncomingMessage, res: ServerResponse) => void,
): Server {
  const server = createServer({
    headersTimeout: options.headersMs,
    requestTimeout: options.requestMs,
    keepAliveTimeout: options.keepAliveMs,
    connectionsCheckingInterval: options.checkMs,
    maxHeaderSize: MAX_HEADER_BYTES,
    insecureHTTPParser: false,
    optimizeEmptyRequests: options.isForProxyOnly,
    // Whoever answers looks at it, and says so in words of ours.
    requireHostHeader: false,
    // The proxy words its own refusal, and passes over an offer of h2c (proxy-request.ts).
    shouldUpgradeCallback: (req) => !req.url?.startsWith("/proxy/"),
  });
  server.on("request", answer);
  server.on("checkContinue", (req: IncomingMessage, res: ServerResponse) => {
    req.once("resume", () => {
      if (!res.headersSent) res.writeContinue();
    });
    answer(req, res);
  });
  server.on("clientError", refuseBroken);
  // A tunnel that nobody looks into (P-5). Without a listener the connection would be closed without a word.
  server.on("connect", (_req, socket: Duplex) => {
    socket.on("error", () => undefined);
    endWith(socket, connectRefused());
  });
  return server;
}

/** What only node's parser has seen: nobody knows where such a request ends, so the connection ends with it. */
function refuseBroken(error: NodeJS.ErrnoException, socket: Duplex): void {
  // Words of ours inside of an answer that has begun would be taken for a part of it.
  const { _httpMessage: answering } = socket as { _httpMessage?: ServerResponse | null };
  if (!socket.writable || error.code === "ECONNRESET" || answering?.headersSent) {
    socket.destroy();
    return;
  }
  endWith(socket, brokenRequest(error.code));
}

function endWith(socket: Duplex, error: Error): void {
  const problem = toProblem(error);
  const { headers, body } = problemAnswer(problem, newId("req"));
  const fields = [...headers, "Connection", "close"];
  let head = `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n`;
  for (let i = 0; i < fields.length; i += 2) head += `${fields[i]}: ${fields[i + 1]}\r\n`;
  socket.write(Buffer.concat([Buffer.from(`${head}\r\n`), body]));
  if ("destroySoon" in socket && typeof socket.destroySoon === "function") socket.destroySoon();
  else socket.destroy();
}
