import { IsNull, Not } from "typeorm";
import { WorkspaceEntity, type WorkspaceRow } from "#db/entities/workspace.ts";
import type { Tx } from "#db/transaction.ts";

export type WorkspaceName = Pick<WorkspaceRow, "id" | "slug" | "name">;

/** What members see of their workspace. */
export type WorkspaceFacts = WorkspaceName & Pick<WorkspaceRow, "frozenAt" | "frozenBy">;

export function findWorkspace(tx: Tx, id: string): Promise<WorkspaceFacts | null> {
  return tx.getRepository(WorkspaceEntity).findOne({
    select: { id: true, slug: true, name: true, frozenAt: true, frozenBy: true },
    where: { id },
  });
}

/** True when this call froze it, false when it was frozen before. Only for the transaction's own workspace. */
export async function freezeWorkspaceRow(
  tx: Tx,
  id: string,
  frozen: { frozenAt: Date; frozenBy: string },
): Promise<boolean> {
  const { affected } = await tx
    .getRepository(WorkspaceEntity)
    .update({ id, frozenAt: IsNull() }, { ...frozen, revision: () => "revision + 1" });
  return affected === 1;
}

/** True when this call unfroze it, false when it was not frozen. Only for the transaction's own workspace. */
export async function unfreezeWorkspaceRow(tx: Tx, id: string): Promise<boolean> {
  const { affected } = await tx
    .getRepository(WorkspaceEntity)
    .update(
      { id, frozenAt: Not(IsNull()) },
      { frozenAt: null, frozenBy: null, revision: () => "revision + 1" },
    );
  return affected === 1;
}

/** Needs a transaction across workspaces. Fails on `workspaces_lower_slug_key`. */
export async function insertWorkspace(tx: Tx, row: WorkspaceName): Promise<void> {
  await tx.getRepository(WorkspaceEntity).insert(row);
}
