import { describe, expect, test } from "vitest";
import { type MatchedRule, matchPrefix } from "./match-prefix.ts";

function rule(name: string, template = name): MatchedRule {
  return { name, template, allowOverride: false, secretTags: [] };
}

function matches(prefix: string, url: string): boolean {
  return matchPrefix([{ prefix, rules: [] }], new URL(url)) !== null;
}

describe("D-3 a prefix ends with a whole segment, host and port", () => {
  test.each([
    ["https://a.example/", "https://a.example/"],
    ["https://a.example/", "https://a.example/x/y"],
    ["https://a.example/v1", "https://a.example/v1"],
    ["https://a.example/v1", "https://a.example/v1/"],
    ["https://a.example/v1", "https://a.example/v1/x"],
    ["https://a.example/v1/", "https://a.example/v1/x"],
    ["https://a.example:8443/v1", "https://a.example:8443/v1/x"],
    ["http://[::1]:8080/", "http://[::1]:8080/x"],
  ])("%s is one of %s", (prefix, url) => expect(matches(prefix, url)).toBe(true));

  test.each([
    ["https://a.example/v1", "https://a.example/v10"],
    ["https://a.example/v1", "https://a.example/v1x/y"],
    ["https://a.example/v1", "https://a.example/v1%2Fx"],
    ["https://a.example/v1", "https://a.example/V1"],
    ["https://a.example/v1", "https://a.example/"],
    ["https://a.example/v1/", "https://a.example/v1"],
    ["https://a.example/", "https://a.example.evil.example/"],
    ["https://a.example/", "https://b.a.example/"],
    ["https://a.example/", "http://a.example/"],
    ["https://a.example/", "https://a.example:8443/"],
    ["https://a.example:8443/", "https://a.example/"],
    ["https://a.example:844/", "https://a.example:8443/"],
    // A row that was not saved by us is no prefix of anything.
    ["https://a.example", "https://a.example/"],
    ["https://a.exampl", "https://a.example/"],
    ["HTTPS://a.example/", "https://a.example/"],
    ["", "https://a.example/"],
  ])("%s is none of %s", (prefix, url) => expect(matches(prefix, url)).toBe(false));
});

test("for each header the longest prefix wins, in any case and any order", () => {
  const prefixes = [
    { prefix: "https://a.example/v1/admin", rules: [rule("authorization", "longest")] },
    {
      prefix: "https://a.example/",
      rules: [rule("Authorization", "shortest"), rule("X-Trace", "from the root")],
    },
    { prefix: "https://a.example/v1", rules: [rule("AUTHORIZATION", "middle"), rule("X-Version", "1")] },
    { prefix: "https://a.example/v2", rules: [rule("X-Version", "2")] },
  ];
  const byName = (url: string) =>
    (matchPrefix(prefixes, new URL(url)) ?? [])
      .map(({ name, template }) => [name.toLowerCase(), template])
      .sort();
  expect(byName("https://a.example/v1/admin/users")).toEqual([
    ["authorization", "longest"],
    ["x-trace", "from the root"],
    ["x-version", "1"],
  ]);
  expect(byName("https://a.example/v1/other")).toContainEqual(["authorization", "middle"]);
  expect(byName("https://a.example/x")).toEqual([
    ["authorization", "shortest"],
    ["x-trace", "from the root"],
  ]);
});

test("P-2 names that CGI and WSGI do not tell apart are one header", () => {
  const prefixes = [
    { prefix: "https://a.example/", rules: [rule("X_Api_Key", "short")] },
    { prefix: "https://a.example/v1", rules: [rule("x-api-key", "long")] },
  ];
  const found = matchPrefix(prefixes, new URL("https://a.example/v1/x"));
  expect(found?.map(({ template }) => template)).toEqual(["long"]);
});

test("a prefix without rules is a match; none is null", () => {
  const prefixes = [{ prefix: "https://a.example/", rules: [] }];
  expect(matchPrefix(prefixes, new URL("https://a.example/x"))).toEqual([]);
  expect(matchPrefix(prefixes, new URL("https://b.example/x"))).toBeNull();
  expect(matchPrefix([], new URL("https://b.example/x"))).toBeNull();
});
