import fc from "fast-check";
import { expect, test } from "vitest";
import { readCookie, readCookies } from "./cookies.ts";

test("the first cookie of a name counts, whatever stands around it", () => {
  expect(readCookie("a=1; b=2; a=3", "a")).toBe("1");
  expect(readCookie(' a = "x=y" ;b', "a")).toBe("x=y");
  expect(readCookie("a=", "a")).toBe("");
});

test("a cookie whose name only begins or ends so is another one", () => {
  expect(
    readCookie("keyhole.session.0=x; xkeyhole.session=y; KEYHOLE.SESSION=z", "keyhole.session"),
  ).toBeNull();
  expect(readCookie("keyhole.session", "keyhole.session")).toBeNull();
  expect(readCookie(null, "a")).toBeNull();
});

test("a cookie called __proto__ is a cookie", () => {
  const cookies = readCookies("__proto__=1; constructor=2");
  expect(cookies.constructor).toBe("2");
  expect(Object.getPrototypeOf(cookies)).toBeNull();
  expect(({} as Record<string, unknown>).constructor).toBe(Object);
});

test("no header throws, and both readers agree", () => {
  fc.assert(
    fc.property(fc.string(), (header) => {
      const all = readCookies(header);
      return Object.keys(all).every((name) => readCookie(header, name) === all[name]);
    }),
  );
});

test("many cookies take no longer than their length", () => {
  const header = "a=1;".repeat(16_000);
  const begun = performance.now();
  readCookies(header);
  expect(performance.now() - begun).toBeLessThan(1_000);
});
