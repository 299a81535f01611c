import { randomBytes } from "node:crypto";

/**
 * A canary is a fresh value made to be searched for. It holds characters that each encoding treats differently
 * (quote, ampersand, plus, percent, a letter outside ASCII), so that a form we forgot would not match by luck.
 */
export function makeCanary(label: string): string {
  return `canary-${label}-"&+%ü-${randomBytes(18).toString("base64url")}`;
}

/** Every form in which a value could stand somewhere, by name. Base64 at the three offsets it can have inside other text. */
export function formsOf(canary: string): Map<string, Buffer> {
  const bytes = Buffer.from(canary, "utf8");
  const forms = new Map<string, Buffer>();
  const add = (name: string, text: string) => forms.set(name, Buffer.from(text, "utf8"));
  add("raw", canary);
  add("JSON", JSON.stringify(canary).slice(1, -1));
  add("JSON in JSON", JSON.stringify(JSON.stringify(canary)).slice(3, -3));
  add("percent", encodeURIComponent(canary));
  add("form", new URLSearchParams({ v: canary }).toString().slice(2));
  add("HTML", canary.replaceAll("&", "&amp;").replaceAll('"', "&quot;"));
  add("hex", bytes.toString("hex"));
  // The random tail alone: what cuts, escapes or re-encodes the head still has it.
  add("tail", canary.slice(-24));
  for (const offset of [0, 1, 2]) {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes]);
    // Whole groups only: the first and last characters also depend on the neighbours.
    const whole = shifted.toString("base64").slice(offset === 0 ? 0 : 4, Math.floor(shifted.length / 3) * 4);
    add(`base64+${offset}`, whole);
    add(`base64url+${offset}`, whole.replaceAll("+", "-").replaceAll("/", "_"));
  }
  return forms;
}

export type Haystack = { name: string; bytes: Buffer };

/** One line per hit: which canary, in which form, where. Empty means: nowhere. */
export function findCanaries(canaries: readonly string[], haystacks: readonly Haystack[]): string[] {
  const hits: string[] = [];
  for (const canary of canaries) {
    for (const [form, needle] of formsOf(canary)) {
      for (const { name, bytes } of haystacks) {
        if (bytes.includes(needle))
          hits.push(`${canary.split("-").slice(0, 2).join("-")} as ${form} in ${name}`);
      }
    }
  }
  return hits;
}
