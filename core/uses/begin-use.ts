import type { Use, UseFacts } from "./use-facts.ts";
import { useRecords } from "./use-records.ts";

export type { Use, UseFacts, UseOutcome } from "./use-facts.ts";

/**
 * Records that a request is about to use secrets, or none, before it is sent. In batched mode (the default) this puts one
 * object into a queue that is written within a second, and answers at once; a promise only while the queue is full. In
 * strict mode (KEYHOLE_USE_RECORDS) the promise resolves when the record is on disk, without its outcome.
 * @throws {UnavailableError} RECORDS_UNAVAILABLE, as a rejection: then nothing may be sent.
 */
export function beginUse(facts: UseFacts): Use | Promise<Use> {
  return useRecords().queue.begin(facts);
}
