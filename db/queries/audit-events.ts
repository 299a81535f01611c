import { AuditEventEntity, type AuditEventRow } from "#db/entities/audit-event.ts";
import type { Tx } from "#db/transaction.ts";

/** Appends one event. There is no update and no delete: the database's role has no right to either (decision 18). */
export async function insertAuditEvent(tx: Tx, row: AuditEventRow): Promise<void> {
  // `changes` is any JSON to TypeORM's types, which want each key of it spelt out.
  await tx.getRepository(AuditEventEntity).insert({ ...row, changes: row.changes as object });
}
