import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseTemplate } from "./parse-template.ts";
import { renderTemplate } from "./render-template.ts";

function render(text: string, values: Record<string, string | Buffer>): Buffer {
  const bytes = Object.entries(values).map(([tag, value]) => [tag, Buffer.from(value)] as const);
  return renderTemplate(parseTemplate(text), new Map(bytes), "header");
}

function refusal(text: string, values: Record<string, string | Buffer>): { code: string; message: string } {
  try {
    render(text, values);
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return { code, message };
  }
  throw new Error("It was rendered.");
}

describe("a rendered header", () => {
  const exact = [
    "a&b=c",
    `<>"'/=\``,
    "&amp;",
    "%41",
    "$&",
    "$1",
    "$`",
    "\\n",
    "a\tb",
    "{{ secrets.x }}",
    "\\{{",
    "ä€😀",
  ];
  test.each(exact)("T-2 T-4 has the value %j as it is", (value) => {
    expect(render("<{{ secrets.x }}>", { x: value }).toString("utf8")).toBe(`<${value}>`);
  });

  test("T-4 does not render a value that looks like a template", () => {
    const values = { a: "{{ secrets.b }}", b: "canary" };
    expect(render("{{ secrets.a }}", values).toString()).toBe("{{ secrets.b }}");
  });

  test.each(["__proto__", "constructor", "toString"])("T-4 takes %j for a tag, not for a property", (tag) => {
    expect(refusal(`{{ secrets.${tag} }}`, {})).toMatchObject({ code: "SECRET_MISSING" });
    const values = new Map([[tag, Buffer.from("v")]]);
    expect(renderTemplate(parseTemplate(`{{ secrets.${tag} }}`), values, "header").toString()).toBe("v");
  });

  test("T-3 is refused when a value is missing, naming the tag", () => {
    expect(refusal("Bearer {{ secrets.gone }}", {})).toEqual({
      code: "SECRET_MISSING",
      message: 'There is no secret "gone".',
    });
  });

  test("T-7 has UTF-8 bytes exactly, also those that are no text", () => {
    const bytes = Buffer.from([0xff, 0x80, 0xc3, 0xa4, 0x09, 0xfe]);
    expect(render("{{ secrets.x }}", { x: bytes })).toEqual(bytes);
  });
});

describe("T-6 a header refuses a value that it cannot carry, naming the tag and nothing of the value", () => {
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
    expect(message).not.toContain("hunter2");
  });

  test.each([" v", "v ", "\tv", "v\t"])("T-7 %j at the end that would be trimmed", (value) => {
    expect(refusal("{{ secrets.x }}", { x: value }).code).toBe("VALUE_NOT_SENDABLE");
    expect(render("<{{ secrets.x }}>", { x: value }).toString()).toBe(`<${value}>`);
  });
});

test("T-2 T-4 T-7 whatever the values, the header is their bytes between the literal text, or a refusal", () => {
  const values = fc.oneof(
    fc.string({ minLength: 1, unit: "binary" }),
    fc.constantFrom("$&", "{{secrets.b}}", "\r\n", " x"),
  );
  fc.assert(
    fc.property(values, values, (a, b) => {
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
