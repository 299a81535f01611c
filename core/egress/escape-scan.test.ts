import { expect, test } from "vitest";
import { candidatesFor } from "./candidates.ts";
import { EscapeScan } from "./escape-scan.ts";
import { utf8 } from "./reading.ts";
import { createSpellings } from "./spellings.ts";

/** Whatever makes an escape, half of one, or one inside of another. */
const PIECES = [..."%\\&+#;xXuU{}0125679abcdefACEFltgnqmp= ", "&amp;", "&lt", "&#", "%25", "\\u00", "\\\\"];
const ROUNDS = 60_000;

test("L-5 no escape is passed that may spell a part of a value, and none looked at that may not", () => {
  const values = ["t0ken%&\\<é", "A+b c&amp", "&lt;1234"].map((value) => Buffer.from(value));
  const spellings = createSpellings({ hasPlus: true });
  const candidates = candidatesFor(values);
  const scan = new EscapeScan({ spellings, candidates });
  let passed = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const text = Buffer.from(Array.from({ length: 2 + (round % 9) }, pick).join(""));
    for (const isLast of [false, true]) {
      scan.begin(text, isLast);
      const expected = firstThatMatters(text, isLast);
      expect(scan.next(0), JSON.stringify([text.toString(), isLast])).toBe(expected);
      passed += expected;
    }
  }
  // That all began at once would prove nothing.
  expect(passed).toBeGreaterThan(2 * ROUNDS);

  /** As it is told by reading every escape in full. */
  function firstThatMatters(text: Buffer, isLast: boolean): number {
    for (let at = 0; at < text.length; at++) {
      if (spellings.isEscape[text[at] as number] === 0) continue;
      const count = spellings.read(text, at, text.length, isLast);
      if (count === -1) return at;
      for (const code of spellings.codes.slice(0, count)) {
        const first = utf8(code)[0] as number;
        if (candidates.isFirst[first] === 1) return at;
        if (at > 0 && candidates.mayFollow(text[at - 1] as number, first)) return at;
      }
    }
    return text.length;
  }
});

/** The same each time: a failure can be looked at. */
let seed = 0x2545f491;
function pick(): string {
  seed ^= seed << 13;
  seed ^= seed >>> 17;
  seed ^= seed << 5;
  return PIECES[(seed >>> 0) % PIECES.length] as string;
}
