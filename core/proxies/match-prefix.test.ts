import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { headerKey } from "#core/egress/headers.ts";
import { indexPrefixes } from "./match-prefix.ts";

type Prefix = Parameters<typeof indexPrefixes>[0][number];

function rule(name: string, template = name): Prefix["rules"][number] {
  return { name, template, passwordTemplate: null, allowOverride: false, secretTags: [] };
}

/** Header, lower case, and the literal text of its template. */
function sent(prefixes: readonly Prefix[], url: string): string[][] | null {
  const planned = indexPrefixes(prefixes).match(new URL(url));
  if (planned === null) return null;
  const texts = planned.template.rules.map((each) => {
    const [part] = each.kind === "text" ? each.template.parts : [];
    return [each.name.toLowerCase(), part?.kind === "literal" ? part.text : ""];
  });
  return texts.sort();
}

const matches = (prefix: string, url: string) => sent([{ prefix, rules: [] }], url) !== null;

describe("D-3 a prefix ends with a whole segment, host and port", () => {
  test.each([
    ["https://a.example/", "https://a.example/"],
    ["https://a.example/", "https://a.example/x/y"],
    ["https://a.example/", "https://a.example//x"],
    ["https://a.example/v1", "https://a.example/v1"],
    ["https://a.example/v1", "https://a.example/v1/"],
    ["https://a.example/v1", "https://a.example/v1/x"],
    ["https://a.example/v1/", "https://a.example/v1/"],
    ["https://a.example/v1/", "https://a.example/v1/x"],
    ["https://a.example/v1/", "https://a.example/v1//x"],
    ["https://a.example:8443/v1", "https://a.example:8443/v1/x"],
    ["https://a.example/__proto__", "https://a.example/__proto__/x"],
    ["http://[::1]:8080/", "http://[::1]:8080/x"],
  ])("%s is one of %s", (prefix, url) => expect(matches(prefix, url)).toBe(true));

  test.each([
    ["https://a.example/v1", "https://a.example/v10"],
    ["https://a.example/v1", "https://a.example/v1x/y"],
    ["https://a.example/v1", "https://a.example/v1%2Fx"],
    ["https://a.example/v1", "https://a.example/V1"],
    ["https://a.example/v1", "https://a.example/"],
    ["https://a.example/v1", "https://a.example//v1"],
    ["https://a.example/v1/", "https://a.example/v1"],
    ["https://a.example/v1", "https://a.example/constructor"],
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
    { prefix: "https://a.example/v1/", rules: [rule("X-Version", "1, below")] },
    { prefix: "https://a.example/v2", rules: [rule("X-Version", "2")] },
  ];
  expect(sent(prefixes, "https://a.example/v1/admin/users")).toEqual([
    ["authorization", "longest"],
    ["x-trace", "from the root"],
    ["x-version", "1, below"],
  ]);
  expect(sent(prefixes, "https://a.example/v1/other")).toContainEqual(["authorization", "middle"]);
  expect(sent(prefixes, "https://a.example/v1")).toContainEqual(["x-version", "1"]);
  expect(sent(prefixes, "https://a.example/x")).toEqual([
    ["authorization", "shortest"],
    ["x-trace", "from the root"],
  ]);
});

test("P-2 names that CGI and WSGI do not tell apart are one header", () => {
  const prefixes = [
    { prefix: "https://a.example/", rules: [rule("X_Api_Key", "short")] },
    { prefix: "https://a.example/v1", rules: [rule("x-api-key", "long")] },
  ];
  expect(sent(prefixes, "https://a.example/v1/x")).toEqual([["x-api-key", "long"]]);
});

test("a prefix without rules is a match; none is null", () => {
  const prefixes = [{ prefix: "https://a.example/", rules: [] }];
  expect(sent(prefixes, "https://a.example/x")).toEqual([]);
  expect(sent(prefixes, "https://b.example/x")).toBeNull();
  expect(sent([], "https://b.example/x")).toBeNull();
});

test("a rule is parsed once: the same prefix answers the same plan", () => {
  const index = indexPrefixes([{ prefix: "https://a.example/v1", rules: [rule("X")] }]);
  const first = index.match(new URL("https://a.example/v1/x"));
  expect(first).not.toBeNull();
  expect(index.match(new URL("https://a.example/v1/y/z"))).toBe(first);
});

test("T-1 a row that was not saved by us is refused when it is used, and only then", () => {
  const index = indexPrefixes([
    { prefix: "https://a.example/", rules: [rule("X", "fine")] },
    { prefix: "https://a.example/v1", rules: [rule("X", "{{ 1 + 1 }}")] },
  ]);
  expect(index.match(new URL("https://a.example/x"))).not.toBeNull();
  expect(() => index.match(new URL("https://a.example/v1"))).toThrow("column 4");
});

test("of 10,000 prefixes a request looks at as much as of 10", () => {
  const prefixes = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ prefix: `https://a.example/v1/p${i}`, rules: [rule("X")] }));
  const lookUps = (count: number) => {
    const index = indexPrefixes(prefixes(count));
    const get = vi.spyOn(Map.prototype, "get");
    try {
      expect(index.match({ origin: "https://a.example", pathname: "/v1/p7/x/y" })).not.toBeNull();
      expect(index.match({ origin: "https://a.example", pathname: "/v1/none/x/y" })).toBeNull();
      return get.mock.calls.length;
    } finally {
      get.mockRestore();
    }
  };
  expect(lookUps(10_000)).toBe(lookUps(10));
});

/** As it was before there was an index: every prefix is looked at. */
function slowly(prefixes: readonly Prefix[], { origin, pathname }: URL): string[][] | null {
  const isPrefix = ({ prefix }: Prefix) => {
    const path = prefix.slice(origin.length);
    if (!prefix.startsWith(`${origin}/`) || !pathname.startsWith(path)) return false;
    return path.endsWith("/") || pathname.length === path.length || pathname[path.length] === "/";
  };
  const found = prefixes.filter(isPrefix).sort((a, b) => a.prefix.length - b.prefix.length);
  if (found.length === 0) return null;
  const rules = new Map<string, string[]>();
  for (const { name, template } of found.flatMap((each) => each.rules)) {
    rules.set(headerKey(name), [name.toLowerCase(), template]);
  }
  return [...rules.values()].sort();
}

test("D-3 the index answers what looking at every prefix answers", () => {
  const origins = fc.constantFrom("https://a.example", "https://a.example:8443", "http://a.example");
  const paths = fc
    .array(fc.constantFrom("v1", "v1x", "v", "a", "b", "%2F"), { maxLength: 4 })
    .map((segments) => segments.map((segment) => `/${segment}`).join(""));
  const ends = fc.constantFrom("", "/");
  const url = fc.tuple(origins, paths, ends).map(([origin, path, end]) => new URL(origin + path + end).href);
  const rules = fc.uniqueArray(fc.constantFrom("X-A", "X-B", "X-C"), { maxLength: 3 });
  const prefix = fc.record({ prefix: url, rules });
  const prefixes = fc.uniqueArray(prefix, { selector: (each) => each.prefix, maxLength: 12 });
  fc.assert(
    fc.property(prefixes, url, (all, target) => {
      const named = all.map((each) => ({
        prefix: each.prefix,
        rules: each.rules.map((name) => rule(name, each.prefix)),
      }));
      expect(sent(named, target)).toEqual(slowly(named, new URL(target)));
    }),
    { numRuns: 500 },
  );
});
