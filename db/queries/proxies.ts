import { ProxyEntity, type ProxyLimitColumns, type ProxyRow } from "../entities/proxy.ts";
import { containsPattern, countUpTo, type KeysetArgs, type KeysetPage, keysetPage } from "../page.ts";
import type { Tx } from "../transaction.ts";
import { URL_PREFIXES_AS_JSON, type UrlPrefixFacts } from "./proxy-url-prefixes.ts";

/** Rows of `proxies`. Every query names the workspace itself; row-level security is the second line. */
export type { ProxyLimitColumns, ProxyRow };

export const PROXIES_TAG_KEY = "proxies_workspace_id_lower_tag_key";

/** By what a proxy is looked up: exactly one of the two. */
export type ProxyKey = { id: string } | { tag: string };

/** @throws a unique violation of `PROXIES_TAG_KEY` when another proxy has the tag, ignoring case. */
export async function insertProxy(tx: Tx, row: Omit<ProxyRow, "frozenAt" | "frozenBy">): Promise<void> {
  await tx.insert(ProxyEntity, row);
}

/** Tags are looked up exactly, and ignoring case too, so that the unique index serves. */
export function findProxyRow(tx: Tx, workspaceId: string, key: ProxyKey): Promise<ProxyRow | null> {
  return byKey(tx, workspaceId, key).getOne();
}

/** Locks the row until the transaction ends, so that changes of one proxy happen one after the other. */
export function lockProxyRow(tx: Tx, workspaceId: string, key: ProxyKey): Promise<ProxyRow | null> {
  return byKey(tx, workspaceId, key).setLock("pessimistic_write").getOne();
}

function byKey(tx: Tx, workspaceId: string, key: ProxyKey) {
  const query = all(tx, workspaceId);
  return "id" in key
    ? query.andWhere("proxy.id = :id", { id: key.id })
    : query.andWhere("lower(proxy.tag) = lower(:tag) and proxy.tag = :tag", { tag: key.tag });
}

/** Those of `ids` that the workspace has, in no order. Primary key look-ups. */
export function findProxyRows(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<ProxyRow[]> {
  return all(tx, workspaceId)
    .andWhere("proxy.id = any(:ids::text[])", { ids: [...ids] })
    .getMany();
}

export type ProxyChange = Pick<
  ProxyRow,
  | keyof ProxyLimitColumns
  | "name"
  | "description"
  | "isEnabled"
  | "unmatched"
  | "allowedOrigins"
  | "revision"
  | "updatedAt"
  | "updatedBy"
>;

export async function updateProxyRow(
  tx: Tx,
  workspaceId: string,
  id: string,
  change: ProxyChange,
): Promise<void> {
  await tx.update(ProxyEntity, { workspaceId, id }, change);
}

export type FreezeChange = Pick<ProxyRow, "frozenAt" | "frozenBy" | "revision" | "updatedAt" | "updatedBy">;

export async function freezeProxyRow(
  tx: Tx,
  workspaceId: string,
  id: string,
  change: FreezeChange,
): Promise<void> {
  await tx.update(ProxyEntity, { workspaceId, id }, change);
}

/** Deletes the proxy and, by their foreign keys, its prefixes and their rules. */
export async function deleteProxyRow(tx: Tx, workspaceId: string, id: string): Promise<void> {
  await tx.delete(ProxyEntity, { workspaceId, id });
}

/** By name ignoring case. Index proxies_workspace_id_lower_name_idx. */
export function pageOfProxies(
  tx: Tx,
  workspaceId: string,
  search: string | null,
  args: KeysetArgs,
): Promise<KeysetPage<ProxyRow>> {
  const order = { sql: "lower(proxy.name)", cast: "text", direction: "ASC" } as const;
  return keysetPage(searched(tx, workspaceId, search), order, args);
}

export function countProxies(
  tx: Tx,
  workspaceId: string,
  search: string | null,
  limit: number,
): Promise<number> {
  return countUpTo(searched(tx, workspaceId, search), limit);
}

function searched(tx: Tx, workspaceId: string, search: string | null) {
  const query = all(tx, workspaceId);
  if (search === null) return query;
  return query.andWhere(
    "(proxy.name ilike :pattern or proxy.tag ilike :pattern or proxy.description ilike :pattern)",
    { pattern: containsPattern(search) },
  );
}

function all(tx: Tx, workspaceId: string) {
  return tx
    .createQueryBuilder(ProxyEntity, "proxy")
    .where("proxy.workspaceId = :workspaceId", { workspaceId });
}

/** What a request through the proxy needs, and nothing for people. */
export type ProxyForRequest = Pick<
  ProxyRow,
  "id" | "tag" | "isEnabled" | "unmatched" | "allowedOrigins" | "frozenAt"
> & {
  workspaceFrozenAt: Date | null;
  limits: ProxyLimitColumns;
  prefixes: Pick<UrlPrefixFacts, "prefix" | "rules">[];
};

/**
 * The proxy with its prefixes and their rules, in their order, by one query: it stands in the way of every request.
 * @param tag exactly as saved. What is no tag finds nothing; PostgreSQL would not even take some of it (NUL).
 */
export async function findProxyForRequest(
  tx: Tx,
  workspaceId: string,
  tag: string,
): Promise<ProxyForRequest | null> {
  if (tag.includes("\0")) return null;
  const [row]: ProxyForRequest[] = await tx.query(
    `select p.id, p.tag, p.is_enabled as "isEnabled", p.unmatched, p.allowed_origins as "allowedOrigins",
       p.frozen_at as "frozenAt", w.frozen_at as "workspaceFrozenAt",
       json_build_object('connectMs', p.connect_ms, 'firstByteMs', p.first_byte_ms, 'idleMs', p.idle_ms,
         'totalMs', p.total_ms, 'maxRequestBytes', p.max_request_bytes, 'maxResponseBytes', p.max_response_bytes,
         'maxPerCaller', p.max_per_caller, 'maxPerOrigin', p.max_per_origin) as limits,
       ${URL_PREFIXES_AS_JSON} as prefixes
     from proxies p join workspaces w on w.id = p.workspace_id
     where p.workspace_id = $1 and lower(p.tag) = lower($2) and p.tag = $2`,
    [workspaceId, tag],
  );
  return row ?? null;
}
