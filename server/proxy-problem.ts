import { toKeyholeError, type UserErrorCode } from "#core/errors.ts";

/**
 * An error of ours as a caller of the proxy sees it: RFC 9457 problem details with a stable `code`, and for the other
 * side's failures the same word in `Proxy-Status` (RFC 9209). Only sentences of ours are in it. docs/proxy.md has the
 * table; changing a status here changes it there.
 */
export type Problem = { status: number; code: string; detail: string; headers: Record<string, string> };

const USER_STATUS: Partial<Record<UserErrorCode, number>> = {
  INVALID_TARGET_URL: 400,
  PROXY_NOT_FOUND: 404,
  PROXY_DISABLED: 403,
  // The proxy is there and says no, as a firewall would; 404 is for a proxy that is not there.
  NO_PREFIX_MATCHES: 403,
  SECRET_HOST_NOT_ALLOWED: 403,
  METHOD_NOT_ALLOWED: 405,
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
    const headers = { "Proxy-Status": `keyhole; error=${known.code}` };
    return problem(upstreamStatus(known.code), known.code, known.message, headers);
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

function problem(
  status: number,
  code: string,
  detail: string,
  headers: Record<string, string> = {},
): Problem {
  if (status === 401) headers["WWW-Authenticate"] = "Bearer";
  if (status === 405) headers.Allow = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
  if (status === 503) headers["Retry-After"] = "1";
  return { status, code, detail, headers };
}

function isRefused(error: unknown): error is RequestRefused {
  return typeof error === "object" && error !== null && "kind" in error && error.kind === "refused";
}

/** The body of the answer. */
export function problemBody({ status, code, detail }: Problem, requestId: string): string {
  const words = code.toLowerCase().replaceAll("_", " ");
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  return JSON.stringify({ type: `urn:keyhole:problem:${code}`, title, status, detail, code, requestId });
}
