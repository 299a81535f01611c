/**
 * Aho and Corasick's automaton over bytes: finds all of many patterns in one pass, each byte looked at once, however the
 * input is cut. Between candidates it leaps: where no pattern has begun, Wu and Manber's table tells from two bytes
 * how far the next one may begin. Leaping only happens at the root and never goes back, so time stays linear.
 * @see https://doi.org/10.1145/360825.360855 (Aho, Corasick 1975)
 */
export type PatternSearch = {
  /** The state behind `byte`. 0 is the root: no pattern has begun. */
  step(state: number, byte: number): number;
  /** How many of the last bytes could still become a match: the depth of the state. */
  readonly depth: Int32Array;
  /** Length of the longest pattern that ends in this state; 0 for none. */
  readonly longest: Int32Array;
  /** From the root: the first position from `at` on at which a pattern may begin, or behind which too little is left to tell. */
  leap(bytes: Buffer, at: number): number;
};

type Trie = {
  byte: Uint8Array;
  firstChild: Int32Array;
  nextSibling: Int32Array;
  fail: Int32Array;
  depth: Int32Array;
  longest: Int32Array;
  size: number;
};

/** @param patterns at least one, none empty. Takes memory of 21 bytes for each of their bytes. */
export function searchFor(patterns: readonly Buffer[]): PatternSearch {
  const trie = emptyTrie(1 + patterns.reduce((sum, pattern) => sum + pattern.length, 0));
  for (const pattern of patterns) insert(trie, pattern);
  const root = rootTable(trie);
  link(trie, root);
  const { byte, firstChild, nextSibling, fail, depth, longest } = trie;
  return {
    depth,
    longest,
    leap: leapTable(patterns),
    step(from, wanted) {
      for (let state = from; state !== 0; state = fail[state] as number) {
        for (let child = firstChild[state] as number; child !== 0; child = nextSibling[child] as number) {
          if (byte[child] === wanted) return child;
        }
      }
      return root[wanted] as number;
    },
  };
}

function emptyTrie(capacity: number): Trie {
  return {
    byte: new Uint8Array(capacity),
    firstChild: new Int32Array(capacity),
    nextSibling: new Int32Array(capacity),
    fail: new Int32Array(capacity),
    depth: new Int32Array(capacity),
    longest: new Int32Array(capacity),
    size: 1,
  };
}

function insert(trie: Trie, pattern: Buffer): void {
  let state = 0;
  for (const wanted of pattern) {
    let child = trie.firstChild[state] as number;
    while (child !== 0 && trie.byte[child] !== wanted) child = trie.nextSibling[child] as number;
    if (child === 0) {
      child = trie.size++;
      trie.byte[child] = wanted;
      trie.depth[child] = (trie.depth[state] as number) + 1;
      trie.nextSibling[child] = trie.firstChild[state] as number;
      trie.firstChild[state] = child;
    }
    state = child;
  }
  trie.longest[state] = pattern.length;
}

function rootTable(trie: Trie): Int32Array {
  const root = new Int32Array(256);
  for (let child = trie.firstChild[0] as number; child !== 0; child = trie.nextSibling[child] as number) {
    root[trie.byte[child] as number] = child;
  }
  return root;
}

/** Breadth first: the state that a mismatch falls back to is less deep, so it is finished already. */
function link(trie: Trie, root: Int32Array): void {
  const { byte, firstChild, nextSibling, fail, longest } = trie;
  const queue = new Int32Array(trie.size);
  let end = 0;
  for (const child of root) if (child !== 0) queue[end++] = child;
  for (let at = 0; at < end; at++) {
    const parent = queue[at] as number;
    for (let child = firstChild[parent] as number; child !== 0; child = nextSibling[child] as number) {
      queue[end++] = child;
      const back = fallBack(trie, root, fail[parent] as number, byte[child] as number);
      fail[child] = back;
      longest[child] ||= longest[back] as number;
    }
  }
}

function fallBack(trie: Trie, root: Int32Array, from: number, wanted: number): number {
  const { byte, firstChild, nextSibling, fail } = trie;
  for (let state = from; state !== 0; state = fail[state] as number) {
    for (let child = firstChild[state] as number; child !== 0; child = nextSibling[child] as number) {
      if (byte[child] === wanted) return child;
    }
  }
  return root[wanted] as number;
}

/** Two bytes hashed to 12 bits: 4 KiB, which is quick to fill for each request. A collision only shortens a leap. */
const BLOCKS = 4_096;

function leapTable(patterns: readonly Buffer[]): PatternSearch["leap"] {
  const reach = Math.min(255, ...patterns.map((pattern) => pattern.length));
  if (reach < 2) return (_bytes, at) => at;
  const shift = new Uint8Array(BLOCKS).fill(reach - 1);
  for (const pattern of patterns) {
    for (let i = 1; i < reach; i++) {
      const block = blockOf(pattern[i - 1] as number, pattern[i] as number);
      shift[block] = Math.min(shift[block] as number, reach - 1 - i);
    }
  }
  return (bytes, from) => {
    let at = from;
    const last = bytes.length - reach;
    while (at <= last) {
      const leap = shift[blockOf(bytes[at + reach - 2] as number, bytes[at + reach - 1] as number)] as number;
      if (leap === 0) return at;
      at += leap;
    }
    return at;
  };
}

function blockOf(first: number, second: number): number {
  return ((first << 4) ^ second) & (BLOCKS - 1);
}
