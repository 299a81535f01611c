import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { listTagsAndNames } from "#db/queries/secrets.ts";
import { inWorkspace } from "#db/transaction.ts";
import { checkPageSize, toSearch } from "./page-input.ts";
import { referenceTo } from "./secret.ts";

export type SecretReference = { tag: string; name: string; reference: string };

/**
 * Tags and names for completion in editors, by tag; no dates and no destinations.
 * @param args.first 1 to 100; 20 when left out.
 * @throws {AccessError} without VIEW_SECRETS. @throws {UserError} INVALID_PAGE_SIZE, TOO_LONG (query).
 */
export async function listSecretReferences(
  actor: Actor,
  args: { query?: string | null; first?: number | null },
): Promise<SecretReference[]> {
  authorize(actor, "VIEW_SECRETS");
  const search = toSearch(args.query, ["query"]);
  const first = args.first ?? 20;
  checkPageSize(first, "first");
  const { workspaceId } = actor;
  const rows = await inWorkspace(workspaceId, (tx) => listTagsAndNames(tx, workspaceId, search, first));
  return rows.map(({ tag, name }) => ({ tag, name, reference: referenceTo(tag) }));
}
