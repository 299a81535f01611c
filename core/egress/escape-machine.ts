import { entityNames } from "./entity-names.ts";

/**
 * One escape is read by a machine whose state is a number: what is expected (5 bits), how many characters of that kind
 * have come (4), and what they make (22).
 */
export const DEAD = 0;
const PERCENT = 1;
const PERCENT_DIGIT = 2;
/** These three are ends. */
const BYTE = 3;
const CODE = 4;
const EITHER = 5;
const BACKSLASH = 6;
const UNIT = 7;
const HIGH = 8;
const HIGH_BACKSLASH = 9;
const LOW = 10;
const BRACE = 11;
const HEX_BYTE = 12;
const OCTAL = 13;
const AMPERSAND = 14;
const HASH = 15;
const DECIMAL = 16;
const HEX = 17;
const NAME = 18;

/** No code. */
export const NONE = -1;
/** No escape at all. */
export const NOTHING = -2;
/** Marks a code of 0x80 to 0xff that is one byte and no code point. */
export const ONE_BYTE = 0x200000;
/** HTML allows any number of zeros before it; so many digits are read. */
const MAX_DIGITS = 9;

function state(kind: number, made = 0, count = 0): number {
  return (made << 9) | (count << 5) | kind;
}

/** 0 to 15, or -1. */
export const HEX_VALUE = new Int8Array(256).fill(-1);
for (let i = 0; i < 16; i++) {
  HEX_VALUE[i.toString(16).charCodeAt(0)] = i;
  HEX_VALUE[i.toString(16).toUpperCase().charCodeAt(0)] = i;
}

/** What a backslash and one character spell; NONE where more characters belong to it, NOTHING where it is no escape. */
export const AFTER_BACKSLASH = new Int16Array(256).fill(NOTHING);
for (let code = 0x20; code < 0x7f; code++) {
  // Letters and digits are no names of themselves.
  if (!/[0-9A-Za-z]/.test(String.fromCharCode(code))) AFTER_BACKSLASH[code] = code;
}
for (const [letter, code] of Object.entries({ b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 })) {
  AFTER_BACKSLASH[letter.charCodeAt(0)] = code;
}
for (const letter of "ux01234567") AFTER_BACKSLASH[letter.charCodeAt(0)] = NONE;

/** The names as a tree: `node * WIDTH + character - FIRST` has the next node; 0 for none, since none leads to the root. */
const FIRST = 0x30;
const WIDTH = 0x7b - FIRST;
const { nodes: NODES, codes: NODE_CODE, hasMore: NODE_HAS_MORE } = nameTree(entityNames());

function nameTree(names: ReadonlyMap<string, number>) {
  const nodes: number[] = Array(WIDTH).fill(0);
  const codes = [NONE];
  const hasMore = [false];
  for (const [name, code] of names) {
    let node = 0;
    for (const letter of name) {
      hasMore[node] = true;
      const at = node * WIDTH + letter.charCodeAt(0) - FIRST;
      if (nodes[at] === 0) {
        nodes[at] = codes.length;
        codes.push(NONE);
        hasMore.push(false);
        for (let i = 0; i < WIDTH; i++) nodes.push(0);
      }
      node = nodes[at] as number;
    }
    codes[node] = code;
  }
  return {
    nodes: Uint16Array.from(nodes),
    codes: Int32Array.from(codes),
    hasMore: Uint8Array.from(hasMore, Number),
  };
}

export function begin(byte: number): number {
  if (byte === 0x25) return PERCENT;
  if (byte === 0x5c) return BACKSLASH;
  return byte === 0x26 ? AMPERSAND : state(CODE, 0x20);
}

/** The code that has been spelled, if the escape may end here. @param next the byte that follows, or -1. */
export function codeOf(now: number, next: number): number {
  const kind = now & 31;
  if (kind === CODE || kind === EITHER) return now >> 9;
  if (kind === BYTE) return now >> 9 < 0x80 ? now >> 9 : ONE_BYTE | (now >> 9);
  if (kind !== DECIMAL && kind !== HEX && kind !== NAME) return NONE;
  // Without its semicolon, as HTML reads it: as far as it goes.
  const code = kind === NAME ? (NODE_CODE[now >> 9] as number) : now >> 9;
  return code > 0 && (next === -1 || !goesOn(now) || turn(now, next) === DEAD) ? code : NONE;
}

export function isEither(now: number): boolean {
  return (now & 31) === EITHER;
}

export function goesOn(now: number): boolean {
  const kind = now & 31;
  return kind === NAME ? NODE_HAS_MORE[now >> 9] === 1 : kind < BYTE || kind > EITHER;
}

/** The state behind one more character; DEAD when it is no escape. */
export function turn(now: number, char: number): number {
  const made = now >> 9;
  const count = (now >> 5) & 15;
  const hex = HEX_VALUE[char] as number;
  switch (now & 31) {
    case PERCENT:
      if (hex !== -1) return state(PERCENT_DIGIT, hex);
      return (char | 0x20) === 0x75 ? UNIT : DEAD;
    case PERCENT_DIGIT:
      return hex === -1 ? DEAD : state(BYTE, (made << 4) | hex);
    case BACKSLASH:
      return behindBackslash(char);
    case UNIT:
      if (char === 0x7b && count === 0) return BRACE;
      if (hex === -1) return DEAD;
      return count < 3 ? state(UNIT, (made << 4) | hex, count + 1) : unit((made << 4) | hex);
    case HIGH:
      return char === 0x5c ? state(HIGH_BACKSLASH, made) : DEAD;
    case HIGH_BACKSLASH:
      return char === 0x75 ? state(LOW, made) : DEAD;
    case LOW:
      return hex === -1 ? DEAD : low(made, count, hex);
    case BRACE:
      if (char === 0x7d && count > 0) return state(CODE, made);
      return hex === -1 ? DEAD : digit(BRACE, made * 16 + hex, count);
    case HEX_BYTE:
      if (hex === -1) return DEAD;
      return count === 0 ? state(HEX_BYTE, hex, 1) : state(EITHER, (made << 4) | hex);
    case OCTAL:
      if (char < 0x30 || char > 0x37) return DEAD;
      return count === 1 ? state(OCTAL, made * 8 + char - 0x30, 2) : octal(made * 8 + char - 0x30);
    case AMPERSAND:
      return char === 0x23 ? HASH : name(0, char);
    case HASH:
      if ((char | 0x20) === 0x78) return HEX;
      return isDecimal(char) ? state(DECIMAL, char - 0x30, 1) : DEAD;
    case DECIMAL:
      if (char === 0x3b) return state(CODE, made);
      return isDecimal(char) ? digit(DECIMAL, made * 10 + char - 0x30, count) : DEAD;
    case HEX:
      if (char === 0x3b && count > 0) return state(CODE, made);
      return hex === -1 ? DEAD : digit(HEX, made * 16 + hex, count);
    case NAME:
      return name(made, char);
    default:
      return DEAD;
  }
}

function behindBackslash(char: number): number {
  if (char === 0x75) return UNIT;
  if (char === 0x78) return HEX_BYTE;
  if (char >= 0x30 && char <= 0x37) return state(OCTAL, char - 0x30, 1);
  const code = AFTER_BACKSLASH[char] as number;
  return code < 0 ? DEAD : state(CODE, code);
}

/** Four digits are a code point, or the first half of one (UTF-16). */
function unit(value: number): number {
  if (value < 0xd800 || value > 0xdfff) return state(CODE, value);
  return value < 0xdc00 ? state(HIGH, value & 0x3ff) : DEAD;
}

/** `made` is the ten bits of the first half and the digits so far of the second. */
function low(made: number, count: number, hex: number): number {
  const both = (made << 4) | hex;
  if (count < 3) return state(LOW, both, count + 1);
  if ((both & 0xfc00) !== 0xdc00) return DEAD;
  return state(CODE, 0x10000 + ((both >> 16) << 10) + (both & 0x3ff));
}

function digit(kind: number, made: number, count: number): number {
  return made > 0x10ffff || count === MAX_DIGITS ? DEAD : state(kind, made, count + 1);
}

function octal(made: number): number {
  return made > 0xff ? DEAD : state(EITHER, made);
}

function isDecimal(char: number): boolean {
  return char >= 0x30 && char <= 0x39;
}

function name(node: number, char: number): number {
  const column = char - FIRST;
  const next = column >= 0 && column < WIDTH ? (NODES[node * WIDTH + column] as number) : 0;
  return next === 0 ? DEAD : state(NAME, next);
}
