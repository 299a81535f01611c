import { inspect } from "node:util";
import { expect, test } from "vitest";
import { UpstreamError } from "#core/errors.ts";
import { toUpstreamError } from "./upstream-error.ts";

function failure(code: unknown, message = "canary", more: object = {}): Error {
  return Object.assign(new Error(message), { code, ...more });
}

test.each([
  ["ENOTFOUND", "dns_error"],
  ["EAI_AGAIN", "dns_error"],
  ["ECONNREFUSED", "connection_refused"],
  ["ECONNRESET", "connection_terminated"],
  ["UND_ERR_SOCKET", "connection_terminated"],
  ["EHOSTUNREACH", "destination_unavailable"],
  ["UND_ERR_CONNECT_TIMEOUT", "connection_timeout"],
  ["UND_ERR_HEADERS_TIMEOUT", "http_response_timeout"],
  ["UND_ERR_BODY_TIMEOUT", "http_response_timeout"],
  ["UND_ERR_HEADERS_OVERFLOW", "http_response_header_section_size"],
  ["UND_ERR_RES_CONTENT_LENGTH_MISMATCH", "http_response_incomplete"],
  ["UND_ERR_REQ_CONTENT_LENGTH_MISMATCH", "http_request_error"],
  ["HPE_INVALID_CONSTANT", "http_protocol_error"],
  ["CERT_HAS_EXPIRED", "tls_certificate_error"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "tls_certificate_error"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "tls_certificate_error"],
  ["ERR_SSL_WRONG_VERSION_NUMBER", "tls_protocol_error"],
  ["EPROTO", "tls_protocol_error"],
  ["ERR_INVALID_CHAR", "proxy_internal_error"],
])("%s is %s", (given, code) => {
  expect(toUpstreamError(failure(given))).toMatchObject({ kind: "upstream", code, reason: given });
});

test("L-4 of what failed nothing but its code is kept: no text, no bytes, no cause, no foreign code", () => {
  for (const error of [
    failure("ERR_INVALID_CHAR", 'Invalid character in header content ["X-Key: canary"]'),
    failure("HPE_INVALID_HEADER_TOKEN", "canary", {
      data: Buffer.from("canary"),
      rawPacket: Buffer.from("canary"),
    }),
    failure("UND_ERR_SOCKET", "canary", { cause: new Error("canary"), socket: { canary: 1 } }),
    failure("canary"),
    failure("CANARY canary"),
    failure(undefined),
    "canary",
    { canary: 1 },
  ]) {
    const told = toUpstreamError(error);
    const text = inspect(told, { depth: 9, showHidden: true }) + told.stack + JSON.stringify(told);
    expect(text.replace(/at .*/g, "")).not.toMatch(/canary|63 61 6e/i);
  }
});

test("an error of ours passes as it is", () => {
  const own = new UpstreamError("destination_ip_prohibited", "No.", { reason: "private" });
  expect(toUpstreamError(own)).toBe(own);
});
