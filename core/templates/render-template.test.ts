import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseTemplate } from "./parse-template.ts";
import { renderTemplate } from "./render-template.ts";
import type { Place } from "./template.ts";

type Given = Record<string, string | Buffer>;

const FIELD = "the header X-Key";

function render(text: string, values: Given, place: Place = "header"): Buffer {
  const bytes = Object.entries(values).map(([tag, value]) => [tag, { bytes: Buffer.from(value) }] as const);
  return Buffer.from(renderTemplate(parseTemplate(text, place), new Map(bytes), place, FIELD), "latin1");
}

function refusal(text: string, values: Given, place?: Place): { code: string; message: string } {
  try {
    render(text, values, place);
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return { code, message };
  }
  throw new Error("It was rendered.");
}

const EXACT = [
  "a&b=c",
  `<>"'/=\``,
  "&amp;",
  "%41",
  "$&",
  "$1",
  "$`",
  "$<x>",
  "\\n",
  "a\tb",
  "{{ secrets.x }}",
  "{{ secrets.other }}",
  "\\{{",
  "ä€😀",
];

describe("a rendered header", () => {
  test.each(EXACT)("T-2 T-4 has the value %j as it is", (value) => {
    expect(render("<{{ secrets.x }}>", { x: value, other: "no" }).toString("utf8")).toBe(`<${value}>`);
  });

  test("T-4 does not render a value that looks like a template", () => {
    const values = { a: "{{ secrets.b }}", b: "canary" };
    expect(render("{{ secrets.a }}", values).toString()).toBe("{{ secrets.b }}");
  });

  test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
    "T-4 takes %j for a tag, not for a property",
    (tag) => {
      expect(refusal(`{{ secrets.${tag} }}`, {})).toMatchObject({ code: "SECRET_MISSING" });
      const values = new Map([[tag, { bytes: Buffer.from("v") }]]);
      expect(renderTemplate(parseTemplate(`{{ secrets.${tag} }}`), values, "header", FIELD)).toBe("v");
    },
  );

  test("T-3 is refused when a value is missing, naming the tag", () => {
    expect(refusal("Bearer {{ secrets.gone }}", {})).toEqual({
      code: "SECRET_MISSING",
      message: 'There is no secret "gone".',
    });
  });

  test("T-7 has UTF-8 bytes exactly, also those that are no text", () => {
    const bytes = Buffer.from([0xff, 0x80, 0xc3, 0xa4, 0x09, 0xfe]);
    expect(render("{{ secrets.x }}", { x: bytes })).toEqual(bytes);
    expect(render("ä{{ secrets.x }}", { x: "€" }).toString("utf8")).toBe("ä€");
  });
});

describe("T-6 a header refuses a value that it cannot carry, naming tag and field and nothing of the value", () => {
  test.each([
    "hunter2\r",
    "hunter2\n",
    "a\r\nX-Evil: hunter2",
    "hunter2\0",
    "hunter2\u{1b}[2J",
    "hunter2\u{7f}",
  ])("%j", (value) => {
    const { code, message } = refusal("Bearer {{ secrets.x }}", { x: value });
    expect(code).toBe("VALUE_NOT_SENDABLE");
    expect(message).toContain('"x"');
    expect(message).toContain(FIELD);
    expect(message).not.toContain("hunter2");
  });

  test.each([" v", "v ", "\tv", "v\t"])("T-7 %j at the end that would be trimmed", (value) => {
    expect(refusal("{{ secrets.x }}", { x: value }).code).toBe("VALUE_NOT_SENDABLE");
    expect(render("<{{ secrets.x }}>", { x: value }).toString()).toBe(`<${value}>`);
  });
});

describe("T-6 a value is encoded as its place demands", () => {
  const value = `a/b?c#d&e=f+g h%20"\\ä\n~-._*`;
  test.each<[Place, string, string]>([
    ["path", "/v/{{ secrets.x }}", "/v/a%2Fb%3Fc%23d%26e%3Df%2Bg%20h%2520%22%5C%C3%A4%0A~-._%2A"],
    ["query", "k={{ secrets.x }}", "k=a%2Fb%3Fc%23d%26e%3Df%2Bg%20h%2520%22%5C%C3%A4%0A~-._%2A"],
    ["form", "k={{ secrets.x }}", "k=a%2Fb%3Fc%23d%26e%3Df%2Bg+h%2520%22%5C%C3%A4%0A%7E-._*"],
    ["json", '{"k":"<{{ secrets.x }}>"}', `{"k":"<a/b?c#d&e=f+g h%20${String.raw`\"\\ä\u000a~-._*`}>"}`],
    ["text", "<{{ secrets.x }}>", `<${value}>`],
  ])("in %s", (place, text, wanted) => {
    expect(render(text, { x: value }, place).toString("utf8")).toBe(wanted);
  });

  test.each<Place>(["basic", "text"])("and left alone in %s", (place) => {
    for (const exact of EXACT.filter((each) => !each.includes("\t"))) {
      expect(render("{{ secrets.x }}", { x: exact }, place).toString("utf8")).toBe(exact);
    }
  });

  test("in JSON only when it is UTF-8", () => {
    expect(refusal('"{{ secrets.x }}"', { x: Buffer.from([0xff]) }, "json").code).toBe("VALUE_NOT_SENDABLE");
  });

  test("in either half of a basic-auth pair only without control characters (RFC 7617)", () => {
    for (const bad of ["a\tb", "a\nb", "a\0b", "a\u{7f}b"]) {
      expect(refusal("{{ secrets.x }}", { x: bad }, "basic").code).toBe("VALUE_NOT_SENDABLE");
    }
    expect(render("{{ secrets.x }}", { x: " v " }, "basic").toString()).toBe(" v ");
  });
});

const anyText = fc.oneof(
  fc.string({ minLength: 1, unit: "binary" }),
  fc.constantFrom("$&", "{{secrets.b}}", "\r\n", " x", '"', "\\", "../", "%2e"),
);

test("T-2 T-4 T-7 whatever the values, the header is their bytes between the literal text, or a refusal", () => {
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      try {
        const bytes = render("A {{secrets.a}}{{{secrets.b}}} Z", { a, b });
        expect(bytes).toEqual(
          Buffer.concat([Buffer.from("A "), Buffer.from(a), Buffer.from(b), Buffer.from(" Z")]),
        );
        expect(bytes.some((byte) => (byte < 0x20 && byte !== 9) || byte === 0x7f)).toBe(false);
      } catch (error) {
        expect(error).toMatchObject({ kind: "user", code: "VALUE_NOT_SENDABLE" });
      }
    }),
  );
});

test("T-6 T-7 whatever the value, whoever decodes the place reads exactly it, and nothing beside it", () => {
  const wellFormed = anyText.map((text) => text.toWellFormed());
  fc.assert(
    fc.property(wellFormed, wellFormed, (a, b) => {
      const values = { a, b };
      const json = render('{"a":"{{ secrets.a }}","b":["<{{ secrets.b }}>"]}', values, "json").toString();
      expect(JSON.parse(json)).toEqual({ a, b: [`<${b}>`] });
      const form = render("a={{ secrets.a }}&b={{ secrets.b }}", values, "form").toString();
      expect([...new URLSearchParams(form)]).toEqual(Object.entries(values));
      const query = render("a={{ secrets.a }}&b={{ secrets.b }}", values, "query").toString();
      expect([...new URL(`https://x.example/?${query}`).searchParams]).toEqual(Object.entries(values));
      const path = render("/v1/{{ secrets.a }}/{{ secrets.b }}", values, "path").toString();
      expect(path.split("/").map(decodeURIComponent)).toEqual(["", "v1", a, b]);
    }),
  );
});
