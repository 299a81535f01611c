import { isPlainPath } from "#core/egress/plain-path.ts";
import type { EgressTarget } from "#core/egress/plan.ts";
import { UserError } from "#core/errors.ts";

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
  return { tag, target: parseTargetUrl(typed) };
}

/** The absolute URL alone, by the same rules. @throws {UserError} INVALID_TARGET_URL. */
export function parseTargetUrl(typed: string): ProxyTarget["target"] {
  const match = /^(https?):\/{1,2}([^/?]+)([^?]*)(\?.*)?$/is.exec(typed);
  if (!match) throw invalid("Put an absolute http or https URL after the identifier.");
  const [, scheme = "", authority = "", path = "", query = ""] = match;
  if (!/^[\x21-\x7e]+$/.test(typed)) throw invalid("Percent-encode what is not visible ASCII.");
  if (/[\\#]/.test(typed)) throw invalid("A backslash or # must be percent-encoded.");
  if (authority.includes("@")) throw invalid("A user or password in the URL is not accepted.");
  const base = `${scheme}://${authority}`;
  const { origin, hostname, port } = knownBases.get(base) ?? readBase(base);
  const pathname = path || "/";
  if (!isObviouslyPlain(pathname)) checkPath(base, pathname);
  return { origin, hostname, port, pathname, path: pathname + query };
}

type Base = Pick<EgressTarget, "origin" | "hostname" | "port">;

/** The URL parser costs more than the rest of this file together, and the same few hosts come again and again. */
const knownBases = new Map<string, Base>();
const MAX_BASES = 1_000;
/** The longest name of a host has 253 characters; what is longer is spelt oddly, and not worth the memory. */
const MAX_BASE_CHARS = 300;

function readBase(text: string): Base {
  if (!URL.canParse(text)) throw invalid("The host or port of the URL can't be read.");
  const { origin, hostname, port, protocol } = new URL(text);
  if (hostname.endsWith(".")) throw invalid("The host of the URL must not end in a dot.");
  const base = { origin, hostname, port: Number(port || (protocol === "https:" ? 443 : 80)) };
  if (knownBases.size >= MAX_BASES) knownBases.clear();
  if (text.length <= MAX_BASE_CHARS) knownBases.set(text, base);
  return base;
}

/** True only for what `checkPath` accepts: characters that the parser leaves alone, and no segment of dots. */
function isObviouslyPlain(pathname: string): boolean {
  return /^[A-Za-z0-9/._~!$&'()*+,=:@-]+$/.test(pathname) && !/\/\.+(?:\/|$)/.test(pathname);
}

function checkPath(base: string, pathname: string): void {
  if (new URL(base + pathname).pathname === pathname && isPlainPath(pathname)) return;
  throw invalid("The path of the URL has dot segments, or characters that must be percent-encoded.");
}

function invalid(message: string): UserError {
  return new UserError("INVALID_TARGET_URL", message);
}
