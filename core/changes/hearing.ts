import { processState } from "#platform/process-state.ts";

/**
 * Whether this process hears of the changes that others make, so that it may answer from memory.
 *
 *     deaf → hearing   the connection listens, and has been shown to; everything remembered before was forgotten
 *     hearing → deaf   it was lost, or did not answer a beat (db/listen.ts)
 *
 * Being up is not enough: a process that was stopped, or whose event loop stood still, has not read what came meanwhile,
 * and its timers have not noticed. So an answer from memory also needs a beat that was sent within the last second and
 * answered: whatever was committed before that has arrived before the answer to it (security.md U-3, U-5).
 */
type Hearing = { isListening: boolean; heardAt: number };

const hearing = processState(
  "hearing",
  (): Hearing => ({ isListening: false, heardAt: Number.NEGATIVE_INFINITY }),
);

/** The second that architecture.md §3 grants a change to reach every process. */
export const HEARD_WITHIN_MS = 1_000;

/** Whether what is remembered may be used at `at`, which is now, as `performance.now()`. On the way of every request. */
export function isHearing(at = performance.now()): boolean {
  return hearing.isListening && at - hearing.heardAt < HEARD_WITHIN_MS;
}

/** Whether changes that come from now on will be told, and so whether what is read now may be remembered. */
export function isListening(): boolean {
  return hearing.isListening;
}

/** For listen-for-changes.ts alone. */
export function setListening(isListening: boolean): void {
  hearing.isListening = isListening;
}

/** @param at when a beat was sent that has been answered, as `performance.now()`. For listen-for-changes.ts alone. */
export function setHeardAt(at: number): void {
  hearing.heardAt = at;
}
