import { describe, expect, test } from "vitest";
import { durationWords, expiryBadge, sinceWords } from "./health-words.ts";

const NOW = new Date(2026, 10, 25, 12, 0, 0).getTime();
const inHours = (hours: number) => new Date(NOW + hours * 3_600_000).toISOString();

describe("the badge of a credential's end", () => {
  test.each([
    [15 * 24, null],
    [14 * 24, "Expires in 14 days"],
    [9.9 * 24, "Expires in 9 days"],
    [24, "Expires in 1 day"],
    [23.9, "Expires in 23 hours"],
    [1, "Expires in 1 hour"],
    [0.5, "Expires within the hour"],
    [0, "Expired"],
    [-72, "Expired"],
  ])("%d hours away: %s", (hours, text) => {
    expect(expiryBadge(inHours(hours), NOW)?.text ?? null).toBe(text);
  });
});

test("since when is a time today, and a date before", () => {
  expect(sinceWords(new Date(2026, 10, 25, 9, 12).toISOString(), NOW)).toBe("since 09:12");
  expect(sinceWords(new Date(2026, 10, 24, 23, 59).toISOString(), NOW)).toBe("since 24 Nov");
  expect(sinceWords(new Date(2025, 10, 3).toISOString(), NOW)).toBe("since 3 Nov 2025");
});

test("a duration is said in the unit that fits", () => {
  expect([7, 999, 1_000, 2_449, 59_000, 180_000].map(durationWords)).toEqual([
    "7 ms",
    "999 ms",
    "1.0 s",
    "2.4 s",
    "59.0 s",
    "3 min",
  ]);
});
