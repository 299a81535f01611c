/**
 * What the form can say about a typed URL prefix before the server does. The rule itself is core/proxies/url-prefix;
 * this gives each way of being wrong a sentence of its own, and lets what it does not know pass. Backticks mark code.
 */
export type ReadPrefix = { prefix: string; problem: null } | { prefix: null; problem: string };

const PROBLEMS: readonly [RegExp, string][] = [
  [/^$/, "Enter a URL prefix, such as `https://api.stripe.com/v1/`."],
  [/\s/, "A URL has no blanks. Remove them."],
  [/\{\{/, "A prefix holds no template. Put `{{ secrets.… }}` into a header value."],
  [/^(?![a-z][a-z0-9+.-]*:\/\/)/i, "Start with `https://`."],
  [/^(?!https?:\/\/)/i, "Only `https://` and `http://` addresses can be called."],
  [/\?/, "A prefix has no query. Remove `?` and what follows."],
  [/#/, "A prefix has no fragment. Remove `#` and what follows."],
  [/^https?:\/\/[^/]*@/i, "A prefix has no user or password. Put the credential into a header instead."],
  [/^https?:\/\/(\/|$)/i, "Name a host, such as `api.stripe.com`."],
  [/^https?:\/\/[^/]*\*/i, "A prefix names one host. Remove `*`."],
  [/\\/, "Use `/` instead of `\\`."],
  [/\/(\.|%2e){1,2}(\/|;|$)/i, "Remove `.` and `..` from the path."],
  [/^https?:\/\/[^/]+\/(.*\/)?\//i, "Remove the doubled slash from the path."],
];

export function readPrefix(typed: string): ReadPrefix {
  const text = typed.trim();
  const problem = PROBLEMS.find(([pattern]) => pattern.test(text))?.[1];
  if (problem) return { prefix: null, problem };
  if (!URL.canParse(text)) return { prefix: null, problem: "This isn't a URL. Check the host and the port." };
  return { prefix: new URL(text).href, problem: null };
}

/** True for an address that sends the header, and so the secret, unencrypted. */
export function isUnencrypted(typed: string): boolean {
  return /^http:\/\//i.test(typed.trim());
}

/** The origin that was typed, or null when it is none; a page may call a proxy from exactly this origin. */
export function originFrom(typed: string): string | null {
  const text = typed.trim();
  if (!/^https?:\/\/[^/\s*?#@\\]+\/?$/i.test(text) || !URL.canParse(text)) return null;
  return new URL(text).origin;
}
