import { acrossWorkspaces } from "#db/across-workspaces.ts";
import type { Tx } from "#db/transaction.ts";

/** Any number that no other advisory lock of ours has (db/migrate.ts has its own). */
const SETUP_LOCK = 7_235_401;

/** True once a person or a workspace exists: set-up is then closed for good (security.md U-4). */
export function isSetUp(): Promise<boolean> {
  return acrossWorkspaces(readIsSetUp);
}

/** Runs `work` while no other set-up runs; it is told whether one has been completed. One transaction. */
export function inSetup<T>(work: (tx: Tx, isDone: boolean) => Promise<T>): Promise<T> {
  return acrossWorkspaces(async (tx) => {
    await tx.query("select pg_advisory_xact_lock($1)", [SETUP_LOCK]);
    return work(tx, await readIsSetUp(tx));
  });
}

async function readIsSetUp(tx: Tx): Promise<boolean> {
  const [row] = await tx.query(
    "select exists (select from users) or exists (select from workspaces) as done",
  );
  return row.done;
}
