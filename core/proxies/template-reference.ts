import type { KnownSecret } from "#core/secrets/check-secret-tags.ts";
import { mayGo } from "#core/secrets/destinations.ts";
import type { UrlPrefixFacts } from "#db/queries/proxy-url-prefixes.ts";

/** One secret that a template names, and whether it could be sent there now. */
export type TemplateReference = {
  /** `secrets.<tag>` */
  path: string;
  tag: string;
  state: ReferenceState;
};

/** NOT_ALLOWED: the secret exists and may not go to the origin of the prefix. FROZEN: it might, were it not frozen. */
export type ReferenceState = "OK" | "MISSING" | "NOT_ALLOWED" | "FROZEN";

const BADNESS: Record<ReferenceState, number> = { OK: 0, FROZEN: 1, NOT_ALLOWED: 2, MISSING: 3 };

/** Whether the value that `tag` names could be sent to `origin` now. @param known what `checkSecretTags` answered. */
export function referenceState(
  tag: string,
  origin: string,
  known: ReadonlyMap<string, KnownSecret>,
): ReferenceState {
  const secret = known.get(tag);
  if (!secret) return "MISSING";
  return mayGo(secret.destinations, origin) ? (secret.isFrozen ? "FROZEN" : "OK") : "NOT_ALLOWED";
}

/** The tags as references, in their order. */
export function toReferences(
  tags: readonly string[],
  origin: string,
  known: ReadonlyMap<string, KnownSecret>,
): TemplateReference[] {
  return tags.map((tag) => ({ path: `secrets.${tag}`, tag, state: referenceState(tag, origin, known) }));
}

/**
 * Each tag once, in the order of first mention, with the worst state it has anywhere. A tag is missing everywhere or
 * nowhere; where it is not allowed somewhere, that is what has to be mended first.
 */
export function eachOnce(references: readonly TemplateReference[]): TemplateReference[] {
  const worst = new Map<string, TemplateReference>();
  for (const reference of references) {
    const known = worst.get(reference.tag);
    if (!known || BADNESS[reference.state] > BADNESS[known.state]) worst.set(reference.tag, reference);
  }
  return [...worst.values()];
}

/** Every tag that the rules name, once. */
export function tagsOf(prefixes: readonly Pick<UrlPrefixFacts, "rules">[]): string[] {
  return [...new Set(prefixes.flatMap(({ rules }) => rules.flatMap(({ secretTags }) => secretTags)))];
}
