import { toKeyholeError, UpstreamError, type UpstreamErrorCode } from "#core/errors.ts";

/** Fixed sentences: texts of undici, llhttp and OpenSSL quote headers, paths and bytes of the answer (L-4). */
const MESSAGES: Partial<Record<UpstreamErrorCode, string>> = {
  dns_error: "The name of the upstream can't be resolved.",
  destination_unavailable: "The upstream can't be reached.",
  connection_refused: "The upstream refused the connection.",
  connection_terminated: "The upstream closed the connection before it had answered.",
  connection_timeout: "The upstream did not accept the connection in time.",
  tls_certificate_error: "The certificate of the upstream can't be trusted.",
  tls_protocol_error: "The upstream and Keyhole could not agree on TLS.",
  http_request_error: "The body of the request is not as long as it said.",
  http_response_incomplete: "The upstream's answer is not as long as it said.",
  http_response_header_section_size: "The header of the upstream's answer is too large.",
  http_response_timeout: "The upstream did not answer in time.",
  http_protocol_error: "The upstream's answer is not HTTP.",
};

const CODES: Readonly<Record<string, UpstreamErrorCode>> = {
  ENOTFOUND: "dns_error",
  EAI_AGAIN: "dns_error",
  ECONNREFUSED: "connection_refused",
  ECONNRESET: "connection_terminated",
  EPIPE: "connection_terminated",
  UND_ERR_SOCKET: "connection_terminated",
  EHOSTUNREACH: "destination_unavailable",
  ENETUNREACH: "destination_unavailable",
  EADDRNOTAVAIL: "destination_unavailable",
  ETIMEDOUT: "connection_timeout",
  UND_ERR_CONNECT_TIMEOUT: "connection_timeout",
  UND_ERR_HEADERS_TIMEOUT: "http_response_timeout",
  UND_ERR_BODY_TIMEOUT: "http_response_timeout",
  UND_ERR_HEADERS_OVERFLOW: "http_response_header_section_size",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "http_response_incomplete",
  UND_ERR_REQ_CONTENT_LENGTH_MISMATCH: "http_request_error",
  EPROTO: "tls_protocol_error",
};

const CERTIFICATE = /^(CERT_|ERR_TLS_CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA)/;

/**
 * What a failure of undici, its socket or its parser means. Keeps of the original nothing but its code: not its text,
 * not the bytes that it carries, and not itself as a cause.
 */
export function toUpstreamError(error: unknown): UpstreamError {
  const known = toKeyholeError(error);
  if (known?.kind === "upstream") return known;
  const reason = codeOf(error);
  const code = reason === null ? uncodedError(error) : upstreamCode(reason);
  const message = MESSAGES[code] ?? "The request could not be sent.";
  const retryable = code.startsWith("connection_") || code === "destination_unavailable";
  return new UpstreamError(code, message, { retryable, ...(reason === null ? {} : { reason }) });
}

function upstreamCode(code: string): UpstreamErrorCode {
  const known = CODES[code];
  if (known) return known;
  if (CERTIFICATE.test(code)) return "tls_certificate_error";
  if (/^ERR_(SSL|TLS)_/.test(code)) return "tls_protocol_error";
  return code.startsWith("HPE_") ? "http_protocol_error" : "proxy_internal_error";
}

/** llhttp's codes do not always come through undici; the name of the error does. */
function uncodedError(error: unknown): UpstreamErrorCode {
  const isParser = error instanceof Error && error.name === "HTTPParserError";
  return isParser ? "http_protocol_error" : "proxy_internal_error";
}

/** Codes are constants of node, llhttp and OpenSSL; anything else is not passed on. */
function codeOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  return typeof error.code === "string" && /^[A-Z][A-Z0-9_]{1,63}$/.test(error.code) ? error.code : null;
}
