import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { findTakenTags } from "#db/queries/secrets.ts";
import { inWorkspace } from "#db/transaction.ts";
import { isTag, MAX_TAG_CHARS } from "./tag.ts";

export type TagAvailability = {
  tag: string;
  isAvailable: boolean;
  reason: "INVALID_TAG" | "TAG_TAKEN" | null;
  suggestion: string | null;
};

/** How far to count before giving up; nobody has a hundred secrets of one name. */
const MAX_SUGGESTIONS = 100;

/**
 * Whether `createSecret` would accept the tag now, and if it is taken a free one like it (`x_2`, `x_3`, …). Reserves
 * nothing: of two who ask at once, one will get TAG_TAKEN.
 * @throws {AccessError} without CREATE_SECRETS.
 */
export async function checkTagAvailability(actor: Actor, tag: string): Promise<TagAvailability> {
  authorize(actor, "CREATE_SECRETS");
  if (!isTag(tag)) return { tag, isAvailable: false, reason: "INVALID_TAG", suggestion: null };
  const others = tagsLike(tag);
  const { workspaceId } = actor;
  const taken = await inWorkspace(workspaceId, (tx) => findTakenTags(tx, workspaceId, [tag, ...others]));
  if (!taken.has(tag.toLowerCase())) return { tag, isAvailable: true, reason: null, suggestion: null };
  const suggestion = others.find((other) => !taken.has(other.toLowerCase())) ?? null;
  return { tag, isAvailable: false, reason: "TAG_TAKEN", suggestion };
}

/** `x` gives x_2, x_3, …; `x_7` gives x_8, x_9, …; shortened so that the number fits. */
function tagsLike(tag: string): string[] {
  const [, stem = tag, number = "1"] = /^(.+)_(\d{1,4})$/.exec(tag) ?? [];
  return Array.from({ length: MAX_SUGGESTIONS }, (_, i) => {
    const ending = `_${Number(number) + 1 + i}`;
    return `${stem.slice(0, MAX_TAG_CHARS - ending.length)}${ending}`;
  });
}
