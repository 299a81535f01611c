export type PastedEntry = { key: string; value: string };

const ENTRY = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\s*=(.*)$/;

/**
 * Reads `KEY=VALUE` lines as they stand in `.env` files, so that pasting one into Name or Identifier never shows the
 * value in a field that is not masked. Quotes around a whole value belong to the format and are taken off, comments and
 * blank lines are skipped. Empty unless every other line is an entry: prose with an equals sign is left alone.
 */
export function pastedEntries(text: string): PastedEntry[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "" && !line.trimStart().startsWith("#"));
  const entries: PastedEntry[] = [];
  for (const line of lines) {
    const [, key, value] = ENTRY.exec(line) ?? [];
    if (key === undefined || value === undefined || value.trim() === "") return [];
    entries.push({ key, value: unquoted(value.trim()) });
  }
  return entries;
}

/** `STRIPE_LIVE_KEY` → "Stripe live key". */
export function nameFromKey(key: string): string {
  const words = key
    .replace(/[_.-]+/g, " ")
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function unquoted(value: string): string {
  const quote = value.charAt(0);
  const isQuoted = value.length >= 2 && /["'`]/.test(quote) && value.endsWith(quote);
  return isQuoted ? value.slice(1, -1) : value;
}
