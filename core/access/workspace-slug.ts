/** Paths that the application itself has at its root (architecture.md §2); a workspace of that name could not be reached. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  "admin",
  "api",
  "proxy",
  "graphql",
  "setup",
  "sign-in",
  "invite",
  "account",
  "hooks",
  "callbacks",
  "healthz",
  "readyz",
  "metrics",
  "_next",
]);

/** 1 to 40 of [a-z0-9-], with at least one letter or digit, and not reserved. */
export function isWorkspaceSlug(text: string): boolean {
  return /^[a-z0-9-]{1,40}$/.test(text) && /[a-z0-9]/.test(text) && !RESERVED_SLUGS.has(text);
}

/** A slug for a workspace's name, or an empty text when nothing of the name can be written in one. */
export function toWorkspaceSlug(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const dashed = plain.replace(/[^a-z0-9]+/g, "-").slice(0, 40);
  return dashed.replace(/^-+|-+$/g, "");
}
