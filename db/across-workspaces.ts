import { inTransaction, type Tx } from "./transaction.ts";

/**
 * Runs `work` as `keyhole_cross`, which reads people, tokens and sessions of every workspace and has no right on any
 * secret or proxy, but to see where a replaced value is kept and until when. An import law lets only
 * db/queries/cross-workspace/ in: that folder is the whole list of what looks across workspaces (decision 17).
 */
export function acrossWorkspaces<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(async (tx) => {
    await tx.query("set local role keyhole_cross");
    return work(tx);
  });
}
