import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { BODY_MARKER, createScrubber, HEADER_MARKER, type Scrubber } from "./scrub.ts";

const VALUE = `sk_live/"&+% ü<'\\~-4eC39Hq`;

function scrubber(...values: (string | Buffer)[]): Scrubber {
  return createScrubber(values.map((value) => Buffer.from(value)));
}

function inPieces(scrub: Scrubber, pieces: readonly Buffer[]): string {
  const body = scrub.open();
  return Buffer.concat([...pieces.map((piece) => body.push(piece)), body.end()]).toString("utf8");
}

const bytewise = (bytes: Buffer) => Array.from(bytes, (byte) => Buffer.from([byte]));

/** Every way in which a server may write the value; what it prints stands between `<<` and `>>`. */
const ECHOES: Record<string, string | Buffer> = {
  plain: VALUE,
  JSON: JSON.stringify(VALUE).slice(1, -1),
  "JSON in JSON": JSON.stringify(JSON.stringify(VALUE)).slice(3, -3),
  "JSON as Python writes it": `sk_live/\\"&+% \\u00fc<'\\\\~-4eC39Hq`,
  "JSON as Go writes it": `sk_live/\\"\\u0026+% ü\\u003c'\\\\~-4eC39Hq`,
  "JSON as PHP writes it": `sk_live\\/\\"&+% \\u00fc<'\\\\~-4eC39Hq`,
  "JSON as Ruby on Rails writes it": `sk_live/\\"\\u0026+% ü\\u003c'\\\\~-4eC39Hq`,
  "percent, JavaScript": encodeURIComponent(VALUE),
  "percent, lower case": encodeURIComponent(VALUE).replace(/%../g, (each) => each.toLowerCase()),
  "percent, RFC 3986": encodeURIComponent(VALUE).replace("'", "%27"),
  "percent, slash kept": encodeURIComponent(VALUE).replace("'", "%27").replace("%2F", "/"),
  "percent, every byte": Buffer.from(VALUE).toString("hex").replace(/../g, "%$&"),
  "percent, every byte, upper case": Buffer.from(VALUE).toString("hex").toUpperCase().replace(/../g, "%$&"),
  form: new URLSearchParams({ v: VALUE }).toString().slice(2),
  "URI, as a whole": encodeURI(VALUE),
  HTML: VALUE.replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;"),
  "HTML, by decimal numbers": [...VALUE].map((each) => `&#${each.codePointAt(0)};`).join(""),
  "HTML, by hex numbers": [...VALUE].map((each) => `&#x${each.codePointAt(0)?.toString(16)};`).join(""),
  "HTML, numbers without semicolons": [...VALUE].map((each) => `&#00${each.codePointAt(0)}`).join(""),
  "HTML, by names": VALUE.replaceAll("&", "&AMP;")
    .replaceAll("_", "&lowbar;")
    .replace("ü", "&uuml;")
    .replace("/", "&sol;")
    .replace("%", "&percnt;"),
  "HTML of JSON": JSON.stringify(VALUE).slice(1, -1).replaceAll("&", "&amp;").replaceAll('"', "&quot;"),
  "JSON, every character, mixed case": [...VALUE]
    .map(
      (each, i) =>
        `\\u${(each.codePointAt(0) as number).toString(16)[i % 2 ? "toUpperCase" : "toString"]().padStart(4, "0")}`,
    )
    .join(""),
  "JavaScript, \\x": [...Buffer.from(VALUE)]
    .map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`)
    .join(""),
  "JavaScript, \\u{}": [...VALUE].map((each) => `\\u{${each.codePointAt(0)?.toString(16)}}`).join(""),
  "C, octal": [...Buffer.from(VALUE)].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join(""),
  "percent of percent": encodeURIComponent(encodeURIComponent(VALUE)),
  "percent of percent, every byte": Buffer.from(Buffer.from(VALUE).toString("hex").replace(/../g, "%$&"))
    .toString("hex")
    .replace(/../g, "%$&"),
  "percent of HTML": encodeURIComponent([...VALUE].map((each) => `&#${each.codePointAt(0)};`).join("")),
  "half percent, half JSON": [...VALUE]
    .map((each, i) =>
      i % 2 ? encodeURIComponent(each) : `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`,
    )
    .join(""),
  "one character escaped": `%73${VALUE.slice(1)}`,
  "UTF-16, little endian": Buffer.from(VALUE, "utf16le"),
  "UTF-16, big endian": Buffer.from(VALUE, "utf16le").swap16(),
  "upper case": VALUE.toUpperCase(),
  "lower case": VALUE.toLowerCase(),
  "read as latin1, HTML": [...Buffer.from(VALUE).toString("latin1")]
    .map((each) => `&#${each.charCodeAt(0)};`)
    .join(""),
  latin1: Buffer.from(VALUE, "latin1"),
  "latin1, percent": Buffer.from(VALUE, "latin1").toString("hex").replace(/../g, "%$&"),
  "base64 of base64": Buffer.from(Buffer.from(VALUE).toString("base64"))
    .toString("base64")
    .replace(/=+$/, ""),
  "base64 of JSON": Buffer.from(JSON.stringify(VALUE).slice(1, -1)).toString("base64").replace(/=+$/, ""),
  "base64 in a query": encodeURIComponent(Buffer.from(VALUE).toString("base64").replace(/=+$/, "")),
  "base64 in JSON of PHP": Buffer.from(VALUE).toString("base64").replace(/=+$/, "").replaceAll("/", "\\/"),
  hex: Buffer.from(VALUE).toString("hex"),
  "hex, upper case": Buffer.from(VALUE).toString("hex").toUpperCase(),
  base64: Buffer.from(VALUE).toString("base64").replace(/=+$/, ""),
  base64url: Buffer.from(VALUE).toString("base64url"),
  "read as latin1": Buffer.from(Buffer.from(VALUE).toString("latin1")),
  "read as latin1, JSON": Buffer.from(JSON.stringify(Buffer.from(VALUE).toString("latin1")).slice(1, -1)),
};

/** Six characters in a row of a form are more than a boundary of base64 leaves. */
function traces(form: Buffer, text: string): string[] {
  const whole = form.toString("latin1");
  const windows = Array.from({ length: Math.max(0, whole.length - 7) }, (_, i) => whole.slice(i, i + 8));
  return windows.filter((window) => text.includes(window));
}

describe.each(Object.entries(ECHOES))("L-5 an echo as %s", (_name, echo) => {
  const bytes = Buffer.concat([Buffer.from("before<<"), Buffer.from(echo), Buffer.from(">>after")]);

  test("is taken out, and what stands beside it stays", () => {
    const text = inPieces(scrubber(VALUE), [bytes]);
    expect(text).toMatch(/^before<<•••.{0,2}>>after$/);
    expect(traces(Buffer.from(echo), text)).toEqual([]);
  });

  test("is taken out wherever the body is cut, and when it comes byte by byte", () => {
    const whole = inPieces(scrubber(VALUE), [bytes]);
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(inPieces(scrubber(VALUE), [bytes.subarray(0, cut), bytes.subarray(cut)]), `cut at ${cut}`).toBe(
        whole,
      );
    }
    expect(inPieces(scrubber(VALUE), bytewise(bytes))).toBe(whole);
  });
});

test.each([0, 1, 2, 3, 4, 5])("L-5 base64 of a text with the value %i bytes in", (offset) => {
  for (const encoding of ["base64", "base64url"] as const) {
    const echo = Buffer.from(`${"x".repeat(offset)}${VALUE}:tail`).toString(encoding);
    const text = inPieces(scrubber(VALUE), [Buffer.from(`{"v":"${echo}"}`)]);
    expect(text).toContain("•••");
    expect(traces(Buffer.from(Buffer.from(VALUE).toString(encoding)), text)).toEqual([]);
    // What is left of it decides at most half a byte at each end.
    const left = text.slice(6, -2).split("•••");
    expect(left).toHaveLength(2);
    expect(left[0]?.length).toBeLessThanOrEqual(Math.ceil((offset * 8) / 6));
  }
});

test("an echo cut over 64 KiB of other bytes, and several in a row, are taken out", () => {
  const scrub = scrubber("0123456789abcdef");
  const filler = Buffer.alloc(65_533, "f");
  const text = inPieces(scrub, [
    Buffer.concat([filler, Buffer.from("012345")]),
    Buffer.from("6789abcdef0123456789abcdef!"),
  ]);
  expect(text).toBe(`${filler}••••••!`);
});

test("of values that overlap or contain each other nothing stays", () => {
  const pairs: [string[], string, string][] = [
    [["abcdefgh", "abcdefghijkl"], "<abcdefghijkl><abcdefgh>", "<•••><•••>"],
    [["abcdefghij", "ghijklmnop"], "<abcdefghijklmnop>", "<•••>"],
    [["bcdefghi", "abcdefghijk"], "<abcdefghij!abcdefghijk>", "<a•••j!•••>"],
    [["aaaaaaaa"], "<aaaaaaaaaaaa>", "<•••>"],
  ];
  for (const [values, text, left] of pairs)
    expect(inPieces(scrubber(...values), [Buffer.from(text)])).toBe(left);
});

test("what only begins like a value is let through, in order and whole", () => {
  const scrub = scrubber("abababac");
  for (const text of ["ababab", "abababab", "aababababab", "abababaabababa"]) {
    expect(inPieces(scrub, bytewise(Buffer.from(text)))).toBe(text);
  }
});

describe("what is held back", () => {
  const held = (text: string) => {
    const bytes = Buffer.from(text);
    return text.slice(scrubber("gh-0123456789").open().push(bytes).length);
  };

  test.each([
    ["hello gh-0123", "gh-0123"],
    ["hello %67h-%30", "%67h-%30"],
    ["hello g&#104;\\u002", "g&#104;\\u002"],
    ["hello %", "%"],
    ["hello &am", "&am"],
    ["hello %256", "%256"],
    ["data: gh-0123\n\n", ""],
    ["data: 100%\n\n", ""],
    ["data: R&D\n\n", ""],
    ["hello &copies!", ""],
    ["hello g&#105;h-", ""],
  ])("of %j it is %j", (text, tail) => {
    expect(held(text)).toBe(tail);
  });

  test("a chunk in which nothing begins is handed on itself, not a copy", () => {
    const body = scrubber("gh-0123456789").open();
    for (const size of [14, 1_000, 65_536]) {
      const chunk = Buffer.alloc(size, "?! ");
      expect(body.push(chunk)).toBe(chunk);
    }
  });

  test("what is let go is not written to any more", () => {
    const body = scrubber("0123456789").open();
    const pieces = ["x01", "23", "y", "01", "234z", "0"].map((text) => body.push(Buffer.from(text)));
    expect(Buffer.concat([...pieces, body.end()]).toString()).toBe("x0123y01234z0");
  });

  test("an escape never ends, and is not waited for", () => {
    const body = scrubber("gh-0123456789").open();
    let most = 0;
    let sent = 0;
    let got = 0;
    for (const text of ["&#", ...Array<string>(200).fill("0")]) {
      sent += text.length;
      got += body.push(Buffer.from(text)).length;
      most = Math.max(most, sent - got);
    }
    expect(most).toBeLessThan(16);
  });
});

test("each echo counts once, in body and header alike", () => {
  const answer = scrubber("gh-0123456789").open();
  answer.push(Buffer.from("<gh-0123456789><%67h-01234"));
  expect(answer.count).toBe(1);
  answer.push(Buffer.from("56789>"));
  expect(answer.header(Buffer.from("a gh-0123456789 b")).toString()).toBe(`a ${HEADER_MARKER} b`);
  answer.end();
  expect(answer.count).toBe(3);
});

test("a header's value without an echo is handed on itself", () => {
  const value = Buffer.from("Bearer gh-012345678 and more");
  expect(scrubber("gh-0123456789").open().header(value)).toBe(value);
});

test("two answers at once do not know of each other", () => {
  const shared = scrubber("gh-0123456789");
  const [one, other] = [shared.open(), shared.open()];
  const parts = [
    one.push(Buffer.from("gh-01234")),
    other.push(Buffer.from("56789 ")),
    one.push(Buffer.from("56789")),
  ];
  expect(Buffer.concat([...parts, one.end(), other.end()]).toString()).toBe(`56789 ${BODY_MARKER}`);
  expect([one.count, other.count]).toEqual([1, 0]);
});

test("values of fewer than eight bytes are not looked for; the others are", () => {
  expect(inPieces(scrubber("1234567", ""), [Buffer.from("1234567")])).toBe("1234567");
  expect(inPieces(scrubber("1234567", "12345678"), [Buffer.from("1234567 12345678")])).toBe("1234567 •••");
});

test("the values may be overwritten once it is made", () => {
  const value = Buffer.from("gh-0123456789");
  const made = createScrubber([value]);
  value.fill(0);
  expect(inPieces(made, [Buffer.from("gh-0123456789")])).toBe("•••");
});

describe("L-7 not found, and named in the threat model, since destinations are the control there", () => {
  const value = "ghp_A1b2C3d4E5f6G7h8";
  const page = readFileSync(resolve(import.meta.dirname, "../../docs/threat-model.md"), "utf8");
  const residuals = page.slice(page.indexOf("**Echoes (L-5 to L-7).**")).split("\n\n**")[0] as string;

  test.each<[string, string | Buffer]>([
    ["reversed", [...value].reverse().join("")],
    ["spaced", [...value].join(" ")],
    ["archive", deflateRawSync(value.repeat(9))],
    ["wrapped", Buffer.from(value.repeat(4)).toString("base64").replace(/.{16}/g, "$&\n")],
    ["part", value.slice(0, -1)],
    ["three times", encodeURIComponent(encodeURIComponent(encodeURIComponent("%67")) + value.slice(1))],
  ])("%s", (word, echo) => {
    const bytes = Buffer.from(echo);
    const body = scrubber(value).open();
    expect(Buffer.concat([body.push(bytes), body.end()])).toEqual(bytes);
    expect(residuals).toContain(word);
  });
});
