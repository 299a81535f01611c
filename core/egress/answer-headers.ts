import { HOP_BY_HOP, nominatedNames } from "./headers.ts";
import type { AnswerScrubber } from "./scrub.ts";

/**
 * Fields of an upstream that would act on Keyhole's own origin, on whoever stands before it, or that we say ourselves
 * (security.md P-4, L-9). Names that begin with one of `DROPPED_FAMILIES` too.
 */
const DROPPED: ReadonlySet<string> = new Set([
  ...HOP_BY_HOP,
  // Of another origin, on ours.
  "set-cookie",
  "set-cookie2",
  "content-security-policy",
  "content-security-policy-report-only",
  "strict-transport-security",
  "public-key-pins",
  "expect-ct",
  "clear-site-data",
  "refresh",
  "service-worker-allowed",
  "alt-svc",
  "nel",
  "report-to",
  "reporting-endpoints",
  "permissions-policy",
  "origin-agent-cluster",
  "sourcemap",
  "x-sourcemap",
  "timing-allow-origin",
  // Orders to a server or CDN in front of us: send a file, keep the answer.
  "x-sendfile",
  "x-lighttpd-send-file",
  "surrogate-control",
  "cdn-cache-control",
  "cloudflare-cdn-cache-control",
  // Ours.
  "cache-control",
  "expires",
  "pragma",
  "x-content-type-options",
]);
const DROPPED_FAMILIES = /^(?:access-control-|cross-origin-|keyhole-|proxy-|x-accel-)/;

/** What they say of the body holds no longer once an echo may be taken out of it, or a coding was undone. */
const OF_THE_BODY: ReadonlySet<string> = new Set([
  "content-length",
  "content-encoding",
  "content-md5",
  "digest",
  "content-digest",
  "repr-digest",
  "etag",
  "accept-ranges",
]);

/** RFC 9110 §6.5.1: what would change, after the fact, how the message is framed, routed, authorised or read. */
const NOT_IN_TRAILERS: ReadonlySet<string> = new Set([
  ...OF_THE_BODY,
  "age",
  "allow",
  "authorization",
  "content-language",
  "content-location",
  "content-range",
  "content-type",
  "cookie",
  "date",
  "expect",
  "host",
  "if-match",
  "if-modified-since",
  "if-none-match",
  "if-range",
  "if-unmodified-since",
  "last-modified",
  "location",
  "max-forwards",
  "range",
  "retry-after",
  "vary",
  "warning",
  "www-authenticate",
]);

/** Added to every answer of an upstream. The sandbox lets its HTML run nothing on our origin. */
const ADDED = [
  "Cache-Control",
  "no-store",
  "Content-Security-Policy",
  "sandbox; default-src 'none'",
  "X-Content-Type-Options",
  "nosniff",
  "Keyhole-Answer",
] as const;

const FROM_UPSTREAM: readonly string[] = [...ADDED, "upstream"];
/** Where the body, and most of the header, are ours. */
export const WITHHELD_HEADERS: readonly string[] = [...ADDED, "withheld"];

const NO_FIELDS: readonly string[] = [];

/**
 * The fields of an answer that go on, without echoes, as latin1 strings: each character is one byte of the wire.
 * @param raw as undici gives them, name and value in turn.
 * @param args.scrubber null where no secret was sent.
 * @param args.isSame false when the body that goes on may be another than the one that came.
 */
export function answerHeaders(
  raw: readonly Buffer[],
  { scrubber, isSame }: { scrubber: AnswerScrubber | null; isSame: boolean },
): string[] {
  const fields = FROM_UPSTREAM.slice();
  addFields(fields, raw, scrubber, isSame ? null : OF_THE_BODY);
  return fields;
}

/** The same for the fields behind a body. @param raw empty or null when there are none. */
export function answerTrailers(
  raw: readonly Buffer[] | null | undefined,
  scrubber: AnswerScrubber | null,
): readonly string[] {
  if (raw == null || raw.length === 0) return NO_FIELDS;
  const fields: string[] = [];
  addFields(fields, raw, scrubber, NOT_IN_TRAILERS);
  return fields;
}

function addFields(
  fields: string[],
  raw: readonly Buffer[],
  scrubber: AnswerScrubber | null,
  dropped: ReadonlySet<string> | null,
): void {
  const nominated = nominatedIn(raw);
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const nameBytes = raw[i] as Buffer;
    const valueBytes = raw[i + 1] as Buffer;
    const name = nameBytes.toString("latin1");
    const lower = name.toLowerCase();
    if (DROPPED.has(lower) || dropped?.has(lower) || nominated?.has(lower)) continue;
    if (DROPPED_FAMILIES.test(lower)) continue;
    // A name with an echo in it has no harmless form.
    if (scrubber !== null && scrubber.header(nameBytes) !== nameBytes) continue;
    const value = scrubber === null ? valueBytes : scrubber.header(valueBytes);
    fields.push(name, value.toString("latin1"));
  }
}

/** Nearly every answer's `Connection`, if it has one, names nothing but itself. */
function nominatedIn(raw: readonly Buffer[]): ReadonlySet<string> | null {
  let fields: string[] | null = null;
  for (let i = 0; i + 1 < raw.length; i += 2) {
    if (!isNamed(raw[i] as Buffer, "connection")) continue;
    fields ??= [];
    fields.push("connection", (raw[i + 1] as Buffer).toString("latin1"));
  }
  return fields === null ? null : nominatedNames(fields);
}

/** The first value of a field, as latin1. @param name in lower case. */
export function fieldValue(raw: readonly Buffer[], name: string): string | null {
  for (let i = 0; i + 1 < raw.length; i += 2) {
    if (isNamed(raw[i] as Buffer, name)) return (raw[i + 1] as Buffer).toString("latin1");
  }
  return null;
}

function isNamed(bytes: Buffer, name: string): boolean {
  return bytes.length === name.length && bytes.toString("latin1").toLowerCase() === name;
}
