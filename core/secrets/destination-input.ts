import { UserError } from "#core/errors.ts";
import { config } from "#platform/config.ts";
import { isPublicSuffix } from "./public-suffix.ts";

/**
 * What people type as destinations (destinations.ts says what those mean), and its canonical form: lower case, IDNA and
 * addresses as the WHATWG URL parser writes them, no default port. Lists are sorted and without doubles, since they are
 * part of what a value is sealed with (docs/crypto.md, AAD v1).
 */
export const MAX_DESTINATIONS = 50;
/** A host name has at most 253 characters (RFC 1035 §2.3.4); with scheme, port and brackets nothing needs more. */
const MAX_DESTINATION_CHARS = 300;
/** Stands for `*` while the URL parser looks at the rest; it must survive the parser unchanged. */
const PROBE = "wildcard";

/** The canonical form of what was typed, or null when it is neither an origin nor a bare host (which means https). */
export function parseDestination(typed: string): string | null {
  const text = typed.trim();
  if (text.length > MAX_DESTINATION_CHARS) return null;
  // The parser forgives much (backslashes, missing slashes, dot segments, tabs); nothing of that is an origin.
  const match = /^(?:(https?):\/\/)?(\*\.)?([^\s/\\?#@%*]+)\/?$/i.exec(text);
  if (!match) return null;
  const [, scheme = "https", wildcard, authority = ""] = match;
  const probe = `${scheme.toLowerCase()}://${wildcard ? `${PROBE}.` : ""}${authority}`;
  if (!URL.canParse(probe)) return null;
  const { origin, hostname, protocol, pathname, search, hash } = new URL(probe);
  if (!/^https?:$/.test(protocol) || pathname !== "/" || search !== "" || hash !== "") return null;
  // Full-width forms become ASCII in the parser, so `＊` and `。` are looked for behind it.
  if (hostname.includes("*") || hostname.split(".").includes("")) return null;
  if (!wildcard) return origin;
  // A wildcard above a top-level domain would be half the internet.
  if (hostname.split(".").length < 3) return null;
  return origin.replace(`://${PROBE}.`, "://*.");
}

/**
 * The canonical list, with one problem for each entry that is none, pointing at it.
 * @param given null and left out are the empty list.
 */
export function checkDestinations(
  given: readonly string[] | null | undefined,
  problems: UserError[],
  field: readonly string[] = ["input", "destinations"],
): string[] {
  if (given == null) return [];
  if (!Array.isArray(given) || given.length > MAX_DESTINATIONS) {
    problems.push(new UserError("TOO_LONG", `List at most ${MAX_DESTINATIONS} destinations.`, field));
    return [];
  }
  const parsed = given.map((typed: unknown, i) => {
    const destination = typeof typed === "string" ? parseDestination(typed) : null;
    const problem = destination === null ? NOT_AN_ORIGIN : suffixProblem(destination);
    if (problem !== null) problems.push(new UserError("INVALID_DESTINATION", problem, [...field, String(i)]));
    return destination;
  });
  return [...new Set(parsed.filter((destination) => destination !== null))].sort();
}

const NOT_AN_ORIGIN =
  "Give an origin such as https://api.example.com, or a host; no path, no user, and at least two labels after *.";

/**
 * Never a name of which anybody can get a part: who saves it means one owner, and the next tenant is another. What the
 * sentences quote stands in a public list.
 */
function suffixProblem(destination: string): string | null {
  const isWildcard = destination.includes("://*.");
  const { hostname } = new URL(destination.replace("://*.", "://"));
  if (!isPublicSuffix(hostname)) return null;
  const others = isWildcard ? ", so * would stand for other people's hosts too" : "";
  return `Anybody can get a name under ${hostname}${others}. Name the host that gets the value.`;
}

/**
 * Whether this list is missing although the instance requires one (KEYHOLE_REQUIRE_DESTINATIONS).
 * @returns the problem to be shown, at `field`; null when there is none.
 */
export function requiredProblem(
  destinations: readonly string[],
  field: readonly string[] = ["input", "destinations"],
): UserError | null {
  if (destinations.length > 0 || !config().requireDestinations) return null;
  return new UserError(
    "DESTINATIONS_REQUIRED",
    "This instance requires destinations. Say where the value may go, such as https://api.example.com.",
    field,
  );
}
