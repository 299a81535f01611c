import type { IncomingMessage } from "node:http";
import { config } from "#platform/config.ts";
import { RequestRefused } from "./proxy-problem.ts";

/** What is asked of a request for the proxy before anybody looks who sends it. Reads the head only. */

/**
 * node's parser refuses most of what two servers could read differently; this is the rest, and a second look at what
 * matters most (security.md P-6); which methods are sent, core/egress says.
 * @throws {RequestRefused} 400, 501. The connection must then be closed: nobody knows where the request ends.
 */
export function checkHead(req: IncomingMessage): void {
  if (count(req, "host") > 1) throw malformed("The request has two Host headers.");
  const lengths = count(req, "content-length");
  const encodings = count(req, "transfer-encoding");
  if (lengths + encodings > 1) throw malformed("The request says twice where its body ends.");
  if (encodings === 1 && req.headers["transfer-encoding"]?.toLowerCase() !== "chunked") {
    throw malformed("The body of the request may be chunked, and nothing else.");
  }
  // A client that offers HTTP/2 in passing (curl --http2) may be answered as if it had not, RFC 9110 §7.8.
  const upgrade = req.headers.upgrade?.toLowerCase();
  if (upgrade !== undefined && upgrade !== "h2c") {
    throw new RequestRefused(
      501,
      "UPGRADE_NOT_SUPPORTED",
      "The proxy does not carry WebSockets or other upgrades.",
    );
  }
}

function count(req: IncomingMessage, name: string): number {
  const { rawHeaders } = req;
  let found = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const raw = rawHeaders[i] ?? "";
    if (raw.length === name.length && raw.toLowerCase() === name) found += 1;
  }
  return found;
}

function malformed(message: string): RequestRefused {
  return new RequestRefused(400, "MALFORMED_REQUEST", message);
}

export function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

/** Origin of the page that calls, or null when it is Keyhole's own page, or no page. */
export function foreignOrigin({ headers }: IncomingMessage): string | null {
  const { origin, host } = headers;
  if (origin === undefined || origin === config().publicUrl) return null;
  // On one machine Keyhole has several names. Only the token counts here, no cookie, so a false name gains nothing.
  return origin === `http://${host}` || origin === `https://${host}` ? null : origin;
}

/** The question that a browser asks before it sends a request with our header from another origin. */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  return (
    method === "OPTIONS" &&
    headers.origin !== undefined &&
    headers["access-control-request-method"] !== undefined
  );
}
