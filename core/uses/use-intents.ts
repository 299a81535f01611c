import { setImmediate as nextTurn } from "node:timers/promises";
import { isRowRefused } from "#db/errors.ts";
import { logger } from "#platform/logger.ts";
import { recordsUnavailable } from "./records-unavailable.ts";
import type { Use, UseOutcome } from "./use-facts.ts";
import type { UseLimits } from "./use-limits.ts";
import type { UseRecord } from "./use-record.ts";
import { writeMetIntents } from "./use-writer.ts";

/** Where records go on from here. */
type Queue = { enqueue(record: UseRecord): void; free(): number };
type Waiting = { record: UseRecord; resolve: (use: Use) => void; reject: (error: unknown) => void };

const REFUSED: UseOutcome = {
  status: null,
  errorCode: "RECORDS_UNAVAILABLE",
  durationMs: 0,
  scrubbedCount: 0,
  expiresAt: null,
};

/**
 * Strict mode: a use begins when its row is on disk. All that come while one commit runs share the next (a group commit),
 * so a request waits for two commits at most, and the database does not commit once for each.
 */
export class UseIntents {
  readonly #queue: Queue;
  readonly #limits: UseLimits;
  #waiting: Waiting[] = [];
  /** In the transaction that runs. */
  #committing = 0;
  #isRunning = false;
  /** The transaction that runs takes longer than a request waits; the next one would too. */
  #isStuck = false;

  constructor(queue: Queue, limits: UseLimits) {
    this.#queue = queue;
    this.#limits = limits;
  }

  get size(): number {
    return this.#waiting.length + this.#committing;
  }

  /** @throws {UnavailableError} RECORDS_UNAVAILABLE when the row could not be written, or not in time. */
  commit(record: UseRecord): Promise<Use> {
    if (this.#isStuck) return Promise.reject(recordsUnavailable());
    const { promise, resolve, reject } = Promise.withResolvers<Use>();
    this.#waiting.push({ record, resolve, reject });
    if (!this.#isRunning) void this.#run();
    return promise;
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    // Those who come in the same turn share the commit.
    await nextTurn();
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, this.#limits.batch);
      this.#committing = group.length;
      await this.#commitInTime(group);
      this.#committing = 0;
    }
    this.#isRunning = false;
  }

  async #commitInTime(group: readonly Waiting[]): Promise<void> {
    const late = setTimeout(() => {
      this.#isStuck = true;
      for (const { reject } of [...group, ...this.#waiting.splice(0)]) reject(recordsUnavailable());
    }, this.#limits.waitMs);
    await this.#commitGroup(group);
    clearTimeout(late);
    this.#isStuck = false;
  }

  async #commitGroup(group: readonly Waiting[]): Promise<void> {
    try {
      await writeMetIntents(group.map(({ record }) => record.meet()));
    } catch (error) {
      if (isRowRefused(error) && group.length > 1) {
        const half = group.length >> 1;
        await this.#commitGroup(group.slice(0, half));
        return this.#commitGroup(group.slice(half));
      }
      logger().warn({ err: error, uses: group.length }, "Uses were refused: they could not be recorded");
      for (const waiting of group) this.#refuse(waiting, error);
      return;
    }
    for (const waiting of group) {
      if (this.#isStuck) this.#refuse(waiting);
      else this.#begin(waiting);
    }
  }

  #begin({ record, resolve }: Waiting): void {
    // For what its beginning says of the secret, so that a long stream does not look like no use.
    this.#queue.enqueue(record);
    resolve(record);
  }

  /** An acknowledgement that got lost leaves a row, which is then completed: it says that nothing was sent. */
  #refuse({ record, reject }: Waiting, error?: unknown): void {
    reject(recordsUnavailable(error));
    record.isRefused = true;
    record.isInserted = true;
    record.outcome = REFUSED;
    // While nothing can be written, there is room for better things.
    if (this.#queue.free() > this.#limits.records / 2) this.#queue.enqueue(record);
  }
}
