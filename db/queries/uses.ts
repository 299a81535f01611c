import { UseEntity, type UseRow } from "../entities/use.ts";
import { countUpTo, type KeysetArgs, type KeysetPage, keysetPage } from "../page.ts";
import type { Tx } from "../transaction.ts";

/** Rows of `uses`, which db/queries/cross-workspace/write-uses.ts writes. */
export type { UseRow };

/** Uses of a secret, newest first. The primary key is this order in each partition, and partitions are in it too. */
export function pageOfSecretUses(
  tx: Tx,
  workspaceId: string,
  secretId: string,
  args: KeysetArgs,
): Promise<KeysetPage<UseRow>> {
  const order = { sql: "use.used_at", cast: "timestamptz", direction: "DESC" } as const;
  return keysetPage(usesOf(tx, workspaceId, secretId), order, args);
}

export function countSecretUses(
  tx: Tx,
  workspaceId: string,
  secretId: string,
  limit: number,
): Promise<number> {
  return countUpTo(usesOf(tx, workspaceId, secretId), limit);
}

function usesOf(tx: Tx, workspaceId: string, secretId: string) {
  return tx
    .createQueryBuilder(UseEntity, "use")
    .where("use.workspaceId = :workspaceId and use.secretId = :secretId", { workspaceId, secretId });
}
