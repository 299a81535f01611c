import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { UserError } from "#core/errors.ts";
import { useTestConfig } from "#db/testing.ts";
import { forgetProcessState } from "#platform/process-state.ts";
import {
  checkDestinations,
  MAX_DESTINATIONS,
  parseDestination,
  requiredProblem,
} from "./destination-input.ts";

beforeEach(() => useTestConfig({}));
afterEach(() => forgetProcessState("config"));

describe("a destination is an origin or a bare host", () => {
  test.each([
    ["https://api.stripe.com", "https://api.stripe.com"],
    ["https://api.stripe.com/", "https://api.stripe.com"],
    ["api.stripe.com", "https://api.stripe.com"],
    [" API.Stripe.COM ", "https://api.stripe.com"],
    ["HTTPS://API.STRIPE.COM:443", "https://api.stripe.com"],
    ["http://example.com:80", "http://example.com"],
    ["example.com:443", "https://example.com"],
    ["example.com:80", "https://example.com:80"],
    ["http://localhost:9000", "http://localhost:9000"],
    ["https://bücher.example", "https://xn--bcher-kva.example"],
    ["https://ＡＰＩ.example.com", "https://api.example.com"],
    ["https://*.example.com", "https://*.example.com"],
    ["*.Example.com", "https://*.example.com"],
    ["http://*.example.com:8080", "http://*.example.com:8080"],
    ["*.bücher.example", "https://*.xn--bcher-kva.example"],
    ["127.0.0.1:8080", "https://127.0.0.1:8080"],
    ["http://0x7f.1", "http://127.0.0.1"],
    ["http://[::1]:80", "http://[::1]"],
    ["[0:0::1]", "https://[::1]"],
  ])("%j becomes %j", (typed, destination) => expect(parseDestination(typed)).toBe(destination));

  test.each([
    "",
    " ",
    "https://",
    "https://api.stripe.com/v1",
    "https://api.stripe.com/?",
    "https://api.stripe.com?x",
    "https://api.stripe.com#x",
    "https://api.stripe.com//",
    "https://api.stripe.com/.",
    "https://user@api.stripe.com",
    "https://user:pass@api.stripe.com",
    "api.stripe.com@evil.example",
    "ftp://example.com",
    "javascript:alert(1)",
    "https:api.stripe.com",
    "https:/api.stripe.com",
    "https:\\\\api.stripe.com",
    "https://api.stripe.com\\@evil.example",
    "https://a b.com",
    "https://a\tb.com",
    "https://a\nb.com",
    "https://%61pi.stripe.com",
    "https://api.stripe.com.",
    "https://api..stripe.com",
    "https://.stripe.com",
    "https://example.com:99999",
    "https://example.com:http",
    "*",
    "https://*",
    "*.com",
    "https://*.com",
    "https://*.localhost:3000",
    "https://**.example.com",
    "https://*.*.example.com",
    "https://a.*.example.com",
    "https://a*.example.com",
    "https://*example.com",
    "https://＊.example.com",
    "https://*.example。",
    "*.1.2.3",
    "*.[::1]",
    "https://1.2.3.4.5",
    "https://[::1%25eth0]",
    `https://${"a".repeat(300)}.com`,
  ])("%j is refused", (typed) => expect(parseDestination(typed)).toBeNull());

  test("B-1 what is accepted is the origin that a request to it has, and parses to itself", () => {
    const hosts = fc.oneof(
      fc.domain(),
      fc.ipV4(),
      fc.ipV6().map((ip) => `[${ip}]`),
    );
    fc.assert(
      fc.property(
        fc.constantFrom("https://", "http://", ""),
        hosts,
        fc.option(fc.nat(65_535)),
        (scheme, host, port) => {
          const typed = `${scheme}${host}${port === null ? "" : `:${port}`}`;
          const destination = parseDestination(typed);
          const origin = new URL(scheme === "" ? `https://${typed}` : typed).origin;
          expect(destination).toBe(origin);
          expect(parseDestination(origin)).toBe(origin);
        },
      ),
    );
  });

  test("B-1 whatever the text, it is null or a canonical origin", () => {
    const pieces = fc.constantFrom(
      "https://",
      "http:",
      "/",
      "\\",
      "*",
      "*.",
      ".",
      "@",
      ":",
      "a",
      "com",
      "。",
      "＊",
      "[",
      "]",
      "%2e",
      "?",
      "#",
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(pieces, fc.string({ maxLength: 3, unit: "binary" })), { maxLength: 8 }),
        (all) => {
          const destination = parseDestination(all.join(""));
          if (destination === null) return;
          expect(parseDestination(destination)).toBe(destination);
          const origin = destination.replace("://*.", "://label.");
          expect(new URL(origin).origin).toBe(origin);
          expect(origin).not.toContain("*");
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe("a list of destinations", () => {
  const check = (given: readonly string[] | null) => {
    const problems: UserError[] = [];
    return {
      list: checkDestinations(given, problems),
      problems: problems.map(({ code, field }) => ({ code, field })),
    };
  };

  test("is canonical: sorted, without doubles", () => {
    expect(check(["b.com", "https://A.com:443", "a.com"]).list).toEqual(["https://a.com", "https://b.com"]);
    expect(check(null)).toEqual({ list: [], problems: [] });
  });

  test("names each entry that is none", () => {
    expect(check(["a.com", "https://a.com/x", "ftp://b.com"]).problems).toEqual([
      { code: "INVALID_DESTINATION", field: ["input", "destinations", "1"] },
      { code: "INVALID_DESTINATION", field: ["input", "destinations", "2"] },
    ]);
  });

  test("has at most 50", () => {
    const many = Array.from({ length: MAX_DESTINATIONS + 1 }, (_, i) => `h${i}.com`);
    expect(check(many.slice(1)).problems).toEqual([]);
    expect(check(many).problems).toEqual([{ code: "TOO_LONG", field: ["input", "destinations"] }]);
  });
});

describe("D-1 a destination is never a name under which anybody can get a host", () => {
  const messages = (...given: string[]) => {
    const problems: UserError[] = [];
    checkDestinations(given, problems);
    return problems.map(({ code, field, message }) => `${code} ${field?.join(".")} ${message}`);
  };

  test.each([
    "https://co.uk",
    "https://*.co.uk",
    "https://com",
    "http://app:8080",
    "https://github.io",
    "https://*.github.io",
    "https://*.GitHub.io",
    "https://*.s3.amazonaws.com",
    "https://s3.amazonaws.com",
    "https://*.herokuapp.com:8443",
    "http://*.blob.core.windows.net",
    "https://公司.cn",
    "https://*.公司.cn",
    "https://*.xn--55qx5d.cn",
    "https://foo.ck",
    // A rule of the list with a wildcard: each name below is a suffix, and * stands for every one of them.
    "https://*.kawasaki.jp",
    "https://*.compute.amazonaws.com",
  ])("%s is refused", (typed) => {
    const [problem, ...others] = messages("https://api.example.com", typed);
    expect(problem).toMatch(
      /^INVALID_DESTINATION input\.destinations\.1 Anybody can get a name under [a-z0-9.-]+[.,]/,
    );
    expect(others).toEqual([]);
  });

  test.each([
    "https://example.co.uk",
    "https://*.example.co.uk",
    "https://you.github.io",
    "https://*.you.github.io",
    "https://bucket.s3.amazonaws.com",
    "https://www.ck",
    "https://*.www.ck",
    "https://storage.googleapis.com",
    // Names of which the list knows nothing are names of a network of one's own.
    "http://localhost:3000",
    "http://intranet",
    "https://*.svc.cluster.local",
    "https://*.corp.internal",
    "http://10.0.0.1",
    "http://127.0.0.1:8080",
    "http://[::1]:8080",
  ])("%s is accepted", (typed) => expect(messages(typed)).toEqual([]));
});

describe("where the instance requires destinations", () => {
  test("D-1 an empty list is a problem, and anything else is none", () => {
    expect(requiredProblem([])).toBeNull();
    useTestConfig({ requireDestinations: true });
    expect(requiredProblem([])).toMatchObject({
      code: "DESTINATIONS_REQUIRED",
      field: ["input", "destinations"],
    });
    expect(requiredProblem(["https://a.example"])).toBeNull();
  });
});
