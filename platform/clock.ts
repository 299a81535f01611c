/** The current instant. A seam for tests that must move time; code that compares instants takes `now` from here. */
let offsetMs = 0;

export function now(): Date {
  return new Date(Date.now() + offsetMs);
}

/** Tests only: moves this process's clock. `0` brings it back. */
export function shiftClock(ms: number): void {
  offsetMs = ms;
}
