/**
 * What a request to the schema can come to, for server pages and dialogs alike. Codes are the server's, sentences
 * are ours (ui.md §2.0, Language). A `Failure` never carries anything that was sent.
 */
export type FailureCode =
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  /** The connection broke after sending: it may or may not have been done. */
  | "NETWORK"
  | "RATE_LIMITED"
  /** The server cannot reach its database or key; nothing was changed. */
  | "UNAVAILABLE"
  | "OTHER";

export type Failure = {
  code: FailureCode;
  permission: string | null;
  requestId: string | null;
  message: string;
};
export type Answer<TData> = { ok: true; data: TData } | { ok: false; failure: Failure };

type WireError = { message?: unknown; extensions?: Record<string, unknown> | null };

const UNAVAILABLE = new Set([
  "DATABASE_UNAVAILABLE",
  "KEY_UNAVAILABLE",
  "TAMPERED",
  "SEALED",
  "SERVICE_UNAVAILABLE",
]);

/** The first top-level error in our words. */
export function failureFrom(errors: readonly WireError[], requestId: string | null = null): Failure {
  const error = errors[0] ?? {};
  const code = text(error.extensions?.code) ?? "OTHER";
  return {
    code: knownCode(code),
    permission: text(error.extensions?.requiredPermission),
    requestId: text(error.extensions?.requestId) ?? requestId,
    message: text(error.message) ?? "The server didn't answer.",
  };
}

export function networkFailure(): Failure {
  return { code: "NETWORK", permission: null, requestId: null, message: "The server didn't answer." };
}

/** The labels of the permissions that the pages name; the closed list is core/permissions/permissions.ts. */
const PERMISSION_LABELS: Record<string, string> = {
  VIEW_SECRETS: "View secrets",
  CREATE_SECRETS: "Create secrets",
  VIEW_PLUGIN_PROXIES: "View plugin proxies",
  USE_PLUGIN_PROXIES: "Use plugin proxies",
  EDIT_PLUGIN_PROXIES: "Edit plugin proxies",
  EDIT_API_TOKENS: "Edit API tokens",
  EDIT_SETTINGS: "Edit settings",
  VIEW_AUDIT_LOG: "View audit logs",
};

export function permissionLabel(permission: string | null): string | null {
  return permission === null ? null : (PERMISSION_LABELS[permission] ?? permission);
}

function knownCode(code: string): FailureCode {
  if (code === "UNAUTHENTICATED" || code === "FORBIDDEN" || code === "NOT_FOUND" || code === "RATE_LIMITED")
    return code;
  return UNAVAILABLE.has(code) ? "UNAVAILABLE" : "OTHER";
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
