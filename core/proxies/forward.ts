import type { Readable } from "node:stream";
import type { AnswerSink, Presence } from "#core/egress/plan.ts";
import { type Sent, sendWithSecrets } from "#core/egress/send-with-secrets.ts";
import { AccessError, UserError } from "#core/errors.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { isTag } from "#core/secrets/tag.ts";
import type { ProxyForRequest } from "#db/queries/proxies.ts";
import { findProxy } from "./find-proxy.ts";
import { planFor } from "./request-plan.ts";
import { type ProxyTarget, parseTarget } from "./target-url.ts";

export type ForwardRequest = {
  readonly method: string;
  /** `/proxy/<tag>/<absolute URL>` as it came in. */
  readonly requestTarget: string;
  /** Flat: name, value, name, value, one character a byte. */
  readonly headers: readonly string[];
  readonly body: Readable | null;
  /** Origin of the page that calls, when it is not Keyhole's own; null also for programs, which send none. */
  readonly foreignOrigin: string | null;
  readonly listenerPort: number | null;
  readonly caller: Presence;
  readonly sink: AnswerSink;
  /** Told before anything else when pages of another origin may read what comes, errors included. */
  readonly onAllowedOrigin: (origin: string) => void;
};

/**
 * Sends a request through a proxy of the actor's workspace: finds the proxy, the rules of the longest prefixes, and
 * hands a plan to egress. URL and rules are of one saved state of the proxy, never of two (D-2).
 * Not async, since it would be one more promise for each request: some refusals are thrown at once, not rejected.
 * @throws {AccessError} FORBIDDEN without USE_PLUGIN_PROXIES, and for a page of an origin that the proxy does not list.
 * @throws {UserError} INVALID_TARGET_URL, PROXY_NOT_FOUND, PROXY_DISABLED, PROXY_FROZEN, WORKSPACE_FROZEN,
 *   NO_PREFIX_MATCHES, and those of egress.
 * @throws {UpstreamError} {UnavailableError} as `sendWithSecrets`.
 */
export function forward(actor: Actor, request: ForwardRequest): Promise<Sent> {
  authorize(actor, "USE_PLUGIN_PROXIES");
  const { tag, target } = parseTarget(request.requestTarget);
  const finding = isTag(tag) ? findProxy(actor.workspaceId, tag) : null;
  if (!(finding instanceof Promise)) return sendThrough(finding, target, actor, request);
  return finding.then((proxy) => sendThrough(proxy, target, actor, request));
}

function sendThrough(
  proxy: ProxyForRequest | null,
  target: ProxyTarget["target"],
  actor: Actor,
  request: ForwardRequest,
): Promise<Sent> {
  if (proxy === null) throw new UserError("PROXY_NOT_FOUND", "There is no such proxy in this workspace.");
  checkOrigin(proxy, request);
  const { request: planned, limits } = planFor(proxy, target);
  return sendWithSecrets({
    workspaceId: actor.workspaceId,
    use: { actor, via: { kind: "proxy", id: proxy.id, tag: proxy.tag } },
    method: request.method,
    target,
    headers: request.headers,
    request: planned,
    body: request.body,
    listenerPort: request.listenerPort,
    limits,
    caller: request.caller,
    sink: request.sink,
  });
}

/**
 * Pages of other origins may call only where the proxy lists them (decision 15). The browser asks beforehand without a
 * token, so nobody can tell which workspace's proxy is meant; this is the place that refuses, and nothing is sent.
 */
function checkOrigin(proxy: ProxyForRequest, { foreignOrigin, onAllowedOrigin }: ForwardRequest): void {
  if (foreignOrigin === null) return;
  if (!proxy.allowedOrigins.includes(foreignOrigin)) {
    throw new AccessError(
      "FORBIDDEN",
      `The proxy "${proxy.tag}" does not list the origin of the page that calls.`,
    );
  }
  onAllowedOrigin(foreignOrigin);
}
