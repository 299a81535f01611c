import { UserError } from "#core/errors.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { findLastUses, findProxyHours, type ProxyHourRow } from "#db/queries/uses-of-proxies.ts";
import { inWorkspace } from "#db/transaction.ts";
import { now } from "#platform/clock.ts";
import { isId } from "#platform/ids.ts";
import { percentile } from "./durations.ts";

const HOUR_MS = 3_600_000;
/** A month of hours is as much as a chart can show. */
const MAX_HOURS = 744;

export type ProxyRequestStats = {
  total: number;
  succeeded: number;
  failed: number;
  /** Null when there was no request. At most 9 % off (durations.ts). */
  p50Ms: number | null;
  p95Ms: number | null;
};
export type HourCount = { hour: Date; total: number; failed: number };

/**
 * When each of the proxies was last used, with one query for all; those that never were are left out. At most a second
 * behind.
 * @throws {AccessError} without VIEW_PLUGIN_PROXIES.
 */
export async function findProxyLastUses(
  actor: Actor,
  proxyIds: readonly string[],
): Promise<Map<string, Date>> {
  authorize(actor, "VIEW_PLUGIN_PROXIES");
  const ids = proxyIds.filter((id) => isId("prx", id));
  const rows = await inWorkspace(actor.workspaceId, (tx) => findLastUses(tx, actor.workspaceId, ids));
  return new Map(rows.map(({ proxyId, lastUsedAt }) => [proxyId, lastUsedAt]));
}

/**
 * Requests through each of the proxies that began since, by whole hours: the hour of `since` is counted whole.
 * @throws {AccessError} without VIEW_PLUGIN_PROXIES.
 */
export async function findProxyRequestStats(
  actor: Actor,
  proxyIds: readonly string[],
  since: Date,
): Promise<Map<string, ProxyRequestStats>> {
  const hours = await hoursByProxy(actor, proxyIds, since);
  return new Map(proxyIds.map((id) => [id, toStats(hours.get(id) ?? [])]));
}

/**
 * Requests through each of the proxies in each of the last `hours` hours, oldest first, the hour that runs included; an
 * hour without requests has 0.
 * @throws {AccessError} without VIEW_PLUGIN_PROXIES. @throws {UserError} INVALID_PAGE_SIZE over 744 hours.
 */
export async function findProxyRequestsPerHour(
  actor: Actor,
  proxyIds: readonly string[],
  hours: number,
): Promise<Map<string, HourCount[]>> {
  if (!Number.isInteger(hours) || hours < 1 || hours > MAX_HOURS) {
    throw new UserError("INVALID_PAGE_SIZE", `Ask for 1 to ${MAX_HOURS} hours.`, ["hours"]);
  }
  const current = Math.floor(now().getTime() / HOUR_MS) * HOUR_MS;
  const first = current - (hours - 1) * HOUR_MS;
  const found = await hoursByProxy(actor, proxyIds, new Date(first));
  return new Map(proxyIds.map((id) => [id, series(found.get(id) ?? [], first, hours)]));
}

type Hour = Omit<ProxyHourRow, "workspaceId" | "lastUsedAt">;

async function hoursByProxy(
  actor: Actor,
  proxyIds: readonly string[],
  since: Date,
): Promise<Map<string, Hour[]>> {
  authorize(actor, "VIEW_PLUGIN_PROXIES");
  const ids = proxyIds.filter((id) => isId("prx", id));
  const { workspaceId } = actor;
  const rows = await inWorkspace(workspaceId, (tx) => findProxyHours(tx, workspaceId, ids, since));
  return Map.groupBy(rows, ({ proxyId }) => proxyId);
}

function toStats(hours: readonly Hour[]): ProxyRequestStats {
  const sum = (of: (hour: Hour) => number) => hours.reduce((all, hour) => all + of(hour), 0);
  const total = sum((hour) => hour.total);
  const failed = sum((hour) => hour.failed);
  const buckets = Math.max(0, ...hours.map(({ durations }) => durations.length));
  const durations = Array.from({ length: buckets }, (_, i) => sum((hour) => hour.durations[i] ?? 0));
  return {
    total,
    succeeded: total - failed,
    failed,
    p50Ms: percentile(durations, 0.5),
    p95Ms: percentile(durations, 0.95),
  };
}

function series(found: readonly Hour[], first: number, hours: number): HourCount[] {
  const byTime = new Map(found.map((each) => [each.hour.getTime(), each]));
  return Array.from({ length: hours }, (_, i) => {
    const time = first + i * HOUR_MS;
    const { total, failed } = byTime.get(time) ?? { total: 0, failed: 0 };
    return { hour: new Date(time), total, failed };
  });
}
