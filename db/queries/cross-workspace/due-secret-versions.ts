import { acrossWorkspaces } from "#db/across-workspaces.ts";

/** The workspaces in which a previous value is still stored although its time was up at `at`. */
export async function findWorkspacesWithDueVersions(at: Date): Promise<string[]> {
  const rows: { workspaceId: string }[] = await acrossWorkspaces((tx) =>
    tx.query('select distinct workspace_id as "workspaceId" from secret_versions where kept_until <= $1', [
      at,
    ]),
  );
  return rows.map(({ workspaceId }) => workspaceId);
}
