/**
 * Whether a part of a URL's path has the form in which well-known services give out credentials. A courtesy, not a
 * lock: it knows forms with a mark of their own, since an id of 32 hex digits in a path is an account's far more often
 * than a key (L-13). It does not know which values are stored.
 */
export function looksLikeCredential(url: string): boolean {
  const { pathname } = new URL(url);
  const path = decodeURIComponent(pathname);
  return SHAPES.some((shape) => shape.test(path));
}

/** Each behind a slash or another mark, so that it is not the middle of a longer word. */
const SHAPES: readonly RegExp[] = [
  // Ours; GitHub, GitLab, Slack, Stripe and its like, OpenAI and Anthropic, AWS, Google, npm, SendGrid.
  /(?<![A-Za-z0-9])khl_[0-9A-Za-z]{30}/,
  /(?<![A-Za-z0-9])(?:gh[opsur]_[0-9A-Za-z]{30}|github_pat_[0-9A-Za-z_]{30})/,
  /(?<![A-Za-z0-9])glpat-[0-9A-Za-z_-]{16}/,
  /(?<![A-Za-z0-9])xox[abeoprs]-[0-9A-Za-z-]{10}/,
  /(?<![A-Za-z0-9])(?:sk|rk|pk|whsec)_(?:live_|test_)?[0-9A-Za-z]{16}/,
  /(?<![A-Za-z0-9])sk-[0-9A-Za-z_-]{20}/,
  /(?<![A-Za-z0-9])(?:AKIA|ASIA)[0-9A-Z]{16}(?![0-9A-Za-z])/,
  /(?<![A-Za-z0-9])(?:AIza[0-9A-Za-z_-]{35}|ya29\.[0-9A-Za-z_-]{20})/,
  /(?<![A-Za-z0-9])(?:npm_[0-9A-Za-z]{30}|SG\.[0-9A-Za-z_-]{16,}\.)/,
  // A JSON Web Token.
  /(?<![A-Za-z0-9])eyJ[0-9A-Za-z_-]{10,}\.[0-9A-Za-z_-]{10,}\.[0-9A-Za-z_-]{10}/,
  // Addresses that are credentials: Telegram's bots, Slack's and Discord's webhooks.
  /\/bot\d{6,}:[0-9A-Za-z_-]{30}/,
  /\/services\/T[0-9A-Z]{6,}\/B[0-9A-Z]{6,}\/[0-9A-Za-z]{20}/,
  /\/webhooks\/\d{15,}\/[0-9A-Za-z_-]{40}/,
];
