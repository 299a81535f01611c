import { UserError } from "#core/errors.ts";
import { jsonStrings } from "./json-strings.ts";
import type { Place, Template, TemplatePart } from "./template.ts";

/** A header longer than this is refused by most servers (nginx and Apache: 8 KiB for one line), and so is a URL. */
export const MAX_TEMPLATE_CHARS = 8_192;
/** Of a body: as long as the longest value. */
export const MAX_BODY_TEMPLATE_CHARS = 65_536;
/** Each reference costs a look-up and an opening at every use. */
export const MAX_REFERENCES = 32;
const MAX_TAG_CHARS = 64;

/**
 * Reads the closed grammar of README.md in one pass, in linear time. Does not look whether the secrets exist.
 * @param place decides which literal text is possible, e.g. no line break in a header, and where references may stand:
 *   in JSON only inside a string.
 * @param range when only a piece of `text` is the template; columns are those of the whole.
 * @throws {UserError} INVALID_TEMPLATE, "column N: expected …", counted from 1 in characters. The message never
 *   quotes the text: people paste values into templates by mistake.
 */
export function parseTemplate(
  text: string,
  place: Place = "header",
  range: { from: number; to: number } = { from: 0, to: text.length },
): Template {
  const reader: Reader = { text, at: range.from, end: range.to, place };
  checkLength(reader);
  const parts: TemplatePart[] = [];
  const json = place === "json" ? jsonStrings() : null;
  let literal = "";
  let references = 0;
  const endLiteral = () => {
    if (literal !== "") parts.push({ kind: "literal", text: literal });
    json?.push(literal);
    literal = "";
  };
  while (reader.at < reader.end) {
    literal += readLiteral(reader);
    if (reader.at === reader.end) break;
    const opened = reader.at;
    endLiteral();
    if (json?.isInString() === false) throw expected(reader, opened, "a JSON string around the reference");
    parts.push({ kind: "secret", tag: readReference(reader) });
    references += 1;
    if (references > MAX_REFERENCES) {
      throw expected(reader, opened, `no more references: a template has at most ${MAX_REFERENCES}`);
    }
  }
  endLiteral();
  if (json?.isWhole() === false) throw expected(reader, reader.end, "the text before it to be JSON");
  return { parts };
}

type Reader = { readonly text: string; at: number; readonly end: number; readonly place: Place };

function checkLength(reader: Reader): void {
  const isBody = ["json", "form", "text"].includes(reader.place);
  const max = isBody ? MAX_BODY_TEMPLATE_CHARS : MAX_TEMPLATE_CHARS;
  if (reader.end - reader.at <= max) return;
  throw expected(reader, reader.at + max, `the end: a template has at most ${max} characters here`);
}

/** Up to the next reference or the end, with `\{{` read as `{{`. */
function readLiteral(reader: Reader): string {
  let literal = "";
  for (;;) {
    const found = reader.text.indexOf("{{", reader.at);
    const opened = found === -1 || found + 2 > reader.end ? reader.end : found;
    const isEscaped = opened < reader.end && opened > reader.at && reader.text[opened - 1] === "\\";
    literal += checkedText(reader, isEscaped ? opened - 1 : opened);
    reader.at = opened;
    if (!isEscaped) return literal;
    literal += "{{";
    reader.at += 2;
  }
}

/** From `{{` to behind `}}`. Every branch moves `at` forward only. */
function readReference(reader: Reader): string {
  const isTriple = reader.text.startsWith("{{{", reader.at);
  reader.at += isTriple ? 3 : 2;
  skipBlanks(reader);
  if (!isTriple && take(reader, "&")) skipBlanks(reader);
  take(reader, "context.");
  if (!take(reader, "secrets.")) throw expected(reader, reader.at, '"secrets." and an identifier');
  const tag = readTag(reader);
  skipBlanks(reader);
  const closing = isTriple ? "}}}" : "}}";
  if (!take(reader, closing)) throw expected(reader, reader.at, `"${closing}"`);
  return tag;
}

function readTag(reader: Reader): string {
  const from = reader.at;
  while (reader.at < reader.end && isTagCharacter(reader.text.charCodeAt(reader.at))) reader.at += 1;
  const tag = reader.text.slice(from, reader.at);
  if (tag.length > MAX_TAG_CHARS || !/[A-Za-z0-9]/.test(tag)) {
    throw expected(reader, from, "an identifier: letters, digits, _ and -, up to 64");
  }
  return tag;
}

function isTagCharacter(code: number): boolean {
  const isDigit = code >= 0x30 && code <= 0x39;
  const isUpper = code >= 0x41 && code <= 0x5a;
  const isLower = code >= 0x61 && code <= 0x7a;
  return isDigit || isUpper || isLower || code === 0x5f || code === 0x2d;
}

function take(reader: Reader, word: string): boolean {
  if (reader.at + word.length > reader.end || !reader.text.startsWith(word, reader.at)) return false;
  reader.at += word.length;
  return true;
}

function skipBlanks(reader: Reader): void {
  while (reader.at < reader.end && " \t\r\n".includes(reader.text.charAt(reader.at))) reader.at += 1;
}

type Forbidden = { readonly pattern: RegExp; readonly expected: string };

// A lone surrogate has no UTF-8 form: it would be sent as U+FFFD.
const LINE: Forbidden = {
  pattern: /[^\t\P{Cc}]|\p{Cs}/u,
  expected: "text without line breaks and control characters",
};
const TEXT: Forbidden = { pattern: /\p{Cs}/u, expected: "text: this is half of a character" };
/** What cannot stand in each place whatever the reader makes of it; what a whole URL may be is for url-template.ts. */
const FORBIDDEN: { readonly [place in Place]: Forbidden } = {
  header: LINE,
  basic: { ...LINE, pattern: /\p{Cc}|\p{Cs}/u },
  path: { pattern: /[^!-~]|[?#\\]/u, expected: "visible ASCII; percent-encode the rest, and ? # and \\" },
  query: { pattern: /[^!-~]|[#\\]/u, expected: "visible ASCII; percent-encode the rest, and # and \\" },
  json: TEXT,
  form: { pattern: /[^!-~]/u, expected: "visible ASCII; percent-encode the rest, a blank as +" },
  text: TEXT,
};

function checkedText(reader: Reader, to: number): string {
  const literal = reader.text.slice(reader.at, to);
  const { pattern, expected: wanted } = FORBIDDEN[reader.place];
  const unsendable = literal.search(pattern);
  if (unsendable !== -1) throw expected(reader, reader.at + unsendable, wanted);
  return literal;
}

function expected({ text }: Reader, at: number, what: string): UserError {
  return invalidTemplate(text, at, `expected ${what}.`);
}

/** @param at an index into `text`, which is not quoted. @param problem the sentence behind the column. */
export function invalidTemplate(text: string, at: number, problem: string): UserError {
  const column = Array.from(text.slice(0, at)).length + 1;
  return new UserError("INVALID_TEMPLATE", `column ${column}: ${problem}`, null, { details: { column } });
}
