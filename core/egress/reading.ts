import { ONE_BYTE } from "./escape-machine.ts";

/**
 * A reading of a stream in which at least one of the last bytes was spelled by an escape. Where every byte stands for
 * itself there is only one reading, and it needs no list of where its bytes begin.
 */
export type Reading = {
  /** Of the automaton; its depth is how many of the last bytes count. */
  state: number;
  /** Where the spelling of each of them begins; entries before `head` are old. */
  starts: number[];
  head: number;
  /** Where the last escape ends, and with it the place from which this reading goes on. */
  escapeEnd: number;
  /** Where a pattern began that is complete at `escapeEnd`, or -1. */
  matchStart: number;
};

/** Drops old entries, not at each byte but when they are most of the list: so each is moved once at most. */
export function forget(reading: Reading, depth: number): void {
  const { starts } = reading;
  reading.head = starts.length - depth;
  if (reading.head < 64 || reading.head < depth) return;
  starts.splice(0, reading.head);
  reading.head = 0;
}

/** Where entry `index` begins. In the raw reading (null) each byte is where it is. */
export function startOf(reading: Reading | null, index: number): number {
  return reading === null ? index : (reading.starts[index] as number);
}

/** A copy of some entries. */
export function startsOf(reading: Reading | null, from: number, to: number): number[] {
  if (reading !== null) return from < to ? reading.starts.slice(from, to) : [];
  const starts: number[] = [];
  for (let at = from; at < to; at++) starts.push(at);
  return starts;
}

export function firstStart({ starts, head, matchStart }: Reading): number {
  const first = starts[head] ?? Number.POSITIVE_INFINITY;
  return matchStart === -1 ? first : Math.min(matchStart, first);
}

const ONE: readonly (readonly number[])[] = Array.from({ length: 256 }, (_, byte) => [byte]);

/** The bytes of a code as `Spellings` has it. */
export function utf8(code: number): readonly number[] {
  if (code < 0x80 || (code & ONE_BYTE) !== 0) return ONE[code & 0xff] as readonly number[];
  const last = 0x80 | (code & 0x3f);
  if (code < 0x800) return [0xc0 | (code >> 6), last];
  const third = 0x80 | ((code >> 6) & 0x3f);
  if (code < 0x10000) return [0xe0 | (code >> 12), third, last];
  return [0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f), third, last];
}
