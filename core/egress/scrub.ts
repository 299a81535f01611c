import { type PatternSearch, searchFor } from "./pattern-search.ts";
import { formsOf } from "./scrub-forms.ts";

/**
 * Takes echoes of the values that were sent out of what comes back (security.md L-5). What it looks for is in
 * scrub-forms.ts; what it does not find is in README.md. It never looks at what a value means and never reads ahead
 * further than a beginning of one of the forms forces it to.
 */
export type Scrubber = {
  /** A stream of its own; one for each body. */
  body(): BodyScrubber;
  /** A whole text, e.g. one header's value. The same buffer when nothing was found. */
  whole(bytes: Buffer): Buffer;
};

export type BodyScrubber = {
  /** The bytes that can be let go, in order, without echoes. May be empty; may be `bytes` itself, which is not copied. */
  push(bytes: Buffer): Buffer;
  /** What was held back. Call once, at the end. */
  end(): Buffer;
};

/** Without anything that JSON, HTML or a header would have to escape. */
export const MARKER = Buffer.from("[secret]", "latin1");

/** @returns null when no value is long enough to be looked for, so that there is nothing to do. */
export function createScrubber(values: readonly Buffer[]): Scrubber | null {
  const forms = values.flatMap(formsOf);
  if (forms.length === 0) return null;
  const search = searchFor(forms);
  return {
    body: () => bodyScrubber(search),
    whole: (bytes) => {
      const body = bodyScrubber(search);
      const head = body.push(bytes);
      const tail = body.end();
      const text = tail.length === 0 ? head : Buffer.concat([head, tail]);
      return text.equals(bytes) ? bytes : text;
    },
  };
}

/** Positions of an echo in the window; `start` is -1 when its marker has been let go already. */
type Echo = { start: number; end: number };

/**
 * The window is what is held back and the new bytes. Behind the last `depth(state)` bytes of it no match can begin that
 * is not known yet, so all before them goes. Echoes that overlap become one: of "abc" in "abcdef" not even "def" stays.
 */
function bodyScrubber(search: PatternSearch): BodyScrubber {
  const { step, leap, depth, longest } = search;
  let held: Buffer = Buffer.alloc(0);
  let state = 0;
  let echoes: Echo[] = [];

  function scan(window: Buffer, from: number): void {
    for (let at = from; at < window.length; at++) {
      if (state === 0) {
        at = leap(window, at);
        if (at >= window.length) return;
      }
      state = step(state, window[at] as number);
      const length = longest[state] as number;
      if (length > 0) remember(echoes, at + 1 - length, at + 1);
    }
  }

  function letGo(window: Buffer, upTo: number): Buffer {
    if (echoes.length === 0) return upTo === window.length ? window : window.subarray(0, upTo);
    const cut = cutOut(window.subarray(0, upTo), echoes);
    echoes = cut.left;
    return cut.free;
  }

  return {
    push(bytes) {
      const window = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
      scan(window, held.length);
      const upTo = window.length - (depth[state] as number);
      const free = letGo(window, upTo);
      // A copy, or some bytes would keep a whole chunk of the socket alive.
      held = Buffer.from(window.subarray(upTo));
      return free;
    },
    end() {
      const rest = letGo(held, held.length);
      held = Buffer.alloc(0);
      return rest;
    },
  };
}

/** Matches come in the order of their ends, so only the last ones can overlap the new one. */
function remember(echoes: Echo[], from: number, end: number): void {
  let start = from;
  for (let last = echoes.at(-1); last && last.end > from; last = echoes.at(-1)) {
    start = Math.min(start, last.start);
    echoes.pop();
  }
  echoes.push({ start, end });
}

/** Puts a marker in the place of each echo; `left` are those that reach behind `bytes`, seen from there. */
function cutOut(bytes: Buffer, echoes: readonly Echo[]): { free: Buffer; left: Echo[] } {
  const parts: Buffer[] = [];
  const left: Echo[] = [];
  const { length } = bytes;
  let at = 0;
  for (const { start, end } of echoes) {
    if (start >= length) {
      left.push({ start: start - length, end: end - length });
      continue;
    }
    if (start >= 0) parts.push(bytes.subarray(at, start), MARKER);
    at = Math.min(end, length);
    if (end > length) left.push({ start: -1, end: end - length });
  }
  parts.push(bytes.subarray(at));
  return { free: Buffer.concat(parts), left };
}
