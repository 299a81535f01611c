import { describe, expect, test } from "vitest";
import { parseTemplate } from "./parse-template.ts";
import { renderTemplate } from "./render-template.ts";

/**
 * The cases of the public Mustache specification about interpolation and the whitespace around it, by their names
 * (github.com/mustache/spec, specs/interpolation.yml), with `secrets.` before each name, since nothing else can be
 * named. Those that do not apply are listed with the reason, and with what we do instead. The other files of the
 * specification are about sections, inverted sections, partials, comments and delimiters: our grammar has none of them
 * (decision 16), and parse-template.test.ts shows that each is refused.
 */
function render(template: string, data: Record<string, string>): string {
  const values = new Map(Object.entries(data).map(([tag, value]) => [tag, { bytes: Buffer.from(value) }]));
  return renderTemplate(parseTemplate(template, "text"), values, "text", "the body");
}

describe("T-1 T-2 T-7 of the Mustache specification", () => {
  const string = "---";
  const forbidden = `& " < >`;
  test.each<[string, string, Record<string, string>, string]>([
    ["No Interpolation", "Hello from {Mustache}!\n", {}, "Hello from {Mustache}!\n"],
    ["Basic Interpolation", "Hello, {{secrets.subject}}!\n", { subject: "world" }, "Hello, world!\n"],
    [
      "Triple Mustache",
      "Not escaped: {{{secrets.forbidden}}}\n",
      { forbidden },
      `Not escaped: ${forbidden}\n`,
    ],
    ["Ampersand", "Not escaped: {{&secrets.forbidden}}\n", { forbidden }, `Not escaped: ${forbidden}\n`],
    ["Basic Integer Interpolation", '"{{secrets.mph}} miles an hour!"', { mph: "85" }, '"85 miles an hour!"'],
    [
      "Triple Mustache Integer Interpolation",
      '"{{{secrets.mph}}} miles an hour!"',
      { mph: "85" },
      '"85 miles an hour!"',
    ],
    [
      "Ampersand Integer Interpolation",
      '"{{&secrets.mph}} miles an hour!"',
      { mph: "85" },
      '"85 miles an hour!"',
    ],
    ["Interpolation - Surrounding Whitespace", "| {{secrets.string}} |", { string }, "| --- |"],
    ["Triple Mustache - Surrounding Whitespace", "| {{{secrets.string}}} |", { string }, "| --- |"],
    ["Ampersand - Surrounding Whitespace", "| {{&secrets.string}} |", { string }, "| --- |"],
    ["Interpolation - Standalone", "  {{secrets.string}}\n", { string }, "  ---\n"],
    ["Triple Mustache - Standalone", "  {{{secrets.string}}}\n", { string }, "  ---\n"],
    ["Ampersand - Standalone", "  {{&secrets.string}}\n", { string }, "  ---\n"],
    ["Interpolation With Padding", "|{{ secrets.string }}|", { string }, "|---|"],
    ["Triple Mustache With Padding", "|{{{ secrets.string }}}|", { string }, "|---|"],
    ["Ampersand With Padding", "|{{& secrets.string }}|", { string }, "|---|"],
  ])("%s", (_name, template, data, expected) => expect(render(template, data)).toBe(expected));
});

describe("T-1 T-2 T-3 of the Mustache specification, and not so here", () => {
  test("HTML Escaping: a credential with & or < would be another one", () => {
    expect(render("{{secrets.forbidden}}", { forbidden: `& " < >` })).toBe(`& " < >`);
  });

  test.each(["Basic", "Triple Mustache", "Ampersand"])(
    "%s Decimal Interpolation: no value is a number",
    () => {
      expect(render('"{{secrets.power}} jiggawatts!"', { power: "1.210" })).toBe('"1.210 jiggawatts!"');
    },
  );

  test.each([
    ["Basic", "I ({{secrets.cannot}}) be seen!"],
    ["Triple Mustache", "I ({{{secrets.cannot}}}) be seen!"],
    ["Ampersand", "I ({{&secrets.cannot}}) be seen!"],
  ])(
    "%s Context Miss Interpolation: an empty credential would be sent as if it were one",
    (_name, template) => {
      expect(() => render(template, {})).toThrow('There is no secret "cannot".');
    },
  );

  test.each(["Basic", "Triple Mustache", "Ampersand"])(
    "%s Null Interpolation: a secret has a value, or is none",
    () => expect(() => render("I ({{secrets.cannot}}) be seen!", {})).toThrow("cannot"),
  );

  test.each([
    ["Basic Interpolation", "{{person.name}}"],
    ["Triple Mustache Interpolation", "{{{person.name}}}"],
    ["Ampersand Interpolation", "{{&person.name}}"],
    ["Arbitrary Depth", "{{a.b.c.d.e.name}}"],
    ["Broken Chains", "{{secrets.a.b.c}}"],
    ["Broken Chain Resolution", "{{secrets.a.b.c.name}}"],
    ["Initial Resolution", "{{#a}}{{b.c.d.e.name}}{{/a}}"],
    ["Leading Dot", "{{.name}}"],
    ["Context Precedence", "{{#a}}{{b.c}}{{/a}}"],
    ["are never single keys", "{{secrets.a.b}}"],
    ["No Masking", "{{secrets.a.b}}"],
  ])("Dotted Names - %s: a path has one form, and nothing is looked up in a value", (_name, template) => {
    expect(() => render(template, { a: "v" })).toThrow(/^column \d+: expected /);
  });

  test.each([
    ["Basic Interpolation", "{{.}}"],
    ["HTML Escaping", "{{.}}"],
    ["Triple Mustache", "{{{.}}}"],
    ["Ampersand", "{{&.}}"],
    ["Basic Integer Interpolation", "{{.}}"],
  ])("Implicit Iterators - %s: there is nothing to iterate over", (_name, template) => {
    expect(() => render(template, {})).toThrow(/^column \d: expected "secrets\."/);
  });
});
