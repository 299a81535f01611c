import { UserError } from "#core/errors.ts";
import type { Place, Template, TemplatePart } from "./template.ts";

/** A header longer than this is refused by most servers (nginx and Apache: 8 KiB for one line). */
export const MAX_TEMPLATE_CHARS = 8_192;
/** Each reference costs a look-up and an opening at every use. */
export const MAX_REFERENCES = 32;
const MAX_TAG_CHARS = 64;

/**
 * Reads the closed grammar of README.md in one pass, in linear time. Does not look whether the secrets exist.
 * @param place decides which literal text is possible: a header has no line break and no control character.
 * @throws {UserError} INVALID_TEMPLATE, "column N: expected …", counted from 1 in characters. The message never
 *   quotes the text: people paste values into templates by mistake.
 */
export function parseTemplate(text: string, place: Place = "header"): Template {
  if (text.length > MAX_TEMPLATE_CHARS) {
    throw problem(
      text,
      MAX_TEMPLATE_CHARS,
      `the end: a template has at most ${MAX_TEMPLATE_CHARS} characters`,
    );
  }
  const reader: Reader = { text, at: 0 };
  const parts: TemplatePart[] = [];
  let literal = "";
  let references = 0;
  const endLiteral = () => {
    if (literal !== "") parts.push({ kind: "literal", text: literal });
    literal = "";
  };
  while (reader.at < text.length) {
    const opened = text.indexOf("{{", reader.at);
    const isEscaped = opened > reader.at && text[opened - 1] === "\\";
    const upTo = opened === -1 ? text.length : isEscaped ? opened - 1 : opened;
    literal += literalText(text, reader.at, upTo, place);
    reader.at = upTo;
    if (opened === -1) break;
    if (isEscaped) {
      literal += "{{";
      reader.at = opened + 2;
      continue;
    }
    endLiteral();
    const tag = readReference(reader);
    references += 1;
    if (references > MAX_REFERENCES) {
      throw problem(text, opened, `no more references: a template has at most ${MAX_REFERENCES}`);
    }
    parts.push({ kind: "secret", tag });
  }
  endLiteral();
  return { parts };
}

type Reader = { readonly text: string; at: number };

/** From `{{` to behind `}}`. Every branch moves `at` forward only. */
function readReference(reader: Reader): string {
  const isTriple = reader.text.startsWith("{{{", reader.at);
  reader.at += isTriple ? 3 : 2;
  skipBlanks(reader);
  if (!isTriple && take(reader, "&")) skipBlanks(reader);
  take(reader, "context.");
  if (!take(reader, "secrets.")) throw problem(reader.text, reader.at, '"secrets." and an identifier');
  const tag = readTag(reader);
  skipBlanks(reader);
  const closing = isTriple ? "}}}" : "}}";
  if (!take(reader, closing)) throw problem(reader.text, reader.at, `"${closing}"`);
  return tag;
}

function readTag(reader: Reader): string {
  const from = reader.at;
  while (reader.at < reader.text.length && isTagCharacter(reader.text.charCodeAt(reader.at))) reader.at += 1;
  const tag = reader.text.slice(from, reader.at);
  if (tag.length > MAX_TAG_CHARS || !/[A-Za-z0-9]/.test(tag)) {
    throw problem(reader.text, from, "an identifier: letters, digits, _ and -, up to 64");
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
  if (!reader.text.startsWith(word, reader.at)) return false;
  reader.at += word.length;
  return true;
}

function skipBlanks(reader: Reader): void {
  while (reader.at < reader.text.length && " \t\r\n".includes(reader.text.charAt(reader.at))) reader.at += 1;
}

function literalText(text: string, from: number, to: number, place: Place): string {
  const literal = text.slice(from, to);
  // A lone surrogate has no UTF-8 form: it would be sent as U+FFFD.
  const unsendable = place === "header" ? literal.search(/[^\t\P{Cc}]|\p{Cs}/u) : -1;
  if (unsendable !== -1) {
    throw problem(text, from + unsendable, "text without line breaks and control characters");
  }
  return literal;
}

function problem(text: string, at: number, expected: string): UserError {
  const column = Array.from(text.slice(0, at)).length + 1;
  return new UserError("INVALID_TEMPLATE", `column ${column}: expected ${expected}.`, null, {
    details: { column },
  });
}
