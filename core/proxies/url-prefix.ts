import { isPlainPath } from "#core/egress/plain-path.ts";
import { parseDestination } from "#core/secrets/destination-input.ts";

/**
 * An address with which the URLs of requests begin: origin and path, on whole path segments (D-3). Canonical form is
 * what the URL parser writes (lower-case host, IDNA, no default port, percent-encoded path), so that it can be
 * compared with the parsed URL of a request. `https://a.example/v1` and `https://a.example/v1/` are two prefixes.
 */

/** A quarter of what servers take as a request line; PostgreSQL's unique index holds rows of up to 2,704 bytes. */
export const MAX_URL_PREFIX_CHARS = 2_048;

/**
 * The canonical form of what was typed, or null when it is no absolute http(s) URL, has a user, a query or a
 * fragment, or has a path that two readers could take for two places: what `isPlainPath` refuses, backslashes, doubled
 * slashes. Braces are refused, since they look like a template and would not be one.
 */
export function parseUrlPrefix(typed: string): string | null {
  const text = typed.trim();
  if (text.length > MAX_URL_PREFIX_CHARS || !text.isWellFormed()) return null;
  // The parser forgives missing slashes, backslashes and tabs, and drops dot segments; here they are looked for first.
  const match = /^(https?:\/\/[^/]+)(\/[^\s\\?#{}]*)?$/i.exec(text);
  if (!match) return null;
  const [, authority = "", path = "/"] = match;
  const origin = parseDestination(authority);
  if (origin === null || origin.includes("*")) return null;
  if (path.includes("//") || !isPlainPath(path)) return null;
  const { href } = new URL(origin + path);
  return href.length <= MAX_URL_PREFIX_CHARS ? href : null;
}
