import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { now, shiftClock } from "#platform/clock.ts";
import { tokenExpiry } from "./token-expiry.ts";

const GITHUB = "github-authentication-token-expiration";
const head = (...fields: string[]) => fields.map((text) => Buffer.from(text, "latin1"));

beforeEach(() => shiftClock(Date.parse("2026-07-01T00:00:00Z") - Date.now()));
afterEach(() => shiftClock(0));

describe("B-7 the end of a credential, by the answer's head", () => {
  test.each([
    ["2026-12-24 10:20:30 UTC", "2026-12-24T10:20:30.000Z"],
    ["2026-12-24 10:20:30 +0000", "2026-12-24T10:20:30.000Z"],
    ["2026-12-24 10:20:30 -0800", "2026-12-24T18:20:30.000Z"],
    ["2026-12-24 10:20:30 +0530", "2026-12-24T04:50:30.000Z"],
    ["2028-02-29 00:00:00 UTC", "2028-02-29T00:00:00.000Z"],
  ])("%s", (text, expected) => {
    expect(tokenExpiry(head("Content-Type", "text/plain", GITHUB, text))?.toISOString()).toBe(expected);
    expect(tokenExpiry(head("GitHub-Authentication-Token-Expiration", ` ${text} `))?.toISOString()).toBe(
      expected,
    );
  });

  test.each([
    "",
    "never",
    "2026-12-24",
    "2026-12-24T10:20:30Z",
    "2026-12-24 10:20:30",
    "2026-12-24 10:20:30 CET",
    "2026-12-24 10:20:30 +9900",
    "2026-12-24 10:20:30 +0060",
    "2026-13-24 10:20:30 UTC",
    "2027-02-29 10:20:30 UTC",
    "2026-12-24 25:20:30 UTC",
    "2026-12-24 10:20:30 UTC, 2026-12-25 10:20:30 UTC",
    "1798107630",
    "9999-12-24 10:20:30 UTC",
    "2020-12-24 10:20:30 UTC",
    "２０２６-12-24 10:20:30 UTC",
    `${"2".repeat(100_000)} UTC`,
  ])("%.40s says nothing", (text) => expect(tokenExpiry(head(GITHUB, text))).toBeNull());

  test("said twice, it says nothing; in another field, neither", () => {
    const text = "2026-12-24 10:20:30 UTC";
    expect(tokenExpiry(head(GITHUB, text, GITHUB, text))).toBeNull();
    expect(tokenExpiry(head("x".repeat(GITHUB.length), text, "Expires", text))).toBeNull();
    expect(tokenExpiry(head(`${GITHUB} `, text))).toBeNull();
    expect(tokenExpiry([])).toBeNull();
  });

  test("a credential that has just ended is said to have", () => {
    const justNow = new Date(now().getTime() - 60_000)
      .toISOString()
      .replace("T", " ")
      .replace(/\..*/, " UTC");
    expect(tokenExpiry(head(GITHUB, justNow))).not.toBeNull();
  });
});
