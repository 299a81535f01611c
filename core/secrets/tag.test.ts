import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isTag, tagFromName } from "./tag.ts";

describe("T-9 a tag", () => {
  test.each(["a", "9", "stripe_live_key", "a-b", "_a", "-9-", "__proto__", "x".repeat(64)])(
    "can be %j",
    (tag) => expect(isTag(tag)).toBe(true),
  );
  test.each([
    "",
    " ",
    "_",
    "---",
    "a b",
    "a.b",
    "ä",
    "a\n",
    "\na",
    "a\0",
    "x".repeat(65),
    "{{x}}",
    null,
    7,
    ["a"],
    { $ne: "" },
  ])("cannot be %j", (tag) => expect(isTag(tag)).toBe(false));
});

describe("a tag follows from a name", () => {
  test.each([
    ["Stripe live key", "stripe_live_key"],
    ["Über  Straße!", "uber_strasse"],
    ["Señor's Çok Øre", "senors_cok_ore"],
    ["Ключ доступа", "klyuch_dostupa"],
    ["  -- GitHub (PAT) -- ", "github_pat"],
    ["①②", "12"],
    ["🔑", ""],
    ["日本", ""],
    ["x".repeat(80), "x".repeat(64)],
  ])("%j gives %j", (name, tag) => expect(tagFromName(name)).toBe(tag));

  test("with the separator that is asked for", () => expect(tagFromName("My proxy", "-")).toBe("my-proxy"));

  test("and is a tag or empty, whatever the name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 90 }), (name) => {
        const tag = tagFromName(name);
        expect(tag === "" || isTag(tag)).toBe(true);
      }),
    );
  });
});
