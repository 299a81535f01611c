import type { IdempotencyKeyRow } from "../entities/idempotency-key.ts";
import type { Tx } from "../transaction.ts";

/** Rows of `idempotency_keys`: that a request was answered, and with what. Never a value. */
export type IdempotencyClaim = Omit<IdempotencyKeyRow, "result">;

/**
 * Takes the key for this transaction: true when nobody has it, or who had it did so before `expiredBefore`. Waits
 * for a running transaction that has taken it, and then answers by what that one left: nothing when it rolled back.
 */
export async function claimIdempotencyKey(
  tx: Tx,
  claim: IdempotencyClaim,
  expiredBefore: Date,
): Promise<boolean> {
  const { workspaceId, actorId, key, operation, inputMac, createdAt } = claim;
  const rows: unknown[] = await tx.query(
    `insert into idempotency_keys as taken (workspace_id, actor_id, key, operation, input_mac, result, created_at)
     values ($1, $2, $3, $4, $5, 'null', $6)
     on conflict (workspace_id, actor_id, key) do update
       set operation = excluded.operation, input_mac = excluded.input_mac,
           result = excluded.result, created_at = excluded.created_at
       where taken.created_at <= $7
     returning 1`,
    [workspaceId, actorId, key, operation, inputMac, createdAt, expiredBefore],
  );
  return rows.length > 0;
}

export type IdempotencyOwner = Pick<IdempotencyKeyRow, "workspaceId" | "actorId" | "key">;

export async function findIdempotencyKey(
  tx: Tx,
  { workspaceId, actorId, key }: IdempotencyOwner,
): Promise<Pick<IdempotencyKeyRow, "operation" | "inputMac" | "result"> | null> {
  const [row] = await tx.query(
    `select operation, input_mac as "inputMac", result from idempotency_keys
     where workspace_id = $1 and actor_id = $2 and key = $3`,
    [workspaceId, actorId, key],
  );
  return row ?? null;
}

/** @param result JSON without any value. */
export async function saveIdempotentResult(
  tx: Tx,
  { workspaceId, actorId, key }: IdempotencyOwner,
  result: unknown,
): Promise<void> {
  await tx.query(
    "update idempotency_keys set result = $4::jsonb where workspace_id = $1 and actor_id = $2 and key = $3",
    [workspaceId, actorId, key, JSON.stringify(result)],
  );
}

/** Removes some of the rows that are of no use any more; those that another transaction holds are left to it. */
export async function deleteExpiredIdempotencyKeys(
  tx: Tx,
  workspaceId: string,
  expiredBefore: Date,
  limit: number,
): Promise<void> {
  await tx.query(
    `delete from idempotency_keys where ctid = any(array(
       select ctid from idempotency_keys where workspace_id = $1 and created_at <= $2
       order by created_at limit $3 for update skip locked))`,
    [workspaceId, expiredBefore, limit],
  );
}
