import fc from "fast-check";
import { expect, test } from "vitest";
import { durationBucket, percentile } from "./durations.ts";

function counted(durations: readonly number[]): number[] {
  const counts: number[] = [];
  for (const ms of durations) counts[durationBucket(ms)] = (counts[durationBucket(ms)] ?? 0) + 1;
  return Array.from(counts, (count) => count ?? 0);
}

test("a percentile of counted durations is at most 9 % and half a millisecond off", () => {
  const duration = fc.double({ min: 0, max: 2 ** 21, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(duration, { minLength: 1, maxLength: 200 }),
      fc.constantFrom(0.5, 0.95),
      (all, share) => {
        const exact = all.toSorted((a, b) => a - b)[Math.ceil(all.length * share) - 1] as number;
        const found = percentile(counted(all), share) as number;
        expect(found).toBeGreaterThanOrEqual(Math.floor(exact / 1.0906 - 0.5));
        expect(found).toBeLessThanOrEqual(Math.ceil(exact * 1.0906 + 0.5));
      },
    ),
  );
});

test("counts have an end, and nothing that is no duration falls out of them", () => {
  expect(durationBucket(1e12)).toBe(durationBucket(1e9));
  expect(durationBucket(Number.POSITIVE_INFINITY)).toBe(durationBucket(1e9));
  for (const ms of [0, 0.4, -1, Number.NaN]) expect(durationBucket(ms)).toBe(0);
  expect(percentile([], 0.5)).toBeNull();
  expect(percentile([0, 0], 0.5)).toBeNull();
  expect(percentile([3], 0.95)).toBe(0);
});
