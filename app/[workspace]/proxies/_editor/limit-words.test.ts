import { expect, test } from "vitest";
import { durationWords, sizeWords } from "./limit-words.ts";

test("times and sizes read as people say them", () => {
  expect([100, 1_500, 10_000, 90_000, 120_000, 3_600_000].map(durationWords)).toEqual([
    "100 ms",
    "1.5 s",
    "10 s",
    "90 s",
    "2 min",
    "1 h",
  ]);
  expect([1, 1_023, 1_024, 1_572_864, 1_073_741_824].map(sizeWords)).toEqual([
    "1 byte",
    "1023 bytes",
    "1 KB",
    "1.5 MB",
    "1 GB",
  ]);
});
