/**
 * What the secret-value control says about a text without showing it: its size, what is wrong with it, and amber hints
 * that never block. Everything here runs in the browser on the typed text; results hold no piece of it.
 */
export const MAX_VALUE_BYTES = 65_536;

export type ValueFacts = { characters: number; lines: number; bytes: number };

export function valueFacts(value: string): ValueFacts {
  return {
    characters: Array.from(value).length,
    lines: value === "" ? 0 : value.split(/\r\n|\r|\n/).length,
    bytes: new TextEncoder().encode(value).length,
  };
}

/** "107 characters · 1 line"; empty for no value. */
export function factsSentence({ characters, lines }: ValueFacts): string {
  if (characters === 0) return "";
  const count = characters.toLocaleString("en");
  return `${count} ${characters === 1 ? "character" : "characters"} · ${lines} ${lines === 1 ? "line" : "lines"}`;
}

/**
 * The sentence that keeps a value from being sent, or null.
 * @param isVerbatim the text was loaded from a file and not edited since, so control characters are meant.
 */
export function valueError(value: string, isVerbatim: boolean): string | null {
  if (value === "") return "Enter the value.";
  const { bytes } = valueFacts(value);
  if (bytes > MAX_VALUE_BYTES) return `The value is ${Math.ceil(bytes / 1024)} KB; the limit is 64 KB.`;
  const at = isVerbatim ? -1 : controlCharacterByte(value);
  if (at >= 0)
    return `The value has control characters (byte ${at + 1}). Remove them or load it from a file.`;
  return null;
}

export type ValueHint = {
  key: string;
  text: string;
  fix?: { label: string; apply: (value: string) => string };
};

/** What is shorter can't be taken out of answers, so their bodies are withheld (core/secrets/secret-input.ts warns too). */
const MIN_SCRUBBED_BYTES = 8;
const QUOTED = /^(["'`])[\s\S]*\1$/;
const PLACEHOLDER =
  /^(?:<[^>]*>|\[[^\]]*\]|x{3,}|\*{3,}|•+|\.{3,}|…|change[-_ ]?me|todo|tbd|example|placeholder|(?:your|my|insert|enter)[-_ ].*|(?:sk|pk)_(?:live|test)_(?:x+|\.+|…))$/i;

export function valueHints(value: string): ValueHint[] {
  const hints: ValueHint[] = [];
  if (value === "") return hints;
  const trimmed = value.trim();
  const hint = (key: string, text: string, label?: string, apply?: (value: string) => string) =>
    hints.push({ key, text, fix: label && apply ? { label, apply } : undefined });
  if (/^[ \t]/.test(value))
    hint("leading-space", "Starts with a space.", "Trim", (text) => text.replace(/^[ \t]+/, ""));
  if (/[ \t]$/.test(value))
    hint("trailing-space", "Ends with a space.", "Trim", (text) => text.replace(/[ \t]+$/, ""));
  if (/[\r\n]$/.test(value))
    hint("trailing-break", "Ends with a line break.", "Remove", (text) => text.replace(/[\r\n]+$/, ""));
  if (trimmed.length > 1 && QUOTED.test(trimmed))
    hint("quotes", "Wrapped in quotes.", "Remove quotes", (text) => text.trim().slice(1, -1));
  if (/^bearer\s/i.test(trimmed))
    hint("bearer", "Starts with “Bearer ”. Put that in the header template instead.", "Remove", (text) =>
      text.replace(/^\s*bearer\s+/i, ""),
    );
  if (valueFacts(value).bytes < MIN_SCRUBBED_BYTES)
    hint("short", "Shorter than 8 bytes: answers to requests that carry it will come without a body.");
  if (PLACEHOLDER.test(trimmed)) hint("placeholder", "Looks like a placeholder.");
  if (value.includes("{{")) hint("template", "Contains “{{”: templates inside values are not resolved.");
  if (value.includes("\r\n"))
    hint("crlf", "Has Windows line breaks (CRLF).", "Use LF", (text) => text.replace(/\r\n/g, "\n"));
  return hints;
}

/** Index of the byte of the first control character other than tab, CR and LF; -1 when there is none. */
function controlCharacterByte(value: string): number {
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index);
    const isControl = (code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127;
    if (isControl) return new TextEncoder().encode(value.slice(0, index)).length;
  }
  return -1;
}
