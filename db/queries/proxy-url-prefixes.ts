import { ProxyHeaderRuleEntity, type ProxyHeaderRuleRow } from "../entities/proxy-header-rule.ts";
import { ProxyUrlPrefixEntity, type ProxyUrlPrefixRow } from "../entities/proxy-url-prefix.ts";
import type { Tx } from "../transaction.ts";

/** Rows of `proxy_url_prefixes` and `proxy_header_rules`, which live and die with their proxy. */
export type HeaderRuleFacts = Pick<
  ProxyHeaderRuleRow,
  "name" | "template" | "passwordTemplate" | "allowOverride" | "secretTags"
>;

export type UrlPrefixFacts = Pick<ProxyUrlPrefixRow, "id" | "prefix"> & { rules: HeaderRuleFacts[] };

export type NewUrlPrefix = Pick<ProxyUrlPrefixRow, "id" | "prefix"> & {
  rules: (HeaderRuleFacts & { id: string })[];
};

/**
 * The prefixes of the proxy that the query around it calls `p`, with their rules, as one JSON value: a request needs
 * them all, and one round trip is what it can afford. Relies on proxy_url_prefixes_workspace_id_proxy_id_prefix_key
 * and proxy_header_rules_prefix_id_lower_name_key.
 */
export const URL_PREFIXES_AS_JSON = `coalesce((
  select json_agg(json_build_object('id', x.id, 'prefix', x.prefix, 'rules', coalesce((
    select json_agg(json_build_object(
      'name', r.name, 'template', r.template, 'passwordTemplate', r.password_template,
      'allowOverride', r.allow_override, 'secretTags', r.secret_tags
    ) order by r.position)
    from proxy_header_rules r where r.workspace_id = x.workspace_id and r.prefix_id = x.id), '[]')
  ) order by x.position)
  from proxy_url_prefixes x where x.workspace_id = p.workspace_id and x.proxy_id = p.id), '[]')`;

/** Prefixes and rules of each of `proxyIds`, in their order: one query, however many proxies. */
export async function findUrlPrefixes(
  tx: Tx,
  workspaceId: string,
  proxyIds: readonly string[],
): Promise<Map<string, UrlPrefixFacts[]>> {
  const rows: { proxyId: string; prefixes: UrlPrefixFacts[] }[] = await tx.query(
    `select p.id as "proxyId", ${URL_PREFIXES_AS_JSON} as prefixes
     from proxies p where p.workspace_id = $1 and p.id = any($2::text[])`,
    [workspaceId, proxyIds],
  );
  return new Map(rows.map(({ proxyId, prefixes }) => [proxyId, prefixes]));
}

/** In the order given: two statements, however many rows. No prefix may stand twice, nor a header within one. */
export async function insertUrlPrefixes(
  tx: Tx,
  { workspaceId, proxyId }: Pick<ProxyUrlPrefixRow, "workspaceId" | "proxyId">,
  prefixes: readonly NewUrlPrefix[],
): Promise<void> {
  const prefixRows = prefixes.map(({ id, prefix }, position) => ({
    workspaceId,
    id,
    proxyId,
    position,
    prefix,
  }));
  const ruleRows = prefixes.flatMap(({ id: prefixId, rules }) =>
    rules.map((rule, position) => ({ workspaceId, prefixId, position, ...rule })),
  );
  if (prefixRows.length > 0) await tx.insert(ProxyUrlPrefixEntity, prefixRows);
  if (ruleRows.length > 0) await tx.insert(ProxyHeaderRuleEntity, ruleRows);
}

/** Deletes every prefix of the proxy and, by their foreign key, their rules. */
export async function deleteUrlPrefixes(tx: Tx, workspaceId: string, proxyId: string): Promise<void> {
  await tx.delete(ProxyUrlPrefixEntity, { workspaceId, proxyId });
}
