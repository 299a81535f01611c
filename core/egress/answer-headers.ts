import { HOP_BY_HOP, nominatedNames } from "./headers.ts";
import type { Scrubber } from "./scrub.ts";

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
const DROPPED_FAMILIES = /^(access-control-|cross-origin-|keyhole-|proxy-|x-accel-)/;

/** Added to every answer of an upstream. The sandbox lets its HTML run nothing on our origin. */
const ADDED = [
  "Cache-Control",
  "no-store",
  "Content-Security-Policy",
  "sandbox; default-src 'none'",
  "X-Content-Type-Options",
  "nosniff",
  "Keyhole-Answer",
  "upstream",
] as const;

/**
 * The fields of an answer that go on, without echoes, as latin1 strings: each character is one byte of the wire.
 * @param raw as undici gives them, name and value in turn.
 * @param args.keepsLength false when the body may change, so that its announced length would be a lie.
 */
export function answerHeaders(
  raw: readonly Buffer[],
  { scrubber, keepsLength }: { scrubber: Scrubber | null; keepsLength: boolean },
): string[] {
  const texts = raw.map((bytes) => bytes.toString("latin1"));
  const nominated = nominatedNames(texts);
  const kept: string[] = [...ADDED];
  for (let i = 0; i + 1 < texts.length; i += 2) {
    const name = texts[i] as string;
    const lower = name.toLowerCase();
    if (DROPPED.has(lower) || nominated?.has(lower) || DROPPED_FAMILIES.test(lower)) continue;
    if (lower === "content-length" && !keepsLength) continue;
    if (scrubber === null) {
      kept.push(name, texts[i + 1] as string);
      continue;
    }
    // A name with an echo in it has no harmless form.
    const nameBytes = raw[i] as Buffer;
    if (scrubber.whole(nameBytes) !== nameBytes) continue;
    kept.push(name, scrubber.whole(raw[i + 1] as Buffer).toString("latin1"));
  }
  return kept;
}

/**
 * The coding under which an echo could hide, or null when the body stands there as it is: we ask for `identity`, and an
 * upstream that answers otherwise all the same cannot be read. "chunked" is the framing and not a coding.
 */
export function hiddenCoding(raw: readonly Buffer[]): string | null {
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = (raw[i] as Buffer).toString("latin1").toLowerCase();
    if (name !== "content-encoding" && name !== "transfer-encoding") continue;
    const plain = name === "content-encoding" ? "identity" : "chunked";
    const codings = (raw[i + 1] as Buffer).toString("latin1").toLowerCase().split(",");
    if (codings.some((coding) => !["", plain].includes(coding.trim()))) return name;
  }
  return null;
}
