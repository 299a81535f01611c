import type { ProxyHourRow } from "#db/entities/proxy-hour.ts";
import { durationBucket } from "./durations.ts";
import type { UseOutcome } from "./use-facts.ts";
import type { MetUse } from "./use-record.ts";

const HOUR_MS = 3_600_000;

/** Requests of each proxy and hour, counted when they have ended. One that runs still says only that it was used. */
export function hoursOf(uses: readonly MetUse[]): ProxyHourRow[] {
  const hours = new Map<string, ProxyHourRow>();
  for (const { facts, outcome, record } of uses) {
    if (record.isRefused) continue;
    const time = facts.startedAt.getTime();
    const hour = time - (time % HOUR_MS);
    const key = `${facts.via.id} ${hour}`;
    let row = hours.get(key);
    if (row === undefined) {
      row = {
        workspaceId: facts.workspaceId,
        proxyId: facts.via.id,
        hour: new Date(hour),
        total: 0,
        failed: 0,
        durations: [],
        lastUsedAt: facts.startedAt,
      };
      hours.set(key, row);
    }
    if (time > row.lastUsedAt.getTime()) row.lastUsedAt = facts.startedAt;
    if (outcome !== null) count(row, outcome);
  }
  return [...hours.values()];
}

function count(row: ProxyHourRow, outcome: UseOutcome): void {
  row.total += 1;
  if (hasFailed(outcome)) row.failed += 1;
  const bucket = durationBucket(outcome.durationMs);
  while (row.durations.length <= bucket) row.durations.push(0);
  row.durations[bucket] = (row.durations[bucket] ?? 0) + 1;
}

/** No whole answer, or one that says that the request did not work. */
function hasFailed({ status, errorCode }: UseOutcome): boolean {
  return errorCode !== null || status === null || status >= 400;
}
