import { UserError } from "#core/errors.ts";
import type { Place, Template } from "./template.ts";

/**
 * Puts the bytes of `values` where the template names their tags, and changes none of them: no HTML escaping, no
 * trimming, no second rendering, no `$&` (nothing here replaces in text). A Map, so `__proto__` is a tag like any other.
 * @returns the UTF-8 bytes to send. They hold values: the caller sends them and keeps no copy.
 * @throws {UserError} SECRET_MISSING naming the tag without a value; VALUE_NOT_SENDABLE naming the tag whose bytes
 *   this place cannot carry. Neither holds any of the value.
 */
export function renderTemplate(
  template: Template,
  values: ReadonlyMap<string, Buffer>,
  place: Place,
): Buffer {
  const last = template.parts.length - 1;
  const chunks = template.parts.map((part, i) => {
    if (part.kind === "literal") return Buffer.from(part.text, "utf8");
    const value = values.get(part.tag);
    if (value === undefined) {
      throw new UserError("SECRET_MISSING", `There is no secret "${part.tag}".`, null, {
        details: { tag: part.tag },
      });
    }
    if (place === "header") checkHeaderBytes(value, part.tag, { isFirst: i === 0, isLast: i === last });
    return value;
  });
  return Buffer.concat(chunks);
}

/**
 * What a field value can carry: everything but control characters, the tab excepted. Blanks at either end are dropped
 * by every recipient, so a value that would lose some is refused rather than sent shortened.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-5.5
 */
function checkHeaderBytes(
  value: Buffer,
  tag: string,
  { isFirst, isLast }: { isFirst: boolean; isLast: boolean },
): void {
  if (value.some((byte) => (byte < 0x20 && byte !== 0x09) || byte === 0x7f)) {
    throw notSendable(tag, "it holds a line break, NUL or another control character");
  }
  if ((isFirst && isBlank(value.at(0))) || (isLast && isBlank(value.at(-1)))) {
    throw notSendable(tag, "it begins or ends with a blank, which every server drops");
  }
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09;
}

function notSendable(tag: string, why: string): UserError {
  return new UserError(
    "VALUE_NOT_SENDABLE",
    `The value of "${tag}" can't be sent in a header: ${why}.`,
    null,
    {
      details: { tag },
    },
  );
}
