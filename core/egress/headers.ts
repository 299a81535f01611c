/**
 * Which fields cross: what a caller sends, what a rule may set, what an upstream answers. Both lists of pairs are flat,
 * name, value, name, value, as node:http and undici hold them, so that the hot path copies strings and nothing else.
 */

/** RFC 9110 §7.6.1, and what older software treats so. They end here in both directions. */
export const HOP_BY_HOP: ReadonlySet<string> = new Set([
  "connection",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "http2-settings",
]);

/** Of the caller: framing is ours, cookies are Keyhole's own, and who the caller is stays here. */
const NOT_SENT: ReadonlySet<string> = new Set([
  ...HOP_BY_HOP,
  "host",
  "content-length",
  "expect",
  "cookie",
  "cookie2",
  "forwarded",
  "via",
  "x-real-ip",
  "x-client-ip",
  "x-cluster-client-ip",
  "x-original-forwarded-for",
  "true-client-ip",
  "fastly-client-ip",
  "cf-connecting-ip",
  "cf-connecting-ipv6",
  "x-envoy-external-address",
]);

/** What the proxy sets itself: a rule for one of them would break framing, routing, or the scrubbing of answers. */
const RESERVED: ReadonlySet<string> = new Set([
  ...HOP_BY_HOP,
  "host",
  "content-length",
  "expect",
  "accept-encoding",
]);

/** Longer names than any in use; servers stop at the size of the whole section. */
const MAX_NAME_CHARS = 128;

/** True for a field name: a token of RFC 9110 §5.6.2, at most 128 characters. */
export function isHeaderName(text: string): boolean {
  return text.length <= MAX_NAME_CHARS && /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(text);
}

/** True for a name that no rule may set, in any case: framing, hop-by-hop, `Proxy-*` and `Keyhole-*`. */
export function isReservedHeader(name: string): boolean {
  const lower = name.toLowerCase();
  return RESERVED.has(lower) || lower.startsWith("proxy-") || lower.startsWith("keyhole-");
}

/** Our tokens, wherever somebody may have put one (docs/api-tokens.md, "Format v1"). */
const API_TOKEN = /khl_[0-9A-HJKMNP-TV-Z]{26}[0-9A-Za-z]{33}/;

const NONE: ReadonlySet<string> = new Set();

/**
 * The caller's fields that may go on, in their order. Whatever `Connection` nominates ends here too; what rules add is
 * added afterwards, so no nomination reaches it (security.md P-1).
 * @param replaced `headerKey`s of fields that are set by us, and so not taken from the caller in any spelling (P-2).
 */
export function forwardedHeaders(raw: readonly string[], replaced: ReadonlySet<string> = NONE): string[] {
  const nominated = nominatedNames(raw);
  const kept: string[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = raw[i] ?? "";
    const value = raw[i + 1] ?? "";
    const lower = name.toLowerCase();
    if (NOT_SENT.has(lower) || nominated?.has(lower) || replaced.has(lower.replaceAll("_", "-"))) continue;
    if (/^(proxy-|keyhole-|x-forwarded-)/.test(lower)) continue;
    if (isOurToken(lower, value)) continue;
    kept.push(name, value);
  }
  return kept;
}

/** `Authorization: Bearer khl_…` is meant for us, well-formed or not; elsewhere a whole token is. */
function isOurToken(lower: string, value: string): boolean {
  if (!value.includes("khl_")) return false;
  return (lower === "authorization" && /^\s*bearer\s+khl_/i.test(value)) || API_TOKEN.test(value);
}

/** Lower-case names that the `Connection` fields nominate; null when there is none, which is the usual case. */
export function nominatedNames(raw: readonly string[]): ReadonlySet<string> | null {
  let names: Set<string> | null = null;
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = raw[i] ?? "";
    if (name.length !== 10 || name.toLowerCase() !== "connection") continue;
    for (const option of (raw[i + 1] ?? "").split(",")) {
      const lower = option.trim().toLowerCase();
      if (lower === "" || lower === "keep-alive" || lower === "close") continue;
      names ??= new Set();
      names.add(lower);
    }
  }
  return names;
}

/**
 * Two names that an upstream may not tell apart: case never counts, and CGI, WSGI and PHP turn both `-` and `_` into
 * `_`, so a caller's `X_Api_Key` would stand beside an injected `X-Api-Key`.
 */
export function headerKey(name: string): string {
  return name.toLowerCase().replaceAll("_", "-");
}
