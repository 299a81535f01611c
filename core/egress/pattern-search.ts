/**
 * Aho and Corasick's automaton over bytes: finds all of many patterns in one pass, each byte looked at once, however the
 * input is cut.
 * @see https://doi.org/10.1145/360825.360855 (Aho, Corasick 1975)
 */
export type PatternSearch = {
  /** The state behind `byte`. 0 is the root: no pattern has begun. */
  step(state: number, byte: number): number;
  /** How many of the last bytes could still become a match: the depth of the state. */
  readonly depth: Int32Array;
  /** Length of the longest pattern that ends in this state; 0 for none. */
  readonly longest: Int32Array;
  /** Whether what has been read in `state` ends with what has been read in `other`, so that it finds all that `other` does. */
  endsWith(state: number, other: number): boolean;
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

/** @param patterns at least one, none empty. Takes memory of 29 bytes for each of their bytes. */
export function searchFor(patterns: readonly Buffer[]): PatternSearch {
  const trie = emptyTrie(1 + patterns.reduce((sum, pattern) => sum + pattern.length, 0));
  const isKnown = new Uint8Array(256);
  for (const pattern of patterns) {
    insert(trie, pattern);
    for (const byte of pattern) isKnown[byte] = 1;
  }
  const root = rootTable(trie);
  const { place, size } = suffixTree(trie, link(trie, root));
  const { byte, firstChild, nextSibling, fail, depth, longest } = trie;
  return {
    depth,
    longest,
    endsWith(state, other) {
      const within = (place[state] as number) - (place[other] as number);
      return within >= 0 && within < (size[other] as number);
    },
    step(from, wanted) {
      // Shorter suffixes need not be tried for a byte that no pattern has, which most escapes begin with.
      if (isKnown[wanted] === 0) return 0;
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

/** Breadth first: the state that a mismatch falls back to is less deep, so it is finished already. @returns all but the root. */
function link(trie: Trie, root: Int32Array): Int32Array {
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
  return queue.subarray(0, end);
}

/** Each state stands under its longest suffix that is one: in the order of that tree, those under it are a row. */
function suffixTree(
  { fail, size: states }: Trie,
  byDepth: Int32Array,
): { place: Int32Array; size: Int32Array } {
  const size = new Int32Array(states).fill(1);
  for (let i = byDepth.length - 1; i >= 0; i--) {
    const state = byDepth[i] as number;
    size[fail[state] as number] = (size[fail[state] as number] as number) + (size[state] as number);
  }
  const place = new Int32Array(states);
  const next = new Int32Array(states);
  next[0] = 1;
  for (const state of byDepth) {
    const parent = fail[state] as number;
    const at = next[parent] as number;
    place[state] = at;
    next[parent] = at + (size[state] as number);
    next[state] = at + 1;
  }
  return { place, size };
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
