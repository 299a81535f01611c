/**
 * The four kinds of error (docs/errors.md). Three have classes; everything else is our own fault and is masked.
 *
 * `message` is public: one sentence, what to do. Neither it nor any property holds a value, a header value, a
 * query string or rendered text. Detail goes in `cause`, which only the logger sees, through its serializer.
 *
 * Next and the custom server load this file twice, so errors are recognised by `kind`, never by `instanceof`.
 */
export type UserErrorCode =
  | "REQUIRED"
  | "TOO_LONG"
  | "INVALID_TAG"
  | "TAG_TAKEN"
  | "VALUE_EMPTY"
  | "VALUE_TOO_LARGE"
  | "VALUE_NOT_UTF8"
  | "NOT_FOUND"
  | "VERSION_CONFLICT"
  | "IN_USE"
  | "INVALID_DESTINATION"
  | "DESTINATIONS_WIDENED"
  | "DESTINATIONS_REQUIRED"
  | "NO_PREVIOUS_VALUE"
  | "OUT_OF_RANGE"
  | "LIMIT_REACHED"
  | "INVALID_URL_PREFIX"
  | "DUPLICATE_URL_PREFIX"
  | "BLOCKED_ADDRESS"
  | "INVALID_HEADER_NAME"
  | "FORBIDDEN_HEADER"
  | "DUPLICATE_HEADER"
  | "INVALID_TEMPLATE"
  | "UNKNOWN_SECRET"
  | "SECRET_HOST_NOT_ALLOWED"
  | "INVALID_ORIGIN"
  | "EXPIRES_IN_PAST"
  | "PRIVILEGE_ESCALATION"
  | "INVALID_SETUP_CODE"
  | "SETUP_DONE"
  | "INVALID_EMAIL"
  | "PASSWORD_TOO_SHORT"
  | "INVALID_SLUG"
  | "INVALID_CURSOR"
  | "INVALID_PAGE_SIZE"
  | "RATE_LIMITED"
  | "IDEMPOTENCY_KEY_REUSED"
  | "SECRET_MISSING"
  | "VALUE_NOT_SENDABLE"
  | "PROXY_NOT_FOUND"
  | "PROXY_DISABLED"
  | "SECRET_FROZEN"
  | "PROXY_FROZEN"
  | "WORKSPACE_FROZEN"
  | "NO_PREFIX_MATCHES"
  | "INVALID_TARGET_URL"
  | "METHOD_NOT_ALLOWED"
  | "REQUEST_TOO_LARGE"
  | "TOO_MANY_REQUESTS";

/** A problem the caller can fix. `field` is a path into the input, e.g. `["input", "tag"]`. */
export class UserError extends Error {
  readonly kind = "user";
  readonly code: UserErrorCode;
  readonly field: readonly string[] | null;
  /** Non-secret facts for the client, e.g. `currentVersion` or `usages`. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: UserErrorCode,
    message: string,
    field: readonly string[] | null = null,
    options: { cause?: unknown; details?: Record<string, unknown> } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "UserError";
    this.code = code;
    this.field = field;
    this.details = options.details ?? {};
  }
}

/** Several `UserError`s found in one input, so that a form can show all of them at once. */
export class UserErrors extends Error {
  readonly kind = "users";
  readonly errors: readonly UserError[];

  constructor(errors: readonly UserError[]) {
    super(errors.map((error) => error.message).join(" "));
    this.name = "UserErrors";
    this.errors = errors;
  }
}

export type AccessErrorCode = "UNAUTHENTICATED" | "FORBIDDEN" | "NOT_FOUND" | "WORKSPACE_REQUIRED";

/** The caller may not. FORBIDDEN names the missing permission; an admin can fix it. */
export class AccessError extends Error {
  readonly kind = "access";
  readonly code: AccessErrorCode;
  readonly requiredPermission: string | null;

  constructor(code: AccessErrorCode, message: string, requiredPermission: string | null = null) {
    super(message);
    this.name = "AccessError";
    this.code = code;
    this.requiredPermission = requiredPermission;
  }
}

/** Error types of RFC 9209 §2.3 that we use, as they stand in `Proxy-Status`. */
export type UpstreamErrorCode =
  | "dns_error"
  | "dns_timeout"
  | "destination_unavailable"
  | "destination_ip_prohibited"
  | "connection_refused"
  | "connection_terminated"
  | "connection_timeout"
  | "tls_certificate_error"
  | "tls_protocol_error"
  | "http_request_error"
  | "http_response_incomplete"
  | "http_response_header_section_size"
  | "http_response_content_coding"
  | "http_response_body_size"
  | "http_response_timeout"
  | "http_protocol_error"
  | "proxy_internal_error";

/** The other server failed, or may not be reached. `reason` is a stable word for logs and records, never text of the upstream. */
export class UpstreamError extends Error {
  readonly kind = "upstream";
  readonly code: UpstreamErrorCode;
  readonly retryable: boolean;
  readonly reason: string | null;

  constructor(
    code: UpstreamErrorCode,
    message: string,
    options: { retryable?: boolean; reason?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "UpstreamError";
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.reason = options.reason ?? null;
  }
}

export type UnavailableErrorCode =
  | "DATABASE_UNAVAILABLE"
  | "KEY_UNAVAILABLE"
  | "RECORDS_UNAVAILABLE"
  | "TAMPERED";

/** We cannot serve now (database away), or a sealed value does not open. Nothing was changed and nothing was sent. */
export class UnavailableError extends Error {
  readonly kind = "unavailable";
  readonly code: UnavailableErrorCode;

  constructor(code: UnavailableErrorCode, message: string, options: { cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = "UnavailableError";
    this.code = code;
  }
}

type KeyholeError = UserError | UserErrors | AccessError | UpstreamError | UnavailableError;

/** Recognises our errors by `kind` (see above); anything else is `null` and must be masked. */
export function toKeyholeError(error: unknown): KeyholeError | null {
  if (typeof error !== "object" || error === null || !("kind" in error)) return null;
  const kinds: readonly unknown[] = ["user", "users", "access", "upstream", "unavailable"];
  return kinds.includes(error.kind) ? (error as KeyholeError) : null;
}
