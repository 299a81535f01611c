import { WorkspaceEntity, type WorkspaceRow } from "#db/entities/workspace.ts";
import type { Tx } from "#db/transaction.ts";

export type WorkspaceName = Pick<WorkspaceRow, "id" | "slug" | "name">;

export function findWorkspace(tx: Tx, id: string): Promise<WorkspaceName | null> {
  return tx
    .getRepository(WorkspaceEntity)
    .findOne({ select: { id: true, slug: true, name: true }, where: { id } });
}

/** Needs a transaction across workspaces. Fails on `workspaces_lower_slug_key`. */
export async function insertWorkspace(tx: Tx, row: WorkspaceName): Promise<void> {
  await tx.getRepository(WorkspaceEntity).insert(row);
}
