import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "#platform/ids.ts";
import { isSameDigest, newApiToken, readApiToken } from "./api-token-text.ts";

const SCANNER = /^khl_[0-9A-HJKMNP-TV-Z]{26}[0-9A-Za-z]{33}$/;

test("C-9 a token is found by the documented pattern and reads back as its own id and digest", () => {
  for (let i = 0; i < 200; i++) {
    const id = newId("tok");
    const { text, digest } = newApiToken(id);
    expect(text).toMatch(SCANNER);
    expect(readApiToken(text)).toEqual({ id, digest });
  }
});

test("C-9 the random part has 160 bits, is never repeated, and only its SHA-256 is kept", () => {
  const id = newId("tok");
  const made = Array.from({ length: 1_000 }, () => newApiToken(id));
  const random = made.map(({ text }) => text.slice(30, 57));
  expect(new Set(random).size).toBe(1_000);
  expect(random[0]?.length).toBe(27);
  expect(27 * Math.log2(62)).toBeGreaterThan(160);
  const digest = createHash("sha256")
    .update(random[0] ?? "")
    .digest();
  expect(made[0]?.digest.equals(digest)).toBe(true);
});

test("C-9 each of the 62 letters is as likely as the others", () => {
  const counts = new Map<string, number>();
  for (let i = 0; i < 4_000; i++) {
    for (const letter of newApiToken("tok_00000000000000000000000000").text.slice(30, 57)) {
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
  }
  const expected = (4_000 * 27) / 62;
  // Chi-square with 61 degrees of freedom: 130 is passed by chance less than once in a million runs.
  const chiSquare = [...counts.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
  expect(counts.size).toBe(62);
  expect(chiSquare).toBeLessThan(130);
});

test("C-9 a token with one character changed, cut or added is refused without the database", () => {
  const { text } = newApiToken(newId("tok"));
  for (let at = 0; at < text.length; at++) {
    const other = text[at] === "0" ? "1" : "0";
    expect(readApiToken(text.slice(0, at) + other + text.slice(at + 1))).toBeNull();
    expect(readApiToken(text.slice(0, at) + text.slice(at + 1))).toBeNull();
  }
  for (const wrong of [`${text} `, ` ${text}`, `${text}\n`, text.toLowerCase(), ""]) {
    expect(readApiToken(wrong)).toBeNull();
  }
});

test("any other text is refused and none throws", () => {
  fc.assert(
    fc.property(fc.string(), (text) => readApiToken(text) === null && readApiToken(`khl_${text}`) === null),
  );
});

test("a frozen token reads for ever", () => {
  expect(readApiToken("khl_01KB3Z6Q0V9M2N4P5R7S8T1WXY4fGh2JkLmNpQrStUvWxYz0123452jlyKS")?.id).toBe(
    "tok_01KB3Z6Q0V9M2N4P5R7S8T1WXY",
  );
});

test("C-9 a digest equals itself only, and nothing equals a token that is not there", () => {
  const zero = Buffer.alloc(32);
  expect(isSameDigest(zero, Buffer.alloc(32))).toBe(true);
  expect(isSameDigest(zero, Buffer.alloc(32, 1))).toBe(false);
  expect(isSameDigest(zero, null)).toBe(false);
});
