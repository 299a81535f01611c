import { expect, test } from "vitest";
import { countsInLastLine, countsOf, type Suite } from "./suite.ts";

const suite: Suite = { title: "x", command: ["x"], count: countsInLastLine };

test("the counts of a suite are the ones it printed", () => {
  expect(countsOf(suite, 1, "✗ a\n3 passed, 2 failed\n")).toEqual({ passed: 3, failed: 2, skipped: 0 });
});

test("a suite that ran no test fails", () => {
  expect(countsOf(suite, 0, "0 passed, 0 failed").failed).toBe(1);
  expect(countsOf(suite, 0, "").failed).toBe(1);
});

test("a program that ends with an error fails although all its tests passed", () => {
  expect(countsOf(suite, 1, "3 passed, 0 failed")).toEqual({ passed: 3, failed: 1, skipped: 0 });
  expect(countsOf(suite, null, "3 passed, 0 failed").failed).toBe(1);
});

test("a report that cannot be read is a failure", () => {
  const count = () => JSON.parse("");
  expect(countsOf({ ...suite, count }, 0, "")).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
