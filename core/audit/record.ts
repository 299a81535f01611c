import type { Actor } from "#core/permissions/actor.ts";
import type { AuditEventRow } from "#db/entities/audit-event.ts";
import { insertAuditEvent } from "#db/queries/audit-events.ts";
import type { Tx } from "#db/transaction.ts";
import { now } from "#platform/clock.ts";
import { newId } from "#platform/ids.ts";
import type { AuditAction } from "./actions.ts";
import { printable } from "./printable.ts";

/** Who did it. Keyhole itself acts when a workspace is set up from the configuration. */
export type AuditActor = Pick<Actor, "id" | "displayName" | "workspaceId" | "origin"> & {
  readonly kind: Actor["kind"] | "system";
};

export type AuditTarget = { type: string; id: string; label: string };

type Fact = string | number | boolean | null | Date | readonly string[];

/** A field that changed. Of a write-only field it is known that it changed, and nothing else. */
export type AuditChange =
  | { field: string; before?: Fact; after?: Fact; isRedacted?: false }
  | { field: string; isRedacted: true };

/** Fields whose content is never recorded. `value` is a secret's. */
const WRITE_ONLY = new Set(["value", "password", "plaintext", "setupCode"]);

/**
 * Writes that `action` was done, in the transaction that does it: when the event cannot be written, the change does
 * not happen either (security.md L-16). Never records content of a write-only field.
 * @throws a plain Error, and so undoes the change, when a caller hands over what must not be recorded.
 */
export async function recordAudit(
  tx: Tx,
  actor: AuditActor,
  action: AuditAction,
  target: AuditTarget,
  changes: readonly AuditChange[] = [],
): Promise<void> {
  await insertAuditEvent(tx, toAuditEvent(actor, action, target, changes));
}

/**
 * The event as it is stored, for those who write many at once. `recordAudit` says what is refused.
 * @param at when it happened, and its id, where the same event may be written twice.
 */
export function toAuditEvent(
  actor: AuditActor,
  action: AuditAction,
  target: AuditTarget,
  changes: readonly AuditChange[],
  at: { id: string; occurredAt: Date } = { id: newId("evt"), occurredAt: now() },
): AuditEventRow {
  const { origin } = actor;
  return {
    workspaceId: actor.workspaceId,
    ...at,
    action,
    outcome: "SUCCEEDED",
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: printable(actor.displayName, 200),
    targetType: target.type,
    targetId: target.id,
    targetLabel: printable(target.label, 200),
    changes: changes.map(toStoredChange),
    ip: origin.ip,
    userAgent: origin.userAgent === null ? null : printable(origin.userAgent, 512),
    requestId: printable(origin.requestId, 64),
  };
}

function toStoredChange(change: AuditChange): object {
  if (change.isRedacted) {
    // The types forbid it; an object built elsewhere could still carry it.
    if ("before" in change || "after" in change)
      throw new Error("unreachable: a redacted change with content");
    return { field: change.field, isRedacted: true };
  }
  if (WRITE_ONLY.has(change.field)) throw new Error("unreachable: a write-only field in an audit event");
  return {
    field: change.field,
    ...(change.before === undefined ? {} : { before: toStoredFact(change.before) }),
    ...(change.after === undefined ? {} : { after: toStoredFact(change.after) }),
  };
}

function toStoredFact(fact: Fact): Fact {
  if (typeof fact === "string") return printable(fact, 2_000);
  if (fact instanceof Date) return fact.toISOString();
  return Array.isArray(fact) ? fact.map((part: string) => printable(part, 2_000)) : fact;
}
