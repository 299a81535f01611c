import { type ActorRef, actorRefs } from "#core/audit/actor-refs.ts";
import { keyOfCursor, sealCursor } from "#core/crypto/cursors.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { countVersions, listVersions, type SecretVersionRow } from "#db/queries/secret-versions.ts";
import { inWorkspace } from "#db/transaction.ts";
import { checkPageSize } from "./page-input.ts";

/** One value that a secret has or had: its number and who set it when. Never anything of the value. */
export type SecretVersion = {
  number: number;
  /** PREVIOUS: kept, sealed, for a roll-back. Of a DESTROYED one nothing but this line is left. */
  state: "CURRENT" | "PREVIOUS" | "DESTROYED";
  /** Where it may, or might, be sent; a roll-back goes back to these. */
  destinations: string[];
  createdAt: Date;
  createdBy: ActorRef;
  destroyedAt: Date | null;
};

export type SecretVersionPage = {
  items: { node: SecretVersion; cursor: string }[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  totalCount(): Promise<number>;
};

/**
 * The versions of one secret, newest first; at most the newest hundred are known (next-version.ts). Empty for a secret of
 * another workspace, as for one that never was.
 * @param args.first 1 to 100. @param args.after a cursor of this list.
 * @throws {AccessError} without VIEW_SECRETS. @throws {UserError} INVALID_PAGE_SIZE, INVALID_CURSOR.
 */
export async function listSecretVersions(
  actor: Actor,
  secretId: string,
  args: { first: number; after?: string | null },
): Promise<SecretVersionPage> {
  authorize(actor, "VIEW_SECRETS");
  checkPageSize(args.first, "first");
  const { workspaceId } = actor;
  const scope = { workspaceId, list: `secret-versions/${secretId}` };
  const key = await keyOfCursor(scope, args.after, "after");
  const before = key && Number(key[0]);
  const secret = { workspaceId, secretId };
  const { rows, refs } = await inWorkspace(workspaceId, async (tx) => {
    const rows = await listVersions(tx, secret, before, args.first + 1);
    return {
      rows,
      refs: await actorRefs(
        tx,
        rows.map(({ createdBy }) => createdBy),
      ),
    };
  });
  const items = rows.slice(0, args.first).map(async (row) => {
    const createdBy = refs.get(row.createdBy);
    if (!createdBy) throw new Error("unreachable: an id without an actor");
    return {
      node: toVersion(row, createdBy),
      cursor: await sealCursor(scope, [String(row.version), secretId]),
    };
  });
  return {
    items: await Promise.all(items),
    hasNextPage: rows.length > args.first,
    hasPreviousPage: before !== null,
    totalCount: () => inWorkspace(workspaceId, (tx) => countVersions(tx, secret)),
  };
}

function toVersion(row: SecretVersionRow, createdBy: ActorRef): SecretVersion {
  const { version: number, destinations, createdAt, destroyedAt, keptUntil } = row;
  const kept = keptUntil === null ? "CURRENT" : "PREVIOUS";
  const state = destroyedAt === null ? kept : "DESTROYED";
  return { number, state, destinations, createdAt, createdBy, destroyedAt };
}
