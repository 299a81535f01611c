import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_REFERENCES, MAX_TEMPLATE_CHARS, parseTemplate } from "./parse-template.ts";
import type { TemplatePart } from "./template.ts";
import { templateTags } from "./template-tags.ts";

const secret = (tag: string): TemplatePart => ({ kind: "secret", tag });
const literal = (text: string): TemplatePart => ({ kind: "literal", text });

function refusal(text: string): { code: string; message: string } {
  try {
    parseTemplate(text);
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return { code, message };
  }
  throw new Error("It was accepted.");
}

describe("T-1 the grammar accepts", () => {
  const x = secret("x");
  const accepted: [string, TemplatePart[]][] = [
    ["{{ secrets.x }}", [x]],
    ["{{secrets.x}}", [x]],
    ["{{\t\n secrets.x\r\n}}", [x]],
    ["{{{ secrets.x }}}", [x]],
    ["{{{secrets.x}}}", [x]],
    ["{{& secrets.x }}", [x]],
    ["{{ &secrets.x }}", [x]],
    ["{{ context.secrets.x }}", [x]],
    ["{{{ context.secrets.x }}}", [x]],
    ["{{& context.secrets.x }}", [x]],
    ["Bearer {{ secrets.x }}", [literal("Bearer "), x]],
    ["{{ secrets.a }}:{{ secrets.b }}", [secret("a"), literal(":"), secret("b")]],
    ["{{ secrets.a }}{{ secrets.a }}", [secret("a"), secret("a")]],
    ['{"key":"{{ secrets.x }}"}', [literal('{"key":"'), x, literal('"}')]],
    ["{{ secrets.x }}}", [x, literal("}")]],
    ["{ }} {x} \\", [literal("{ }} {x} \\")]],
    ["\\{{ secrets.x }}", [literal("{{ secrets.x }}")]],
    ["\\\\{{ secrets.x }}", [literal("\\{{ secrets.x }}")]],
    ["\\{{{ secrets.x }}", [literal("{{{ secrets.x }}")]],
    ["\\{{{{ secrets.x }}", [literal("{{"), x]],
    ["", []],
    ["ä €\t😀", [literal("ä €\t😀")]],
  ];
  test.each(accepted)("%j", (text, parts) => expect(parseTemplate(text).parts).toEqual(parts));

  test.each(["__proto__", "constructor", "toString", "hasOwnProperty", "a-b_C9", "9", "x".repeat(64)])(
    "T-9 T-4 the tag %j like any other",
    (tag) => expect(parseTemplate(`{{ secrets.${tag} }}`).parts).toEqual([secret(tag)]),
  );
});

describe("T-1 the grammar refuses, and says where", () => {
  const refused: [string, number, string][] = [
    ["{{", 3, '"secrets."'],
    ["{{ }}", 4, '"secrets."'],
    ["{{{{ secrets.x }}}}", 4, '"secrets."'],
    ["Bearer {{ token }}", 11, '"secrets."'],
    ["{{ secret.x }}", 4, '"secrets."'],
    ["{{ Secrets.x }}", 4, '"secrets."'],
    ["{{ context.variables.x }}", 12, '"secrets."'],
    ["{{ context.context.secrets.x }}", 12, '"secrets."'],
    ["{{ secrets . x }}", 4, '"secrets."'],
    ["{{ secrets. x }}", 12, "identifier"],
    ["{{ secrets.}}", 12, "identifier"],
    ["{{ secrets.-_- }}", 12, "identifier"],
    [`{{ secrets.${"x".repeat(65)} }}`, 12, "identifier"],
    ["{{ secrets.ä }}", 12, "identifier"],
    ["{{ secrets.x.y }}", 13, '"}}"'],
    ["{{ secrets.x | upper }}", 14, '"}}"'],
    ["{{ secrets.x y }}", 14, '"}}"'],
    ["{{ secrets['x'] }}", 4, '"secrets."'],
    ["{{ secrets.x[0] }}", 13, '"}}"'],
    ["{{ secrets.x", 13, '"}}"'],
    ["{{ secrets.x }", 14, '"}}"'],
    ["{{{ secrets.x }}", 15, '"}}}"'],
    ["{{{& secrets.x }}}", 4, '"secrets."'],
    ["{{#secrets.x}}", 3, '"secrets."'],
    ["{{/secrets.x}}", 3, '"secrets."'],
    ["{{!secrets.x}}", 3, '"secrets."'],
    ["{{> secrets.x}}", 3, '"secrets."'],
    ["{{= <% %> =}}", 3, '"secrets."'],
    ["{{ secrets.x }} {{ 1+1 }}", 20, '"secrets."'],
    ["😀😀{{ x }}", 6, '"secrets."'],
    ["a\nb", 2, "line breaks"],
    ["a\r\nX-Evil: 1", 2, "line breaks"],
    ["\0", 1, "line breaks"],
    ["\u{7f}", 1, "line breaks"],
    ["ab\ud800", 3, "line breaks"],
  ];
  test.each(refused)("%j at column %i", (text, column, expected) => {
    const { code, message } = refusal(text);
    expect(code).toBe("INVALID_TEMPLATE");
    expect(message).toMatch(new RegExp(`^column ${column}: expected `));
    expect(message).toContain(expected);
  });

  test("L-2 without quoting the text, into which a value may have been pasted", () => {
    for (const text of ["{{ hunter2hunter2 }}", "{{ secrets.hunter2hunter2! }}", "hunter2hunter2\n"]) {
      expect(refusal(text).message).not.toContain("hunter2");
    }
  });
});

test("T-8 a template has at most 8,192 characters and 32 references", () => {
  expect(parseTemplate("x".repeat(MAX_TEMPLATE_CHARS)).parts).toHaveLength(1);
  expect(refusal("x".repeat(MAX_TEMPLATE_CHARS + 1)).message).toContain("column 8193");
  const reference = "{{secrets.x}}";
  expect(parseTemplate(reference.repeat(MAX_REFERENCES)).parts).toHaveLength(MAX_REFERENCES);
  expect(refusal(reference.repeat(MAX_REFERENCES + 1)).message).toContain("at most 32");
});

test("T-8 hostile text of the full length is read in no time", () => {
  const hostile = ["{{", "\\{{", "{", "{{ ", "{{secrets.", "}}", "\\", "{{&", "{{{", "{{ secrets.x }} "];
  const started = performance.now();
  for (const piece of hostile) {
    const text = piece.repeat(MAX_TEMPLATE_CHARS).slice(0, MAX_TEMPLATE_CHARS);
    try {
      parseTemplate(text);
    } catch (error) {
      expect(error).toMatchObject({ code: "INVALID_TEMPLATE" });
    }
  }
  // A quadratic reader needs seconds for these on the slowest machine that runs the tests.
  expect(performance.now() - started).toBeLessThan(500);
});

const tags = fc.stringMatching(/^[A-Za-z0-9_-]{0,31}[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/);
const plainText = fc
  .string({ unit: "grapheme", maxLength: 20 })
  .filter((text) => !/[{\\]|[^\t\P{Cc}]|\p{Cs}/u.test(text));
const spellings = [
  (tag: string) => `{{ secrets.${tag} }}`,
  (tag: string) => `{{secrets.${tag}}}`,
  (tag: string) => `{{{ secrets.${tag} }}}`,
  (tag: string) => `{{&secrets.${tag}}}`,
  (tag: string) => `{{ context.secrets.${tag}\t}}`,
];

test("T-1 every spelling of a reference, between any texts, means the same", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(plainText, tags, fc.constantFrom(...spellings)), { maxLength: 8 }),
      plainText,
      (pieces, end) => {
        const text = pieces.map(([before, tag, spell]) => before + spell(tag)).join("") + end;
        const parts = [...pieces.flatMap(([before, tag]) => [literal(before), secret(tag)]), literal(end)];
        expect(parseTemplate(text).parts).toEqual(
          parts.filter((part) => part.kind === "secret" || part.text !== ""),
        );
      },
    ),
  );
});

test("T-1 whatever the text, it is parsed or refused as a template, never anything else", () => {
  const pieces = fc.constantFrom(
    "{",
    "{{",
    "}",
    "}}",
    "\\",
    "&",
    " ",
    "secrets.",
    "context.",
    "x",
    "\n",
    "ä",
    "\ud800",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 }), (all) => {
      try {
        for (const tag of templateTags(parseTemplate(all.join("")))) expect(tag).toMatch(/^[\w-]{1,64}$/);
      } catch (error) {
        expect(error).toMatchObject({ kind: "user", code: "INVALID_TEMPLATE" });
      }
    }),
  );
});

test("a template names each tag once, in the order of first mention", () => {
  expect(templateTags(parseTemplate("{{secrets.b}} {{secrets.a}} {{secrets.b}}"))).toEqual(["b", "a"]);
});
