import { afterEach, expect, test } from "vitest";
import { dropScrubbersOf, findScrubber, type Holder, keepScrubber, noScrubbers } from "./kept-scrubbers.ts";

const made: Holder[] = [];
afterEach(() => {
  for (const value of made.splice(0)) dropScrubbersOf(value);
});

function newValue(bytes: string | Buffer): Holder {
  const value = { bytes: Buffer.from(bytes), scrubbers: noScrubbers() };
  made.push(value);
  return value;
}

test("is found for the same values in the same order with the same texts, and for nothing else", () => {
  const [a, b, c] = [newValue("a"), newValue("b"), newValue("c")];
  keepScrubber([a, b], [Buffer.from("a:b")], "with pair");
  keepScrubber([a, b], [], "without");
  keepScrubber([a, c, b], [], "three");
  keepScrubber([a], [], "alone");
  expect(findScrubber([a, b], [Buffer.from("a:b")])).toBe("with pair");
  expect([findScrubber([a, b], []), findScrubber([a, c, b], []), findScrubber([a], [])]).toEqual([
    "without",
    "three",
    "alone",
  ]);
  for (const [values, extra] of [
    [[b, a], []],
    [[b], []],
    [[a, b, b], []],
    [[a, b], [Buffer.from("b:a")]],
    [[newValue("a"), newValue("b")], []],
    [[], []],
  ] as [Holder[], Buffer[]][]) {
    expect(findScrubber(values, extra)).toBeUndefined();
  }
});

test("goes with any of its values, with the copies of its texts, and leaves the others", () => {
  const [a, b, c] = [newValue("a"), newValue("b"), newValue("c")];
  const pair = Buffer.from("a:b");
  keepScrubber([a, b], [pair], "a, b");
  keepScrubber([a, c], [], "a, c");
  pair.fill(0);
  const copy = [...a.scrubbers.all].flatMap(({ extra }) => extra)[0];
  expect(copy?.toString()).toBe("a:b");
  dropScrubbersOf(b);
  expect(copy?.equals(Buffer.alloc(3))).toBe(true);
  expect([findScrubber([a, b], [Buffer.from("a:b")]), findScrubber([a, c], [])]).toEqual([undefined, "a, c"]);
  dropScrubbersOf(a);
  expect(findScrubber([a, c], [])).toBeUndefined();
  expect([a, b, c].map(({ scrubbers }) => [scrubbers.all.size, scrubbers.byLast.size])).toEqual([
    [0, 0],
    [0, 0],
    [0, 0],
  ]);
});

test("makes room, the oldest first: four of 64 KB are too many", () => {
  const values = Array.from({ length: 4 }, (_, i) => newValue(Buffer.alloc(65_536, i)));
  for (const [i, value] of values.entries()) keepScrubber([value], [], i);
  expect(values.map((value) => findScrubber([value], []))).toEqual([undefined, 1, 2, 3]);
});
