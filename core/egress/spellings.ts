import { begin, codeOf, DEAD, goesOn, isEither, NONE, ONE_BYTE, turn } from "./escape-machine.ts";

/**
 * How a byte may be spelled besides as itself: as a percent escape, an escape of JSON and its relatives, a character
 * reference of HTML, or a form's `+`; and any character of such an escape by an escape in turn, which is what "encoded
 * twice" means. Reads one spelling at a time and knows nothing of what is searched for.
 */
export type Spellings = {
  /** The bytes with which an escape begins. */
  readonly escapeBytes: readonly number[];
  /** 1 for these bytes. */
  readonly isEscape: Uint8Array;
  /**
   * What the escape that begins at `at` may mean; `codes` and `ends` have it until the next call.
   * @param isLast whether nothing follows `end`.
   * @returns how many readings there are, or -1 when that can't be told before more bytes are there.
   */
  read(bytes: Buffer, at: number, end: number, isLast: boolean): number;
  /** As many as `read` said; older ones lie behind. Code points; with the bit `ONE_BYTE` a byte, which need not be UTF-8. */
  readonly codes: number[];
  /** Where the spelling ends. */
  readonly ends: number[];
};

/** @param args.hasPlus whether a `+` may be a space, which only matters to a search for spaces. */
export function createSpellings({ hasPlus }: { hasPlus: boolean }): Spellings {
  const escapeBytes = Array.from(hasPlus ? "%\\&+" : "%\\&", (each) => each.charCodeAt(0));
  const isEscape = new Uint8Array(256);
  for (const byte of escapeBytes) isEscape[byte] = 1;
  const codes: number[] = [];
  const ends: number[] = [];
  // An array that is emptied gives its memory back and takes it again, which costs more than all the rest.
  let count = 0;
  // Of escapes inside an escape, as a stack.
  const innerCodes: number[] = [];
  const innerEnds: number[] = [];
  let inner = 0;
  let isUnfinished = false;

  function add(code: number, end: number): void {
    if (count > 0 && codes[count - 1] === code && ends[count - 1] === end) return;
    codes[count] = code;
    ends[count++] = end;
  }

  function addCode(state: number, code: number, end: number): void {
    add(code, end);
    if (code >= 0x80 && code < 0x100 && isEither(state)) add(ONE_BYTE | code, end);
  }

  /** Reads an escape as if none were in it. @returns whether one may be, so that this does not count. */
  function mayNest(bytes: Buffer, at: number, end: number): boolean {
    let state = begin(bytes[at] as number);
    for (let i = at + 1; ; i++) {
      const byte = i < end ? (bytes[i] as number) : -1;
      const code = codeOf(state, byte);
      if (code !== NONE) {
        if (isEscape[code] === 1 && mayBegin(code, bytes, i, end)) return true;
        addCode(state, code, i);
      }
      if (!goesOn(state)) return false;
      if (byte === -1) {
        isUnfinished = true;
        return false;
      }
      if (isEscape[byte] === 1) return true;
      state = turn(state, byte);
      if (state === DEAD) return false;
    }
  }

  /** Whether the escape byte that was spelled begins an escape with what follows. */
  function mayBegin(code: number, bytes: Buffer, at: number, end: number): boolean {
    if (at === end) return true;
    const byte = bytes[at] as number;
    const state = begin(code);
    return !goesOn(state) || isEscape[byte] === 1 || turn(state, byte) !== DEAD;
  }

  /** Readings with every character of the escape as itself. */
  function readInner(bytes: Buffer, at: number, end: number): void {
    let state = begin(bytes[at] as number);
    for (let i = at + 1; ; i++) {
      const code = codeOf(state, i < end ? (bytes[i] as number) : -1);
      if (code !== NONE && code < 0x80) {
        innerCodes[inner] = code;
        innerEnds[inner++] = i;
      }
      if (!goesOn(state)) return;
      if (i === end) {
        isUnfinished = true;
        return;
      }
      state = turn(state, bytes[i] as number);
      if (state === DEAD) return;
    }
  }

  /** All readings of what is left of an escape. */
  function follow(state: number, bytes: Buffer, at: number, end: number): void {
    const byte = at < end ? (bytes[at] as number) : -1;
    const code = codeOf(state, byte);
    if (code !== NONE) addCode(state, code, at);
    if (!goesOn(state)) return;
    if (byte === -1) {
      isUnfinished = true;
      return;
    }
    const next = turn(state, byte);
    if (next !== DEAD) follow(next, bytes, at + 1, end);
    if (isEscape[byte] === 1) followInner(state, bytes, at, end);
  }

  /** `state` DEAD: the escape only begins with an inner one. */
  function followInner(state: number, bytes: Buffer, at: number, end: number): void {
    const from = inner;
    readInner(bytes, at, end);
    const to = inner;
    for (let i = from; i < to; i++) {
      const code = innerCodes[i] as number;
      const next = state !== DEAD ? turn(state, code) : isEscape[code] === 1 ? begin(code) : DEAD;
      if (next !== DEAD) follow(next, bytes, innerEnds[i] as number, end);
    }
    inner = from;
  }

  return {
    escapeBytes,
    isEscape,
    codes,
    ends,
    read(bytes, at, end, isLast) {
      count = 0;
      isUnfinished = false;
      if (mayNest(bytes, at, end)) {
        count = 0;
        isUnfinished = false;
        follow(begin(bytes[at] as number), bytes, at + 1, end);
        followInner(DEAD, bytes, at, end);
      }
      return isUnfinished && !isLast ? -1 : count;
    },
  };
}
