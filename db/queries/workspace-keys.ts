import { WorkspaceKeyEntity, type WorkspaceKeyRow } from "../entities/workspace-key.ts";
import type { Tx } from "../transaction.ts";

/** Rows of `workspace_keys`: DEKs, wrapped. Exactly one of a workspace is active (unique index on those that are). */
export async function insertWorkspaceKey(
  tx: Tx,
  row: Pick<WorkspaceKeyRow, "workspaceId" | "id" | "kekId" | "wrappedKey" | "isActive">,
): Promise<void> {
  await tx.insert(WorkspaceKeyEntity, row);
}

export function findActiveWorkspaceKey(tx: Tx, workspaceId: string): Promise<WorkspaceKeyRow | null> {
  return withWrappedKey(tx)
    .where("key.workspaceId = :workspaceId and key.isActive", { workspaceId })
    .getOne();
}

export function findWorkspaceKey(tx: Tx, workspaceId: string, id: string): Promise<WorkspaceKeyRow | null> {
  return withWrappedKey(tx)
    .where("key.workspaceId = :workspaceId and key.id = :id", { workspaceId, id })
    .getOne();
}

function withWrappedKey(tx: Tx) {
  return tx.createQueryBuilder(WorkspaceKeyEntity, "key").addSelect("key.wrappedKey");
}

/**
 * Counts `seals` more and answers the new total; null when that would be more than `most`, or when the key is not
 * active any more. Holds the row's lock until the transaction ends.
 */
export async function reserveSeals(
  tx: Tx,
  workspaceId: string,
  id: string,
  seals: number,
  most: number,
): Promise<number | null> {
  const [rows]: [{ seal_count: string }[], number] = await tx.query(
    `update workspace_keys set seal_count = seal_count + $3
     where workspace_id = $1 and id = $2 and is_active and seal_count + $3 <= $4
     returning seal_count`,
    [workspaceId, id, seals, most],
  );
  return rows[0] === undefined ? null : Number(rows[0].seal_count);
}

/** True when this call did it; false when another transaction was first. */
export async function deactivateWorkspaceKey(tx: Tx, workspaceId: string, id: string): Promise<boolean> {
  const { affected } = await tx.update(
    WorkspaceKeyEntity,
    { workspaceId, id, isActive: true },
    { isActive: false },
  );
  return affected === 1;
}
