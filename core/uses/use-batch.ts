import { printable } from "#core/audit/printable.ts";
import type {
  UseBatch,
  UseCompletion,
  UseContext,
  UseInsert,
  UseOutcomeRow,
} from "#db/queries/cross-workspace/write-uses.ts";
import { idSequence } from "#platform/ids.ts";
import { echoesOf } from "./echoes.ts";
import { hoursOf } from "./proxy-hours.ts";
import { healthOf } from "./secret-health.ts";
import type { UsedSecret, UseFacts, UseOutcome } from "./use-facts.ts";
import type { MetUse } from "./use-record.ts";

/** For requests that name no secret: one row, found by no secret. */
const NO_SECRET: UsedSecret = { secretId: "", tag: "", version: 0 };

/** Everything that is to be written of these uses. Gives ids to those that have none. */
export function toBatch(uses: readonly MetUse[]): UseBatch {
  const fresh = uses.filter(({ record }) => !record.isInserted);
  const ended = uses.filter(({ record, outcome }) => record.isInserted && outcome !== null);
  return {
    ...toInserts(fresh),
    completions: ended.flatMap(toCompletions),
    health: healthOf(uses),
    hours: hoursOf(uses),
    events: echoesOf(uses),
  };
}

/** Rows for uses that have none, with their outcome if they have one. */
export function toInserts(uses: readonly MetUse[]): Pick<UseBatch, "contexts" | "inserts"> {
  const nextId = idSequence("use");
  const numbers = new Map<string, number>();
  const contexts: UseContext[] = [];
  const inserts: UseInsert[] = [];
  for (const { record, facts, outcome } of uses) {
    record.id ||= nextId();
    const key = contextKey(facts);
    let context = numbers.get(key);
    if (context === undefined) {
      context = numbers.size;
      numbers.set(key, context);
      contexts.push(...toContexts(facts, context));
    }
    inserts.push({
      context,
      usedAt: facts.startedAt.getTime(),
      id: record.id,
      ...toOutcome(outcome),
    });
  }
  return { contexts, inserts };
}

/** None of the parts but the name can hold a line break, and the name stands last. */
function contextKey({ workspaceId, actor, via, secrets, origin, method }: UseFacts): string {
  let key = `${workspaceId}\n${actor.id}\n${actor.origin?.ip}\n${via.id}\n${origin}\n${method}`;
  for (const { secretId, version } of secrets) key += `\n${secretId} ${version}`;
  return `${key}\n${actor.displayName}`;
}

function toContexts(facts: UseFacts, context: number): UseContext[] {
  const { workspaceId, actor, via, origin, method } = facts;
  const secrets = facts.secrets.length === 0 ? [NO_SECRET] : facts.secrets;
  return secrets.map(({ secretId, tag, version }) => ({
    context,
    workspaceId,
    secretId,
    secretTag: tag,
    version,
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: printable(actor.displayName, 200),
    ip: actor.origin?.ip ?? null,
    viaKind: via.kind,
    viaId: via.id,
    viaTag: via.tag,
    origin,
    method: printable(method, 32),
  }));
}

function toCompletions({ record, facts, outcome }: MetUse): UseCompletion[] {
  const { workspaceId, startedAt } = facts;
  const secrets = facts.secrets.length === 0 ? [NO_SECRET] : facts.secrets;
  return secrets.map(({ secretId }) => ({
    workspaceId,
    secretId,
    usedAt: startedAt.getTime(),
    id: record.id,
    ...toOutcome(outcome),
  }));
}

function toOutcome(outcome: UseOutcome | null): UseOutcomeRow {
  if (outcome === null) return { status: null, errorCode: null, durationMs: null, scrubbedCount: 0 };
  const { status, errorCode, durationMs, scrubbedCount } = outcome;
  // What does not fit the column would hold up all others.
  const whole = (n: number) => Math.min(Math.max(0, Math.round(n)), 2 ** 31 - 1);
  return { status, errorCode, durationMs: whole(durationMs), scrubbedCount: whole(scrubbedCount) };
}

/** Days (UTC) on which the uses began. */
export function daysOf(uses: readonly MetUse[]): string[] {
  return [...new Set(uses.map(({ facts }) => facts.startedAt.toISOString().slice(0, 10)))];
}
