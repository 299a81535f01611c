import { UpstreamError } from "#core/errors.ts";

/** What is said to the upstream whenever a secret is sent, whatever the caller accepts: decode-answer.ts undoes them. */
export const ACCEPTED_CODINGS = "gzip, br, zstd";

/** `deflate` is not asked for, since half of the servers mean something else by it; both meanings are undone. */
const KNOWN: ReadonlySet<string> = new Set(["gzip", "x-gzip", "deflate", "br", "zstd"]);
/** Two are a server's mistake behind a CDN's; each more multiplies what a small answer can become. */
const MAX_CODINGS = 3;

/**
 * The codings of an answer's content, in the order in which they were applied; empty when it stands there as it is.
 * Null when one is none of ours, or when the framing is coded too, which we never asked for: an echo could hide in it.
 */
export function codingsOf(raw: readonly Buffer[]): readonly string[] | null {
  const codings: string[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const { length } = raw[i] as Buffer;
    if (length !== 16 && length !== 17) continue;
    const name = (raw[i] as Buffer).toString("latin1").toLowerCase();
    if (name !== "content-encoding" && name !== "transfer-encoding") continue;
    for (const part of (raw[i + 1] as Buffer).toString("latin1").toLowerCase().split(",")) {
      const coding = part.trim();
      if (coding === "" || coding === (length === 16 ? "identity" : "chunked")) continue;
      if (length === 17 || !KNOWN.has(coding)) return null;
      codings.push(coding);
    }
  }
  return codings.length > MAX_CODINGS ? null : codings;
}

/** The coding is none of ours. */
export function unknownCoding(): UpstreamError {
  return new UpstreamError(
    "http_response_content_coding",
    `The upstream coded its answer in a way that was not asked for (${ACCEPTED_CODINGS}), so it can't be searched for the secret.`,
  );
}

/** The content is not what the coding says. @param reason a code of zlib; never its text. */
export function brokenCoding(reason: string): UpstreamError {
  const message = "The upstream's answer is not in the coding that its Content-Encoding names.";
  return new UpstreamError("http_response_content_coding", message, { reason });
}
