import { type ActorRef, actorRefs } from "#core/audit/actor-refs.ts";
import { findSecretFacts } from "#db/queries/secret-versions.ts";
import type { SecretRow } from "#db/queries/secrets.ts";
import type { Tx } from "#db/transaction.ts";
import { now } from "#platform/clock.ts";

export type SecretStatus = "ACTIVE" | "FROZEN";

/** A secret as it is shown: everything but the value, of which there is no prefix, length or digest either. */
export type Secret = {
  id: string;
  tag: string;
  name: string;
  description: string | null;
  /** Ready to paste: `{{ secrets.tag }}`. */
  reference: string;
  status: SecretStatus;
  frozenAt: Date | null;
  frozenBy: ActorRef | null;
  revision: number;
  version: number;
  destinations: readonly string[];
  valueUpdatedAt: Date;
  valueUpdatedBy: ActorRef;
  createdAt: Date;
  createdBy: ActorRef;
  updatedAt: Date;
  updatedBy: ActorRef;
  /** Places that name it, those that the caller may not see included. */
  usageCount: number;
  /** Until when the value before this one can be rolled back to; null when none is kept. */
  previousValueKeptUntil: Date | null;
  lastUsedAt: Date | null;
  /** When an upstream last took the current value; null also when it has not been used. */
  lastSucceededAt: Date | null;
  /** When an upstream first refused the current value (401, 403) after the last success; null when it is not refused. */
  rejectedSince: Date | null;
  rejectedStatus: number | null;
  /** When the credential ends, as an upstream has said of the current value. */
  tokenExpiresAt: Date | null;
};

export function referenceTo(tag: string): string {
  return `{{ secrets.${tag} }}`;
}

/** Rows as secrets, in the same order, with two queries however many there are. */
export async function toSecrets(tx: Tx, workspaceId: string, rows: readonly SecretRow[]): Promise<Secret[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const facts = new Map(
    (await findSecretFacts(tx, workspaceId, ids, now())).map((each) => [each.secretId, each]),
  );
  const people = new Set(
    rows.flatMap((row) => [row.createdBy, row.updatedBy, row.valueUpdatedBy, row.frozenBy ?? row.updatedBy]),
  );
  const refs = await actorRefs(tx, [...people]);
  const actor = (id: string): ActorRef => refs.get(id) ?? unreachable("an id without an actor");
  return rows.map((row) => {
    const fact = facts.get(row.id) ?? unreachable("a secret without a current version");
    return {
      id: row.id,
      tag: row.tag,
      name: row.name,
      description: row.description,
      reference: referenceTo(row.tag),
      status: row.frozenAt === null ? "ACTIVE" : "FROZEN",
      frozenAt: row.frozenAt,
      frozenBy: row.frozenBy === null ? null : actor(row.frozenBy),
      revision: row.revision,
      version: row.version,
      destinations: fact.destinations,
      valueUpdatedAt: row.valueUpdatedAt,
      valueUpdatedBy: actor(row.valueUpdatedBy),
      createdAt: row.createdAt,
      createdBy: actor(row.createdBy),
      updatedAt: row.updatedAt,
      updatedBy: actor(row.updatedBy),
      usageCount: fact.usageCount,
      previousValueKeptUntil: fact.previousValueKeptUntil,
      lastUsedAt: fact.lastUsedAt,
      lastSucceededAt: fact.lastSucceededAt,
      rejectedSince: fact.rejectedSince,
      rejectedStatus: fact.rejectedStatus,
      tokenExpiresAt: fact.tokenExpiresAt,
    };
  });
}

/** The one secret as it is now in this transaction. */
export async function toSecret(tx: Tx, workspaceId: string, row: SecretRow): Promise<Secret> {
  const [secret] = await toSecrets(tx, workspaceId, [row]);
  return secret ?? unreachable("one row, one secret");
}

function unreachable(what: string): never {
  throw new Error(`unreachable: ${what}`);
}
