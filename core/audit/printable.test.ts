import { expect, test } from "vitest";
import { printable } from "./printable.ts";

test("L-17 no line break, terminal code, bidirectional mark or NUL gets through", () => {
  const evil = "a\r\nb\u001b[2Jc\u0000d\u202ee\u2028f\u0085g\ud800h\u2066i";
  expect(printable(evil, 100)).toMatch(/^[a-i[2J\ufffd]+$/);
  expect(printable("Zoë 🗝️ 日本", 100)).toBe("Zoë 🗝️ 日本");
});

test("a long text is cut at its limit, never through a character", () => {
  expect(printable("x".repeat(300), 200).length).toBe(200);
  expect(printable("🗝".repeat(300), 200).isWellFormed()).toBe(true);
});
