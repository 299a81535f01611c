import { acrossWorkspaces } from "#db/across-workspaces.ts";
import type { AuditEventRow } from "#db/entities/audit-event.ts";
import type { ProxyHourRow } from "#db/entities/proxy-hour.ts";
import type { SecretHealthRow } from "#db/entities/secret-health.ts";
import type { UseRow } from "#db/entities/use.ts";
import { isPartitionMissing } from "#db/errors.ts";
import type { Tx } from "#db/transaction.ts";

/**
 * Records of uses of every workspace, written together. Rows that have everything but the time and the outcome in common
 * share a context, so that a text is sent and read once and not with each row (measured: half the work on both sides).
 */
export type UseContext = Omit<UseRow, "usedAt" | "id" | keyof UseOutcomeRow> & {
  /** Contexts of one number differ in their secret only: each use of it is a row for each. */
  context: number;
};
export type UseOutcomeRow = Pick<UseRow, "status" | "errorCode" | "durationMs" | "scrubbedCount">;
export type UseInsert = UseOutcomeRow & { context: number; usedAt: number; id: string };
export type UseCompletion = UseOutcomeRow & {
  workspaceId: string;
  secretId: string;
  usedAt: number;
  id: string;
};

export type UseBatch = {
  contexts: readonly UseContext[];
  inserts: readonly UseInsert[];
  completions: readonly UseCompletion[];
  /** At most one for each secret. */
  health: readonly SecretHealthRow[];
  /** At most one for each proxy and hour. */
  hours: readonly ProxyHourRow[];
  /** One that is there already, by its id, is left as it is. */
  events: readonly AuditEventRow[];
};

/**
 * Writes the batch in one transaction. A batch that has been written already (its acknowledgement got lost) changes
 * nothing. Rows that several processes change are locked in their order, so that none waits for another in a circle.
 * @param mergeHealth what is to be stored of a secret, of what is stored and what the batch says.
 * @throws what `isPartitionMissing` knows when a day of the batch has no partition.
 */
export async function writeUses(
  batch: UseBatch,
  mergeHealth: (stored: SecretHealthRow, seen: SecretHealthRow) => SecretHealthRow,
): Promise<void> {
  await acrossWorkspaces(async (tx) => {
    const written = (await insertUses(tx, batch)) + (await completeUses(tx, batch.completions));
    if (written === 0 && batch.inserts.length + batch.completions.length > 0) return;
    await updateHealth(tx, batch.health, mergeHealth);
    await addToHours(tx, batch.hours);
    await insertEvents(tx, batch.events);
  });
}

/** Intents: rows without an outcome, and nothing else. Answers when they are on disk. */
export async function writeUseIntents(batch: Pick<UseBatch, "contexts" | "inserts">): Promise<void> {
  await acrossWorkspaces((tx) => insertUses(tx, batch));
}

async function insertUses(tx: Tx, batch: Pick<UseBatch, "contexts" | "inserts">): Promise<number> {
  const { contexts, inserts } = batch;
  if (inserts.length === 0) return 0;
  const [row] = await tx.query(
    `with made as (
       insert into uses (workspace_id, secret_id, used_at, id, secret_tag, version, actor_kind, actor_id, actor_name, ip,
         via_kind, via_id, via_tag, origin, method, status, error_code, duration_ms, scrubbed_count)
       select c."workspaceId", c."secretId", to_timestamp(u.used_at / 1000), u.id, c."secretTag", c.version, c."actorKind",
         c."actorId", c."actorName", c.ip, c."viaKind", c."viaId", c."viaTag", c.origin, c.method, u.status, u.error_code,
         u.duration_ms, u.scrubbed_count
       from unnest($2::int[], $3::float8[], $4::text[], $5::smallint[], $6::text[], $7::int[], $8::int[])
         u (context, used_at, id, status, error_code, duration_ms, scrubbed_count)
       join json_to_recordset($1::json) c (context int, "workspaceId" text, "secretId" text, "secretTag" text, version int,
         "actorKind" text, "actorId" text, "actorName" text, ip text, "viaKind" text, "viaId" text, "viaTag" text,
         origin text, method text) using (context)
       on conflict do nothing returning 1)
     select count(*)::int as n from made`,
    [
      JSON.stringify(contexts),
      numbers(inserts.map(({ context }) => context)),
      numbers(inserts.map(({ usedAt }) => usedAt)),
      inserts.map(({ id }) => id),
      numbers(inserts.map(({ status }) => status)),
      inserts.map(({ errorCode }) => errorCode),
      numbers(inserts.map(({ durationMs }) => durationMs)),
      numbers(inserts.map(({ scrubbedCount }) => scrubbedCount)),
    ],
  );
  return row.n;
}

/** pg escapes each element of an array; numbers need none of it. */
function numbers(values: readonly (number | null)[]): string {
  return `{${values.map((value) => value ?? "NULL").join()}}`;
}

async function completeUses(tx: Tx, completions: readonly UseCompletion[]): Promise<number> {
  if (completions.length === 0) return 0;
  const times = completions.map(({ usedAt }) => usedAt);
  // The bounds let the planner leave out the partitions of other days.
  const [, affected] = await tx.query(
    `update uses u set status = c.status, error_code = c."errorCode", duration_ms = c."durationMs",
       scrubbed_count = c."scrubbedCount"
     from json_to_recordset($1::json) c ("workspaceId" text, "secretId" text, "usedAt" float8, id text, status smallint,
       "errorCode" text, "durationMs" int, "scrubbedCount" int)
     where u.workspace_id = c."workspaceId" and u.secret_id = c."secretId" and u.used_at = to_timestamp(c."usedAt" / 1000)
       and u.id = c.id and u.used_at between to_timestamp($2::float8 / 1000) and to_timestamp($3::float8 / 1000)
       and u.duration_ms is null`,
    [JSON.stringify(completions), Math.min(...times), Math.max(...times)],
  );
  return Number(affected);
}

async function updateHealth(
  tx: Tx,
  health: readonly SecretHealthRow[],
  merge: (stored: SecretHealthRow, seen: SecretHealthRow) => SecretHealthRow,
): Promise<void> {
  if (health.length === 0) return;
  const seen = new Map(health.map((each) => [each.secretId, each]));
  const stored: SecretHealthRow[] = await tx.query(
    `select workspace_id as "workspaceId", secret_id as "secretId", version, last_used_at as "lastUsedAt",
       last_succeeded_at as "lastSucceededAt", rejected_since as "rejectedSince", rejected_last_at as "rejectedLastAt",
       rejected_status as "rejectedStatus", token_expires_at as "tokenExpiresAt",
       token_expiry_seen_at as "tokenExpirySeenAt"
     from secret_health where (workspace_id, secret_id) in (select * from unnest($1::text[], $2::text[]))
     order by workspace_id, secret_id for update`,
    [health.map(({ workspaceId }) => workspaceId), health.map(({ secretId }) => secretId)],
  );
  const merged = stored.map((row) => merge(row, seen.get(row.secretId) ?? row));
  await tx.query(
    `update secret_health h set version = m.version, last_used_at = m."lastUsedAt",
       last_succeeded_at = m."lastSucceededAt", rejected_since = m."rejectedSince",
       rejected_last_at = m."rejectedLastAt", rejected_status = m."rejectedStatus",
       token_expires_at = m."tokenExpiresAt", token_expiry_seen_at = m."tokenExpirySeenAt"
     from json_to_recordset($1::json) m ("workspaceId" text, "secretId" text, version int, "lastUsedAt" timestamptz,
       "lastSucceededAt" timestamptz, "rejectedSince" timestamptz, "rejectedLastAt" timestamptz,
       "rejectedStatus" smallint, "tokenExpiresAt" timestamptz, "tokenExpirySeenAt" timestamptz)
     where h.workspace_id = m."workspaceId" and h.secret_id = m."secretId"`,
    [JSON.stringify(merged)],
  );
}

async function addToHours(tx: Tx, hours: readonly ProxyHourRow[]): Promise<void> {
  if (hours.length === 0) return;
  await tx.query(
    `insert into proxy_hours as p (workspace_id, proxy_id, hour, total, failed, durations, last_used_at)
     select * from json_to_recordset($1::json) h ("workspaceId" text, "proxyId" text, hour timestamptz, total int,
       failed int, durations int[], "lastUsedAt" timestamptz)
     order by "workspaceId", "proxyId", hour
     on conflict (workspace_id, proxy_id, hour) do update set
       total = p.total + excluded.total, failed = p.failed + excluded.failed,
       durations = array(select coalesce(a, 0) + coalesce(b, 0)
         from unnest(p.durations, excluded.durations) with ordinality as counts (a, b, place) order by place),
       last_used_at = greatest(p.last_used_at, excluded.last_used_at)`,
    [JSON.stringify(hours)],
  );
}

async function insertEvents(tx: Tx, events: readonly AuditEventRow[]): Promise<void> {
  if (events.length === 0) return;
  await tx.query(
    `insert into audit_events (workspace_id, id, occurred_at, action, outcome, actor_kind, actor_id, actor_name,
       target_type, target_id, target_label, changes, ip, user_agent, request_id)
     select * from json_to_recordset($1::json) e ("workspaceId" text, id text, "occurredAt" timestamptz, action text,
       outcome text, "actorKind" text, "actorId" text, "actorName" text, "targetType" text, "targetId" text,
       "targetLabel" text, changes jsonb, ip text, "userAgent" text, "requestId" text)
     on conflict do nothing`,
    [JSON.stringify(events)],
  );
}

/**
 * Makes the partitions of `days` (`YYYY-MM-DD`, UTC), where they are missing, and takes away what ended `keepDays` days
 * ago. Any number of processes may do it at once.
 */
export async function keepUsePartitions(days: readonly string[], keepDays: number): Promise<void> {
  await acrossWorkspaces(async (tx) => {
    await tx.query("select keep_use_partitions($1::date[], $2)", [days, keepDays]);
    // The newest of a proxy stays: it says when it was last used.
    await tx.query(
      `delete from proxy_hours p where p.hour < now() - $1 * interval '1 day' and exists (select from proxy_hours n
         where n.workspace_id = p.workspace_id and n.proxy_id = p.proxy_id and n.hour > p.hour)`,
      [keepDays],
    );
  });
}

/** Runs `write`; when a day has no partition, makes those of `days` and runs it again. */
export async function withUsePartitions(
  days: () => readonly string[],
  keepDays: number,
  write: () => Promise<void>,
): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!isPartitionMissing(error)) throw error;
    await keepUsePartitions(days(), keepDays);
    await write();
  }
}
