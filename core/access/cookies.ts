/**
 * The value of the first cookie `name` in a Cookie header, or null. Reads what browsers send (RFC 6265 §5.4) and passes
 * over anything else without a throw. The name is compared exactly: one that only begins so is another cookie.
 */
export function readCookie(header: string | null, name: string): string | null {
  for (const [found, value] of cookiePairs(header)) if (found === name) return value;
  return null;
}

/** All cookies of a header, the first of each name. An object without prototype, since the names are a stranger's. */
export function readCookies(header: string | null): Record<string, string> {
  const cookies: Record<string, string> = Object.create(null);
  for (const [name, value] of cookiePairs(header)) cookies[name] ??= value;
  return cookies;
}

function* cookiePairs(header: string | null): Generator<[name: string, value: string]> {
  for (const pair of header?.split(";") ?? []) {
    const at = pair.indexOf("=");
    const name = pair.slice(0, Math.max(at, 0)).trim();
    const value = pair.slice(at + 1).trim();
    if (name !== "") yield [name, value.length > 1 && /^".*"$/.test(value) ? value.slice(1, -1) : value];
  }
}
