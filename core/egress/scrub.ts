import { candidatesFor } from "./candidates.ts";
import { type Echo, EchoReader, type Search } from "./echo-reader.ts";
import { HeldBytes } from "./held-bytes.ts";
import { searchFor } from "./pattern-search.ts";
import { formsOf } from "./scrub-forms.ts";
import { createSpellings } from "./spellings.ts";

/**
 * Takes echoes of the values that were sent out of what comes back (security.md L-5, L-6). Which bytes a value may have
 * become is in scrub-forms.ts, how single characters of those may be escaped in spellings.ts; what is not found is in
 * README.md. Compiled once for the values; cheap to open for each answer.
 */
export type Scrubber = {
  open(): AnswerScrubber;
};

/** The echoes of one answer. */
export type AnswerScrubber = {
  /** How many were taken out so far. */
  readonly count: number;
  /** A whole text: one header's name or value. The same buffer when nothing was found. */
  header(bytes: Buffer): Buffer;
  /** The bytes of the body that can be let go, in order, without echoes. May be empty, or `bytes` itself, not copied. */
  push(bytes: Buffer): Buffer;
  /** What of the body was held back. Call once, at its end. */
  end(): Buffer;
};

/** Nothing that JSON or HTML would have to escape, and nothing that anybody writes by chance. */
export const BODY_MARKER = Buffer.from("•••", "utf8");
/** Header values are ASCII, or clients disagree about what they are. */
export const HEADER_MARKER = Buffer.from("***", "latin1");

const NOTHING = Buffer.alloc(0);
const SPACE = 0x20;

/**
 * Values of fewer than `MIN_SCRUBBED_BYTES` are not searched for: their answers are withheld. Compiling takes 0.1 ms for a
 * token of 40 bytes and 50 KiB of memory, and holds the values: drop it together with them. `values` are copied.
 */
export function createScrubber(values: readonly Buffer[]): Scrubber {
  const forms = values.flatMap(formsOf);
  if (forms.length === 0) return { open: () => idle };
  const spellings = createSpellings({ hasPlus: forms.some((form) => form.includes(SPACE)) });
  const search = { patterns: searchFor(forms), candidates: candidatesFor(forms), spellings };
  const shortest = forms.reduce((least, { length }) => Math.min(least, length), Number.POSITIVE_INFINITY);
  return { open: () => new AnswerEchoes(search, shortest) };
}

const idle: AnswerScrubber = {
  count: 0,
  header: (bytes) => bytes,
  push: (bytes) => bytes,
  end: () => NOTHING,
};

class AnswerEchoes implements AnswerScrubber {
  count = 0;
  readonly #search: Search;
  readonly #shortest: number;
  readonly #reader: EchoReader;
  readonly #held = new HeldBytes();
  /** Position in the stream of what is held back, or of what comes next. */
  #base = 0;

  constructor(search: Search, shortest: number) {
    this.#search = search;
    this.#shortest = shortest;
    this.#reader = new EchoReader(search);
  }

  header(bytes: Buffer): Buffer {
    // No spelling is shorter than what it spells.
    if (bytes.length < this.#shortest) return bytes;
    const reader = new EchoReader(this.#search);
    reader.read(bytes, 0, true);
    return this.#without(reader.echoes, bytes, 0, HEADER_MARKER);
  }

  push(bytes: Buffer): Buffer {
    const window = this.#held.before(bytes);
    const undecided = this.#reader.read(window, this.#base, false);
    const free = this.#held.letGo(window, undecided - this.#base);
    const clean = this.#without(this.#reader.echoes, free, this.#base, BODY_MARKER);
    this.#base = undecided;
    return clean;
  }

  end(): Buffer {
    const window = this.#held.before(NOTHING);
    this.#reader.read(window, this.#base, true);
    return this.#without(this.#reader.echoes, window, this.#base, BODY_MARKER);
  }

  /**
   * A marker in the place of each echo. One that reaches behind `bytes` stays in `echoes` for the next piece.
   * @param base where `bytes` begins in the stream.
   */
  #without(echoes: Echo[], bytes: Buffer, base: number, marker: Buffer): Buffer {
    if (echoes.length === 0) return bytes;
    const limit = base + bytes.length;
    const parts: Buffer[] = [];
    let from = base;
    let done = 0;
    for (const echo of echoes) {
      if (echo.start >= limit) break;
      if (!echo.isTold) {
        parts.push(bytes.subarray(from - base, echo.start - base), marker);
        this.count += 1;
      }
      from = Math.min(echo.end, limit);
      echo.isTold = true;
      if (echo.end > limit) break;
      done += 1;
    }
    if (parts.length === 0 && from === base) return bytes;
    echoes.splice(0, done);
    parts.push(bytes.subarray(from - base));
    return Buffer.concat(parts);
  }
}
