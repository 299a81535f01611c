import { createHash } from "node:crypto";
import { toAuditEvent } from "#core/audit/record.ts";
import type { AuditEventRow } from "#db/entities/audit-event.ts";
import { idFrom } from "#platform/ids.ts";
import type { UseFacts } from "./use-facts.ts";
import type { MetUse } from "./use-record.ts";

const HOUR_MS = 3_600_000;
const NOWHERE = { ip: null, userAgent: null, requestId: "" };

/**
 * An event for each secret that an upstream sent back: "secret.echoed", by whoever made the request. At most one for each
 * secret, origin and hour, by an id that follows from the three: an upstream that always echoes cannot fill the log,
 * however many processes see it.
 */
export function echoesOf(uses: readonly MetUse[]): AuditEventRow[] {
  const events = new Map<string, AuditEventRow>();
  for (const { facts, outcome } of uses) {
    const places = outcome?.scrubbedCount ?? 0;
    if (places === 0) continue;
    for (const secret of facts.secrets) {
      const event = toEvent(facts, secret, places);
      if (!events.has(event.id)) events.set(event.id, event);
    }
  }
  return [...events.values()];
}

function toEvent(facts: UseFacts, secret: UseFacts["secrets"][number], places: number): AuditEventRow {
  const { workspaceId, actor, origin, startedAt, secrets, via } = facts;
  const hour = Math.floor(startedAt.getTime() / HOUR_MS) * HOUR_MS;
  const what = createHash("sha256").update(
    `secret.echoed\n${workspaceId}\n${secret.secretId}\n${origin}\n${hour}`,
  );
  return toAuditEvent(
    {
      kind: actor.kind,
      id: actor.id,
      displayName: actor.displayName,
      workspaceId,
      origin: actor.origin ?? NOWHERE,
    },
    "secret.echoed",
    { type: "secret", id: secret.secretId, label: secret.tag },
    [
      { field: "origin", after: origin },
      { field: "proxy", after: via.tag },
      { field: "places", after: places },
      // Of several that were sent together, each may be meant.
      { field: "sent", after: secrets.map(({ tag }) => tag) },
    ],
    { id: idFrom("evt", hour, what.digest()), occurredAt: startedAt },
  );
}
