import { describe, expect, test } from "vitest";
import { parseUrlTemplate } from "./url-template.ts";

const secret = (tag: string) => ({ kind: "secret", tag });
const literal = (text: string) => ({ kind: "literal", text });

test("a URL template is a fixed target, and a path and a query that may name secrets", () => {
  const { target, path, query } = parseUrlTemplate(
    "HTTPS://API.example.com:443/v1/{{ secrets.a }}/x?key={{ secrets.b }}&v=1",
  );
  expect(target).toMatchObject({ origin: "https://api.example.com", hostname: "api.example.com", port: 443 });
  expect(path.parts).toEqual([literal("/v1/"), secret("a"), literal("/x")]);
  expect(query?.parts).toEqual([literal("key="), secret("b"), literal("&v=1")]);
});

test.each(["https://a.example", "https://a.example/", "https://a.example?", "http://[::1]:8080/x?y"])(
  "%s has no secrets",
  (text) => {
    const { path, query, target } = parseUrlTemplate(text);
    const all = [...path.parts, ...(query?.parts ?? [])];
    expect(all.filter(({ kind }) => kind === "secret")).toEqual([]);
    expect(target.origin).toBe(new URL(text).origin);
    expect(target.port).toBe(Number(new URL(text).port || (text.startsWith("https") ? 443 : 80)));
  },
);

describe("T-6 no template decides scheme, host or port: refused with a column", () => {
  test.each([
    ["{{ secrets.x }}", 1],
    ["{{ secrets.x }}://a.example/", 1],
    ["https://{{ secrets.x }}/", 9],
    ["https://{{ secrets.x }}.example.com/", 9],
    ["https://a.example:{{ secrets.x }}/", 19],
    ["https://a.example{{ secrets.x }}", 18],
    ["https://a.example\\{{ secrets.x }}", 19],
    ["https://{{ secrets.x }}@a.example/", 9],
    ["//a.example/{{ secrets.x }}", 1],
    ["/v1/{{ secrets.x }}", 1],
    ["ftp://a.example/{{ secrets.x }}", 1],
    [" https://a.example/", 1],
  ])("%s", (text, column) => {
    expect(() => parseUrlTemplate(text)).toThrow(new RegExp(`^column ${column}: expected `));
  });
});

describe("S-1 D-3 what could be read in two ways is refused", () => {
  test.each([
    "https://user:hunter2@a.example/",
    "https://a.example/../x",
    "https://a.example/%2e%2E/x",
    "https://a.example/x#hunter2",
    "https://a.example/x?y#hunter2",
    "https://a.example/a b",
    "https://a.example/ä",
    "https://a.example\\x",
    "https://a.example/{x}",
    'https://a.example/?"x"',
    "https://a.exa mple/",
    "https://a.example:99999/",
    "https:///x",
    "https://a.example/{{ secrets.x?y }}",
    "https://a.example/.{{ secrets.x }}/../",
  ])("%s", (text) => {
    const error = (() => {
      try {
        return parseUrlTemplate(text);
      } catch (caught) {
        return caught as Error;
      }
    })();
    expect(error).toMatchObject({ code: "INVALID_TEMPLATE" });
    expect((error as Error).message).not.toContain("hunter2");
  });
});
