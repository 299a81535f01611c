import type { ActorRef } from "#core/audit/actor-refs.ts";
import { findPerson } from "#db/queries/cross-workspace/people.ts";
import type { WorkspaceFacts } from "#db/queries/workspaces.ts";
import type { Caller } from "./authenticate.ts";

export type Session = {
  user: ActorRef & { kind: "user"; email: string };
  workspaces: Omit<WorkspaceFacts, "frozenBy">[];
};

/** The signed-in person and the workspaces they are in, by name; null for a stranger and for a token. */
export async function getSession(caller: Caller): Promise<Session | null> {
  const userId = signedInUserId(caller);
  const person = userId === null ? null : await findPerson(userId);
  if (person === null) return null;
  const { id, displayName, email, workspaces } = person;
  return { user: { kind: "user", id, displayName, email }, workspaces };
}

function signedInUserId(caller: Caller): string | null {
  if (caller.kind === "person") return caller.user.id;
  return caller.kind === "actor" && caller.actor.kind === "user" ? caller.actor.id : null;
}
