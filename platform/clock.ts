/** The current instant. A seam for tests that must move time; code that compares instants takes `now` from here. */
let offsetMs = 0;

export function now(): Date {
  return new Date(nowMs());
}

/** The same in milliseconds since 1970, without an object: for what every request asks. */
export function nowMs(): number {
  return Date.now() + offsetMs;
}

/** Tests only: moves this process's clock. `0` brings it back. */
export function shiftClock(ms: number): void {
  offsetMs = ms;
}
