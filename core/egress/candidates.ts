/**
 * Where a pattern may stand, told from few of the bytes, so that the automaton need not look at all of them. Never
 * misses one; what it names by mistake costs a second look.
 */
export type Candidates = {
  /** 1 for each byte with which a pattern begins. */
  readonly isFirst: Uint8Array;
  /** Whether some pattern has these two bytes in a row. */
  mayFollow(first: number, second: number): boolean;
  /**
   * The first position from `from` on at which four bytes of a pattern stand that lie near its beginning, or the length
   * of `bytes`. A pattern that begins at or behind `from` and is whole in `bytes` is not passed.
   */
  next(bytes: Buffer, from: number): number;
  /** Where the bytes before `at` have to be read from to know what has begun there; `from` at the earliest. */
  runStart(bytes: Buffer, at: number, from: number): number;
};

/** Bytes that are compared at once: fewer stand in many texts by chance, more would need longer patterns. */
const GRAM = 4;
/** A longer stride saves little and fills the table. */
const MAX_STRIDE = 64;
/** From here on a view of words pays, which takes 0.1 µs to make and halves the time for a sample. */
const MIN_WORD_BYTES = 1_024;
/** Fibonacci hashing: 2^32 divided by the golden ratio. */
const MULTIPLIER = 0x9e3779b1;
/** Words are read as the machine orders their bytes; grams are made in this order. */
const IS_LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/** @param patterns at least one, none shorter than four bytes. */
export function candidatesFor(patterns: readonly Buffer[]): Candidates {
  const shortest = patterns.reduce((least, { length }) => Math.min(least, length), Number.POSITIVE_INFINITY);
  const deepest = patterns.reduce((most, { length }) => Math.max(most, length), 0);
  // Each pattern that is whole holds a whole gram at one of the sampled positions.
  const stride = Math.min(MAX_STRIDE, shortest - GRAM + 1);
  const isFirst = new Uint8Array(256);
  for (const pattern of patterns) isFirst[pattern[0] as number] = 1;
  const { hasPair, mayFollow } = pairsOf(patterns);
  const grams = gramTable(patterns, stride);
  // A stride of words can't be shorter than one of them.
  const hasWords = IS_LITTLE_ENDIAN && stride >= GRAM;
  return {
    isFirst,
    mayFollow,
    next: (bytes, from) =>
      hasWords && bytes.length - from >= MIN_WORD_BYTES
        ? nextWord(grams, stride, bytes, from)
        : nextGram(grams, stride, bytes, from),
    runStart(bytes, at, from) {
      const least = Math.max(from, at - deepest);
      if (at === least || hasPair[bytes[at - 1] as number] === 0) return at;
      let start = at - 1;
      while (start > least && mayFollow(bytes[start - 1] as number, bytes[start] as number)) start--;
      return start;
    },
  };
}

/** A bit for each two bytes. */
function pairsOf(patterns: readonly Buffer[]) {
  const bits = new Uint8Array(8_192);
  /** 1 for each byte of a pattern. */
  const hasPair = new Uint8Array(256);
  for (const pattern of patterns) {
    let first = pattern[0] as number;
    hasPair[first] = 1;
    for (let i = 1; i < pattern.length; i++) {
      const second = pattern[i] as number;
      const pair = (first << 8) | second;
      bits[pair >> 3] = (bits[pair >> 3] as number) | (1 << (pair & 7));
      hasPair[second] = 1;
      first = second;
    }
  }
  const mayFollow = (first: number, second: number) => {
    const pair = (first << 8) | second;
    return (((bits[pair >> 3] as number) >> (pair & 7)) & 1) === 1;
  };
  return { hasPair, mayFollow };
}

/** A hash table without chains: a slot holds a gram, `empty`, or what did not find its own slot free. */
type Grams = { readonly slots: Int32Array; readonly empty: number; readonly shift: number };

function gramTable(patterns: readonly Buffer[], stride: number): Grams {
  const grams = new Set<number>();
  for (const pattern of patterns) {
    const end = Math.min(stride, pattern.length - GRAM + 1);
    for (let i = 0; i < end; i++) grams.add(pattern.readInt32LE(i));
  }
  let empty = 0;
  while (grams.has(empty)) empty++;
  // At most half full, so that most probes end at once.
  const bits = 33 - Math.clz32(grams.size);
  const slots = new Int32Array(1 << bits).fill(empty);
  const mask = slots.length - 1;
  const shift = 32 - bits;
  for (const gram of grams) {
    let slot = Math.imul(gram, MULTIPLIER) >>> shift;
    while (slots[slot] !== empty) slot = (slot + 1) & mask;
    slots[slot] = gram;
  }
  return { slots, empty, shift };
}

/** The sample that lies furthest behind `from` while no pattern in between is passed, and from there on each stride. */
function nextGram({ slots, empty, shift }: Grams, stride: number, bytes: Buffer, from: number): number {
  const mask = slots.length - 1;
  const last = bytes.length - GRAM;
  for (let at = from + stride - 1; at <= last; at += stride) {
    const gram =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    for (let slot = Math.imul(gram, MULTIPLIER) >>> shift; ; slot = (slot + 1) & mask) {
      const found = slots[slot] as number;
      if (found === empty) break;
      if (found === gram) return at;
    }
  }
  return bytes.length;
}

/** The same in words of memory. */
function nextWord({ slots, empty, shift }: Grams, stride: number, bytes: Buffer, from: number): number {
  const mask = slots.length - 1;
  const skipped = (GRAM - ((bytes.byteOffset + from) & (GRAM - 1))) & (GRAM - 1);
  const begin = from + skipped;
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + begin, (bytes.length - begin) >> 2);
  const step = stride >> 2;
  // `skipped` may be 3, so one word less than a stride behind `from`.
  for (let at = step - 1; at < words.length; at += step) {
    const gram = words[at] as number;
    for (let slot = Math.imul(gram, MULTIPLIER) >>> shift; ; slot = (slot + 1) & mask) {
      const found = slots[slot] as number;
      if (found === empty) break;
      if (found === gram) return begin + at * GRAM;
    }
  }
  return bytes.length;
}
