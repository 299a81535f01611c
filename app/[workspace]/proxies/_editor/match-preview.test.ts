import { describe, expect, test } from "vitest";
import { headersFor, inOrder, isBelow, matching, overlaps } from "./match-preview.ts";

const rule = (name: string, value: string, allowOverride = false) => ({ name, value, allowOverride });
const PREFIXES = [
  {
    prefix: "https://api.x.example/",
    rules: [rule("Authorization", "Bearer {{ secrets.short }}"), rule("Accept", "application/json", true)],
  },
  { prefix: "https://api.x.example/v1/admin", rules: [rule("authorization", "{{secrets.long}}")] },
  { prefix: "https://other.example/", rules: [rule("Authorization", "{{ secrets.other }}")] },
  { prefix: "not yet a URL", rules: [rule("X-A", "a")] },
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
  expect(matching(PREFIXES, new URL("https://api.x.example/v1/admin/users"))).toHaveLength(2);
});

test("each header comes from the longest prefix that sets it, and values are dots", () => {
  const sent = headersFor(PREFIXES, new URL("https://api.x.example/v1/admin"));
  expect(sent).toEqual([
    { name: "authorization", value: "•••", prefix: "https://api.x.example/v1/admin", allowOverride: false },
    { name: "Accept", value: "application/json", prefix: "https://api.x.example/", allowOverride: true },
  ]);
  expect(headersFor(PREFIXES, new URL("https://api.x.example/v1"))[0]?.value).toBe("Bearer •••");
  expect(headersFor(PREFIXES, new URL("https://nowhere.example/"))).toEqual([]);
});

test("an overlap is two prefixes of one address that set the same header, never two addresses", () => {
  expect(overlaps(PREFIXES)).toEqual([
    { header: "authorization", longer: "https://api.x.example/v1/admin", shorter: "https://api.x.example/" },
  ]);
});
