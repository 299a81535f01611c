import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { authenticate } from "#core/access/authenticate.ts";
import { acceptedRequestId, requestOrigin } from "#core/access/request-origin.ts";
import type { AnswerSink } from "#core/egress/plan.ts";
import { AccessError } from "#core/errors.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { forward } from "#core/proxies/forward.ts";
import { logger } from "#platform/logger.ts";
import { type Problem, problemBody, toProblem } from "./proxy-problem.ts";
import { checkHead, foreignOrigin, hasBody, isPreflight } from "./proxy-request.ts";

/**
 * `/proxy/<tag>/<absolute URL>`: bytes in, bytes out, in the fewest steps that node allows (decisions 1 and 2). It says
 * who calls, hands the request to core/proxies, and turns errors into problem documents; it decides nothing itself.
 * A cookie counts for nothing here: a page must not be able to spend a secret because somebody is signed in.
 */
export function handleProxyRequest(req: IncomingMessage, res: ServerResponse): void {
  const requestId = acceptedRequestId(req.headers["x-request-id"]);
  const answer: Answer = { res, requestId, allowedOrigin: null };
  // Whatever goes wrong below, whoever went away: an event without a listener would end the process.
  req.on("error", () => undefined);
  res.on("error", () => undefined);
  run(req, answer).then(
    (status) => logger().debug({ requestId, status }, "Proxy request answered"),
    (error: unknown) => refuse(req, answer, error),
  );
}

type Answer = {
  readonly res: ServerResponse;
  readonly requestId: string;
  /** Pages of this origin may read the answer. */
  allowedOrigin: string | null;
};

async function run(req: IncomingMessage, answer: Answer): Promise<number> {
  const { res, requestId } = answer;
  checkHead(req);
  if (isPreflight(req)) return answerPreflight(req, answer);
  const caller = new AbortController();
  res.once("close", () => {
    if (!res.writableFinished) caller.abort();
  });
  // Taken now: undici unties a request from its socket when it gives up on its body.
  const { socket } = req;
  const actor = await actorOf(req, requestId);
  const { status } = await forward(actor, {
    method: req.method ?? "",
    requestTarget: req.url ?? "",
    headers: req.rawHeaders,
    body: hasBody(req) ? req : null,
    foreignOrigin: foreignOrigin(req),
    listenerPort: socket.localPort ?? null,
    signal: caller.signal,
    sink: sinkOf(answer),
    onAllowedOrigin: (origin) => {
      answer.allowedOrigin = origin;
    },
  });
  // The upstream answered before it had read everything, so this connection can carry no other request.
  if (!req.complete) {
    if (res.writableFinished) socket.destroySoon();
    else res.once("finish", () => socket.destroySoon());
  }
  return status;
}

async function actorOf(req: IncomingMessage, requestId: string): Promise<Actor> {
  const { authorization, "keyhole-workspace": workspaceSlug } = req.headers;
  const caller = await authenticate({
    authorization: authorization ?? null,
    keyholeAuthorization: single(req.headers["keyhole-authorization"]),
    cookie: null,
    workspaceSlug: single(workspaceSlug),
    origin: requestOrigin({
      remoteAddress: req.socket.remoteAddress ?? null,
      forwardedFor: single(req.headers["x-forwarded-for"]),
      userAgent: req.headers["user-agent"] ?? null,
      requestId,
    }),
  });
  if (caller.kind === "actor") return caller.actor;
  throw new AccessError("UNAUTHENTICATED", "Send an API token: Keyhole-Authorization: Bearer khl_…");
}

function single(value: string | string[] | undefined): string | null {
  return Array.isArray(value) ? value.join(", ") : (value ?? null);
}

function sinkOf(answer: Answer): AnswerSink {
  const { res } = answer;
  return {
    start(status, headers) {
      // The head waits for the body that came with it, so a small answer is one packet; an event stream's goes at once.
      // The socket is corked, not `res`: there the last chunk would overtake those that wait.
      const { socket } = res;
      socket?.cork();
      process.nextTick(() => socket?.uncork());
      res.writeHead(status, [...headers, ...ownHeaders(answer)]);
      res.flushHeaders();
    },
    write: (bytes) => res.write(bytes),
    onDrain: (resume) => {
      res.once("drain", resume);
    },
    end: () => {
      res.end();
    },
  };
}

function ownHeaders({ requestId, allowedOrigin }: Answer): string[] {
  const headers = ["Keyhole-Request-Id", requestId];
  if (allowedOrigin !== null) {
    headers.push("Access-Control-Allow-Origin", allowedOrigin, "Access-Control-Expose-Headers", "*");
    headers.push("Vary", "Origin");
  }
  return headers;
}

/**
 * A preflight carries no token, so it cannot be told whose proxy it means. It is answered alike for every origin and
 * every tag, without a look at the database; `forward` refuses the request itself where the proxy does not list the
 * origin. No credentials: a browser sends no cookie with it.
 */
function answerPreflight(req: IncomingMessage, { res, requestId }: Answer): number {
  const asked = req.headers["access-control-request-headers"];
  res.writeHead(204, [
    ...["Access-Control-Allow-Origin", req.headers.origin ?? ""],
    ...["Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"],
    ...(typeof asked === "string" ? ["Access-Control-Allow-Headers", asked] : []),
    ...["Access-Control-Max-Age", "600"],
    ...["Vary", "Origin, Access-Control-Request-Headers"],
    ...["Cache-Control", "no-store", "Keyhole-Answer", "keyhole", "Keyhole-Request-Id", requestId],
  ]);
  res.end();
  return 204;
}

/** How long, and of how much, a body that nobody wants is still read, so that its sender gets to see the refusal. */
const LINGER_MS = 1_000;

function refuse(req: IncomingMessage, answer: Answer, error: unknown): void {
  const { res, requestId } = answer;
  const problem = toProblem(error);
  logRefusal(error, problem, requestId);
  // An answer that has begun can't become another: cut off, it is seen to be incomplete (security.md P-7).
  if (res.headersSent) res.destroy();
  if (res.destroyed) return;
  const body = Buffer.from(problemBody(problem, requestId));
  const mustClose = !req.complete || problem.code === "MALFORMED_REQUEST";
  res.writeHead(problem.status, [
    ...Object.entries(problem.headers).flat(),
    ...["Content-Type", "application/problem+json", "Content-Length", String(body.length)],
    ...["Cache-Control", "no-store", "X-Content-Type-Options", "nosniff", "Keyhole-Answer", "keyhole"],
    ...(mustClose ? ["Connection", "close"] : []),
    ...ownHeaders(answer),
  ]);
  if (!mustClose) {
    res.end(body);
    return;
  }
  // A socket that is closed on unread bytes is reset, and the refusal lost.
  res.write(body);
  req.resume();
  const isRead = new Promise((resolve) => req.once("close", resolve).once("end", resolve));
  const longest = pause(req.destroyed ? 0 : LINGER_MS, null, { ref: false });
  void Promise.race([isRead, longest]).then(() => res.end());
}

/** What failed on our side is for the operator; the rest is the caller's or the upstream's. */
function logRefusal(error: unknown, { status, code }: Problem, requestId: string): void {
  const reason = (error as { reason?: unknown }).reason ?? undefined;
  if (status === 500) logger().error({ err: error, requestId }, "A proxy request failed");
  else if (code === "proxy_internal_error")
    logger().warn({ requestId, reason }, "A request could not be sent");
  else logger().debug({ requestId, status, code, reason }, "Proxy request refused");
}
