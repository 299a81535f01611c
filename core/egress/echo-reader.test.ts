import fc from "fast-check";
import { expect, test } from "vitest";
import { BODY_MARKER, createScrubber } from "./scrub.ts";

/**
 * The same question answered twice: by what is compiled, and here by trying every way to read every place of a short
 * text. Letters are few, so that beginnings, overlaps and escapes inside of escapes come up all the time.
 */
const ESCAPES: readonly [RegExp, (digits: string) => string][] = [
  [/^%([0-9a-f]{2})$/i, (hex) => String.fromCharCode(Number.parseInt(hex, 16))],
  [/^%u([0-9a-f]{4})$/i, (hex) => String.fromCharCode(Number.parseInt(hex, 16))],
  [/^\\u([0-9a-f]{4})$/i, (hex) => String.fromCharCode(Number.parseInt(hex, 16))],
  [/^\\x([0-9a-f]{2})$/i, (hex) => String.fromCharCode(Number.parseInt(hex, 16))],
  [/^\\([%\\&#;])$/, (char) => char],
  [/^&#(\d+);$/, (decimal) => String.fromCharCode(Number(decimal))],
  [/^&(amp|bsol|percnt);$/, (name) => ({ amp: "&", bsol: "\\", percnt: "%" })[name] as string],
];
const LONGEST_ESCAPE = 8;

type Token = { char: string; end: number };

/** What may stand at `at`, each character of an escape being `level` times an escape itself. */
function tokens(text: string, at: number, level: number): Token[] {
  const char = text[at];
  if (char === undefined) return [];
  if (level === 0) return [{ char, end: at + 1 }];
  const found = tokens(text, at, level - 1);
  const read = (spelled: string, from: number) => {
    for (const [form, spell] of ESCAPES) {
      const match = form.exec(spelled);
      if (match) found.push({ char: spell(match[1] as string), end: from });
    }
    if (spelled.length === LONGEST_ESCAPE || !/^[%\\&]/.test(spelled)) return;
    for (const next of tokens(text, from, level - 1)) read(spelled + next.char, next.end);
  };
  for (const first of tokens(text, at, level - 1)) read(first.char, first.end);
  return found;
}

/** Every stretch that may be read as the value. */
function stretches(text: string, value: string): [number, number][] {
  const all = Array.from(text, (_, at) => tokens(text, at, 2));
  const spans: [number, number][] = [];
  for (let start = 0; start < text.length; start++) {
    let ends = new Set([start]);
    for (const char of value) {
      const next = [...ends].flatMap((at) => (all[at] ?? []).filter((token) => token.char === char));
      ends = new Set(next.map(({ end }) => end));
    }
    for (const end of ends) spans.push([start, end]);
  }
  return spans.sort(([, a], [, b]) => a - b);
}

function withoutThem(text: string, spans: readonly [number, number][]): string {
  const merged: [number, number][] = [];
  for (const [from, end] of spans) {
    let start = from;
    for (let last = merged.at(-1); last && last[1] > start; last = merged.at(-1)) {
      start = Math.min(start, last[0]);
      merged.pop();
    }
    merged.push([start, end]);
  }
  let out = "";
  let at = 0;
  for (const [start, end] of merged) {
    out += text.slice(at, start) + BODY_MARKER;
    at = end;
  }
  return out + text.slice(at);
}

const piece = fc.constantFrom(
  ...["a", "b", "a", "b", "ab", "%61", "%62", "%u0061", "\\u0061", "\\x62", "&#97;", "&#98;"],
  ...["%2561", "\\\\u0061", "&amp;#98;", "&#37;62", "%5cx61", "\\&#97;", "%26#97;", "&bsol;x62"],
  ...["%", "\\", "&", "#", ";", "&#", "%25", "\\\\", "&amp;"],
);
const value = fc.string({ unit: fc.constantFrom("a", "b"), minLength: 8, maxLength: 10 });
/** Mostly the letters of the value in their order, so that they are found; here and there something else. */
const body = (letters: string) =>
  fc
    .array(fc.tuple(piece, fc.nat(9)), { maxLength: 26 })
    .map((parts) =>
      parts
        .map(([other, pick], i) =>
          pick < 2 ? other : spelledLetter(letters[i % letters.length] as string, pick),
        )
        .join(""),
    );

function spelledLetter(letter: string, pick: number): string {
  const code = letter.charCodeAt(0);
  const hex = code.toString(16);
  return [letter, letter, `%${hex}`, `\\u00${hex}`, `&#${code};`, `%25${hex}`, letter, letter][
    pick - 2
  ] as string;
}

test("L-5 B-3 what is taken out is what can be read as the value, and nothing else", () => {
  const property = fc.property(
    value.chain((letters) => fc.tuple(fc.constant(letters), body(letters))),
    fc.array(fc.nat(90), { maxLength: 4 }),
    ([letters, text], cuts) => {
      const bytes = Buffer.from(text);
      const answer = createScrubber([Buffer.from(letters)]).open();
      const ends = [...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length];
      const out = ends.map((end, i) => answer.push(bytes.subarray(ends[i - 1] ?? 0, end)));
      const spans = stretches(text, letters);
      expect(Buffer.concat([...out, answer.end()]).toString()).toBe(withoutThem(text, spans));
    },
  );
  fc.assert(property, { numRuns: 1_500 });
});
