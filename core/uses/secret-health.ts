import type { SecretHealthRow } from "#db/entities/secret-health.ts";
import type { UsedSecret } from "./use-facts.ts";
import type { MetUse } from "./use-record.ts";

type Mutable = SecretHealthRow;

/** What the uses say of their secrets, one row for each. Exact whatever order they ended in. */
export function healthOf(uses: readonly MetUse[]): SecretHealthRow[] {
  const seen = new Map<string, Mutable>();
  const each = (note: (health: Mutable, use: MetUse) => void) => {
    for (const use of uses) {
      if (use.record.isRefused) continue;
      for (const secret of use.facts.secrets) {
        const health = healthIn(seen, use, secret);
        if (health.version === secret.version) note(health, use);
      }
    }
  };
  each(noteSuccess);
  // After all successes are known: a rejection before one of them is over.
  each(noteRejection);
  return [...seen.values()];
}

function healthIn(seen: Map<string, Mutable>, { facts }: MetUse, { secretId, version }: UsedSecret): Mutable {
  const { workspaceId, startedAt } = facts;
  let health = seen.get(secretId);
  if (health === undefined || health.version < version) {
    health = emptyHealth({ workspaceId, secretId, version, lastUsedAt: health?.lastUsedAt ?? startedAt });
    seen.set(secretId, health);
  }
  if (isLater(startedAt, health.lastUsedAt)) health.lastUsedAt = startedAt;
  return health;
}

function noteSuccess(health: Mutable, { facts, outcome }: MetUse): void {
  const { startedAt, secrets } = facts;
  const status = outcome?.status ?? 0;
  if (status >= 200 && status < 400) health.lastSucceededAt = later(health.lastSucceededAt, startedAt);
  // Of several secrets nobody knows which one the answer means.
  if (outcome?.expiresAt && secrets.length === 1 && isLater(startedAt, health.tokenExpirySeenAt)) {
    health.tokenExpiresAt = outcome.expiresAt;
    health.tokenExpirySeenAt = startedAt;
  }
}

function noteRejection(health: Mutable, { facts: { startedAt }, outcome }: MetUse): void {
  const status = outcome?.status;
  if ((status !== 401 && status !== 403) || !isLater(startedAt, health.lastSucceededAt)) return;
  health.rejectedSince = earlier(health.rejectedSince, startedAt);
  if (!isLater(startedAt, health.rejectedLastAt)) return;
  health.rejectedLastAt = startedAt;
  health.rejectedStatus = status;
}

/**
 * What is to be stored when several processes write what each has seen, in any order: times only go forward, and a newer
 * version begins anew. A rejection holds until a use that began later succeeds.
 */
export function mergeHealth(stored: SecretHealthRow, seen: SecretHealthRow): SecretHealthRow {
  const lastUsedAt = isLater(seen.lastUsedAt, stored.lastUsedAt) ? seen.lastUsedAt : stored.lastUsedAt;
  if (seen.version !== stored.version) {
    return { ...(seen.version > stored.version ? seen : stored), lastUsedAt };
  }
  const lastSucceededAt = later(stored.lastSucceededAt, seen.lastSucceededAt);
  const newer = isLater(seen.tokenExpirySeenAt, stored.tokenExpirySeenAt) ? seen : stored;
  return {
    ...stored,
    lastUsedAt,
    lastSucceededAt,
    ...mergeRejection(stored, seen, lastSucceededAt),
    tokenExpiresAt: newer.tokenExpiresAt,
    tokenExpirySeenAt: newer.tokenExpirySeenAt,
  };
}

function mergeRejection(stored: SecretHealthRow, seen: SecretHealthRow, lastSucceededAt: Date | null) {
  const times = [stored.rejectedSince, stored.rejectedLastAt, seen.rejectedSince, seen.rejectedLastAt];
  const after = times.filter((time) => isLater(time, lastSucceededAt));
  const rejectedLastAt = after.reduce(later, null);
  const last = isLater(seen.rejectedLastAt, stored.rejectedLastAt) ? seen : stored;
  return {
    rejectedSince: after.reduce(earlier, null),
    rejectedLastAt,
    rejectedStatus: rejectedLastAt === null ? null : last.rejectedStatus,
  };
}

function emptyHealth(
  row: Pick<SecretHealthRow, "workspaceId" | "secretId" | "version" | "lastUsedAt">,
): Mutable {
  return {
    ...row,
    lastSucceededAt: null,
    rejectedSince: null,
    rejectedLastAt: null,
    rejectedStatus: null,
    tokenExpiresAt: null,
    tokenExpirySeenAt: null,
  };
}

/** False when `time` is null; true when there is nothing to be later than. */
function isLater(time: Date | null, than: Date | null): boolean {
  return time !== null && (than === null || time.getTime() > than.getTime());
}

function later(a: Date | null, b: Date | null): Date | null {
  return isLater(b, a) ? b : a;
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return isLater(a, b) ? b : a;
}
