import { expect, test } from "vitest";
import { LIMITS, MAY_BE_NONE } from "#platform/proxy-limits.ts";
import {
  LIMIT_FIELDS,
  limitInput,
  limitProblem,
  limitTexts,
  limitWords,
  NO_LIMITS,
  rangeSentence,
  summaryWords,
} from "./limit-fields.ts";

const field = (name: string) => {
  const found = LIMIT_FIELDS.find((each) => each.name === name);
  if (!found) throw new Error(`no field ${name}`);
  return found;
};

test("the fields are those of the server, within its bounds", () => {
  const bounds = Object.entries(LIMITS).map(([name, { min, max }]) => ({
    name,
    min,
    max,
    mayBeNone: MAY_BE_NONE.has(name),
  }));
  expect(LIMIT_FIELDS.map(({ name, min, max, mayBeNone }) => ({ name, min, max, mayBeNone }))).toEqual(
    bounds,
  );
});

test("what a proxy sets is shown in seconds and megabytes, and what is saved again is the same to the byte", () => {
  const limits = {
    connectMs: 1_234,
    firstByteMs: 120_000,
    idleMs: 100,
    totalMs: null,
    maxRequestBytes: 1_000_000,
    maxResponseBytes: 10_485_760,
    maxPerCaller: 7,
    maxPerOrigin: 256,
    overridden: ["connectMs", "idleMs", "totalMs", "maxRequestBytes", "maxResponseBytes", "maxPerCaller"],
  };
  const texts = limitTexts(limits);
  expect(texts).toEqual({
    connectMs: "1.234",
    firstByteMs: "",
    idleMs: "0.1",
    totalMs: "0",
    maxRequestBytes: "0.953674",
    maxResponseBytes: "10",
    maxPerCaller: "7",
    maxPerOrigin: "",
  });
  expect(limitInput(texts)).toEqual({
    ...limits,
    overridden: undefined,
    firstByteMs: null,
    totalMs: 0,
    maxPerOrigin: null,
  });
  expect(summaryWords(texts)).toBe("6 limits of its own");
  expect(summaryWords(NO_LIMITS)).toBe("Instance defaults");
});

test("every amount of bytes comes back as it was", () => {
  for (const bytes of [
    1, 2, 500, 1_023, 1_025, 999_999, 1_048_575, 123_456_789, 2_147_483_646, 2_147_483_647,
  ]) {
    const shown = limitTexts({
      ...({ connectMs: 1, firstByteMs: 1, idleMs: 1, maxPerCaller: 1, maxPerOrigin: 1 } as const),
      maxRequestBytes: bytes,
      totalMs: null,
      maxResponseBytes: null,
      overridden: ["maxRequestBytes"],
    });
    expect(limitInput(shown).maxRequestBytes).toBe(bytes);
  }
});

test("what is out of bounds is said in the unit of the field", () => {
  expect(limitProblem("", field("connectMs"))).toBeNull();
  expect(limitProblem("0.1", field("connectMs"))).toBeNull();
  expect(limitProblem("61", field("connectMs"))).toBe("Enter 0.1 to 60 seconds, or leave it empty.");
  expect(limitProblem("0", field("connectMs"))).toBe("Enter 0.1 to 60 seconds, or leave it empty.");
  expect(limitProblem("soon", field("connectMs"))).toBe("Enter 0.1 to 60 seconds, or leave it empty.");
  expect(limitProblem("0", field("totalMs"))).toBeNull();
  expect(rangeSentence(field("totalMs"))).toBe(
    "Enter 0.1 to 86,400 seconds, 0 for no limit, or leave it empty.",
  );
  expect(limitProblem("9999", field("maxRequestBytes"))).toBe(
    "Enter at most 2,047 MB, 0 for no limit, or leave it empty.",
  );
  expect(limitProblem("1.5", field("maxPerCaller"))).toBe("Enter 1 to 4,096, or leave it empty.");
});

test("too small a size is the least one, never none; too large a number is not sent at all", () => {
  expect(limitInput({ ...NO_LIMITS, maxRequestBytes: "0.0000001" }).maxRequestBytes).toBe(1);
  expect(limitInput({ ...NO_LIMITS, maxRequestBytes: "99999999999" }).maxRequestBytes).toBeNull();
});

test("defaults read as people say them", () => {
  expect(limitWords(120_000, field("idleMs"))).toBe("2 min");
  expect(limitWords(1_073_741_824, field("maxRequestBytes"))).toBe("1 GB");
  expect(limitWords(1_024, field("maxPerCaller"))).toBe("1,024");
  expect(limitWords(null, field("totalMs"))).toBe("no limit");
});
