/** A sign-in is two short texts and a token. */
const MOST_BYTES = 16_384;

/** The texts of a form or of a flat JSON object; null when it is neither, or larger than 16 KiB. Never throws. */
export async function readFields(request: Request): Promise<Record<string, string> | null> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  const text = await readText(request.body);
  if (text === null) return null;
  if (type === "application/x-www-form-urlencoded") return texts(new URLSearchParams(text));
  if (type !== "application/json") return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? texts(Object.entries(value)) : null;
  } catch {
    return null;
  }
}

async function readText(body: ReadableStream<Uint8Array> | null): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function texts(entries: Iterable<[string, unknown]>): Record<string, string> {
  const fields: Record<string, string> = Object.create(null);
  for (const [name, value] of entries) if (typeof value === "string") fields[name] ??= value;
  return fields;
}
