/**
 * The part of next-auth that is open, as `METHOD action[/provider]`. Everything else answers 404: among it `_log`, by
 * which strangers write into the log, and POST session, which would let a browser change its own token.
 */
const OPEN = new Set([
  "GET csrf",
  "GET session",
  "GET providers",
  "GET signin",
  "GET error",
  "POST callback/credentials",
  "POST signout",
]);

/** The action and provider of a request, or null when it is not open. */
export function openAction(method: string, path: string): string[] | null {
  const action = /\/api\/auth\/([a-z/]+)$/.exec(path)?.[1] ?? "";
  return OPEN.has(`${method} ${action}`) ? action.split("/") : null;
}
