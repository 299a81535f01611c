import { toKeyholeError, type UserErrorCode } from "#core/errors.ts";

/**
 * An error of ours as a caller of the proxy sees it: RFC 9457 problem details with a stable `code`, and `Proxy-Status`
 * (RFC 9209), in which failures of the other side are the same word. Only sentences of ours are in it. docs/proxy.md has
 * the table; changing a status here changes it there.
 * @see https://www.rfc-editor.org/rfc/rfc9209#section-2.3
 */
export type Problem = { status: number; code: string; detail: string; proxyStatus: string };

/** The registered word for a refusal of ours, where it is not simply a request that we deny. */
const ERROR_TYPES: Readonly<Record<string, string>> = {
  MALFORMED_REQUEST: "http_request_error",
  HEADERS_TOO_LARGE: "http_request_error",
  REQUEST_TIMEOUT: "http_request_error",
  INVALID_TARGET_URL: "http_request_error",
  REQUEST_TOO_LARGE: "http_request_error",
  UPGRADE_NOT_SUPPORTED: "http_upgrade_failed",
  TOO_MANY_REQUESTS: "connection_limit_reached",
  SECRET_MISSING: "proxy_configuration_error",
  VALUE_NOT_SENDABLE: "proxy_configuration_error",
  INVALID_TEMPLATE: "proxy_configuration_error",
};

const USER_STATUS: Partial<Record<UserErrorCode, number>> = {
  INVALID_TARGET_URL: 400,
  PROXY_NOT_FOUND: 404,
  PROXY_DISABLED: 403,
  SECRET_FROZEN: 403,
  PROXY_FROZEN: 403,
  WORKSPACE_FROZEN: 403,
  // The proxy is there and says no, as a firewall would; 404 is for a proxy that is not there.
  NO_PREFIX_MATCHES: 403,
  SECRET_HOST_NOT_ALLOWED: 403,
  METHOD_NOT_ALLOWED: 405,
  REQUEST_TOO_LARGE: 413,
  TOO_MANY_REQUESTS: 429,
  SECRET_MISSING: 422,
  VALUE_NOT_SENDABLE: 422,
  INVALID_TEMPLATE: 422,
};

const ACCESS_STATUS = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  WORKSPACE_REQUIRED: 400,
} as const;

const UPSTREAM_TIMEOUTS: ReadonlySet<string> = new Set([
  "dns_timeout",
  "connection_timeout",
  "http_response_timeout",
]);

/** A refusal before anybody is asked who calls. */
export class RequestRefused extends Error {
  readonly kind = "refused";
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = "RequestRefused";
    this.status = status;
    this.code = code;
  }
}

/** What the caller is told. `status` 500 means a fault of ours: its text says nothing, and the log has it. */
export function toProblem(error: unknown): Problem {
  if (isRefused(error)) return problem(error.status, error.code, error.message);
  const known = toKeyholeError(error);
  if (known?.kind === "user") return problem(USER_STATUS[known.code] ?? 422, known.code, known.message);
  if (known?.kind === "access") return problem(ACCESS_STATUS[known.code], known.code, known.message);
  if (known?.kind === "upstream") {
    const { code, message } = known;
    return { status: upstreamStatus(code), code, detail: message, proxyStatus: `keyhole; error=${code}` };
  }
  if (known?.kind === "unavailable") {
    // What was altered in the database stays so; the rest may work in a moment.
    const status = known.code === "TAMPERED" ? 500 : 503;
    return problem(status, known.code === "KEY_UNAVAILABLE" ? "SEALED" : known.code, known.message);
  }
  return problem(
    500,
    "INTERNAL",
    "Something went wrong on our side. Quote the request id to whoever runs Keyhole.",
  );
}

function upstreamStatus(code: string): number {
  if (UPSTREAM_TIMEOUTS.has(code)) return 504;
  // RFC 9209 §2.3.24: the request is what could not be sent.
  return code === "http_request_error" ? 400 : 502;
}

function problem(status: number, code: string, detail: string): Problem {
  const type = ERROR_TYPES[code] ?? (status >= 500 ? "proxy_internal_error" : "http_request_denied");
  return { status, code, detail, proxyStatus: `keyhole; error=${type}; details="${code}"` };
}

function isRefused(error: unknown): error is RequestRefused {
  return typeof error === "object" && error !== null && "kind" in error && error.kind === "refused";
}

/** Fields (flat) and body of the answer. Says nothing about the connection. */
export function problemAnswer(problem: Problem, requestId: string): { headers: string[]; body: Buffer } {
  const body = Buffer.from(problemBody(problem, requestId));
  const headers = [
    ...["Content-Type", "application/problem+json", "Content-Length", String(body.length)],
    ...["Cache-Control", "no-store", "X-Content-Type-Options", "nosniff", "Keyhole-Answer", "keyhole"],
    ...["Proxy-Status", problem.proxyStatus],
    ...(STATUS_HEADERS[problem.status] ?? []),
  ];
  return { headers, body };
}

/** What RFC 9110 and 6750 want said with a status. A slot is free again, or a database back, within a second or so. */
const STATUS_HEADERS: Readonly<Record<number, readonly [string, string]>> = {
  401: ["WWW-Authenticate", "Bearer"],
  405: ["Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"],
  429: ["Retry-After", "1"],
  503: ["Retry-After", "1"],
};

function problemBody({ status, code, detail }: Problem, requestId: string): string {
  const words = code.toLowerCase().replaceAll("_", " ");
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  return JSON.stringify({ type: `urn:keyhole:problem:${code}`, title, status, detail, code, requestId });
}
