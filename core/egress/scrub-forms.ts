import { MIN_SCRUBBED_BYTES } from "#core/secrets/secret-input.ts";

/**
 * What the bytes of a value may become when they come back: as they are, in another charset or case, and in the
 * encodings that turn all of them into another text (hex, base64). Escapes of single characters (percent, JSON, HTML) are
 * no forms: they are read away by spellings.ts, wherever they stand, and so work on each form from here too.
 */

/** A form may be shorter than its value ("ü" in latin1). Six given bytes stand by chance once in 2^48 random ones. */
const MIN_FORM_BYTES = 6;

/** Of longer values only the first line of forms is searched for, or the longest would take 40 MiB instead of 22. */
const MAX_SECOND_LINE_BYTES = 4_096;

/**
 * Every form of `value`, each once; none for a value that is too short to be told from text that is there by chance
 * (its answers are withheld instead). Copies: `value` may be overwritten afterwards.
 */
export function formsOf(value: Buffer): Buffer[] {
  if (value.length < MIN_SCRUBBED_BYTES) return [];
  const forms = new Set<string>();
  const isLong = value.length > MAX_SECOND_LINE_BYTES;
  for (const bytes of charsetsOf(value)) {
    forms.add(bytes.toString("latin1"));
    addHex(forms, bytes);
    addBase64(forms, bytes);
  }
  if (!isLong) addSecondLine(forms, value);
  return Array.from(forms, (form) => Buffer.from(form, "latin1")).filter(
    (form) => form.length >= MIN_FORM_BYTES,
  );
}

/**
 * The bytes themselves; where they are not ASCII also as a server writes them that takes UTF-8 for latin1 ("Ã¼" for "ü"),
 * and as one does that answers in latin1.
 */
function charsetsOf(value: Buffer): Buffer[] {
  if (value.every((byte) => byte < 0x80)) return [value];
  const text = value.toString("utf8");
  const misread = Buffer.from(value.toString("latin1"), "utf8");
  const narrow = Buffer.from(text, "latin1");
  return narrow.toString("latin1") === text ? [value, misread, narrow] : [value, misread];
}

function addHex(forms: Set<string>, bytes: Buffer): void {
  const hex = bytes.toString("hex");
  forms.add(hex).add(hex.toUpperCase());
}

/** At the three offsets that the bytes can have inside a longer text, in both alphabets. */
function addBase64(forms: Set<string>, bytes: Buffer): void {
  for (const offset of [0, 1, 2]) {
    const whole = (offset === 0 ? bytes : Buffer.concat([Buffer.alloc(offset), bytes])).toString("base64");
    // Only characters that the value alone decides: the first and last may also hold bits of its neighbours. Where
    // the text ends with the value, the last one does not.
    const from = Math.ceil((offset * 8) / 6);
    const inside = whole.slice(from, Math.floor(((offset + bytes.length) * 8) / 6));
    const atEnd = whole.slice(from).replace(/=+$/, "");
    forms.add(inside).add(inside.replaceAll("+", "-").replaceAll("/", "_"));
    forms.add(atEnd).add(atEnd.replaceAll("+", "-").replaceAll("/", "_"));
  }
}

/** security.md L-6: what few servers do, and costs little to find. */
function addSecondLine(forms: Set<string>, value: Buffer): void {
  // base64 of base64: a dump of a request that carried a Basic pair.
  addBase64(forms, Buffer.from(value.toString("base64").replace(/=+$/, ""), "latin1"));
  const text = value.toString("utf8");
  if (!Buffer.from(text, "utf8").equals(value)) return;
  const wide = Buffer.from(text, "utf16le");
  forms.add(wide.toString("latin1")).add(wide.swap16().toString("latin1"));
  for (const cased of [text.toUpperCase(), text.toLowerCase()]) {
    forms.add(Buffer.from(cased, "utf8").toString("latin1"));
  }
  // An encoding of an escaped value; one of a plain value is there already.
  for (const escaped of [JSON.stringify(text).slice(1, -1), encodeURIComponent(text)]) {
    if (escaped === text) continue;
    const bytes = Buffer.from(escaped, "utf8");
    addHex(forms, bytes);
    addBase64(forms, bytes);
  }
}
