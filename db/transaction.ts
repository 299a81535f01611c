import { AsyncLocalStorage } from "node:async_hooks";
import type { EntityManager } from "typeorm";
import { dataSource } from "./data-source.ts";
import { DatabaseUnavailableError, isUnavailable } from "./errors.ts";

/** A running transaction. Opaque above db: rooms pass it on to queries. */
export type Tx = EntityManager;

const running = new AsyncLocalStorage<true>();

/**
 * Runs `work` in a transaction that sees exactly one workspace. Commits when it resolves, rolls back when it throws.
 * Never retried. A transaction inside a transaction is refused: with every connection of the pool waiting for a
 * second one, the process would stand still.
 * @throws {DatabaseUnavailableError} when the database cannot be reached, before or during the work.
 */
export function inWorkspace<T>(workspaceId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(async (tx) => {
    await tx.query("select set_config('keyhole.workspace', $1, true)", [workspaceId]);
    return work(tx);
  });
}

/** The bare transaction under `inWorkspace` and `acrossWorkspaces`. Sees no tenant's row by itself. */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  if (running.getStore()) throw new Error("unreachable: a transaction inside a transaction");
  try {
    const source = await dataSource();
    return await running.run(true, () => source.transaction(work));
  } catch (error) {
    if (isUnavailable(error)) throw new DatabaseUnavailableError({ cause: error });
    throw error;
  }
}

/**
 * Runs `work` as if the caller were in no transaction: for what a process reads once and may need in the middle of one.
 * It takes a second connection, so nothing that happens at each request may use it.
 */
export function apartFromTransactions<T>(work: () => Promise<T>): Promise<T> {
  return running.exit(work);
}
