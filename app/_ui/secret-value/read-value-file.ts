import { MAX_VALUE_BYTES } from "./value-hints.ts";

/** The text of a file, verbatim: a byte order mark and every line break are kept. */
export async function readValueFile(file: File): Promise<{ text: string } | { error: string }> {
  if (file.size > MAX_VALUE_BYTES)
    return { error: `The file is ${Math.ceil(file.size / 1024)} KB; the limit is 64 KB.` };
  try {
    const bytes = await file.arrayBuffer();
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { error: "The file isn't UTF-8 text. Encode it, for example as base64, and load that." };
  }
}
