import { GraphQLError, type SourceLocation } from "graphql";
import { toKeyholeError } from "#core/errors.ts";

/**
 * The one place where an error becomes part of an answer. Only sentences of ours leave: those of core's errors,
 * which are public by contract, and those of `RequestError`. Everything else is masked, since texts of graphql-js,
 * TypeORM and pg quote what they were given. docs/errors.md lists the codes.
 */
export type ErrorCode =
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "WORKSPACE_REQUIRED"
  | "BAD_USER_INPUT"
  | "GRAPHQL_VALIDATION_FAILED"
  | "IDEMPOTENCY_KEY_REUSED"
  | "DATABASE_UNAVAILABLE"
  | "RECORDS_UNAVAILABLE"
  | "SEALED"
  | "TAMPERED"
  | "INTERNAL";

export type AnswerError = {
  message: string;
  locations?: readonly SourceLocation[];
  path?: readonly (string | number)[];
  extensions: { code: ErrorCode; requestId: string } & Record<string, unknown>;
};

/** A request that is refused before a resolver runs. `status` is the HTTP status; `errors` are public as they are. */
export class RequestError extends Error {
  readonly kind = "request";
  readonly status: number;
  readonly errors: readonly PublicError[];

  constructor(status: number, errors: readonly PublicError[]) {
    super("A request was refused.");
    this.name = "RequestError";
    this.status = status;
    this.errors = errors;
  }
}

export type PublicError = {
  code: ErrorCode;
  message: string;
  locations?: readonly SourceLocation[] | undefined;
  facts?: Readonly<Record<string, unknown>>;
};

export function badRequest(
  status: number,
  message: string,
  code: ErrorCode = "BAD_USER_INPUT",
): RequestError {
  return new RequestError(status, [{ code, message }]);
}

/** HTTP status for an error that concerns the whole request; null where the answer stays 200 with partial data. */
export function statusOf(code: ErrorCode): number | null {
  if (code === "UNAUTHENTICATED") return 401;
  if (code === "WORKSPACE_REQUIRED") return 400;
  if (["DATABASE_UNAVAILABLE", "RECORDS_UNAVAILABLE", "SEALED"].includes(code)) return 503;
  return null;
}

export const MASKED: PublicError = {
  code: "INTERNAL",
  message:
    "Something went wrong on our side. Nothing of it is shown here; quote the request id to whoever runs Keyhole.",
};

/** What callers are told about `error`; null when it is a fault of ours, which is then masked and must be logged. */
function toPublicError(error: unknown): PublicError | null {
  const known = toKeyholeError(error);
  if (known === null || known.kind === "upstream") return null;
  if (known.kind === "access") {
    const facts = known.requiredPermission === null ? {} : { requiredPermission: known.requiredPermission };
    return { code: known.code, message: known.message, facts };
  }
  if (known.kind === "unavailable") {
    return { code: known.code === "KEY_UNAVAILABLE" ? "SEALED" : known.code, message: known.message };
  }
  const first = known.kind === "users" ? known.errors[0] : known;
  if (first?.code === "IDEMPOTENCY_KEY_REUSED") {
    return { code: "IDEMPOTENCY_KEY_REUSED", message: known.message, facts: { field: first.field } };
  }
  return {
    code: "BAD_USER_INPUT",
    message: known.message,
    facts: { reason: first?.code, field: first?.field ?? null },
  };
}

/** The error that a resolver threw, without the wrappers that graphql-js and Apollo put around it. */
export function originalOf(error: unknown): unknown {
  let inner = error;
  while (inner instanceof GraphQLError && inner.originalError) inner = inner.originalError;
  return inner;
}

/** True when it is a fault of ours: masked in the answer, so the log is the only place that has it. */
export function isFault(error: unknown): boolean {
  return toPublicError(originalOf(error)) === null && !isArgumentError(error);
}

/** Errors of the answer, for one that Apollo or graphql-js hands over after execution began. */
export function toAnswerError(error: GraphQLError, requestId: string): AnswerError {
  const told =
    toPublicError(originalOf(error)) ??
    (isArgumentError(error)
      ? { code: "BAD_USER_INPUT" as const, message: "An argument of this field is null or missing." }
      : MASKED);
  return {
    message: told.message,
    ...(error.locations ? { locations: error.locations } : {}),
    ...(error.path ? { path: error.path } : {}),
    extensions: { ...told.facts, code: told.code, requestId },
  };
}

/** Errors of the answer, for whatever stopped the request before execution. */
export function toAnswerErrors(error: unknown, requestId: string): { status: number; errors: AnswerError[] } {
  const isRequestError =
    typeof error === "object" && error !== null && "kind" in error && error.kind === "request";
  const told = isRequestError ? (error as RequestError).errors : [toPublicError(error) ?? MASKED];
  const code = told[0]?.code ?? "INTERNAL";
  const ownStatus = code === "FORBIDDEN" ? 403 : code === "NOT_FOUND" ? 404 : code === "INTERNAL" ? 500 : 400;
  return {
    status: isRequestError ? (error as RequestError).status : (statusOf(code) ?? ownStatus),
    errors: told.map(({ message, locations, facts, code }) => ({
      message,
      ...(locations?.length ? { locations } : {}),
      extensions: { ...facts, code, requestId },
    })),
  };
}

/**
 * A variable that may be null, given as null where a default made its argument non-null, passes validation and is
 * refused by graphql-js while executing. It is the caller's mistake; its text is not used.
 */
function isArgumentError(error: unknown): boolean {
  const inner = originalOf(error);
  return inner instanceof GraphQLError && (inner.nodes?.length ?? 0) > 0 && !("kind" in inner);
}
