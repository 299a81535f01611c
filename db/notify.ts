import type { Tx } from "./transaction.ts";

/** The one channel of Keyhole. */
export const CHANNEL = "keyhole_changes";

/** Sends `payload` to every process that listens, when and if `tx` commits. At most 7,999 bytes (PostgreSQL's limit). */
export async function notify(tx: Tx, payload: string): Promise<void> {
  await tx.query("select pg_notify($1, $2)", [CHANNEL, payload]);
}
