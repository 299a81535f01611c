import { type ProxyLimits, withDefaults } from "#core/egress/limits.ts";
import { type PlannedRequest, planRequest } from "#core/egress/reference-plan.ts";
import { UserError } from "#core/errors.ts";
import type { ProxyForRequest } from "#db/queries/proxies.ts";
import { checkNotFrozen } from "./frozen.ts";
import { indexPrefixes, type PrefixIndex } from "./match-prefix.ts";
import type { ProxyTarget } from "./target-url.ts";

/** What is computed of a proxy once, and lives exactly as long as the row that it was computed of. */
type Prepared = { readonly index: PrefixIndex; readonly limits: ProxyLimits };

const preparations = new WeakMap<ProxyForRequest, Prepared>();

/** The prefixes of a proxy, indexed, and what counts as its limits. Made once for each row object. */
export function prepared(proxy: ProxyForRequest): Prepared {
  let preparation = preparations.get(proxy);
  if (preparation === undefined) {
    preparation = { index: indexPrefixes(proxy.prefixes), limits: withDefaults(proxy.limits) };
    preparations.set(proxy, preparation);
  }
  return preparation;
}

const WITHOUT_RULES = planRequest({ origin: null, rules: [] });

/**
 * What a proxy sends to an address. The sender, the dry run and the tests all ask here, so that they cannot differ (B-5).
 * @throws {UserError} PROXY_DISABLED, PROXY_FROZEN, WORKSPACE_FROZEN, NO_PREFIX_MATCHES; INVALID_TEMPLATE for a row that
 *   was not saved by us.
 */
export function planFor(
  proxy: ProxyForRequest,
  target: ProxyTarget["target"],
): { request: PlannedRequest; limits: ProxyLimits } {
  if (!proxy.isEnabled) throw new UserError("PROXY_DISABLED", `The proxy "${proxy.tag}" is switched off.`);
  checkNotFrozen(proxy);
  const { index, limits } = prepared(proxy);
  const request = index.match(target) ?? (proxy.unmatched === "FORWARD" ? WITHOUT_RULES : null);
  if (request !== null) return { request, limits };
  throw new UserError("NO_PREFIX_MATCHES", `No URL prefix of the proxy "${proxy.tag}" matches this URL.`);
}
