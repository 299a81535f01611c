import { UserError } from "#core/errors.ts";

/**
 * Where a value may go. A destination is an origin (`https://api.stripe.com`) or an origin whose first label is `*`
 * (`https://*.example.com`), which stands for exactly one label. An empty list means any origin.
 *
 * Canonical form: lower case, IDNA and addresses as the WHATWG URL parser writes them, no default port. Lists are
 * sorted and without doubles, since they are part of what a value is sealed with (docs/crypto.md, AAD v1).
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
    if (destination === null) problems.push(invalidDestination([...field, String(i)]));
    return destination;
  });
  return [...new Set(parsed.filter((destination) => destination !== null))].sort();
}

function invalidDestination(field: readonly string[]): UserError {
  return new UserError(
    "INVALID_DESTINATION",
    "Give an origin such as https://api.example.com, or a host; no path, no user, and at least two labels after *.",
    field,
  );
}

/**
 * Whether a value with these destinations may go to `origin`, an origin as `URL.origin` gives it. Anything else is
 * refused, except by the empty list, which allows all.
 */
export function allowsDestination(destinations: readonly string[], origin: string): boolean {
  if (destinations.length === 0) return true;
  return !origin.includes("*") && destinations.some((destination) => covers(destination, origin));
}

/** Whether every origin that `next` allows is allowed by `current` too. */
export function isNarrowing(current: readonly string[], next: readonly string[]): boolean {
  if (current.length === 0) return true;
  return next.length > 0 && next.every((each) => current.some((destination) => covers(destination, each)));
}

/** Whether the canonical `destination` stands for `other`: the same, or a wildcard with exactly one label in its place. */
function covers(destination: string, other: string): boolean {
  if (destination === other) return true;
  const [scheme, rest] = destination.split("://*.");
  if (rest === undefined) return false;
  const start = `${scheme}://`;
  const end = `.${rest}`;
  if (!other.startsWith(start) || !other.endsWith(end)) return false;
  return /^[^.*/@:]+$/.test(other.slice(start.length, other.length - end.length));
}
