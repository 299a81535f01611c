import { EntranceQuery } from "#app/queries.ts";
import type { Failure } from "./answer.ts";
import { query } from "./query.ts";

/** Where somebody belongs who has not named a workspace: /setup, /sign-in, or the secrets of their first workspace. */
export async function entrance(): Promise<{ to: string } | { failure: Failure }> {
  const answer = await query(EntranceQuery, null, {});
  if (!answer.ok) return { failure: answer.failure };
  const { setupStatus, session } = answer.data;
  if (setupStatus.isOpen) return { to: "/setup" };
  const first = session?.workspaces[0];
  if (!session || !first) return { to: "/sign-in" };
  return { to: `/${first.slug}/settings/secrets` };
}
