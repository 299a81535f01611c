import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { candidatesFor } from "./candidates.ts";
import { EchoReader } from "./echo-reader.ts";
import { searchFor } from "./pattern-search.ts";
import { createScrubber } from "./scrub.ts";
import { formsOf } from "./scrub-forms.ts";
import { createSpellings } from "./spellings.ts";

test("R-7 memory does not grow with the body, even of one that is escaped from end to end", () => {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  const body = createScrubber([Buffer.from(`${"a".repeat(64)}b`)]).open();
  const piece = Buffer.alloc(3 << 14, "%61");
  const used = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  body.push(piece);
  const before = used();
  // 1.6 million escapes; a number for each that is kept would be 13 MB.
  for (let i = 0; i < 100; i++) body.push(piece);
  expect(used() - before).toBeLessThan(2_000_000);
  expect(body.end().length).toBeLessThan(3 * 65);
});

test("T-8 work grows with the length of the body, whatever it looks like", () => {
  const value = `${"a".repeat(4_000)}b`;
  for (const unit of ["a", "\\", "%", "&", "&#", "&#97;", "%61", "%2561", "a%61", "\\u0061a"]) {
    const few = workFor(value, unit, 2 * PIECE);
    // Quadratic search would do 64 times as much for 8 times as many bytes.
    expect(workFor(value, unit, 16 * PIECE), unit).toBeLessThan(9 * few);
    expect(few, unit).toBeLessThan(2 * PIECE * MOST_FOR_A_BYTE);
  }
});

const PIECE = 8_192;
/** Four were counted, for `%61`; without the comparison of readings it was 330. */
const MOST_FOR_A_BYTE = 6;

/** What the search does for a body of `size` bytes: bytes passed by a leap, steps, spellings and comparisons. */
function workFor(value: string, unit: string, size: number): number {
  let work = 0;
  const forms = formsOf(Buffer.from(value));
  const patterns = searchFor(forms);
  const candidates = candidatesFor(forms);
  const spellings = createSpellings({ hasPlus: false });
  const counted = <In extends unknown[], Out>(call: (...args: In) => Out) => {
    return (...args: In) => {
      work += 1;
      return call(...args);
    };
  };
  const reader = new EchoReader({
    patterns: { ...patterns, step: counted(patterns.step), endsWith: counted(patterns.endsWith) },
    candidates: {
      ...candidates,
      mayFollow: counted(candidates.mayFollow),
      next(bytes, from) {
        const at = candidates.next(bytes, from);
        work += at - from;
        return at;
      },
      runStart(bytes, at, from) {
        const start = candidates.runStart(bytes, at, from);
        work += at - start;
        return start;
      },
    },
    spellings: { ...spellings, read: counted(spellings.read) },
  });
  const piece = Buffer.alloc(PIECE, unit);
  let held = Buffer.alloc(0);
  for (let sent = 0; sent < size; sent += PIECE) {
    const window = Buffer.concat([held, piece]);
    const base = sent - held.length;
    const undecided = reader.read(window, base, false);
    held = window.subarray(undecided - base);
    reader.echoes.length = 0;
  }
  return work;
}
