import type { Candidates } from "./candidates.ts";
import {
  AFTER_BACKSLASH,
  begin,
  codeOf,
  DEAD,
  goesOn,
  HEX_VALUE,
  NONE,
  NOTHING,
  turn,
} from "./escape-machine.ts";
import { utf8 } from "./reading.ts";
import type { Spellings } from "./spellings.ts";

/** Escapes often stand close together, and a call to find the next one costs as much as looking at this many bytes. */
const NEAR = 32;
const NOT_YET = -1;

const PERCENT = 0x25;
const BACKSLASH = 0x5c;
const AMPERSAND = 0x26;

/** Finds in a run of bytes the escapes that may spell a part of a pattern, and passes all others as fast as it can. */
export class EscapeScan {
  readonly #spellings: Spellings;
  readonly #candidates: Candidates;
  /** For each escape byte the next index that is known to have it. */
  readonly #nextOf: number[];
  #window: Buffer = Buffer.alloc(0);
  #isLast = false;

  constructor({ spellings, candidates }: { spellings: Spellings; candidates: Candidates }) {
    this.#spellings = spellings;
    this.#candidates = candidates;
    this.#nextOf = spellings.escapeBytes.map(() => NOT_YET);
  }

  begin(window: Buffer, isLast: boolean): void {
    this.#window = window;
    this.#isLast = isLast;
    this.#nextOf.fill(NOT_YET);
  }

  /** From `from` on, where nothing has begun; the length of the window if there is none. */
  next(from: number): number {
    const window = this.#window;
    const { length } = window;
    const { isEscape } = this.#spellings;
    const { isFirst, mayFollow } = this.#candidates;
    let at = from;
    for (;;) {
      const near = Math.min(at + NEAR, length);
      while (at < near && isEscape[window[at] as number] === 0) at++;
      if (at === near) at = this.#far(at);
      if (at >= length) return length;
      const before = at > from ? (window[at - 1] as number) : NONE;
      const first = this.#firstByte(window, at);
      if (first === NONE) {
        if (this.#matters(at, before)) return at;
      } else if (first !== NOTHING) {
        if (isFirst[first] === 1 || (before !== NONE && mayFollow(before, first))) return at;
      }
      at += 1;
    }
  }

  #far(near: number): number {
    const { escapeBytes } = this.#spellings;
    const { length } = this.#window;
    let next = length;
    for (let i = 0; i < escapeBytes.length; i++) {
      let known = this.#nextOf[i] as number;
      if (known < near) {
        known = this.#window.indexOf(escapeBytes[i] as number, near);
        if (known === -1) known = length;
        this.#nextOf[i] = known;
      }
      if (known < next) next = known;
    }
    return next;
  }

  /** First byte of what the commonest escapes spell; NONE where it takes more to tell, NOTHING where it is no escape. */
  #firstByte(window: Buffer, at: number): number {
    const { isEscape } = this.#spellings;
    if (at + 2 >= window.length) return NONE;
    const second = window[at + 1] as number;
    const third = window[at + 2] as number;
    if (window[at] === BACKSLASH) {
      if (second === 0x75) return unitFirstByte(window, at + 2, isEscape);
      // One of many, which all spell backslashes.
      if (second === BACKSLASH && isRun(window, at + 2)) return BACKSLASH;
      return alone(AFTER_BACKSLASH[second] as number, window, at + 2, isEscape);
    }
    if (window[at] === PERCENT) {
      const high = HEX_VALUE[second] as number;
      const low = HEX_VALUE[third] as number;
      if (high !== -1 && low !== -1) return alone((high << 4) | low, window, at + 3, isEscape);
      return isNothing(PERCENT, second, third, isEscape) ? NOTHING : NONE;
    }
    if (window[at] !== AMPERSAND) return NONE;
    if (isNothing(AMPERSAND, second, third, isEscape)) return NOTHING;
    return isEscape[second] === 1 ? NONE : referenceFirstByte(window, at + 1, isEscape);
  }

  #matters(at: number, before: number): boolean {
    const { codes, read } = this.#spellings;
    const { isFirst, mayFollow } = this.#candidates;
    const count = read(this.#window, at, this.#window.length, this.#isLast);
    if (count === -1) return true;
    for (let i = 0; i < count; i++) {
      const first = utf8(codes[i] as number)[0] as number;
      if (isFirst[first] === 1 || (before !== NONE && mayFollow(before, first))) return true;
    }
    return false;
  }
}

function isRun(window: Buffer, at: number): boolean {
  return window[at] === BACKSLASH && window[at + 1] === BACKSLASH;
}

/** Neither an escape, nor one whose second character is an escape. */
function isNothing(first: number, second: number, third: number, isEscape: Uint8Array): boolean {
  if (turn(begin(first), second) !== DEAD) return false;
  // Of an escape inside an escape every character is itself.
  return isEscape[second] === 0 || (goesOn(begin(second)) && turn(begin(second), third) === DEAD);
}

/** `code` where it is the only reading: it is no escape byte, or begins no escape with what stands at `at`. Else NONE. */
function alone(code: number, window: Buffer, at: number, isEscape: Uint8Array): number {
  if (code < 0 || isEscape[code] === 0) return code;
  return spelled(begin(code), window, at, isEscape) === NOTHING ? code : NONE;
}

/** Of a character reference whose name or number begins at `at`. */
function referenceFirstByte(window: Buffer, at: number, isEscape: Uint8Array): number {
  const code = spelled(AFTER_AMPERSAND, window, at, isEscape);
  return code < 0x80 ? alone(code, window, spelledEnd, isEscape) : (utf8(code)[0] as number);
}

const AFTER_AMPERSAND = begin(AMPERSAND);
/** Where the last escape that `spelled` has read ends. */
let spelledEnd = 0;

/** What an escape spells of which `now` is read, with no escape in it; NONE where it has one, or is not whole; or NOTHING. */
function spelled(now: number, window: Buffer, from: number, isEscape: Uint8Array): number {
  let state = now;
  for (let i = from; i < window.length; i++) {
    const byte = window[i] as number;
    const isOver = !goesOn(state);
    if (isEscape[byte] === 1 && !isOver) return NONE;
    const code = codeOf(state, byte);
    if (code !== NONE) {
      spelledEnd = i;
      return code;
    }
    if (isOver) return NOTHING;
    state = turn(state, byte);
    if (state === DEAD) return NOTHING;
  }
  return NONE;
}

/** Of four digits behind `\u`. */
function unitFirstByte(window: Buffer, at: number, isEscape: Uint8Array): number {
  if (at + 4 > window.length) return NONE;
  let code = 0;
  for (let i = at; i < at + 4; i++) {
    const digit = HEX_VALUE[window[i] as number] as number;
    if (digit === -1) return NONE;
    code = (code << 4) | digit;
  }
  if (code < 0x80) return alone(code, window, at + 4, isEscape);
  if (code < 0x800) return 0xc0 | (code >> 6);
  // One half of a code point.
  return code >= 0xd800 && code < 0xe000 ? NONE : 0xe0 | (code >> 12);
}
