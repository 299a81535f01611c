/**
 * Control characters (line breaks, tabs, ANSI's escape), marks that turn the direction of text, and line and
 * paragraph separators: everything with which a name could forge a second line or hide a part of itself (security.md
 * L-17, CWE-117). Lone surrogates and NUL, which PostgreSQL refuses, are among them.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** `text` on one line, without anything that a terminal or a reader could take for something else; cut at `maxLength`. */
export function printable(text: string, maxLength: number): string {
  const clean = text.replace(UNPRINTABLE, "\u{fffd}");
  return clean.length <= maxLength ? clean : `${cutAt(clean, maxLength - 1)}…`;
}

/** Never through the middle of a character of two units. */
function cutAt(text: string, length: number): string {
  const code = text.charCodeAt(length - 1);
  return text.slice(0, code >= 0xd800 && code < 0xdc00 ? length - 1 : length);
}
