import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { useTestConfig } from "#db/testing.ts";
import { forgetProcessState } from "#platform/process-state.ts";
import { allowsDestination, checkMayGo, commonDestinations, isNarrowing, mayGo } from "./destinations.ts";

beforeEach(() => useTestConfig({}));
afterEach(() => forgetProcessState("config"));

describe("D-1 a value may go to", () => {
  const allowed = ["https://*.example.com", "https://api.stripe.com", "http://10.0.0.1:8080"];
  test.each(["https://api.stripe.com", "https://a.example.com", "http://10.0.0.1:8080"])("%s", (origin) =>
    expect(allowsDestination(allowed, origin)).toBe(true),
  );
  test.each([
    "http://api.stripe.com",
    "https://api.stripe.com:8443",
    "https://api.stripe.com.",
    "https://api.stripe.com.evil.example",
    "https://evil-api.stripe.com",
    "https://API.stripe.com",
    "https://user@api.stripe.com",
    "https://api.stripe.com@evil.example",
    "https://api.stripe.com/",
    "https://xn--pi-6kc.stripe.com",
    "https://example.com",
    "https://a.b.example.com",
    "https://.example.com",
    "https://aexample.com",
    "http://a.example.com",
    "https://a.example.com:444",
    "https://a.example.com.",
    "https://*.example.com",
    "https://evil.example/.example.com",
    "https://evil:443.example.com",
    "https://evil.example@x.example.com",
    "http://10.0.0.1",
    "http://10.0.0.1:80",
    "null",
    "",
  ])("not to %j", (origin) => expect(allowsDestination(allowed, origin)).toBe(false));

  /** As people write them into the URL of a request; what counts is what the URL parser makes of it (S-1). */
  test.each([
    ["https://API.Stripe.COM", true],
    ["https://api.stripe.com:443", true],
    ["https://ａｐｉ.stripe.com", true],
    ["https://api。stripe。com", true],
    ["https://api.x@api.stripe.com/", true],
    ["https://%61pi.stripe.com", true],
    ["https://api.stripe.com@evil.example", false],
    ["https://api.stripe.com:443@evil.example", false],
    ["https://evil.example#@api.stripe.com", false],
    ["https://evil.example\\@api.stripe.com", false],
    ["https://evil.example/https://api.stripe.com", false],
    ["https://evil.example?.example.com", false],
    ["https://аpi.stripe.com", false],
    ["https://api.stripe.com%2eevil.example", false],
    ["https://api.stripe.com.", false],
    ["https://api.stripe.com:80", false],
    ["http://0x0a.1:8080", true],
    ["http://167772161:8080", true],
    ["http://10.0.0.1.:8080", true],
    ["http://[::ffff:10.0.0.1]:8080", false],
  ])("D-1 S-1 written as %s: %s", (typed, isAllowed) =>
    expect(allowsDestination(allowed, new URL(typed).origin)).toBe(isAllowed),
  );

  test("any origin when the list is empty", () =>
    expect(allowsDestination([], "https://x.example")).toBe(true));
});

describe("B-1 destinations are narrowed by", () => {
  test.each([
    [[], ["https://a.com"]],
    [[], []],
    [["https://a.com", "https://b.com"], ["https://a.com"]],
    [["https://*.a.com"], ["https://x.a.com", "https://y.a.com"]],
    [["https://*.a.com"], ["https://*.a.com"]],
  ])("%j to %j", (current, next) => expect(isNarrowing(current, next)).toBe(true));

  test.each([
    [["https://a.com"], []],
    [["https://a.com"], ["https://b.com"]],
    [["https://a.com"], ["https://a.com", "https://b.com"]],
    [["https://a.com"], ["http://a.com"]],
    [["https://x.a.com"], ["https://*.a.com"]],
    [["https://*.a.com"], ["https://a.com"]],
    [["https://*.a.com"], ["https://x.y.a.com"]],
    [["https://*.a.com"], ["https://*.b.a.com"]],
  ])("not %j to %j", (current, next) => expect(isNarrowing(current, next)).toBe(false));

  /** Any two of them may overlap: exact, wildcard, apex, two labels, another port, another scheme. */
  const DESTINATIONS = [
    "https://a.com",
    "https://b.a.com",
    "https://*.a.com",
    "https://c.b.a.com",
    "https://*.b.a.com",
    "https://*.c.b.a.com",
    "http://a.com",
    "http://*.a.com",
    "https://a.com:8443",
    "https://*.a.com:8443",
    "https://10.0.0.1",
    "https://[::1]",
  ];
  const lists = fc.uniqueArray(fc.constantFrom(...DESTINATIONS), { maxLength: 5 }).map((list) => list.sort());
  /** One origin for each destination that no other names, and some that none allows. */
  const ORIGINS = [
    ...DESTINATIONS.map((each) => each.replace("*", "fresh")),
    ...DESTINATIONS.map((each) => each.replace("*", "a.b")),
    "https://elsewhere.example",
    "https://aa.com",
    "ftp://a.com",
  ];
  const allowed = (list: readonly string[]) => ORIGINS.filter((origin) => allowsDestination(list, origin));

  test("B-1 a list narrows another exactly when it allows no origin that the other does not", () => {
    fc.assert(
      fc.property(lists, lists, (current, next) => {
        const before = new Set(allowed(current));
        expect(isNarrowing(current, next)).toBe(allowed(next).every((origin) => before.has(origin)));
      }),
      { numRuns: 3_000 },
    );
  });

  test("B-1 what two lists have in common is what both allow, and nothing is null", () => {
    fc.assert(
      fc.property(lists, lists, (a, b) => {
        const common = commonDestinations(a, b);
        const both = allowed(a).filter((origin) => allowsDestination(b, origin));
        expect(common === null ? [] : allowed(common)).toEqual(both);
        if (common === null) return;
        expect(isNarrowing(a, common) && isNarrowing(b, common)).toBe(true);
        expect(common).toEqual([...new Set(common)].sort());
      }),
      { numRuns: 3_000 },
    );
  });
});

describe("where the instance requires destinations", () => {
  test("D-1 a value without any may go nowhere, one with some as before", () => {
    expect(mayGo([], "https://a.example")).toBe(true);
    useTestConfig({ requireDestinations: true });
    expect(mayGo([], "https://a.example")).toBe(false);
    expect(mayGo(["https://a.example"], "https://a.example")).toBe(true);
    expect(mayGo(["https://a.example"], "https://b.example")).toBe(false);
  });

  test("D-1 the refusal names the tag and says why", () => {
    const bound = { tag: "x", destinations: ["https://a.example"] };
    expect(() => checkMayGo(bound, "https://a.example")).not.toThrow();
    expect(() => checkMayGo(bound, "https://b.example")).toThrow(
      /"x" may not be sent to https:\/\/b\.example/,
    );
    useTestConfig({ requireDestinations: true });
    expect(() => checkMayGo({ tag: "x", destinations: [] }, "https://a.example")).toThrow(
      /"x" has no destinations, and this instance requires them/,
    );
  });
});
