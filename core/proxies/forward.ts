import type { Readable } from "node:stream";
import type { AnswerSink, EgressPlan, Timeouts } from "#core/egress/plan.ts";
import { type Sent, sendWithSecrets } from "#core/egress/send-with-secrets.ts";
import { AccessError, UserError } from "#core/errors.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { isTag } from "#core/secrets/tag.ts";
import { parseTemplate } from "#core/templates/parse-template.ts";
import { findProxyForRequest, type ProxyForRequest } from "#db/queries/proxies.ts";
import { inWorkspace } from "#db/transaction.ts";
import { type MatchedRule, matchPrefix } from "./match-prefix.ts";
import { parseTarget } from "./target-url.ts";

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
  readonly timeouts?: Partial<Timeouts>;
  readonly signal: AbortSignal;
  readonly sink: AnswerSink;
  /** Told before anything else when pages of another origin may read what comes, errors included. */
  readonly onAllowedOrigin: (origin: string) => void;
};

/**
 * Sends a request through a proxy of the actor's workspace: finds the proxy, the rules of the longest prefixes, and
 * hands a plan to egress. Everything is read now, so a change is effective at the next request.
 * @throws {AccessError} FORBIDDEN without USE_PLUGIN_PROXIES, and for a page of an origin that the proxy does not list.
 * @throws {UserError} INVALID_TARGET_URL, PROXY_NOT_FOUND, PROXY_DISABLED, NO_PREFIX_MATCHES, and those of egress.
 * @throws {UpstreamError} {UnavailableError} as `sendWithSecrets`.
 */
export async function forward(actor: Actor, request: ForwardRequest): Promise<Sent> {
  authorize(actor, "USE_PLUGIN_PROXIES");
  const { tag, target } = parseTarget(request.requestTarget);
  const { workspaceId } = actor;
  const proxy = isTag(tag)
    ? await inWorkspace(workspaceId, (tx) => findProxyForRequest(tx, workspaceId, tag))
    : null;
  if (proxy === null) throw new UserError("PROXY_NOT_FOUND", "There is no such proxy in this workspace.");
  checkOrigin(proxy, request);
  if (!proxy.isEnabled) throw new UserError("PROXY_DISABLED", `The proxy "${proxy.tag}" is switched off.`);
  const rules = matchPrefix(proxy.prefixes, target);
  if (rules === null && proxy.unmatched === "REFUSE") {
    throw new UserError("NO_PREFIX_MATCHES", `No URL prefix of the proxy "${proxy.tag}" matches this URL.`);
  }
  const plan: EgressPlan = { ...request, workspaceId, target, rules: (rules ?? []).map(toHeaderRule) };
  return sendWithSecrets(plan);
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

/** @throws {UserError} INVALID_TEMPLATE for a row that was not saved by us (security.md T-1). */
function toHeaderRule({ name, template, allowOverride }: MatchedRule): EgressPlan["rules"][number] {
  return { name, template: parseTemplate(template, "header"), allowOverride };
}
