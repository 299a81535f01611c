import type { EgressTarget } from "#core/egress/plan.ts";
import { UserError } from "#core/errors.ts";
import { isPlainPath } from "./plain-path.ts";

export type ProxyTarget = {
  /** As it stands in the URL; may be no tag at all. */
  readonly tag: string;
  /** `path` holds the query too. */
  readonly target: EgressTarget & { readonly pathname: string };
};

/**
 * Reads `/proxy/<tag>/<absolute URL>` from the target of a request as it came in. One reading only: the URL parser's.
 * Path and query are sent byte for byte as they were compared with the prefixes, so whatever the parser would write
 * otherwise, or an upstream could read otherwise, is refused and not mended (security.md D-3, S-1): user info, a
 * fragment, dot segments in any encoding, backslashes, control characters, anything outside ASCII.
 * `https:/host` is `https://host`: proxies in front of us merge slashes (decision 22).
 * @throws {UserError} INVALID_TARGET_URL. The message does not quote the URL.
 */
export function parseTarget(requestTarget: string): ProxyTarget {
  const match = /^\/proxy\/([^/?#]*)(?:\/(.*))?$/s.exec(requestTarget);
  if (!match) throw invalid("Call /proxy/<identifier>/<absolute URL>.");
  const [, tag = "", typed = ""] = match;
  return { tag, target: readUrl(typed) };
}

function readUrl(typed: string): ProxyTarget["target"] {
  const match = /^(https?):\/{1,2}([^/?]+)([^?]*)(\?.*)?$/is.exec(typed);
  if (!match) throw invalid("Put an absolute http or https URL after the identifier.");
  const [, scheme = "", authority = "", path = "", query = ""] = match;
  if (!/^[\x21-\x7e]+$/.test(typed)) throw invalid("Percent-encode what is not visible ASCII.");
  if (/[\\#]/.test(typed)) throw invalid("A backslash or # must be percent-encoded.");
  if (authority.includes("@")) throw invalid("A user or password in the URL is not accepted.");
  const base = `${scheme}://${authority}`;
  if (!URL.canParse(base + path)) throw invalid("The host or port of the URL can't be read.");
  const { origin, hostname, port, protocol, pathname } = new URL(base + path);
  if (pathname !== (path || "/") || !isPlainPath(pathname)) {
    throw invalid("The path of the URL has dot segments, or characters that must be percent-encoded.");
  }
  const defaultPort = protocol === "https:" ? 443 : 80;
  return { origin, hostname, port: Number(port || defaultPort), pathname, path: pathname + query };
}

function invalid(message: string): UserError {
  return new UserError("INVALID_TARGET_URL", message);
}
