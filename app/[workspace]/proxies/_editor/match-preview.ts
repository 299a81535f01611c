import { BASIC_HEADER, headerKey } from "./header-names.ts";
import { readPrefix } from "./prefix-text.ts";
import type { PrefixValues } from "./proxy-values.ts";

/**
 * In which order the prefixes of the form win, worked out in the browser as somebody types. What would happen to a request
 * the server says (use-explanation.ts).
 */
export type Overlap = { header: string; longer: string; shorter: string };

/** True when `url` is `prefix` or lies below it: `/v1` has `/v1/charges`, but not `/v10`. */
export function isBelow(url: URL, prefix: string): boolean {
  const base = new URL(prefix);
  if (url.origin !== base.origin) return false;
  if (url.pathname === base.pathname) return true;
  return url.pathname.startsWith(base.pathname.endsWith("/") ? base.pathname : `${base.pathname}/`);
}

/** Prefixes that can be read, each once, longest first: the order in which they win. */
export function inOrder(prefixes: readonly PrefixValues[]): string[] {
  const read = prefixes.map(({ prefix }) => readPrefix(prefix).prefix).filter((prefix) => prefix !== null);
  return [...new Set(read)].sort((a, b) => b.length - a.length || a.localeCompare(b));
}

/** Pairs of prefixes, one below the other, that set the same header. */
export function overlaps(prefixes: readonly PrefixValues[]): Overlap[] {
  const order = inOrder(prefixes);
  const found: Overlap[] = [];
  for (const [index, longer] of order.entries()) {
    const names = headersOf(prefixes, longer);
    for (const shorter of order.slice(index + 1)) {
      if (!isBelow(new URL(longer), shorter)) continue;
      const others = new Set(headersOf(prefixes, shorter).map(headerKey));
      const shared = names.filter((name) => name !== "" && others.has(headerKey(name)));
      found.push(...shared.map((header) => ({ header, longer, shorter })));
    }
  }
  return found;
}

function headersOf(prefixes: readonly PrefixValues[], canonical: string): string[] {
  const found = prefixes.find(({ prefix }) => readPrefix(prefix).prefix === canonical);
  if (!found) return [];
  return [...found.rules.map(({ name }) => name.trim()), ...found.basicAuth.map(() => BASIC_HEADER)];
}
