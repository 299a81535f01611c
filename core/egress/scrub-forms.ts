/**
 * How a value that was sent may come back: as it is, and in the encodings that servers put it into when they echo a
 * header in JSON, HTML, a URL or a log line.
 */

/**
 * Shorter values are not looked for. Three bytes stand in most texts by chance, so taking them out would break answers
 * and, by where it breaks them, tell the value. They are no secret either: 16.7 million tries find one.
 */
export const MIN_SCRUBBED_BYTES = 4;

/** Every form of `value` that is worth looking for, each once. Holds the value: for as long as the answer lasts. */
export function formsOf(value: Buffer): Buffer[] {
  if (value.length < MIN_SCRUBBED_BYTES) return [];
  const text = value.toString("utf8");
  // A header is bytes; a server that reads it as latin1 and writes UTF-8 echoes "Ã¼" for "ü".
  const misread = value.toString("latin1");
  const texts = text === misread ? [text] : [text, misread];
  const forms = new Set(
    texts.flatMap((each) => [...textForms(each), ...byteForms(Buffer.from(each, "utf8"))]),
  );
  forms.add(value.toString("latin1"));
  return [...forms]
    .map((form) => Buffer.from(form, "latin1"))
    .filter((form) => form.length >= MIN_SCRUBBED_BYTES);
}

/** Forms in which characters are escaped one by one. As latin1 strings of their UTF-8 bytes, so that a Set can hold them. */
function textForms(text: string): string[] {
  // Most tokens: no encoding changes any of these.
  if (/^[A-Za-z0-9_.-]*$/.test(text)) return [text];
  const json = jsonForms(text);
  const nested = json.map((each) => JSON.stringify(each).slice(1, -1));
  return [text, ...json, ...nested, ...urlForms(text), ...htmlForms(text)].map((form) =>
    Buffer.from(form, "utf8").toString("latin1"),
  );
}

/** RFC 8259 allows any character to be escaped; these are the habits of JavaScript, Python, Go, PHP and Ruby. */
function jsonForms(text: string): string[] {
  const plain = JSON.stringify(text).slice(1, -1);
  const forms = [plain];
  for (const escaped of [
    /[<>&]/g,
    /[<>&']/g,
    /[^\x20-\x7e]/g,
    /[<>&]|[^\x20-\x7e]/g,
    /[<>&'"]|[^\x20-\x7e]/g,
  ]) {
    const lower = plain.replace(escaped, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`);
    forms.push(
      lower,
      lower.replace(/\\u[0-9a-f]{4}/g, (each) => `\\u${each.slice(2).toUpperCase()}`),
    );
  }
  return [...forms, ...forms.map((form) => form.replaceAll("/", "\\/"))];
}

/** A lone surrogate cannot occur: values are UTF-8. */
function urlForms(text: string): string[] {
  const component = encodeURIComponent(text);
  const strict = component.replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
  const forms = [component, strict, encodeURI(text), strict.replaceAll("%2F", "/")];
  forms.push(...forms.map((form) => form.replaceAll("%20", "+")), strict.replaceAll("~", "%7E"));
  forms.push(encodeURIComponent(component), new URLSearchParams({ v: text }).toString().slice(2));
  return forms.flatMap((form) => [form, form.replace(/%[0-9A-F]{2}/g, (each) => each.toLowerCase())]);
}

function htmlForms(text: string): string[] {
  const tags = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const forms = [tags];
  for (const double of ["&quot;", "&#34;"]) {
    const quoted = tags.replaceAll('"', double);
    forms.push(quoted, ...["&#39;", "&#x27;", "&#039;"].map((single) => quoted.replaceAll("'", single)));
  }
  return forms;
}

/** Forms that are made of the bytes. Base64 at the three offsets that a value can have inside a longer text. */
function byteForms(bytes: Buffer): string[] {
  const hex = bytes.toString("hex");
  const percent = hex.replace(/../g, "%$&");
  const base64 = [0, 1, 2].flatMap((offset) => {
    const whole = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
    // Only characters that the value alone decides: the first and last may also hold bits of its neighbours. Where
    // the text ends with the value, the last one does not.
    const from = Math.ceil((offset * 8) / 6);
    const inside = whole.slice(from, Math.floor(((offset + bytes.length) * 8) / 6));
    const atEnd = whole.slice(from).replace(/=+$/, "");
    return [inside, atEnd].flatMap((form) => [form, form.replaceAll("+", "-").replaceAll("/", "_")]);
  });
  return [hex, hex.toUpperCase(), percent, percent.toUpperCase(), ...base64];
}
