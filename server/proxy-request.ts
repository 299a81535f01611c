import type { IncomingMessage } from "node:http";
import { config } from "#platform/config.ts";
import { RequestRefused } from "./proxy-problem.ts";

/** What is asked of a request for the proxy before anybody looks who sends it. Reads the head only. */

/**
 * node's parser refuses most of what two servers could read differently; this is the rest, and a second look at what
 * matters most (security.md P-6); which methods are sent, core/egress says.
 * @throws {RequestRefused} 400, 501. The connection must then be closed: nobody knows where the request ends.
 */
export function checkHead({ rawHeaders, headers, httpVersionMinor }: IncomingMessage): void {
  let hosts = 0;
  let framings = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] as string;
    if (name.length === 4 && name.toLowerCase() === "host") hosts += 1;
    else if (name.length === 14 && name.toLowerCase() === "content-length") framings += 1;
    else if (name.length === 17 && name.toLowerCase() === "transfer-encoding") framings += 1;
  }
  // HTTP/1.0 knew none.
  if (hosts !== 1 && (hosts > 1 || httpVersionMinor > 0)) throw malformed("Send exactly one Host header.");
  if (framings > 1) throw malformed("The request says twice where its body ends.");
  const { upgrade, "transfer-encoding": coding } = headers;
  if (coding !== undefined && coding.toLowerCase() !== "chunked") {
    throw malformed("The body of the request may be chunked, and nothing else.");
  }
  // A client that offers HTTP/2 in passing (curl --http2) may be answered as if it had not, RFC 9110 §7.8.
  if (upgrade !== undefined && upgrade.toLowerCase() !== "h2c") {
    throw new RequestRefused(
      501,
      "UPGRADE_NOT_SUPPORTED",
      "The proxy does not carry WebSockets or other upgrades.",
    );
  }
}

function malformed(message: string): RequestRefused {
  return new RequestRefused(400, "MALFORMED_REQUEST", message);
}

/** What node's parser did not take, or did not get in time. @param code of its error. */
export function brokenRequest(code: string | undefined): RequestRefused {
  if (code === "HPE_HEADER_OVERFLOW") {
    return new RequestRefused(431, "HEADERS_TOO_LARGE", "The header of the request is too large.");
  }
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return tooSlow();
  return malformed("The request is not well-formed HTTP/1.1.");
}

export function tooSlow(): RequestRefused {
  return new RequestRefused(408, "REQUEST_TIMEOUT", "The request did not arrive in time.");
}

export function connectRefused(): RequestRefused {
  return new RequestRefused(405, "METHOD_NOT_ALLOWED", "Keyhole opens no tunnels.");
}

export function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers["content-length"];
  return (length !== undefined && length !== "0") || headers["transfer-encoding"] !== undefined;
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

/** RFC 9110 §10.1.4: a list of codings, each perhaps with a weight. */
export function takesTrailers({ headers }: IncomingMessage): boolean {
  const { te } = headers;
  return te !== undefined && /(^|,)\s*trailers\s*($|,)/i.test(String(te));
}
