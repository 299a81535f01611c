/**
 * Turns what was typed into the origin a value may go to, or null when it is none. A bare host means https; one
 * leading `*.` label stands for one label. The server decides; this only tells at once what it will say.
 */
export function destinationFrom(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//.test(text) ? text : `https://${text}`;
  const probe = withScheme.replace("://*.", "://wildcard.");
  if (text === "" || /[\s*]/.test(probe) || !URL.canParse(probe)) return null;
  const url = new URL(probe);
  const isOrigin =
    /^https?:$/.test(url.protocol) &&
    url.pathname === "/" &&
    url.search === "" &&
    url.hash === "" &&
    url.username === "";
  if (!isOrigin || withScheme.endsWith("?") || withScheme.endsWith("#") || !url.hostname) return null;
  return withScheme.includes("://*.") ? url.origin.replace("://wildcard.", "://*.") : url.origin;
}
