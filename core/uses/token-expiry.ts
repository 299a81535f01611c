import { now } from "#platform/clock.ts";

/**
 * Header fields in which servers say when the credential of the request ends, in lower case. Only those that a server's
 * makers describe, or that its client libraries read.
 *
 * `github-authentication-token-expiration`: with "UTC" or with an offset, as go-github reads both.
 * @see https://github.blog/changelog/2021-07-26-expiration-options-for-personal-access-tokens/
 * @see https://github.com/google/go-github/blob/master/github/github.go (parseTokenExpiration)
 */
const FIELDS: readonly { name: string; read: (text: string) => number | null }[] = [
  { name: "github-authentication-token-expiration", read: readDateAndZone },
];

/** A token that ended longer ago than clocks are apart, or ends in another generation, is a misreading. */
const PAST_MS = 86_400_000;
const FUTURE_MS = 20 * 366 * 86_400_000;

/**
 * When the credential ends, by the answer's head; null when it does not say, says it twice, or says what cannot be.
 * @param raw as undici gives them, name and value in turn. Only lengths are compared for names that are not known.
 */
export function tokenExpiry(raw: readonly Buffer[]): Date | null {
  let found: Date | null = null;
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = raw[i] as Buffer;
    for (const field of FIELDS) {
      if (name.length !== field.name.length || name.toString("latin1").toLowerCase() !== field.name) continue;
      const time = field.read((raw[i + 1] as Buffer).toString("latin1"));
      if (found !== null || time === null || !isPlausible(time)) return null;
      found = new Date(time);
    }
  }
  return found;
}

function isPlausible(time: number): boolean {
  const present = now().getTime();
  return time > present - PAST_MS && time < present + FUTURE_MS;
}

/** `2026-12-24 10:20:30 UTC` or `2026-12-24 10:20:30 -0800`. */
function readDateAndZone(text: string): number | null {
  const parts = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) (UTC|[+-]\d{4})$/.exec(text.trim());
  if (parts === null) return null;
  const [, day = "", clock = "", zone = ""] = parts;
  const utc = new Date(`${day}T${clock}Z`);
  // A day that the month does not have is carried into the next one; then it reads back as another.
  if (Number.isNaN(utc.getTime()) || utc.toISOString() !== `${day}T${clock}.000Z`) return null;
  const offset = offsetMs(zone);
  return offset === null ? null : utc.getTime() - offset;
}

function offsetMs(zone: string): number | null {
  if (zone === "UTC") return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(3))];
  if (hours > 14 || minutes > 59) return null;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
