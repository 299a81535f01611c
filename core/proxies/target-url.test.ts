import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPlainPath } from "#core/egress/plain-path.ts";
import { parseTarget } from "./target-url.ts";

function target(rest: string) {
  return parseTarget(`/proxy/p/${rest}`).target;
}

test("reads tag, origin, path and query, and changes none of the bytes of the latter", () => {
  expect(parseTarget("/proxy/my-proxy/https://API.Example.com:8443/v1/a%2Fb?q='%zz'&x[]=1|2")).toEqual({
    tag: "my-proxy",
    target: {
      origin: "https://api.example.com:8443",
      hostname: "api.example.com",
      port: 8443,
      pathname: "/v1/a%2Fb",
      path: "/v1/a%2Fb?q='%zz'&x[]=1|2",
    },
  });
  expect(target("http://a.example")).toMatchObject({ origin: "http://a.example", port: 80, path: "/" });
  expect(target("https://a.example:443?q")).toMatchObject({
    origin: "https://a.example",
    port: 443,
    path: "/?q",
  });
  expect(target("https://a.example/?").path).toBe("/?");
  expect(target("https://[2606:4700::1111]/x")).toMatchObject({ hostname: "[2606:4700::1111]" });
});

test("slashes that a front proxy merged are the same URL", () => {
  expect(target("https:/a.example/v1//x")).toEqual(target("https://a.example/v1//x"));
});

test("S-1 an address in any spelling is read by the URL parser, as it will be connected to", () => {
  for (const host of ["127.0.0.1", "127.1", "0x7f.1", "0177.0.0.1", "2130706433", "127.0.0.1."]) {
    expect(target(`http://${host}/`).hostname, host).toBe("127.0.0.1");
  }
});

describe.each([
  [
    "no URL",
    [
      "",
      "a.example/v1",
      "/a.example",
      "ftp://a.example",
      "file:///etc/passwd",
      "https:///a.example",
      "https:a.example",
      "https%3A%2F%2Fa.example",
      "javascript:1",
      "//a.example",
      "https://",
    ],
  ],
  [
    "user info",
    [
      "https://user@a.example/",
      "https://user:pass@a.example/",
      "https://a.example@evil.example/",
      "https://@a.example/",
    ],
  ],
  ["a fragment", ["https://a.example/#x", "https://a.example#/../", "https://a.example/?q#x"]],
  [
    "a backslash",
    [
      "https://a.example\\@evil.example/",
      "https://a.example/\\..\\x",
      "https:\\\\a.example/",
      "https://a.example/?q=\\",
    ],
  ],
  [
    "bytes outside visible ASCII",
    [
      "https://a.example/a b",
      "https://a.example/\u00e4",
      "https://a.example/\tx",
      "https://a.ex\nample/",
      "https://a.example/\u0000",
    ],
  ],
  [
    "a host that is none",
    [
      "https://a b/",
      "https://[::1/",
      "https://a.example:99999/",
      "https://[fe80::1%25eth0]/",
      "https://1.2.3.4.5/",
    ],
  ],
])("S-1 D-3 %s is refused", (_what, urls) => {
  test.each(urls)("%j", (url) => {
    expect(() => target(url)).toThrow(expect.objectContaining({ code: "INVALID_TARGET_URL" }));
  });
});

describe("D-3 a path that somebody could read as leaving the prefix is refused:", () => {
  test.each([
    ...["/v1/../admin", "/v1/..", "/./v1", "/v1/.", "/v1/%2e%2e/admin", "/v1/.%2E/admin", "/v1/%2e/x"],
    ...[
      "/v1/..%2fadmin",
      "/v1/%2e%2e%2fadmin",
      "/v1/a%2f..%2f..%2fadmin",
      "/v1/..%5cadmin",
      "/v1%5c..%5cadmin",
    ],
    ...[
      "/v1/%252e%252e/admin",
      "/v1/%25252e%25252e%25252fadmin",
      "/v1/..;/admin",
      "/v1/..;a=b/admin",
      "/v1/%2e%2e%3b/x",
    ],
    ...[
      "/v1/%c0%ae%c0%ae/admin",
      "/v1/%c0%af..",
      "/v1/..%20/x",
      "/v1/.../x",
      "/v1/..%00/x",
      "/v1/%0d%0aX",
      "/v1/%7f",
    ],
    ...["/v1/%zz", "/v1/%", "/v1/%e4", '/v1/"x', "/v1/{x}", "/v1/<x>", `/v1/%${"25".repeat(9)}2e`],
  ])("%s", (path) => {
    expect(() => target(`https://a.example${path}`)).toThrow(
      expect.objectContaining({ code: "INVALID_TARGET_URL" }),
    );
  });
});

test.each([
  "/projects/group%2Fname",
  "/a..b/c",
  "/v1/file.txt",
  "/compare/main...dev",
  "/a/%E2%82%AC",
  "/x;v=1/y",
  "/@user/pkg",
  "/a//b",
  "/100%25",
])("%s is an ordinary path", (path) => expect(target(`https://a.example${path}`).path).toBe(path));

test("no refusal quotes the URL", () => {
  for (const url of [
    "https://u:canary-4711@a.example/",
    "https://a.example/canary-4711/../",
    "canary-4711",
  ]) {
    expect(() => target(url)).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining("canary") }),
    );
  }
});

test("a path of 16 KiB made to be slow is read at once", () => {
  const from = performance.now();
  expect(() => target(`https://a.example/${"./..;%2e%2e".repeat(1_500)}`)).toThrow();
  target(`https://a.example/${".".repeat(16_000)}x/${"%25".repeat(5_000)}`);
  expect(performance.now() - from).toBeLessThan(500);
});

test("D-3 S-1 what is told at a glance is what the URL parser and the slow look would say", () => {
  const pieces = [
    "/",
    ".",
    "..",
    "...",
    "a",
    "v1",
    "%2e",
    "%2F",
    ";",
    "'",
    "~",
    "@",
    ":",
    "^",
    "|",
    '"',
    "`",
    "{",
    "=",
  ];
  const paths = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((all) => `/${all.join("")}`);
  fc.assert(
    fc.property(paths, (path) => {
      const isKept = new URL(`https://a.example${path}`).pathname === path && isPlainPath(path);
      const read = () => parseTarget(`/proxy/p/https://a.example${path}`).target.path;
      if (isKept) expect(read()).toBe(path);
      else expect(read).toThrow("The path of the URL");
    }),
    { numRuns: 5_000 },
  );
});
