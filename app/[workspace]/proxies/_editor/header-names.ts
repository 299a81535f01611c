/** Offered while typing a header's name; any other token will do as well. */
export const COMMON_HEADERS = [
  "Authorization",
  "X-API-Key",
  "Api-Key",
  "X-Auth-Token",
  "X-Access-Token",
  "PRIVATE-TOKEN",
  "X-Goog-Api-Key",
  "anthropic-version",
  "OpenAI-Organization",
  "Accept",
  "Accept-Version",
  "User-Agent",
];

/** Those that the proxy sets itself, as core/egress/headers has them; the server looks again. */
const SET_BY_THE_PROXY =
  /^(accept-encoding|connection|content-length|expect|host|http2-settings|keep-alive|te|trailer|transfer-encoding|upgrade|proxy-.*|keyhole-.*)$/i;
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** A sentence, or null when the name will do as far as the form can tell. Backticks mark code. */
export function headerNameProblem(typed: string): string | null {
  const name = typed.trim();
  if (name === "") return "Enter a header name, such as `Authorization`.";
  if (name.endsWith(":")) return "Leave out the colon.";
  if (!TOKEN.test(name)) return "Use letters, digits and `-` only.";
  if (name.length > 128) return "Use at most 128 characters.";
  return SET_BY_THE_PROXY.test(name) ? reservedHeader(name) : null;
}

export function reservedHeader(name: string): string {
  return `\`${name}\` is set by the proxy.`;
}

/** Names that an upstream may take for one: case never counts, and many servers write `-` as `_`. */
export function headerKey(name: string): string {
  return name.trim().toLowerCase().replaceAll("_", "-");
}

/** What a basic-auth pair sets. */
export const BASIC_HEADER = "Authorization";
export const PAIR_BESIDE_HEADER =
  "`Authorization: Basic` sets this header for the prefix already. Remove one of them.";
