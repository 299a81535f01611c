import type { Candidates } from "./candidates.ts";
import { EscapeScan } from "./escape-scan.ts";
import type { PatternSearch } from "./pattern-search.ts";
import { firstStart, forget, type Reading, startOf, startsOf, utf8 } from "./reading.ts";
import type { Spellings } from "./spellings.ts";

/** What is searched for, compiled; shared by all answers. */
export type Search = {
  readonly patterns: PatternSearch;
  readonly candidates: Candidates;
  readonly spellings: Spellings;
};

/** Positions in the stream. `isTold` when its marker has been let go already. */
export type Echo = { start: number; end: number; isTold: boolean };

/** So many bytes are left to be read once more, when a leap may lead on from them. */
const MAX_REREAD = 8;
/** Before every position. */
const NOT_YET = -1;

/**
 * Reads one stream and finds every echo in it, in all readings of its escapes at once: the raw bytes are one, and each
 * escape opens another in which it is the byte that it spells. Most bytes are not looked at: a leap leads to where a
 * pattern may stand or an escape may spell a part of one, and only there it is read byte by byte, until nothing that
 * has begun can become a match. Time is linear in the stream, whatever it holds.
 */
export class EchoReader {
  /** In the order of their ends, not overlapping. Whoever hands the bytes on takes them out. */
  readonly echoes: Echo[] = [];
  readonly #search: Search;
  /** Position of the window's first byte. */
  #base = 0;
  /** Position of the next byte to be read. */
  #at = 0;
  /** The state of the raw reading there. */
  #raw = 0;
  /** Other readings there. Few: each is a different beginning of a pattern. */
  #readings: Reading[] = [];
  /** Readings that go on where their escape ends. */
  #pending: Reading[] = [];
  /** An escape begins at `#at` that goes on in bytes to come. */
  #isStuck = false;
  readonly #escapes: EscapeScan;

  constructor(search: Search) {
    this.#search = search;
    this.#escapes = new EscapeScan(search);
  }

  /**
   * Reads on, behind what was read. @param base where `window` begins in the stream; all that was held back is in it.
   * @returns the position from which on bytes must be held back: all before are decided.
   */
  read(window: Buffer, base: number, isLast: boolean): number {
    const { length } = window;
    const { candidates } = this.#search;
    this.#escapes.begin(window, isLast);
    this.#base = base;
    this.#isStuck = false;
    let at = this.#at - base;
    if (this.#hasBegun()) at = this.#follow(window, at, at, isLast);
    let candidate = NOT_YET;
    let nextEscape = NOT_YET;
    while (at < length && !this.#isStuck) {
      if (candidate < at) candidate = candidates.next(window, at);
      if (nextEscape < at) nextEscape = this.#escapes.next(at);
      // What has begun before has to be known there: behind the gram, or where the escape begins.
      const until = Math.min(candidate + 4, nextEscape, length);
      const from = candidates.runStart(window, until, at);
      at = this.#follow(window, from, until === nextEscape ? until + 1 : until, isLast);
    }
    return this.#undecided(base + at);
  }

  #hasBegun(): boolean {
    return this.#raw !== 0 || this.#readings.length > 0 || this.#pending.length > 0;
  }

  #undecided(at: number): number {
    let least = at - (this.#search.patterns.depth[this.#raw] as number);
    for (const reading of this.#readings) least = Math.min(least, firstStart(reading));
    for (const reading of this.#pending) least = Math.min(least, firstStart(reading));
    return least;
  }

  /**
   * Byte by byte, at least to `until`, and on as long as something has begun.
   * @returns the index at which nothing has, or behind which more bytes are needed.
   */
  #follow(window: Buffer, from: number, until: number, isLast: boolean): number {
    const { patterns, spellings } = this.#search;
    const { length } = window;
    const base = this.#base;
    let raw = this.#raw;
    let i = from;
    for (; i < length; i++) {
      if (this.#pending.length > 0) this.#arrive(base + i);
      if (i >= until && this.#readings.length === 0 && this.#pending.length === 0) {
        // A few bytes that are a beginning are soon read again; to stay for them would be to stay for ever in some texts.
        const begun = patterns.depth[raw] as number;
        if (begun <= MAX_REREAD && i - begun >= until) {
          i -= begun;
          raw = 0;
          break;
        }
      }
      const byte = window[i] as number;
      let count = 0;
      if (spellings.isEscape[byte] === 1) {
        count = spellings.read(window, i, length, isLast);
        if (count < 0) {
          this.#isStuck = true;
          break;
        }
      }
      const next = patterns.step(raw, byte);
      if (count > 0 || this.#readings.length > 0) this.#readOn(raw, base + i, byte, count);
      raw = next;
      const found = patterns.longest[raw] as number;
      if (found > 0) this.#remember(base + i + 1 - found, base + i + 1);
    }
    if (i === length) this.#arrive(base + i);
    this.#raw = raw;
    this.#at = base + i;
    return i;
  }

  /** The other readings over one byte, and all readings over each escape that begins with it. */
  #readOn(raw: number, at: number, byte: number, escapes: number): void {
    const { step, depth, longest } = this.#search.patterns;
    if (escapes > 0) this.#branch(raw, null, at, escapes, false);
    let kept = 0;
    for (const reading of this.#readings) {
      const state = step(reading.state, byte);
      const found = longest[state] as number;
      if (found > 0) this.#remember(startOf(reading, reading.starts.length - found + 1), at + 1);
      // What has been spelled since the last escape is in the raw reading too.
      const isKept = (depth[state] as number) > at + 1 - reading.escapeEnd;
      if (escapes > 0) this.#branch(reading.state, reading, at, escapes, !isKept);
      if (!isKept) continue;
      reading.state = state;
      reading.starts.push(at);
      forget(reading, depth[state] as number);
      if (!this.#isRead(reading, kept)) this.#readings[kept++] = reading;
    }
    this.#readings.length = kept;
  }

  /** Whether one of the first `count` readings finds all that this one may find. */
  #isRead(reading: Reading, count: number): boolean {
    for (let i = 0; i < count; i++) if (this.#covers(this.#readings[i] as Reading, reading)) return true;
    return false;
  }

  /** Whether what `other` has read is the end of what `reading` has, and was not spelled by more bytes. */
  #covers(reading: Reading, other: Reading): boolean {
    if (!this.#search.patterns.endsWith(reading.state, other.state)) return false;
    const length = other.starts.length - other.head;
    return startOf(reading, reading.starts.length - length) <= firstStart(other);
  }

  /** Opens a reading for each spelling at `at` that is part of a pattern. @param from null for the raw reading. */
  #branch(state: number, from: Reading | null, at: number, count: number, mayTake: boolean): void {
    const { step, depth, longest } = this.#search.patterns;
    const { codes, ends } = this.#search.spellings;
    const before = from === null ? at : from.starts.length;
    let isTaken = !mayTake;
    for (let i = 0; i < count; i++) {
      const bytes = utf8(codes[i] as number);
      let next = state;
      let matchStart = -1;
      for (let k = 0; k < bytes.length; k++) {
        next = step(next, bytes[k] as number);
        const found = longest[next] as number;
        if (found > 0) matchStart = found <= k + 1 ? at : startOf(from, before - (found - k - 1));
      }
      const size = depth[next] as number;
      if (size === 0 && matchStart === -1) continue;
      // A long match over many escapes would copy its list at each of them; a reading that ends here leaves its own.
      const starts =
        from === null || isTaken ? startsOf(from, before - size + bytes.length, before) : from.starts;
      isTaken = true;
      for (let k = 0; k < bytes.length; k++) starts.push(at);
      const escapeEnd = this.#base + (ends[i] as number);
      this.#pending.push({ state: next, starts, head: starts.length - size, escapeEnd, matchStart });
    }
  }

  /** Lets the readings begin whose escape ends at `at`. */
  #arrive(at: number): void {
    let waiting = 0;
    for (const reading of this.#pending) {
      if (reading.escapeEnd !== at) {
        this.#pending[waiting++] = reading;
        continue;
      }
      if (reading.matchStart !== -1) this.#remember(reading.matchStart, at);
      reading.matchStart = -1;
      forget(reading, this.#search.patterns.depth[reading.state] as number);
      if (reading.state !== 0 && !this.#isRead(reading, this.#readings.length)) this.#add(reading);
    }
    this.#pending.length = waiting;
  }

  /** In the place of those that have read no more than the end of it. Few are there at any time: each other by its end. */
  #add(reading: Reading): void {
    let kept = 0;
    for (const other of this.#readings) {
      if (!this.#covers(reading, other)) this.#readings[kept++] = other;
    }
    this.#readings.length = kept;
    this.#readings.push(reading);
  }

  /** Matches come in the order of their ends, so only the last ones can overlap the new one. */
  #remember(from: number, end: number): void {
    let start = from;
    let isTold = false;
    for (let last = this.echoes.at(-1); last && last.end > from; last = this.echoes.at(-1)) {
      start = Math.min(start, last.start);
      isTold ||= last.isTold;
      this.echoes.pop();
    }
    this.echoes.push({ start, end, isTold });
  }
}
