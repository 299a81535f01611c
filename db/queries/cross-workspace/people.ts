import { acrossWorkspaces } from "#db/across-workspaces.ts";
import type { WorkspaceFacts } from "#db/queries/workspaces.ts";

export type SignInUser = {
  id: string;
  email: string;
  displayName: string;
  isInstanceAdmin: boolean;
  isActive: boolean;
  passwordHash: string | null;
};

/** The only query that reads a password hash. Index users_lower_email_key. */
export async function findSignInUser(email: string): Promise<SignInUser | null> {
  const rows: SignInUser[] = await acrossWorkspaces((tx) =>
    tx.query(
      `select id, email, display_name as "displayName", is_instance_admin as "isInstanceAdmin",
         is_active as "isActive", password_hash as "passwordHash"
       from users where lower(email) = lower($1)`,
      [email],
    ),
  );
  return rows[0] ?? null;
}

/** A person and the workspaces they are an active member of, by name. */
export async function findPerson(userId: string): Promise<{
  id: string;
  email: string;
  displayName: string;
  workspaces: Omit<WorkspaceFacts, "frozenBy">[];
} | null> {
  return acrossWorkspaces(async (tx) => {
    const [person] = await tx.query(
      `select id, email, display_name as "displayName" from users where id = $1 and is_active`,
      [userId],
    );
    if (!person) return null;
    const workspaces: Omit<WorkspaceFacts, "frozenBy">[] = await tx.query(
      `select w.id, w.slug, w.name, w.frozen_at as "frozenAt" from memberships m join workspaces w on w.id = m.workspace_id
       where m.user_id = $1 and m.is_active order by lower(w.name), w.id`,
      [userId],
    );
    return { ...person, workspaces };
  });
}
