import { UserEntity, type UserRow } from "#db/entities/user.ts";
import type { Tx } from "#db/transaction.ts";

export type UserName = Pick<UserRow, "id" | "displayName" | "email">;

/** Members among `ids` of the transaction's workspace, in no order. People of other workspaces are not found. */
export function findUserNames(tx: Tx, ids: readonly string[]): Promise<UserName[]> {
  return tx.query(
    `select u.id, u.email, u.display_name as "displayName"
     from memberships m join users u on u.id = m.user_id
     where m.workspace_id = current_setting('keyhole.workspace') and m.user_id = any($1)`,
    [ids],
  );
}

/** Needs a transaction across workspaces: nobody is a member of anything yet. */
export async function insertUser(
  tx: Tx,
  row: Pick<UserRow, "id" | "email" | "displayName" | "passwordHash" | "isInstanceAdmin">,
): Promise<void> {
  await tx.getRepository(UserEntity).insert(row);
}
