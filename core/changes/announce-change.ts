import { notify } from "#db/notify.ts";
import { afterCommit, type Tx } from "#db/transaction.ts";
import { type Change, toPayload } from "./change.ts";
import { tellChange } from "./on-change.ts";

/**
 * Tells every process that something changed which a cache may hold (decision 19: for nothing else, NOTIFY is dear). The
 * others hear it when `tx` commits; this one forgets after the commit and before the use case's promise resolves, so
 * its next request sees the change. A transaction that is rolled back tells nothing.
 */
export async function announceChange(tx: Tx, change: Change): Promise<void> {
  afterCommit(tx, () => tellChange(change));
  await notify(tx, toPayload(change));
}
