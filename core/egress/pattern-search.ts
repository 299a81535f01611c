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
