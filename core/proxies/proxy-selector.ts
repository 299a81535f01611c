import { UserError } from "#core/errors.ts";
import { isTag } from "#core/secrets/tag.ts";
import { findProxyRow, lockProxyRow, type ProxyKey, type ProxyRow } from "#db/queries/proxies.ts";
import type { Tx } from "#db/transaction.ts";
import { isId } from "#platform/ids.ts";
import { type PluginProxy, toPluginProxy } from "./plugin-proxy.ts";

/** Names one proxy: by `id` or by `tag`, exactly as saved. */
export type PluginProxySelector = { readonly id?: string | null; readonly tag?: string | null };

/**
 * What to look up, or null when nothing can be found by it. Only texts of the right form reach a query, so neither an
 * object nor an operator does.
 */
export function toProxyKey(selector: PluginProxySelector): ProxyKey | null {
  const { id, tag }: { id?: unknown; tag?: unknown } = selector ?? {};
  if (tag == null && typeof id === "string" && isId("prx", id)) return { id };
  if (id == null && isTag(tag)) return { tag };
  return null;
}

/**
 * The proxy, locked until the transaction ends. Another workspace's is as absent as one that never was.
 * @throws {UserError} NOT_FOUND.
 */
export async function lockProxy(
  tx: Tx,
  workspaceId: string,
  selector: PluginProxySelector,
): Promise<ProxyRow> {
  const key = toProxyKey(selector);
  const row = key && (await lockProxyRow(tx, workspaceId, key));
  if (!row) throw new UserError("NOT_FOUND", "There is no such proxy in this workspace.", ["input", "proxy"]);
  return row;
}

/**
 * Call with the row locked: only then is the comparison worth anything.
 * @throws {UserError} VERSION_CONFLICT with `currentRevision`, so that the caller can decide.
 */
export function checkExpectedRevision(row: ProxyRow, expected: number | null | undefined): void {
  if (expected == null || expected === row.revision) return;
  throw new UserError(
    "VERSION_CONFLICT",
    "Somebody changed this proxy first. Look again before you save.",
    ["input", "expectedRevision"],
    { details: { currentRevision: row.revision } },
  );
}

/**
 * The proxy that a request made, as it is now: the answer to the first sending and to every repetition.
 * @throws {UserError} NOT_FOUND when it was deleted since the first sending.
 */
export async function rememberedProxy(tx: Tx, workspaceId: string, id: string): Promise<PluginProxy> {
  const row = await findProxyRow(tx, workspaceId, { id });
  if (row) return toPluginProxy(tx, workspaceId, row);
  throw new UserError("NOT_FOUND", "This was done before, and the proxy has been deleted since.", [
    "input",
    "idempotencyKey",
  ]);
}
