import { config } from "#platform/config.ts";

/**
 * Where to go after signing in or out: an address of this instance, else its first page (security.md A-5). Judged on
 * the parsed URL, so that `//host`, `/\host` and a tab in the scheme are what a browser makes of them.
 */
export function ownUrl(wanted: unknown): string {
  const { publicUrl } = config();
  if (typeof wanted !== "string" || !URL.canParse(wanted, publicUrl)) return publicUrl;
  const url = new URL(wanted, publicUrl);
  return url.origin === publicUrl && url.username === "" && url.password === "" ? url.href : publicUrl;
}
