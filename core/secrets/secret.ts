import { type ActorRef, actorRefs } from "#core/audit/actor-refs.ts";
import { findSecretFacts } from "#db/queries/secret-versions.ts";
import type { SecretRow } from "#db/queries/secrets.ts";
import type { Tx } from "#db/transaction.ts";

/** A secret as it is shown: everything but the value, of which there is no prefix, length or digest either. */
export type Secret = {
  id: string;
  tag: string;
  name: string;
  description: string | null;
  /** Ready to paste: `{{ secrets.tag }}`. */
  reference: string;
  status: "ACTIVE";
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
};

export function referenceTo(tag: string): string {
  return `{{ secrets.${tag} }}`;
}

/** Rows as secrets, in the same order, with two queries however many there are. */
export async function toSecrets(tx: Tx, workspaceId: string, rows: readonly SecretRow[]): Promise<Secret[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const facts = new Map((await findSecretFacts(tx, workspaceId, ids)).map((each) => [each.secretId, each]));
  const people = new Set(rows.flatMap((row) => [row.createdBy, row.updatedBy, row.valueUpdatedBy]));
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
      status: "ACTIVE",
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
