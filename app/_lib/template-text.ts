/**
 * Finds references in the text of a header template, as far as an editor needs it: to complete them and to flag unknown
 * ones. The grammar itself is core/templates; the server refuses what this lets through.
 */
const REFERENCE = /(?<!\\)\{\{\{?\s*&?\s*(?:context\.)?secrets\.([A-Za-z0-9_-]+)\s*\}?\}\}/g;
/** Up to the caret: an opened reference that is not closed yet, and what of the tag has been typed. */
const OPENED =
  /(?<!\\)\{\{\{?\s*&?\s*(?:(?:context\.)?(?:s|se|sec|secr|secre|secret|secrets)?|(?:context\.)?secrets\.([A-Za-z0-9_-]*))$/;

/** Where each reference stands in `template`, for an editor to mark it. */
export function referenceSpans(template: string): { from: number; to: number; tag: string }[] {
  return Array.from(template.matchAll(REFERENCE), (match) => ({
    from: match.index,
    to: match.index + match[0].length,
    tag: match[1] ?? "",
  }));
}

/** Tags that `template` names, each once, in order. */
export function referencedTags(template: string): string[] {
  return [...new Set(referenceSpans(template).map(({ tag }) => tag))];
}

/** Where an unfinished `{{ …` before `caret` begins and what to search for; null when there is none. */
export function openedReference(template: string, caret: number): { from: number; query: string } | null {
  const match = OPENED.exec(template.slice(0, caret));
  return match && { from: match.index, query: match[1] ?? "" };
}

/** `template` with the text from `from` to `caret` replaced by a reference to `tag`; swallows a closing `}}` that follows. */
export function withReference(
  template: string,
  from: number,
  caret: number,
  tag: string,
): { text: string; caret: number } {
  const reference = `{{ secrets.${tag} }}`;
  const rest = template.slice(caret).replace(/^[A-Za-z0-9_-]*\s*\}{2,3}/, "");
  return { text: template.slice(0, from) + reference + rest, caret: from + reference.length };
}

/** `template` with every reference to `tag` made one to `other`. */
export function withOtherTag(template: string, tag: string, other: string): string {
  return referenceSpans(template)
    .filter((span) => span.tag === tag)
    .reduceRight(
      (text, { from, to }) => `${text.slice(0, from)}{{ secrets.${other} }}${text.slice(to)}`,
      template,
    );
}

/**
 * True when the text beside the references looks like a credential: people paste values into templates by mistake,
 * and what stands in a template can be read by everybody who may see the proxy.
 */
export function looksLikeValue(template: string): boolean {
  const words = template.replace(REFERENCE, " ").match(/[A-Za-z0-9_+/=.-]{20,}/g) ?? [];
  return words.some((word) => /\d/.test(word) && /[A-Za-z]/.test(word));
}

/** The tag of `known` that was probably meant, or null when none is near. */
export function nearestTag(tag: string, known: readonly string[]): string | null {
  const limit = Math.max(2, Math.floor(tag.length / 3));
  const ranked = known.map((other) => ({
    other,
    distance: editDistance(tag.toLowerCase(), other.toLowerCase()),
  }));
  const best = ranked.sort((a, b) => a.distance - b.distance)[0];
  return best && best.distance <= limit ? best.other : null;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
