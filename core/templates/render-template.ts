import { isUtf8 } from "node:buffer";
import { UserError } from "#core/errors.ts";
import type { Place, Template } from "./template.ts";

/** By tag. A Map, so `__proto__` is a tag like any other. */
export type Values = ReadonlyMap<string, { readonly bytes: Buffer }>;

/**
 * Puts `values` where the template names their tags, each encoded as its place demands and changed in no other way: no
 * HTML escaping, no trimming, no second rendering, no `$&` (nothing here replaces in text).
 * @param field what to call the place in an error: a header's name, "path".
 * @returns the UTF-8 bytes to send as a latin1 string, one character a byte, as node:http and undici write it. It
 *   holds values: the caller sends it and keeps no copy.
 * @throws {UserError} SECRET_MISSING naming the tag without a value; VALUE_NOT_SENDABLE naming the tag and the field
 *   where this place cannot carry the value. Neither holds any of it.
 */
export function renderTemplate(template: Template, values: Values, place: Place, field: string): string {
  const { parts } = template;
  let rendered = "";
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as (typeof parts)[number];
    if (part.kind === "literal") {
      rendered += toLatin1(part.text);
      continue;
    }
    const value = values.get(part.tag);
    if (value === undefined) throw missing(part.tag);
    const text = value.bytes.toString("latin1");
    const problem = problemOf(place, text, value.bytes, { isFirst: i === 0, isLast: i === parts.length - 1 });
    if (problem !== null) throw notSendable([part.tag], field, problem);
    rendered += encoded(place, text);
  }
  return rendered;
}

/** Nearly all text is ASCII, which is the same in both. */
function toLatin1(text: string): string {
  return /[\u0080-\uffff]/.test(text) ? Buffer.from(text, "utf8").toString("latin1") : text;
}

/** @param text one character a byte: no encoder here need know where a character of the value ends. */
function encoded(place: Place, text: string): string {
  if (place === "path" || place === "query") return text.replace(/[^A-Za-z0-9._~-]/g, toPercent);
  if (place === "form") return text.replace(/[^A-Za-z0-9._* -]/g, toPercent).replaceAll(" ", "+");
  if (place === "json") return text.replace(/["\\]|[^ -\xff]/g, toJsonEscape);
  return text;
}

function toPercent(byte: string): string {
  return `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}

function toJsonEscape(byte: string): string {
  return byte === '"' || byte === "\\"
    ? `\\${byte}`
    : `\\u00${byte.charCodeAt(0).toString(16).padStart(2, "0")}`;
}

type Ends = { readonly isFirst: boolean; readonly isLast: boolean };

function problemOf(place: Place, text: string, bytes: Buffer, ends: Ends): string | null {
  if (place === "header") return headerProblem(text, ends);
  // RFC 7617 §2: neither half may hold one, a tab included.
  if (place === "basic" && /[^ -~\x80-\xff]/.test(text)) return "it holds a control character";
  if (place === "json" && !isUtf8(bytes)) return "it is not UTF-8, which JSON must be";
  return null;
}

/**
 * What a field value can carry: everything but control characters, the tab excepted. Blanks at either end are dropped
 * by every recipient, so a value that would lose some is refused rather than sent shortened.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-5.5
 */
function headerProblem(text: string, { isFirst, isLast }: Ends): string | null {
  if (/[^\t -~\x80-\xff]/.test(text)) return "it holds a line break, NUL or another control character";
  if ((isFirst && /^[\t ]/.test(text)) || (isLast && /[\t ]$/.test(text))) {
    return "it begins or ends with a blank, which every server drops";
  }
  return null;
}

function missing(tag: string): UserError {
  return new UserError("SECRET_MISSING", `There is no secret "${tag}".`, null, { details: { tag } });
}

/** @param tags whose values together can't stand there; the first of them is the one in `details`. */
export function notSendable(tags: readonly string[], field: string, why: string): UserError {
  const named = tags.map((tag) => `"${tag}"`).join(", ");
  const message = `The value of ${named} can't be sent in ${field}: ${why}.`;
  return new UserError("VALUE_NOT_SENDABLE", message, null, { details: { tag: tags[0], field } });
}
