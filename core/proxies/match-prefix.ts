import { headerKey } from "#core/egress/headers.ts";
import type { ProxyForRequest } from "#db/queries/proxies.ts";

type Prefix = ProxyForRequest["prefixes"][number];
export type MatchedRule = Prefix["rules"][number];

/**
 * The rules that apply to an address: those of every prefix that it begins with, and for each header, ignoring case
 * and `_` for `-`, the one of the longest prefix. A prefix counts on the same scheme, host and port and on whole path segments:
 * `https://a.example/v1` is a prefix of `/v1` and `/v1/x`, not of `/v1x` or of another host that begins alike.
 * @param target `origin` and `pathname` as the URL parser writes them; prefixes are stored so too (url-prefix.ts).
 * @returns null when no prefix matches; a prefix without rules is a match.
 */
export function matchPrefix(
  prefixes: readonly Prefix[],
  target: { origin: string; pathname: string },
): MatchedRule[] | null {
  const matching = prefixes.filter(({ prefix }) => isPrefix(prefix, target));
  if (matching.length === 0) return null;
  const rules = new Map<string, MatchedRule>();
  // Longest last: it overwrites. Two that match one address never have the same length.
  for (const prefix of matching.sort((a, b) => a.prefix.length - b.prefix.length)) {
    for (const rule of prefix.rules) rules.set(headerKey(rule.name), rule);
  }
  return [...rules.values()];
}

function isPrefix(prefix: string, { origin, pathname }: { origin: string; pathname: string }): boolean {
  // The slash behind the origin ends host and port: `https://a.example` is no prefix of `https://a.example.evil`.
  if (!prefix.startsWith(origin) || prefix.charAt(origin.length) !== "/") return false;
  const path = prefix.slice(origin.length);
  if (!pathname.startsWith(path)) return false;
  return path.endsWith("/") || pathname.length === path.length || pathname.charAt(path.length) === "/";
}
