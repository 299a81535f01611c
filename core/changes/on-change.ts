import { processState } from "#platform/process-state.ts";
import type { Change } from "./change.ts";

/** `"all"`: changes may have been missed, so whatever is remembered is to be forgotten. */
export type ChangeListener = (change: Change | "all") => void;

const listeners = processState("changeListeners", () => new Set<ChangeListener>());

/**
 * Calls `listener` at each change that this process makes, before the use case that made it answers, and at each that
 * another process makes, within 1 s. With `"all"` when the listening connection is lost, or back: then ask the database.
 * A change may be told twice. `listener` must neither throw nor wait.
 * @returns ends it.
 */
export function onChange(listener: ChangeListener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Tells every listener of this process, in the order in which they came. */
export function tellChange(change: Change | "all"): void {
  for (const listener of listeners) listener(change);
}
