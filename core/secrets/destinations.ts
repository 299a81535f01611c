import { UserError } from "#core/errors.ts";
import { config } from "#platform/config.ts";

/**
 * Where a value may go. A destination is an origin (`https://api.stripe.com`) or an origin whose first label is `*`
 * (`https://*.example.com`), which stands for exactly one label; in the canonical form that destination-input.ts makes.
 * An empty list means any origin, unless the instance requires destinations: then it means none.
 */

/** Whether a value may be sent to `origin` now: by its destinations, and by what the instance requires. */
export function mayGo(destinations: readonly string[], origin: string): boolean {
  if (destinations.length === 0 && config().requireDestinations) return false;
  return allowsDestination(destinations, origin);
}

/**
 * The check before a value is opened and before one that is open is used, for whatever sends it.
 * @throws {UserError} SECRET_HOST_NOT_ALLOWED, naming the tag.
 */
export function checkMayGo(
  { tag, destinations }: { readonly tag: string; readonly destinations: readonly string[] },
  origin: string,
): void {
  if (mayGo(destinations, origin)) return;
  const message =
    destinations.length === 0
      ? `The secret "${tag}" has no destinations, and this instance requires them. Say where it may go, then try again.`
      : `The secret "${tag}" may not be sent to ${origin}.`;
  throw new UserError("SECRET_HOST_NOT_ALLOWED", message, null, { details: { tag, origin } });
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

/**
 * The origins that both lists allow, or null when there are none: the empty list would mean any. Each origin is an entry
 * or stands for one label of one, so of two entries that share an origin one covers the other.
 */
export function commonDestinations(a: readonly string[], b: readonly string[]): string[] | null {
  if (a.length === 0) return [...b];
  if (b.length === 0) return [...a];
  const common = [
    ...a.filter((each) => b.some((other) => covers(other, each))),
    ...b.filter((each) => a.some((other) => covers(other, each))),
  ];
  return common.length === 0 ? null : [...new Set(common)].sort();
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
