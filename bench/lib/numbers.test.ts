import { describe, expect, test } from "vitest";
import { parseCoreList } from "./machine.ts";
import { median, percentile, ratios, spread } from "./numbers.ts";
import { readOptions } from "./options.ts";

describe("numbers", () => {
  test("a median passes over what was not measured, and is null when nothing was", () => {
    expect(median([3, null, 1, 2])).toBe(2);
    expect(median([4, 1])).toBe(2.5);
    expect(median([null])).toBeNull();
    expect(spread([2, null, 8])).toEqual({ median: 5, min: 2, max: 8, rounds: 2 });
  });

  test("ratios are taken between the numbers of one round", () => {
    expect(ratios([10, 20, null, 5], [5, 40, 1])).toEqual([2, 0.5, null, null]);
    expect(ratios([1], [0])).toEqual([null]);
  });

  test("a percentile is a value that was measured", () => {
    const sorted = Array.from({ length: 100 }, (_, i) => i + 1);
    expect([percentile(sorted, 0.5), percentile(sorted, 0.99), percentile([7], 0.99)]).toEqual([50, 99, 7]);
  });
});

test("core lists are read as the kernel writes them", () => {
  expect(parseCoreList("0-2,5")).toEqual([0, 1, 2, 5]);
  expect(parseCoreList("")).toEqual([]);
});

test("options are read, and what is unknown is refused with the usage", () => {
  const { bench, options } = readOptions(["proxy", "--quick", "--only=memory,1k_c1", "--peers="]);
  expect([bench, options.quick, options.only, options.peers]).toEqual([
    "proxy",
    true,
    ["memory", "1k_c1"],
    [],
  ]);
  for (const wrong of [["proxy", "--fast"], [], ["proxy", "--rounds=0"]]) {
    expect(() => readOptions(wrong)).toThrow("npm run bench -- proxy");
  }
});
