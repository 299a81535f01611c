import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { type Caller, findCaller } from "#core/access/authenticate.ts";
import { acceptedRequestId, requestOrigin } from "#core/access/request-origin.ts";
import { instanceLimits } from "#core/egress/limits.ts";
import { leave } from "#core/egress/plan.ts";
import { AccessError } from "#core/errors.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { forward } from "#core/proxies/forward.ts";
import { logger } from "#platform/logger.ts";
import { ProxyAnswer } from "./proxy-answer.ts";
import { type Problem, problemAnswer, toProblem } from "./proxy-problem.ts";
import { checkHead, foreignOrigin, hasBody, isPreflight, takesTrailers, tooSlow } from "./proxy-request.ts";

/**
 * `/proxy/<tag>/<absolute URL>`: bytes in, bytes out, in the fewest steps that node allows (decisions 1 and 2). It says
 * who calls, hands the request to core/proxies, and turns errors into problem documents; it decides nothing itself.
 * A cookie counts for nothing here: a page must not be able to spend a secret because somebody is signed in.
 */
export function handleProxyRequest(req: IncomingMessage, res: ServerResponse): void {
  const answer = new ProxyAnswer(res, acceptedRequestId(req.headers["x-request-id"]), takesTrailers(req));
  // Whatever goes wrong below, whoever went away: an event without a listener would end the process.
  req.on("error", ignore);
  res.on("error", ignore);
  run(req, answer).catch((error: unknown) => refuseProxyRequest(req, answer, error));
}

function ignore(): void {}

async function run(req: IncomingMessage, answer: ProxyAnswer): Promise<void> {
  checkHead(req);
  if (isPreflight(req)) return answerPreflight(req, answer);
  const { res, requestId } = answer;
  res.on("close", () => {
    if (!res.writableFinished) leave(answer);
  });
  // Taken now: undici unties a request from its socket when it gives up on its body.
  const { socket } = req;
  const finding = callerOf(req, requestId);
  const actor = asActor(finding instanceof Promise ? await finding : finding);
  const body = hasBody(req) ? req : null;
  if (body !== null && !body.complete) cutStalledBody(req, answer);
  const { status } = await forward(actor, {
    method: req.method ?? "",
    requestTarget: req.url ?? "",
    headers: req.rawHeaders,
    body,
    foreignOrigin: foreignOrigin(req),
    listenerPort: socket.localPort ?? null,
    caller: answer,
    sink: answer,
    onAllowedOrigin: (origin) => {
      answer.allowedOrigin = origin;
    },
  });
  // The upstream answered before it had read everything, so this connection can carry no other request.
  if (!req.complete) {
    if (res.writableFinished) socket.destroySoon();
    else res.once("finish", () => socket.destroySoon());
  }
  const log = logger();
  if (log.isLevelEnabled("debug")) log.debug({ requestId, status }, "Proxy request answered");
}

/**
 * a body that stands still holds a slot, and a connection of the upstream's, for nothing. While it is the upstream
 * that does not read, the clock for its answer runs, in core/egress.
 */
function cutStalledBody(req: IncomingMessage, answer: ProxyAnswer): void {
  const { socket } = req;
  const { idleMs } = instanceLimits();
  socket.setTimeout(idleMs);
  req.on("timeout", () => {
    if (req.readableLength > 0) {
      socket.setTimeout(idleMs);
      return;
    }
    answer.cutBecause = tooSlow();
    leave(answer);
  });
  req.once("end", () => socket.setTimeout(0));
}

function callerOf(req: IncomingMessage, requestId: string): Caller | Promise<Caller> {
  const { headers, socket } = req;
  return findCaller({
    authorization: headers.authorization ?? null,
    keyholeAuthorization: single(headers["keyhole-authorization"]),
    cookie: null,
    workspaceSlug: single(headers["keyhole-workspace"]),
    origin: requestOrigin({
      remoteAddress: socket.remoteAddress ?? null,
      forwardedFor: single(headers["x-forwarded-for"]),
      userAgent: headers["user-agent"] ?? null,
      requestId,
    }),
  });
}

function asActor(caller: Caller): Actor {
  if (caller.kind === "actor") return caller.actor;
  throw new AccessError("UNAUTHENTICATED", "Send an API token: Keyhole-Authorization: Bearer khl_…");
}

function single(value: string | string[] | undefined): string | null {
  return Array.isArray(value) ? value.join(", ") : (value ?? null);
}

/**
 * A preflight carries no token, so it cannot be told whose proxy it means. It is answered alike for every origin and
 * every tag, without a look at the database; `forward` refuses the request itself where the proxy does not list the
 * origin. No credentials: a browser sends no cookie with it.
 */
function answerPreflight(req: IncomingMessage, { res, requestId }: ProxyAnswer): void {
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
}

/** How long, and of how much, a body that nobody wants is still read, so that its sender gets to see the refusal. */
const LINGER_MS = 1_000;

/** Says why not, as a problem document, where that can still be said. */
export function refuseProxyRequest(req: IncomingMessage, answer: ProxyAnswer, caught: unknown): void {
  const { res, requestId } = answer;
  const error = answer.cutBecause ?? caught;
  answer.discard();
  const problem = toProblem(error);
  logRefusal(error, problem, requestId);
  // An answer that has begun can't become another: cut off, it is seen to be incomplete (security.md P-7).
  if (res.headersSent) res.destroy();
  if (res.destroyed) return;
  const { headers, body } = problemAnswer(problem, requestId);
  const mustClose = !req.complete || problem.code === "MALFORMED_REQUEST";
  if (mustClose) headers.push("Connection", "close");
  res.writeHead(problem.status, headers.concat(answer.ownHeaders()));
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
