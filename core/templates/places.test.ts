import { describe, expect, test } from "vitest";
import { MAX_BODY_TEMPLATE_CHARS, MAX_TEMPLATE_CHARS, parseTemplate } from "./parse-template.ts";
import type { Place } from "./template.ts";

function refusal(text: string, place: Place): string | null {
  try {
    parseTemplate(text, place);
    return null;
  } catch (error) {
    expect(error).toMatchObject({ kind: "user", code: "INVALID_TEMPLATE" });
    return (error as Error).message;
  }
}

describe("T-6 in JSON a reference stands only inside a string", () => {
  test.each([
    '{"key":"{{ secrets.x }}"}',
    '{"key":"a{{ secrets.x }}b{{ secrets.y }}"}',
    '["{{ secrets.x }}", 1, null, {"a": true}]',
    '"{{ secrets.x }}"',
    String.raw`{"a":"\"{{ secrets.x }}"}`,
    String.raw`{"a":"\\","b":"{{ secrets.x }}"}`,
    '{"{{ secrets.x }}": 1}',
    String.raw`{"a": "\{{ secrets.x }}"}`,
    String.raw`{"a": "\\\{{ secrets.x }}"}`,
    "{}",
  ])("%s", (text) => expect(refusal(text, "json")).toBeNull());

  test.each([
    ['{"key":{{ secrets.x }}}', "column 8: expected a JSON string around the reference."],
    ["{{ secrets.x }}", "column 1: expected a JSON string around the reference."],
    ['{"a":"b"{{ secrets.x }}}', "column 9: expected a JSON string around the reference."],
    ['{"a":"b", {{ secrets.x }}:1}', "column 11: expected a JSON string around the reference."],
    [String.raw`{"a":"\\{{ secrets.x }}"}`, "column 26: expected the text before it to be JSON."],
    [String.raw`{"a":"\u00{{ secrets.x }}"}`, "column 28: expected the text before it to be JSON."],
    ['{"a":"{{ secrets.x }}"', "column 23: expected the text before it to be JSON."],
    ['{a:"{{ secrets.x }}"}', "column 22: expected the text before it to be JSON."],
    ['{"a":"{{ secrets.x }}"} trailing hunter2', "column 41: expected the text before it to be JSON."],
    ["", "column 1: expected the text before it to be JSON."],
  ])("not in %s", (text, message) => expect(refusal(text, "json")).toBe(message));
});

describe("T-6 the fixed text of each place is what can stand there", () => {
  test.each<[Place, string, number]>([
    ["path", "/a b", 3],
    ["path", "/a?b", 3],
    ["path", "/a#b", 3],
    ["path", "/a\\b", 3],
    ["path", "/ä", 2],
    ["query", "a=b c", 4],
    ["query", "a=b#c", 4],
    ["form", "a=b c", 4],
    ["form", "a=ä", 3],
    ["basic", "a\tb", 2],
    ["header", "a\nb", 2],
    ["text", "a\ud800", 2],
    ["json", '"\ud800"', 2],
  ])("in %s not %j", (place, text, column) => {
    expect(refusal(text, place)).toMatch(new RegExp(`^column ${column}: expected `));
  });

  test.each<[Place, string]>([
    ["path", "/a/{{ secrets.x }}/%20b;c=d:@!$&'()*+,"],
    ["query", "a={{ secrets.x }}&b=/?:@"],
    ["form", "a={{ secrets.x }}&b=c+d%20"],
    ["text", "line\n\tline {{ secrets.x }}\r\n"],
    ["basic", "ä {{ secrets.x }}"],
  ])("in %s %j", (place, text) => expect(refusal(text, place)).toBeNull());
});

test("T-8 bodies may be longer than headers and URLs, and no longer than the longest value", () => {
  const text = "x".repeat(MAX_TEMPLATE_CHARS + 1);
  for (const place of ["header", "basic", "path", "query"] as const) {
    expect(refusal(text, place)).toContain("column 8193");
  }
  for (const place of ["form", "text"] as const) {
    expect(refusal(text, place)).toBeNull();
    expect(refusal("x".repeat(MAX_BODY_TEMPLATE_CHARS + 1), place)).toContain("column 65537");
  }
});

test("T-8 hostile JSON of the full length is read in no time", () => {
  const started = performance.now();
  for (const piece of ['"', "\\", "[", '{"a":', '"\\', "{{", '"{{']) {
    refusal(piece.repeat(MAX_BODY_TEMPLATE_CHARS).slice(0, MAX_BODY_TEMPLATE_CHARS), "json");
  }
  // A quadratic reader needs minutes for these.
  expect(performance.now() - started).toBeLessThan(2_000);
});

test("a piece of a text has the columns of the whole", () => {
  const text = "https://a.example/v1/{{ secrets.x";
  expect(() => parseTemplate(text, "path", { from: 17, to: text.length })).toThrow(
    'column 34: expected "}}"',
  );
  expect(parseTemplate("ab{{secrets.x}}cd", "text", { from: 2, to: 15 }).parts).toEqual([
    { kind: "secret", tag: "x" },
  ]);
  expect(() => parseTemplate("{{secrets.x}}", "text", { from: 0, to: 12 })).toThrow('expected "}}"');
});
