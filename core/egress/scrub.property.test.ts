import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createDecoder } from "./decode-answer.ts";
import { BODY_MARKER, createScrubber, type Scrubber } from "./scrub.ts";

/** security.md B-3: values, bodies, encodings and cuts by chance; what comes out is read by decoders of this file. */

const ascii = fc.string({
  unit: fc.constantFrom(..."abzAZ09_-%&\\\"'/+;#= <>.~"),
  minLength: 8,
  maxLength: 40,
});
const token = fc.string({
  unit: fc.constantFrom(..."abcdefABCDEF0123456789_-"),
  minLength: 8,
  maxLength: 60,
});
const utf8 = fc.string({ unit: "grapheme", minLength: 8, maxLength: 24 });
const value = fc.oneof(token, ascii, utf8).filter((text) => Buffer.byteLength(text) >= 8);
const noise = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(..."%\\&+;#u0ax2567;amp"), maxLength: 60 }),
);
/** Where the body is cut; for a third of them at every byte. */
const cuts = fc.oneof(fc.constant("every" as const), fc.array(fc.nat(400), { maxLength: 5 }));

type Spell = (char: string, pick: number) => string;
const bytesOf = (char: string) => [...Buffer.from(char, "utf8")];
const percent = (char: string, isUpper: boolean) =>
  bytesOf(char)
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .map((hex) => `%${isUpper ? hex.toUpperCase() : hex}`)
    .join("");
const json = (char: string) =>
  Array.from(
    { length: char.length },
    (_, i) => `\\u${char.charCodeAt(i).toString(16).padStart(4, "0")}`,
  ).join("");

const SPELLINGS: readonly Spell[] = [
  (char) => (char === " " ? "+" : char),
  (char) => percent(char, false),
  (char) => percent(char, true),
  json,
  (char) => json(char).replace(/[a-f]/g, (each) => each.toUpperCase()),
  (char) => `&#${char.codePointAt(0)};`,
  (char) => `&#x${char.codePointAt(0)?.toString(16)};`,
  (char) => ({ "&": "&amp;", "<": "&lt;", '"': "&quot;", "'": "&apos;", "/": "&sol;" })[char] ?? char,
  (char) => (/["\\/]/.test(char) ? `\\${char}` : char),
];

/** Each character on its own; `twice` spells each character of a spelling again. */
function spelled(text: string, picks: readonly number[], isTwice: boolean): string {
  const once = (each: string, i: number) => {
    const pick = picks[i % picks.length] as number;
    return (SPELLINGS[pick % SPELLINGS.length] as Spell)(each, pick);
  };
  const first = [...text].map(once).join("");
  // Only what escapes is escaped again, as a server does that encodes what another has encoded.
  return isTwice ? first.replace(/[%\\&]/g, (each, at: number) => once(each, at)) : first;
}

const WHOLE: readonly ((text: string) => Buffer)[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(Buffer.from(text).toString("hex")),
  (text) => Buffer.from(Buffer.from(text).toString("hex").toUpperCase()),
  (text) => Buffer.from(text, "utf16le"),
  ...[0, 1, 2].flatMap((offset) => [
    (text: string) => Buffer.from(Buffer.from(`${"x".repeat(offset)}${text}!`).toString("base64")),
    (text: string) => Buffer.from(Buffer.from(`${"x".repeat(offset)}${text}!`).toString("base64url")),
  ]),
];

function scrubbed(scrubber: Scrubber, body: Buffer, where: "every" | readonly number[]): Buffer {
  const answer = scrubber.open();
  const out: Buffer[] = [];
  const ends = where === "every" ? Array.from(body, (_, i) => i) : [...where].sort((a, b) => a - b);
  let from = 0;
  for (const end of [...ends, body.length]) {
    if (end < from || end > body.length) continue;
    // A copy, or a test could not see that something is kept of a buffer that is used again.
    const piece = Buffer.from(body.subarray(from, end));
    out.push(Buffer.from(answer.push(piece)));
    from = end;
  }
  return Buffer.concat([...out, answer.end()]);
}

const HTML: Record<string, string> = { amp: "&", lt: "<", quot: '"', apos: "'", sol: "/" };
const DECODERS: readonly ((text: string) => string)[] = [
  (text) =>
    text.replace(/(%[0-9a-f]{2})+/gi, (run) =>
      Buffer.from(run.replaceAll("%", ""), "hex").toString("latin1"),
    ),
  (text) => text.replaceAll("+", " "),
  (text) =>
    Buffer.from(
      text.replace(/\\u([0-9a-f]{4})|\\(["\\/])/gi, (_, hex, char) =>
        latin1(hex ? parseInt(hex, 16) : char.charCodeAt(0)),
      ),
      "latin1",
    ).toString("latin1"),
  (text) =>
    text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
      name ? (HTML[name] ?? whole) : latin1(parseInt(hex ?? decimal, hex ? 16 : 10)),
    ),
];

/** As the bytes of its UTF-8; a lone half becomes what it becomes. */
function latin1(code: number): string {
  return code > 0x10ffff ? "" : Buffer.from(String.fromCodePoint(code), "utf8").toString("latin1");
}

/** Everything that decoders make of a text, one after the other in any order, three deep. */
function readings(text: string, depth = 3): string[] {
  const all = new Set([text]);
  for (let round = 0; round < depth; round++) {
    for (const each of [...all]) for (const decode of DECODERS) all.add(decode(each));
  }
  return [...all];
}

function hasLeaked(output: Buffer, text: string): boolean {
  const needle = Buffer.from(text).toString("latin1");
  return readings(output.toString("latin1")).some((each) => each.includes(needle));
}

const runs = (numRuns: number) => ({ numRuns });

test("B-3 L-5 L-6 no spelling of a value, mixed as it may be, comes through", () => {
  const picks = fc.array(fc.nat(SPELLINGS.length - 1), { minLength: 1, maxLength: 9 });
  const property = fc.property(value, noise, noise, picks, fc.boolean(), cuts, (...given) => {
    const [text, before, after, how, isTwice, where] = given;
    const body = Buffer.from(before + spelled(text, how, isTwice) + after);
    const output = scrubbed(createScrubber([Buffer.from(text)]), body, where);
    expect(output.includes(BODY_MARKER)).toBe(true);
    // Otherwise the noise would have to be told from what was put into it.
    if (before === "" && after === "") expect(output.toString()).toBe(String(BODY_MARKER));
    expect(hasLeaked(output, text), JSON.stringify(String(output))).toBe(false);
  });
  fc.assert(property, runs(1_500));
});

test("B-3 L-5 L-6 no encoding of a value as a whole comes through, escaped or not", () => {
  const encode = fc.constantFrom(...WHOLE);
  const property = fc.property(value, noise, noise, encode, cuts, (text, before, after, encoded, where) => {
    const body = Buffer.concat([Buffer.from(before), encoded(text), Buffer.from(after)]);
    const output = scrubbed(createScrubber([Buffer.from(text)]), body, where);
    expect(output.includes(BODY_MARKER)).toBe(true);
    // What is left of an encoding is less than four of its characters at either end.
    const left = output.length - Buffer.byteLength(before) - Buffer.byteLength(after) - BODY_MARKER.length;
    expect(left).toBeLessThanOrEqual(8);
  });
  fc.assert(property, runs(800));
});

test("B-3 a body without the value comes through byte for byte, itself where it is whole", () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 600 }).map((array) => Buffer.from(array)),
    fc.array(noise, { maxLength: 20 }).map((parts) => Buffer.from(parts.join(""))),
  );
  const property = fc.property(value, bytes, cuts, (text, body, where) => {
    fc.pre(!hasLeaked(body, text));
    const scrubber = createScrubber([Buffer.from(text)]);
    expect(scrubbed(scrubber, body, where).equals(body)).toBe(true);
  });
  fc.assert(property, runs(1_000));
});

test("B-3 wherever a long body is cut, and wherever in it an echo stands, the same comes out", () => {
  const text = "ghp_A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8";
  const scrubber = createScrubber([Buffer.from(text)]);
  const filler = JSON.stringify({
    id: 7919,
    at: "2026-11-25",
    name: "Some Person",
    note: "100% R&D ghp_",
  });
  const property = fc.property(
    fc.nat(6_000),
    fc.nat(50),
    fc.array(fc.nat(9_000), { maxLength: 6 }),
    (...given) => {
      const [at, escaped, where] = given;
      const body = Buffer.alloc(8_000, filler);
      const echo = Buffer.from(
        [...text].map((each, i) => (i === escaped ? percent(each, false) : each)).join(""),
      );
      echo.copy(body, at);
      const expected = Buffer.concat([body.subarray(0, at), BODY_MARKER, body.subarray(at + echo.length)]);
      expect(scrubbed(scrubber, body, where).equals(expected)).toBe(true);
    },
  );
  fc.assert(property, runs(600));
});

const CODERS: readonly [coding: string, code: (bytes: Buffer) => Buffer][] = [
  ["gzip", (bytes) => gzipSync(bytes)],
  // Two members of one content.
  ["x-gzip", (bytes) => Buffer.concat([gzipSync(bytes.subarray(0, 40)), gzipSync(bytes.subarray(40))])],
  ["deflate", (bytes) => deflateSync(bytes)],
  ["deflate", (bytes) => deflateRawSync(bytes)],
  ["br", (bytes) => brotliCompressSync(bytes)],
  ["zstd", (bytes) => zstdCompressSync(bytes)],
  [
    "zstd",
    (bytes) => Buffer.concat([zstdCompressSync(bytes.subarray(0, 40)), zstdCompressSync(bytes.subarray(40))]),
  ],
];

/** As exchange.ts does it: decoded piece by piece, and searched as it comes out. */
function decodedAndScrubbed(
  scrubber: Scrubber,
  codings: string[],
  pieces: readonly Buffer[],
): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const answer = scrubber.open();
  const out: Buffer[] = [];
  const decoder = createDecoder(codings, {
    data: (bytes) => out.push(answer.push(bytes)) > 0,
    end: () => resolve(Buffer.concat([...out, answer.end()])),
    fail: reject,
  });
  const next = (i: number) => {
    if (i === pieces.length) decoder.end();
    else decoder.push(pieces[i] as Buffer, () => next(i + 1));
  };
  next(0);
  return promise;
}

test("B-3 L-5 nor does it inside any coding that we undo, stacked ones too, however it is cut", async () => {
  const coders = fc.array(fc.constantFrom(...CODERS), { minLength: 1, maxLength: 2 });
  const picks = fc.array(fc.nat(SPELLINGS.length - 1), { minLength: 1, maxLength: 9 });
  const property = fc.asyncProperty(
    value,
    noise,
    picks,
    coders,
    cuts,
    async (text, before, how, coded, where) => {
      const body = Buffer.from(`${before}<${spelled(text, how, false)}>${before}`);
      const packed = coded.reduce<Buffer>((bytes, [, code]) => code(bytes), body);
      const ends = where === "every" ? Array.from(packed, (_, i) => i) : [...where].sort((a, b) => a - b);
      const pieces = [...ends, packed.length].map((end, i, all) => packed.subarray(all[i - 1] ?? 0, end));
      const codings = coded.map(([coding]) => coding);
      const scrubber = createScrubber([Buffer.from(text)]);
      const output = await decodedAndScrubbed(scrubber, codings, pieces);
      expect(output.equals(scrubbed(scrubber, body, [])), codings.join()).toBe(true);
      expect(hasLeaked(output, text)).toBe(false);
    },
  );
  await fc.assert(property, runs(400));
}, 20_000);
