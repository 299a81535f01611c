import { acrossWorkspaces } from "#db/across-workspaces.ts";
import { SessionEntity, type SessionRow } from "#db/entities/session.ts";

/** A session with its person and, when `workspaceSlug` was given and is theirs, what they may do there. */
export type SessionGrant = {
  id: string;
  lastSeenAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
  userId: string;
  email: string;
  displayName: string;
  isInstanceAdmin: boolean;
  isActive: boolean;
  /** Null: no workspace was named, or it is not there, or the person is no active member of it. */
  workspaceId: string | null;
  workspaceSlug: string | null;
  permissions: string[];
};

/** One query by primary keys, so that ending, deactivating and changing a role are effective at the next request. */
export async function findSession(id: string, workspaceSlug: string | null): Promise<SessionGrant | null> {
  const rows: SessionGrant[] = await acrossWorkspaces((tx) =>
    tx.query(
      `select s.id, s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt", s.ended_at as "endedAt",
         u.id as "userId", u.email, u.display_name as "displayName", u.is_instance_admin as "isInstanceAdmin",
         u.is_active as "isActive", w.id as "workspaceId", w.slug as "workspaceSlug",
         array(select distinct permission
           from membership_roles held
           join roles r on r.workspace_id = held.workspace_id and r.id = held.role_id,
             unnest(r.permissions) permission
           where held.workspace_id = w.id and held.user_id = u.id) as permissions
       from sessions s
       join users u on u.id = s.user_id
       left join (workspaces w join memberships m on m.workspace_id = w.id and m.is_active)
         on w.slug = $2 and m.user_id = u.id
       where s.id = $1`,
      [id, workspaceSlug],
    ),
  );
  return rows[0] ?? null;
}

/** Starts a session and ends the one that the same browser had, in one transaction. */
export async function startSession(
  row: Omit<SessionRow, "endedAt">,
  replacedSessionId: string | null,
): Promise<void> {
  await acrossWorkspaces(async (tx) => {
    await tx.getRepository(SessionEntity).insert(row);
    await tx.query("update sessions set ended_at = $2 where id = $1 and ended_at is null", [
      replacedSessionId,
      row.createdAt,
    ]);
  });
}

/** Ending twice changes nothing. */
export async function endSessionRow(id: string, endedAt: Date): Promise<void> {
  await acrossWorkspaces((tx) =>
    tx.query("update sessions set ended_at = $2 where id = $1 and ended_at is null", [id, endedAt]),
  );
}

/** Notes that the session is in use, unless that is noted after `unlessAfter` already. */
export async function touchSession(id: string, seenAt: Date, unlessAfter: Date): Promise<void> {
  await acrossWorkspaces((tx) =>
    tx.query("update sessions set last_seen_at = $2 where id = $1 and last_seen_at < $3", [
      id,
      seenAt,
      unlessAfter,
    ]),
  );
}
