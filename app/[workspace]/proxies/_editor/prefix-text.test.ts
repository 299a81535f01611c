import { describe, expect, test } from "vitest";
import { parseUrlPrefix } from "#core/proxies/url-prefix.ts";
import { originFrom, readPrefix } from "./prefix-text.ts";

describe("readPrefix", () => {
  test.each([
    ["https://api.stripe.com/v1/", "https://api.stripe.com/v1/"],
    ["  HTTPS://API.Stripe.com:443/v1 ", "https://api.stripe.com/v1"],
    ["http://127.0.0.1:8080", "http://127.0.0.1:8080/"],
    ["https://bücher.example/", "https://xn--bcher-kva.example/"],
  ])("%s is what the server keeps", (typed, prefix) => {
    expect(readPrefix(typed)).toEqual({ prefix, problem: null });
    expect(parseUrlPrefix(typed)).toBe(prefix);
  });

  test.each([
    ["", "Enter a URL prefix"],
    ["api.stripe.com/v1", "Start with `https://`."],
    ["/v1", "Start with `https://`."],
    ["ftp://api.stripe.com/", "Only `https://` and `http://`"],
    ["https://", "Name a host"],
    ["https:///v1", "Name a host"],
    ["https://user:pw@api.stripe.com/", "no user or password"],
    ["https://api.stripe.com/?a=1", "no query"],
    ["https://api.stripe.com/#top", "no fragment"],
    ["https://*.stripe.com/", "one host"],
    ["https://api.stripe.com/a b", "no blanks"],
    ["https://api.stripe.com/a/../b", "`.` and `..`"],
    ["https://api.stripe.com/%2e%2e/b", "`.` and `..`"],
    ["https://api.stripe.com/a\\b", "Use `/`"],
    ["https://api.stripe.com//a", "doubled slash"],
    ["https://api.stripe.com/{{secrets.a}}", "no template"],
    ["https://api.stripe.com:99999/", "isn't a URL"],
  ])("%j gets a sentence of its own, and the server refuses it too", (typed, sentence) => {
    expect(readPrefix(typed).problem).toContain(sentence);
    expect(parseUrlPrefix(typed)).toBeNull();
  });
});

test.each([
  ["https://app.example.com", "https://app.example.com"],
  ["https://App.example.com/", "https://app.example.com"],
  ["http://localhost:5173", "http://localhost:5173"],
  ["app.example.com", null],
  ["null", null],
  ["https://*.example.com", null],
  ["https://app.example.com/path", null],
  ["https://user@app.example.com", null],
])("originFrom(%j) is %j", (typed, origin) => {
  expect(originFrom(typed)).toBe(origin);
});
