import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_URL_PREFIX_CHARS, parseUrlPrefix } from "./url-prefix.ts";

describe("a URL prefix is an absolute http(s) URL", () => {
  test.each([
    ["https://api.stripe.com/v1/", "https://api.stripe.com/v1/"],
    ["https://api.stripe.com/v1", "https://api.stripe.com/v1"],
    ["https://api.stripe.com", "https://api.stripe.com/"],
    ["https://api.stripe.com/", "https://api.stripe.com/"],
    [" HTTPS://API.Stripe.COM:443/V1/ ", "https://api.stripe.com/V1/"],
    ["http://example.com:80/x", "http://example.com/x"],
    ["http://example.com:8080/x", "http://example.com:8080/x"],
    ["https://bücher.example/é", "https://xn--bcher-kva.example/%C3%A9"],
    ["https://a.example/%C3%A9", "https://a.example/%C3%A9"],
    ["https://a.example/a%20b", "https://a.example/a%20b"],
    ["https://a.example/100%25", "https://a.example/100%25"],
    ["https://a.example/..a/.b/c..", "https://a.example/..a/.b/c.."],
    ["https://a.example/projects/group%2Fname/", "https://a.example/projects/group%2Fname/"],
    ["https://a.example/v1;x=1/a@b:c,d=e&f+g!*'()~_-", "https://a.example/v1;x=1/a@b:c,d=e&f+g!*'()~_-"],
    ["http://127.0.0.1:9000/x/", "http://127.0.0.1:9000/x/"],
    ["http://0x7f.1/", "http://127.0.0.1/"],
    ["http://[0:0::1]:9000", "http://[::1]:9000/"],
  ])("%j becomes %j", (typed, prefix) => expect(parseUrlPrefix(typed)).toBe(prefix));

  test.each([
    "",
    " ",
    "/v1",
    "api.stripe.com",
    "//api.stripe.com",
    "https:",
    "https:///x",
    "https:/api.stripe.com",
    "https:api.stripe.com",
    "ftp://a.example/",
    "javascript:alert(1)",
    "https://user@a.example/",
    "https://user:pass@a.example/",
    "https://a.example@evil.example/",
    "https://a.example\\@evil.example/",
    "https:\\\\a.example",
    "https://a.example?x",
    "https://a.example/?",
    "https://a.example/v1?x=1",
    "https://a.example/#",
    "https://a.example/v1#x",
    "https://a b.example/",
    "https://a.example/a b",
    "https://a.ex\tample/",
    "https://a.example/v\n1",
    "https://a.example./",
    "https://a..example/",
    "https://%61.example/",
    "https://*.example.com/",
    "https://a.example:99999/",
    "https://a.example:x/",
    "https://[::1%25eth0]/",
    "https://a.example/{{ secrets.x }}",
    "https://a.example/{{secrets.x}}/",
    "https://a.example/{tenant}/",
    `https://a.example/${"x".repeat(MAX_URL_PREFIX_CHARS)}`,
    `https://a.example/${"é".repeat(400)}`,
  ])("%j is refused", (typed) => expect(parseUrlPrefix(typed)).toBeNull());
});

describe("D-3 a URL prefix with a path that two readers could take for two places is refused:", () => {
  test.each([
    "https://a.example/.",
    "https://a.example/..",
    "https://a.example/v1/../admin",
    "https://a.example/v1/./x",
    "https://a.example/v1/..;x/admin",
    "https://a.example/v1/%2e%2e/admin",
    "https://a.example/v1/%2E./admin",
    "https://a.example/v1/.%2e",
    "https://a.example/v1/%252e%252e/",
    "https://a.example/v1/%25252e./",
    "https://a.example/v1/x%2f../admin",
    "https://a.example/v1/..%2fadmin",
    "https://a.example/v1/%2e%2e%252Fadmin",
    "https://a.example/v1/..%5cadmin",
    "https://a.example/v1/.../admin",
    "https://a.example/v1/..%20/admin",
    "https://a.example/v1/%c0%ae%c0%ae/admin",
    "https://a.example/v1\\admin",
    "https://a.example/v1//admin",
    "https://a.example//",
    "https://a.example/v1/%00",
    "https://a.example/v1/%0d%0aX:1",
    "https://a.example/v1/%7f",
    "https://a.example/v1/%",
    "https://a.example/v1/%zz",
    "https://a.example/v1/%ff",
    "https://a.example/v1/\ud800",
    "https://a.example/%252525252525252e",
  ])("%j", (typed) => expect(parseUrlPrefix(typed)).toBeNull());
});

test("D-3 whatever the text, it is null or canonical: the parser leaves it, and it leaves the origin alone", () => {
  const pieces = fc.constantFrom(
    ...[
      "https://",
      "http://a.example",
      "https://a.example/",
      "/",
      "\\",
      ".",
      "..",
      "%2e",
      "%252e",
      "%2f",
      "%5C",
    ],
    ...[
      "@",
      ":",
      "?",
      "#",
      ";",
      "%",
      "%41",
      "é",
      "。",
      "＊",
      "*",
      "[",
      "]",
      " ",
      "\t",
      "a",
      "v1",
      "~",
      "{",
      "|",
    ],
  );
  const texts = fc.array(fc.oneof(pieces, fc.string({ maxLength: 3, unit: "binary" })), { maxLength: 8 });
  let accepted = 0;
  fc.assert(
    fc.property(fc.constantFrom("", "https://a.example/"), texts, (start, all) => {
      const typed = start + all.join("");
      const prefix = parseUrlPrefix(typed);
      if (prefix === null) return;
      accepted += 1;
      expect(parseUrlPrefix(prefix)).toBe(prefix);
      const url = new URL(prefix);
      expect(url.href).toBe(prefix);
      expect(url.pathname).not.toContain("//");
      expect(`${url.username}${url.password}${url.search}${url.hash}`).toBe("");
      expect(prefix.endsWith("/")).toBe(typed.trim().endsWith("/") || url.pathname === "/");
      for (let path = url.pathname, i = 0; i < 8; i++) {
        const segments = path.split(/[/\\]/);
        expect(segments).not.toContain("..");
        expect(segments).not.toContain(".");
        path = path.replace(/%([0-9a-f]{2})/gi, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
      }
    }),
    { numRuns: 3_000 },
  );
  expect(accepted).toBeGreaterThan(100);
});
