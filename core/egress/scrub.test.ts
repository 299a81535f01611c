import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createScrubber, MARKER, type Scrubber } from "./scrub.ts";
import { MIN_SCRUBBED_BYTES } from "./scrub-forms.ts";

const VALUE = `sk_live/"&+% ü<'\\~-4eC39Hq`;

function scrubber(...values: (string | Buffer)[]): Scrubber {
  const made = createScrubber(values.map((value) => Buffer.from(value)));
  if (made === null) throw new Error("nothing to scrub");
  return made;
}

function inPieces(scrub: Scrubber, pieces: readonly Buffer[]): string {
  const body = scrub.body();
  return Buffer.concat([...pieces.map((piece) => body.push(piece)), body.end()]).toString("latin1");
}

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
    expect(text).toMatch(/^before<<\[secret\].{0,2}>>after$/);
    expect(traces(Buffer.from(echo), text)).toEqual([]);
  });

  test("is taken out wherever the body is cut, and when it comes byte by byte", () => {
    const whole = inPieces(scrubber(VALUE), [bytes]);
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(inPieces(scrubber(VALUE), [bytes.subarray(0, cut), bytes.subarray(cut)]), `cut at ${cut}`).toBe(
        whole,
      );
    }
    expect(
      inPieces(
        scrubber(VALUE),
        Array.from(bytes, (byte) => Buffer.from([byte])),
      ),
    ).toBe(whole);
  });
});

test.each([0, 1, 2, 3, 4, 5])("L-5 base64 of a text with the value %i bytes in", (offset) => {
  for (const encoding of ["base64", "base64url"] as const) {
    const echo = Buffer.from(`${"x".repeat(offset)}${VALUE}:tail`).toString(encoding);
    const text = inPieces(scrubber(VALUE), [Buffer.from(`{"v":"${echo}"}`)]);
    expect(text).toContain("[secret]");
    expect(traces(Buffer.from(Buffer.from(VALUE).toString(encoding)), text)).toEqual([]);
    // What is left of it decides at most half a byte at each end.
    const left = text.slice(6, -2).split("[secret]");
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
  expect(text).toBe(`${filler}[secret][secret]!`);
});

test("of values that overlap or contain each other nothing stays", () => {
  expect(inPieces(scrubber("abcd", "abcdefgh"), [Buffer.from("<abcdefgh><abcd>")])).toBe(
    "<[secret]><[secret]>",
  );
  expect(inPieces(scrubber("abcdef", "defghi"), [Buffer.from("<abcdefghi>")])).toBe("<[secret]>");
  expect(inPieces(scrubber("bcde", "abcdefg"), [Buffer.from("<abcdef!abcdefg>")])).toBe(
    "<a[secret]f![secret]>",
  );
  expect(inPieces(scrubber("aaaa"), [Buffer.from("<aaaaaa>")])).toBe("<[secret]>");
});

test("what only begins like a value is let through, in order and whole", () => {
  const scrub = scrubber("abababac");
  for (const text of ["ababab", "abababab", "aababababab", "abababaabababa"]) {
    expect(
      inPieces(
        scrub,
        Array.from(Buffer.from(text), (byte) => Buffer.from([byte])),
      ),
    ).toBe(text);
  }
});

test("holds back no more than could still become a match", () => {
  const body = scrubber("0123456789").body();
  expect(body.push(Buffer.from("hello 0123")).toString()).toBe("hello ");
  expect(body.push(Buffer.from("x")).toString()).toBe("0123x");
  const chunk = Buffer.from("nothing of it!");
  expect(body.push(chunk)).toBe(chunk);
});

test("L-5 finds and leaves exactly what a plain search does, for any bytes and any cuts", () => {
  const alphabet = fc.constantFrom("a", "b", "c");
  const word = fc
    .array(alphabet, { minLength: MIN_SCRUBBED_BYTES, maxLength: 7 })
    .map((letters) => letters.join(""));
  const property = fc.property(
    fc.array(word, { minLength: 1, maxLength: 3 }),
    fc.array(alphabet, { maxLength: 60 }).map((letters) => letters.join("")),
    fc.array(fc.nat(60), { maxLength: 6 }),
    (values, text, cuts) => {
      const at = [0, ...cuts.filter((cut) => cut < text.length).sort((a, b) => a - b), text.length];
      const pieces = at.slice(1).map((end, i) => Buffer.from(text.slice(at[i], end)));
      expect(inPieces(scrubber(...values), pieces)).toBe(byPlainSearch(values, text));
    },
  );
  fc.assert(property, { numRuns: 2_000 });
});

/** Marks every position that some value covers, one occurrence after the other. */
function byPlainSearch(values: readonly string[], text: string): string {
  const starts = new Map<number, number>();
  for (const value of values) {
    for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + 1)) {
      starts.set(at, Math.max(starts.get(at) ?? 0, at + value.length));
    }
  }
  let out = "";
  let covered = 0;
  for (let i = 0; i < text.length; i++) {
    const end = starts.get(i);
    if (end !== undefined) {
      if (i >= covered) out += MARKER;
      covered = Math.max(covered, end);
    }
    if (i >= covered) out += text[i];
  }
  return out;
}

test("values of fewer than four bytes are not looked for; the others are", () => {
  expect(createScrubber([Buffer.from("abc"), Buffer.from("")])).toBeNull();
  expect(inPieces(scrubber("abc", "abcd"), [Buffer.from("abc abcd")])).toBe("abc [secret]");
});

test("T-8 time grows with the length of the body, whatever it looks like", () => {
  const value = `${"a".repeat(4_000)}b`;
  const time = (size: number) => {
    const scrub = scrubber(value);
    const chunk = Buffer.alloc(65_536, "a");
    const from = process.cpuUsage();
    const body = scrub.body();
    for (let sent = 0; sent < size; sent += chunk.length) body.push(chunk);
    body.end();
    const { user, system } = process.cpuUsage(from);
    return user + system;
  };
  time(1 << 20);
  // Quadratic search would take 16 times as long for 4 times as much, and minutes for this much.
  expect(time(16 << 20)).toBeLessThan(10 * time(4 << 20));
});
