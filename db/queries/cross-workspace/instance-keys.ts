import { acrossWorkspaces } from "#db/across-workspaces.ts";
import { InstanceKeyEntity, type InstanceKeyRow } from "#db/entities/instance-key.ts";
import { apartFromTransactions } from "#db/transaction.ts";

export type InstanceKey = Pick<InstanceKeyRow, "purpose" | "kekId" | "wrappedKey">;

/**
 * All instance keys, wrapped. A handful of rows. Once a process, and possibly while a use case is in its transaction
 * (a bare `next start` has no start that reads them first), so on a connection of its own.
 */
export function loadInstanceKeys(): Promise<InstanceKey[]> {
  return apartFromTransactions(() =>
    acrossWorkspaces((tx) =>
      tx.createQueryBuilder(InstanceKeyEntity, "key").addSelect("key.wrappedKey").getMany(),
    ),
  );
}

/** Keys that another process has made meanwhile stay as they are. */
export async function addInstanceKeys(keys: readonly InstanceKey[]): Promise<void> {
  await apartFromTransactions(() =>
    acrossWorkspaces((tx) =>
      tx
        .createQueryBuilder()
        .insert()
        .into(InstanceKeyEntity)
        .values([...keys])
        .orIgnore()
        .execute(),
    ),
  );
}

/** Every KEK that wrapped something in this database. */
export async function listKekIds(): Promise<string[]> {
  const rows = await acrossWorkspaces((tx) =>
    tx.query<{ id: string }[]>(
      "select kek_id as id from instance_keys union select kek_id from workspace_keys order by id",
    ),
  );
  return rows.map(({ id }) => id);
}
