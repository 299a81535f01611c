import type { KnownSecret } from "#core/secrets/check-secret-tags.ts";
import { allowsDestination } from "#core/secrets/destinations.ts";
import type { UrlPrefixFacts } from "#db/queries/proxy-url-prefixes.ts";

/** One secret that a template names, and whether it could be sent there now. */
export type TemplateReference = {
  /** `secrets.<tag>` */
  path: string;
  tag: string;
  state: ReferenceState;
};

/** NOT_ALLOWED: the secret exists and may not go to the origin of the prefix. */
export type ReferenceState = "OK" | "MISSING" | "NOT_ALLOWED";

/** Whether the value that `tag` names could be sent to `origin` now. @param known what `checkSecretTags` answered. */
export function referenceState(
  tag: string,
  origin: string,
  known: ReadonlyMap<string, KnownSecret>,
): ReferenceState {
  const secret = known.get(tag);
  if (!secret) return "MISSING";
  return allowsDestination(secret.destinations, origin) ? "OK" : "NOT_ALLOWED";
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
 * nowhere, so the first state that is not OK is the worst.
 */
export function eachOnce(references: readonly TemplateReference[]): TemplateReference[] {
  const worst = new Map<string, TemplateReference>();
  for (const reference of references) {
    if ((worst.get(reference.tag)?.state ?? "OK") === "OK") worst.set(reference.tag, reference);
  }
  return [...worst.values()];
}

/** Every tag that the rules name, once. */
export function tagsOf(prefixes: readonly Pick<UrlPrefixFacts, "rules">[]): string[] {
  return [...new Set(prefixes.flatMap(({ rules }) => rules.flatMap(({ secretTags }) => secretTags)))];
}
