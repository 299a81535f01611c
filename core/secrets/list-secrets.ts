import { keyOfCursor, sealCursor } from "#core/crypto/cursors.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import {
  countSecrets,
  isSecretOrderField,
  pageOfSecrets,
  type SecretOrder,
  type SecretOrderField,
} from "#db/queries/secrets.ts";
import { inWorkspace } from "#db/transaction.ts";
import { checkPageArgs, toSearch } from "./page-input.ts";
import { type Secret, toSecrets } from "./secret.ts";

/** A total of more is told as this: counting further costs a scan and helps nobody. */
const MAX_TOTAL = 10_000;

export type ListSecretsArgs = {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
  readonly filter?: { readonly query?: string | null } | null;
  readonly orderBy?: {
    readonly field?: SecretOrderField | null;
    readonly direction?: "ASC" | "DESC" | null;
  } | null;
};

export type SecretPage = {
  items: { node: Secret; cursor: string }[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  /** Asks the database, when called; at most 10,000. */
  totalCount(): Promise<number>;
};

/**
 * One page of the workspace's secrets, without values; newest change first when no order is given. Search looks at
 * name, tag and description only.
 * @param args.first,args.last 1 to 100; 25 forward when both are left out.
 * @param args.after,args.before cursors of this list, in this order, of this workspace.
 * @throws {AccessError} without VIEW_SECRETS. @throws {UserError} INVALID_PAGE_SIZE, INVALID_CURSOR, TOO_LONG (query).
 */
export async function listSecrets(actor: Actor, args: ListSecretsArgs): Promise<SecretPage> {
  authorize(actor, "VIEW_SECRETS");
  const size = checkPageArgs(args);
  const search = toSearch(args.filter?.query, ["filter", "query"]);
  const order = toOrder(args.orderBy);
  const { workspaceId } = actor;
  const scope = { workspaceId, list: `secrets/${order.field}/${order.direction}` };
  const after = await keyOfCursor(scope, args.after, "after");
  const before = await keyOfCursor(scope, args.before, "before");

  const { page, secrets } = await inWorkspace(workspaceId, async (tx) => {
    const page = await pageOfSecrets(tx, workspaceId, search, order, { ...size, after, before });
    return {
      page,
      secrets: await toSecrets(
        tx,
        workspaceId,
        page.rows.map(({ row }) => row),
      ),
    };
  });
  const cursors = await Promise.all(page.rows.map(({ key }) => sealCursor(scope, [...key])));
  return {
    items: secrets.map((node, i) => ({ node, cursor: cursors[i] ?? "" })),
    hasNextPage: page.hasNextPage,
    hasPreviousPage: page.hasPreviousPage,
    totalCount: () => inWorkspace(workspaceId, (tx) => countSecrets(tx, workspaceId, search, MAX_TOTAL)),
  };
}

/** Only names from our own lists reach the query; what sorts is SQL of ours. */
function toOrder(given: ListSecretsArgs["orderBy"]): SecretOrder {
  const field = isSecretOrderField(given?.field) ? given.field : "UPDATED_AT";
  return { field, direction: given?.direction === "ASC" ? "ASC" : "DESC" };
}
