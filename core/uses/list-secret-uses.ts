import { type ActorRef, actorRefs } from "#core/audit/actor-refs.ts";
import { keyOfCursor, sealCursor } from "#core/crypto/cursors.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { checkPageArgs } from "#core/secrets/page-input.ts";
import { countSecretUses, pageOfSecretUses, type UseRow } from "#db/queries/uses.ts";
import { inWorkspace, type Tx } from "#db/transaction.ts";
import { isId } from "#platform/ids.ts";

/** A total of more is told as this: counting further costs a scan and helps nobody. */
const MAX_TOTAL = 10_000;

/** One use of a secret, as it is shown. */
export type SecretUse = {
  usedAt: Date;
  /** Named as when it was used, when nobody of that id is there any more. */
  actor: ActorRef;
  proxyId: string;
  proxyTag: string;
  origin: string;
  method: string;
  status: number | null;
  errorCode: string | null;
  /** Null while it runs, and for good when Keyhole ended before it did. */
  durationMs: number | null;
  scrubbedCount: number;
  version: number;
};

export type SecretUsePage = {
  items: { node: SecretUse; cursor: string }[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  /** Asks the database, when called; at most 10,000. */
  totalCount(): Promise<number>;
};

/**
 * One page of the uses of a secret that are kept, newest first; at most a second behind.
 * @param args.first 1 to 100; 25 when left out. @param args.after a cursor of this list.
 * @throws {AccessError} without VIEW_SECRETS or VIEW_AUDIT_LOG. @throws {UserError} INVALID_PAGE_SIZE, INVALID_CURSOR.
 */
export async function listSecretUses(
  actor: Actor,
  secretId: string,
  args: { readonly first?: number | null; readonly after?: string | null },
): Promise<SecretUsePage> {
  authorize(actor, "VIEW_SECRETS");
  authorize(actor, "VIEW_AUDIT_LOG");
  const size = checkPageArgs({ first: args.first });
  const { workspaceId } = actor;
  // Rows of requests without a secret have an empty id, which is nobody's list.
  const id = isId("sec", secretId) ? secretId : "none";
  const scope = { workspaceId, list: `secretUses/${id}` };
  const after = await keyOfCursor(scope, args.after, "after");
  const { page, uses } = await inWorkspace(workspaceId, async (tx) => {
    const page = await pageOfSecretUses(tx, workspaceId, id, { ...size, after });
    const rows = page.rows.map(({ row }) => row);
    return { page, uses: await toSecretUses(tx, rows) };
  });
  const cursors = await Promise.all(page.rows.map(({ key }) => sealCursor(scope, [...key])));
  return {
    items: uses.map((node, i) => ({ node, cursor: cursors[i] ?? "" })),
    hasNextPage: page.hasNextPage,
    hasPreviousPage: page.hasPreviousPage,
    totalCount: () => inWorkspace(workspaceId, (tx) => countSecretUses(tx, workspaceId, id, MAX_TOTAL)),
  };
}

async function toSecretUses(tx: Tx, rows: readonly UseRow[]): Promise<SecretUse[]> {
  const refs = await actorRefs(
    tx,
    rows.map(({ actorId }) => actorId),
  );
  return rows.map((row) => {
    const known = refs.get(row.actorId);
    const isGone = known === undefined || known.kind === "system";
    return {
      usedAt: row.usedAt,
      actor: isGone ? { kind: "system", id: row.actorId, displayName: row.actorName, email: null } : known,
      proxyId: row.viaId,
      proxyTag: row.viaTag,
      origin: row.origin,
      method: row.method,
      status: row.status,
      errorCode: row.errorCode,
      durationMs: row.durationMs,
      scrubbedCount: row.scrubbedCount,
      version: row.version,
    };
  });
}
