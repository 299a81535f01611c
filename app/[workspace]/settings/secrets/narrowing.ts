import { destinationFrom } from "#app/_lib/destination.ts";

/**
 * Narrowing of destinations as the server understands it (core/secrets/destinations.ts): from "any" to some, fewer of
 * them, or one origin below a `*` label. Answers the parser of a field that must not widen `current`.
 */
export function narrowingParser(current: readonly string[]): (typed: string) => string | null {
  return (typed) => {
    const destination = destinationFrom(typed);
    if (destination === null || current.length === 0) return destination;
    return current.some((wider) => covers(wider, destination)) ? destination : null;
  };
}

function covers(wider: string, destination: string): boolean {
  if (wider === destination) return true;
  const [scheme, rest] = wider.split("://*.");
  if (rest === undefined) return false;
  const start = `${scheme}://`;
  const end = `.${rest}`;
  if (!destination.startsWith(start) || !destination.endsWith(end)) return false;
  return /^[^.*/@:]+$/.test(destination.slice(start.length, destination.length - end.length));
}
