import { findDestinationsByTags } from "#db/queries/secret-versions.ts";
import type { Tx } from "#db/transaction.ts";
import { isTag } from "./tag.ts";

export type KnownSecret = { secretId: string; destinations: readonly string[]; isFrozen: boolean };

/**
 * Which of `tags` name a secret of the workspace, exactly as saved, and where each may go. Opens nothing. A tag that
 * is not in the answer names none.
 */
export async function checkSecretTags(
  tx: Tx,
  workspaceId: string,
  tags: readonly string[],
): Promise<Map<string, KnownSecret>> {
  if (tags.length === 0) return new Map();
  const rows = await findDestinationsByTags(tx, workspaceId, tags.filter(isTag));
  return new Map(
    rows.map(({ tag, secretId, destinations, frozenAt }) => [
      tag,
      { secretId, destinations, isFrozen: frozenAt !== null },
    ]),
  );
}
