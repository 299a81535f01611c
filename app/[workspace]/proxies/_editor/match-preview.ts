import { redactedTemplate } from "#app/_lib/template-text.ts";
import { headerKey } from "./header-names.ts";
import { readPrefix } from "./prefix-text.ts";
import type { ProxyValues } from "./proxy-values.ts";

/**
 * What the proxy would do with a URL, worked out in the browser from the form as it stands. The rule is that of
 * core/proxies/match-prefix: whole path segments, and for each header the longest prefix that sets it.
 */
type Prefix = ProxyValues["prefixes"][number];
export type SentHeader = { name: string; value: string; prefix: string; allowOverride: boolean };
export type Overlap = { header: string; longer: string; shorter: string };

/** True when `url` is `prefix` or lies below it: `/v1` has `/v1/charges`, but not `/v10`. */
export function isBelow(url: URL, prefix: string): boolean {
  const base = new URL(prefix);
  if (url.origin !== base.origin) return false;
  if (url.pathname === base.pathname) return true;
  return url.pathname.startsWith(base.pathname.endsWith("/") ? base.pathname : `${base.pathname}/`);
}

/** Prefixes that can be read, each once, longest first: the order in which they win. */
export function inOrder(prefixes: readonly Prefix[]): string[] {
  const read = prefixes.map(({ prefix }) => readPrefix(prefix).prefix).filter((prefix) => prefix !== null);
  return [...new Set(read)].sort((a, b) => b.length - a.length || a.localeCompare(b));
}

/** The prefixes that match `url`, longest first. */
export function matching(prefixes: readonly Prefix[], url: URL): string[] {
  return inOrder(prefixes).filter((prefix) => isBelow(url, prefix));
}

/** The headers that a request to `url` gets, values as dots, each with the prefix that gave it. */
export function headersFor(prefixes: readonly Prefix[], url: URL): SentHeader[] {
  const sent = new Map<string, SentHeader>();
  for (const prefix of matching(prefixes, url)) {
    for (const rule of rulesOf(prefixes, prefix)) {
      const name = rule.name.trim();
      if (name === "" || sent.has(headerKey(name))) continue;
      const value = redactedTemplate(rule.value);
      sent.set(headerKey(name), { name, value, prefix, allowOverride: rule.allowOverride });
    }
  }
  return [...sent.values()];
}

/** Pairs of prefixes, one below the other, that set the same header. */
export function overlaps(prefixes: readonly Prefix[]): Overlap[] {
  const order = inOrder(prefixes);
  const found: Overlap[] = [];
  for (const [index, longer] of order.entries()) {
    const names = rulesOf(prefixes, longer).map(({ name }) => name.trim());
    for (const shorter of order.slice(index + 1)) {
      if (!isBelow(new URL(longer), shorter)) continue;
      const others = new Set(rulesOf(prefixes, shorter).map(({ name }) => headerKey(name)));
      const shared = names.filter((name) => name !== "" && others.has(headerKey(name)));
      found.push(...shared.map((header) => ({ header, longer, shorter })));
    }
  }
  return found;
}

function rulesOf(prefixes: readonly Prefix[], canonical: string): Prefix["rules"] {
  return prefixes.find(({ prefix }) => readPrefix(prefix).prefix === canonical)?.rules ?? [];
}
