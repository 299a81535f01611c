import { findApiTokenNames } from "#db/queries/api-tokens.ts";
import { findUserNames } from "#db/queries/users.ts";
import type { Tx } from "#db/transaction.ts";

/** Who did something, as it may be shown. `email` is a person's only. */
export type ActorRef = {
  kind: "user" | "token" | "system";
  id: string;
  displayName: string;
  email: string | null;
};

export const SYSTEM_ACTOR_ID = "system";

/**
 * Names of those who made and changed the rows of one page: at most two queries, however many rows. An id that is
 * nobody's in this workspace any more is answered as a system actor without a name, never left out.
 * @param tx of the workspace that the rows are of.
 */
export async function actorRefs(tx: Tx, ids: readonly string[]): Promise<Map<string, ActorRef>> {
  const unique = [...new Set(ids)];
  const userIds = unique.filter((id) => id.startsWith("usr_"));
  const tokenIds = unique.filter((id) => id.startsWith("tok_"));
  const users = userIds.length > 0 ? await findUserNames(tx, userIds) : [];
  const tokens = tokenIds.length > 0 ? await findApiTokenNames(tx, tokenIds) : [];
  const refs = new Map<string, ActorRef>(unique.map((id) => [id, unknownActor(id)]));
  for (const { id, displayName, email } of users) refs.set(id, { kind: "user", id, displayName, email });
  for (const { id, name } of tokens) refs.set(id, { kind: "token", id, displayName: name, email: null });
  return refs;
}

function unknownActor(id: string): ActorRef {
  const displayName = id === SYSTEM_ACTOR_ID ? "Keyhole" : "Somebody who left";
  return { kind: "system", id, displayName, email: null };
}
