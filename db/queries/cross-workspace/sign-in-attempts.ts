import { acrossWorkspaces } from "#db/across-workspaces.ts";
import type { SignInAttemptRow } from "#db/entities/sign-in-attempt.ts";

/**
 * Reads the rows of `keys` (a key without a row counts as no failure), lets `change` decide, and writes what it
 * answers; null writes nothing. The rows stay locked meanwhile, so of tries at the same moment each sees the others.
 * Keys are locked in their order, so two callers cannot wait for each other.
 */
export async function changeSignInAttempts(
  keys: readonly Buffer[],
  now: Date,
  change: (rows: SignInAttemptRow[]) => SignInAttemptRow[] | null,
): Promise<void> {
  const sorted = [...keys].sort(Buffer.compare);
  await acrossWorkspaces(async (tx) => {
    for (const key of sorted) {
      await tx.query(
        "insert into sign_in_attempts (key, failures, last_failed_at) values ($1, 0, $2) on conflict do nothing",
        [key, now],
      );
    }
    const rows: SignInAttemptRow[] = await tx.query(
      `select key, failures, last_failed_at as "lastFailedAt", locked_until as "lockedUntil"
       from sign_in_attempts where key = any($1) order by key for update`,
      [sorted],
    );
    for (const row of change(rows) ?? []) {
      await tx.query(
        "update sign_in_attempts set failures = $2, last_failed_at = $3, locked_until = $4 where key = $1",
        [row.key, row.failures, row.lastFailedAt, row.lockedUntil],
      );
    }
  });
}

/** Takes out what no lock-out looks at any more. A small table: it has one row for each account or address that failed. */
export async function deleteSignInAttemptsBefore(instant: Date): Promise<void> {
  await acrossWorkspaces((tx) =>
    tx.query("delete from sign_in_attempts where last_failed_at < $1", [instant]),
  );
}
