import { describe, expect, test } from "vitest";
import { inOrder, isBelow, overlaps } from "./match-preview.ts";

const rule = (name: string, value: string, allowOverride = false) => ({ name, value, allowOverride });
const prefixOf = (prefix: string, ...rules: ReturnType<typeof rule>[]) => ({ prefix, rules, basicAuth: [] });
const PREFIXES = [
  prefixOf(
    "https://api.x.example/",
    rule("Authorization", "Bearer {{ secrets.short }}"),
    rule("Accept", "application/json", true),
  ),
  prefixOf("https://api.x.example/v1/admin", rule("authorization", "{{secrets.long}}")),
  prefixOf("https://other.example/", rule("Authorization", "{{ secrets.other }}")),
  prefixOf("not yet a URL", rule("X-A", "a")),
];

describe("isBelow", () => {
  test.each([
    ["https://api.x.example/v1", "https://api.x.example/v1", true],
    ["https://api.x.example/v1/things?page=2", "https://api.x.example/v1", true],
    ["https://api.x.example/v10", "https://api.x.example/v1", false],
    ["https://api.x.example/v1", "https://api.x.example/v1/", false],
    ["https://api.x.example.evil.io/", "https://api.x.example/", false],
    ["http://api.x.example/", "https://api.x.example/", false],
    ["https://api.x.example:8443/", "https://api.x.example/", false],
  ])("%s below %s: %s", (url, prefix, expected) => {
    expect(isBelow(new URL(url), prefix)).toBe(expected);
  });
});

test("the longest prefix comes first, and what is no URL yet takes no part", () => {
  expect(inOrder(PREFIXES)).toEqual([
    "https://api.x.example/v1/admin",
    "https://api.x.example/",
    "https://other.example/",
  ]);
});

test("an overlap is two prefixes of one address that set the same header, never two addresses", () => {
  expect(overlaps(PREFIXES)).toEqual([
    { header: "authorization", longer: "https://api.x.example/v1/admin", shorter: "https://api.x.example/" },
  ]);
});

test("a basic-auth pair sets the header Authorization", () => {
  const pair = { user: "u", password: "p", allowOverride: false };
  const longer = { ...prefixOf("https://api.x.example/v2"), basicAuth: [pair] };
  expect(overlaps([...PREFIXES, longer])).toContainEqual({
    header: "Authorization",
    longer: "https://api.x.example/v2",
    shorter: "https://api.x.example/",
  });
});
