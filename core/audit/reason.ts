import { UserError } from "#core/errors.ts";
import type { AuditChange } from "./record.ts";

/** One or two sentences; the story belongs into a ticket. */
const MAX_REASON_CHARS = 200;

/**
 * Why somebody does something, on one line; null when nothing was said.
 * @throws {UserError} TOO_LONG over 200 characters.
 */
export function checkReason(reason: unknown): string | null {
  const text = typeof reason === "string" ? reason.trim().replace(/\s+/g, " ") : "";
  if (Array.from(text).length > MAX_REASON_CHARS) {
    throw new UserError("TOO_LONG", `Use at most ${MAX_REASON_CHARS} characters.`, ["input", "reason"]);
  }
  return text === "" ? null : text;
}

/** The reason as part of an audit event. */
export function reasonChange(reason: string | null): AuditChange[] {
  return reason === null ? [] : [{ field: "reason", after: reason }];
}
