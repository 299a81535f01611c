import { setTimeout as pause } from "node:timers/promises";
import { logger } from "#platform/logger.ts";
import { recordsUnavailable } from "./records-unavailable.ts";
import type { Use, UseFacts } from "./use-facts.ts";
import { UseIntents } from "./use-intents.ts";
import { USE_LIMITS, type UseLimits } from "./use-limits.ts";
import { type MetUse, UseRecord } from "./use-record.ts";
import { writeMetUses } from "./use-writer.ts";

/**
 * Records on their way to the database, of one process. All that have come within `gatherMs` are written together, in
 * batches, one after the other. While the database is away they stay here; when there is no more room, new requests wait
 * for some, and are then refused. So what has begun is recorded, and memory is bounded.
 */
export class UseQueue {
  readonly #limits: UseLimits;
  readonly #intents: UseIntents | null;
  #records: UseRecord[] = [];
  /** Taken out of `#records`, and not written yet. */
  #taken = 0;
  readonly #waiting = new Set<() => void>();
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> | null = null;
  #isClosing = false;

  constructor(mode: "batched" | "strict", limits: UseLimits = USE_LIMITS) {
    this.#limits = limits;
    this.#intents =
      mode === "strict" ? new UseIntents({ enqueue: this.#enqueue, free: () => this.#free() }, limits) : null;
  }

  /** A promise in strict mode, and while there is no room. @throws {UnavailableError} RECORDS_UNAVAILABLE. */
  begin(facts: UseFacts): Use | Promise<Use> {
    const record = new UseRecord(facts, this.#enqueue);
    if (this.#free() <= 0 || this.#isClosing) return this.#room().then(() => this.#admit(record));
    return this.#admit(record);
  }

  /** Resolves when everything that is known now has been written, as far as it is known now. */
  async flush(): Promise<void> {
    await this.#writing;
    await this.#write();
  }

  /** Writes what is left, with one try. Nothing begins any more. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await this.flush();
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #admit(record: UseRecord): Use | Promise<Use> {
    if (this.#intents !== null) return this.#intents.commit(record);
    this.#enqueue(record);
    return record;
  }

  readonly #enqueue = (record: UseRecord): void => {
    record.isQueued = true;
    this.#records.push(record);
    if (this.#timer === null && this.#writing === null) this.#writeLater();
  };

  #free(): number {
    return this.#limits.records - this.#records.length - this.#taken - (this.#intents?.size ?? 0);
  }

  /** Waits for room. As many may wait as may be recorded. */
  #room(): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    if (this.#isClosing || this.#waiting.size >= this.#limits.records) {
      reject(recordsUnavailable());
      return promise;
    }
    const enter = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => {
      this.#waiting.delete(enter);
      reject(recordsUnavailable());
    }, this.#limits.waitMs);
    this.#waiting.add(enter);
    return promise;
  }

  #letIn(): void {
    let free = this.#free();
    for (const enter of this.#waiting) {
      if (free-- <= 0) return;
      this.#waiting.delete(enter);
      enter();
    }
  }

  #writeLater(): void {
    if (this.#isClosing) return;
    this.#timer = setTimeout(() => void this.#write(), this.#limits.gatherMs).unref();
  }

  #write(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = null;
      if (this.#records.length > 0) this.#writeLater();
    });
    return this.#writing;
  }

  /** What comes meanwhile is left for the next time: batches of three would cost as much as batches of a thousand. */
  async #writeAll(): Promise<void> {
    const records = this.#records;
    this.#records = [];
    this.#taken = records.length;
    for (let at = 0; at < records.length; at += this.#limits.batch) {
      const uses = records.slice(at, at + this.#limits.batch).map((record) => record.meet());
      await this.#writeBatch(uses);
      this.#taken -= uses.length;
      this.#letIn();
    }
  }

  /** Tries until it works, but once only from the moment that the process ends. */
  async #writeBatch(uses: readonly MetUse[]): Promise<void> {
    for (let waitMs = 50; ; waitMs = Math.min(waitMs * 2, this.#limits.retryMs)) {
      const isLast = this.#isClosing;
      try {
        return await writeMetUses(uses);
      } catch (error) {
        if (isLast) {
          logger().error(
            { err: error, uses: uses.length },
            "Use records are lost: they could not be written",
          );
          return;
        }
        logger().warn({ err: error, uses: uses.length }, "Use records could not be written yet");
        await pause(waitMs);
      }
    }
  }
}
