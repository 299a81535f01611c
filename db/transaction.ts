import { AsyncLocalStorage } from "node:async_hooks";
import type pg from "pg";
import type { EntityManager, QueryRunner } from "typeorm";
import { dataSource } from "./data-source.ts";
import { DatabaseUnavailableError, isUnavailable } from "./errors.ts";

/** A running transaction. Opaque above db: rooms pass it on to queries. */
export type Tx = EntityManager;

const running = new AsyncLocalStorage<true>();
const waiting = new WeakMap<Tx, (() => void)[]>();

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
  const steps: (() => void)[] = [];
  try {
    const source = await dataSource();
    const result = await running.run(true, () => watched(source.createQueryRunner(), work, steps));
    for (const step of steps) step();
    return result;
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    // The connection may have broken after the commit. To forget too much is never wrong.
    for (const step of steps) step();
    throw new DatabaseUnavailableError({ cause: error });
  }
}

/** BEGIN waits for nothing in PostgreSQL, so this is a server that does not run, or a way to it that is cut. */
const BEGIN_MS = 3_000;
/** Twice what the server lets a statement or a pause between two take (data-source.ts). */
const TRANSACTION_MS = 30_000;

/**
 * Runs the transaction on a connection that is cut when the other side has fallen silent: PostgreSQL's own time limits do
 * not help when it is PostgreSQL that stands still, and TCP would wait for a quarter of an hour (security.md R-9).
 */
async function watched<T>(
  runner: QueryRunner,
  work: (tx: Tx) => Promise<T>,
  steps: (() => void)[],
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  try {
    const { connection }: pg.PoolClient = await runner.connect();
    const cutAfter = (ms: number): NodeJS.Timeout => {
      const own = setTimeout(() => {
        // After our own standstill the answer may lie in the socket already: it is read before the cut.
        setImmediate(() => {
          if (timer === own) connection.stream.destroy();
        });
      }, ms);
      return own;
    };
    timer = cutAfter(BEGIN_MS);
    return await runner.manager.transaction((tx) => {
      clearTimeout(timer);
      timer = cutAfter(TRANSACTION_MS);
      waiting.set(tx, steps);
      return work(tx);
    });
  } finally {
    clearTimeout(timer);
    timer = undefined;
    waiting.delete(runner.manager);
    await runner.release();
  }
}

/**
 * Runs `step` once `tx` has committed and before the promise of its transaction resolves; never when it was rolled
 * back. When the answer to the commit is lost, it runs too. Must not throw.
 */
export function afterCommit(tx: Tx, step: () => void): void {
  const steps = waiting.get(tx);
  if (!steps) throw new Error("unreachable: not a running transaction");
  steps.push(step);
}

/**
 * Runs `work` as if the caller were in no transaction: for what a process reads once and may need in the middle of one.
 * It takes a second connection, so nothing that happens at each request may use it.
 */
export function apartFromTransactions<T>(work: () => Promise<T>): Promise<T> {
  return running.exit(work);
}
