import type { Use, UseFacts, UseOutcome } from "./use-facts.ts";

/** A use as the writer has met it: what happens to it meanwhile is the next batch's. */
export type MetUse = {
  readonly record: UseRecord;
  readonly facts: UseFacts;
  readonly outcome: UseOutcome | null;
};

/**
 * One use in memory, from its beginning until its outcome is written. It is made for each request, so it has nothing that
 * is only needed when it is written: no id, no text.
 *
 * It stands in the queue at most once. When the writer meets it before its end, its row is written without an outcome, and
 * `end` puts it into the queue again, to be completed.
 */
export class UseRecord implements Use {
  readonly facts: UseFacts;
  readonly #enqueue: (record: UseRecord) => void;
  outcome: UseOutcome | null = null;
  /** Given by the writer; the same at each try, so that a row is not written twice. */
  id = "";
  isQueued = false;
  isInserted = false;
  /** Its request was refused because its row was not acknowledged. The row may be there all the same. */
  isRefused = false;

  constructor(facts: UseFacts, enqueue: (record: UseRecord) => void) {
    this.facts = facts;
    this.#enqueue = enqueue;
  }

  /** Takes it out of the queue. */
  meet(): MetUse {
    this.isQueued = false;
    return { record: this, facts: this.facts, outcome: this.outcome };
  }

  end(outcome: UseOutcome): void {
    if (this.outcome !== null) return;
    this.outcome = outcome;
    if (!this.isQueued) this.#enqueue(this);
  }
}
