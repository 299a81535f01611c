import "server-only";
import type { Answer } from "#app/_lib/answer.ts";

/**
 * Reads an editor page with the names of secrets for completion, and without them for somebody who may edit proxies
 * but not see secrets.
 */
export async function withReferencesIfAllowed<T>(
  read: (withReferences: boolean) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const answer = await read(true);
  const isOnlyThat =
    !answer.ok && answer.failure.code === "FORBIDDEN" && answer.failure.permission === "VIEW_SECRETS";
  return isOnlyThat ? read(false) : answer;
}
