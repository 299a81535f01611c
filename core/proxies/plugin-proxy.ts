import { type ActorRef, actorRefs } from "#core/audit/actor-refs.ts";
import { LIMIT_NAMES, type ProxyLimits, withDefaults } from "#core/egress/limits.ts";
import { checkSecretTags, type KnownSecret } from "#core/secrets/check-secret-tags.ts";
import type { ProxyRow } from "#db/queries/proxies.ts";
import { findUrlPrefixes, type UrlPrefixFacts } from "#db/queries/proxy-url-prefixes.ts";
import type { Tx } from "#db/transaction.ts";
import { config } from "#platform/config.ts";
import { eachOnce, type TemplateReference, tagsOf, toReferences } from "./template-reference.ts";

/** A proxy as it is shown. Templates are shown as they were typed; nothing here has ever seen a value. */
export type PluginProxy = {
  id: string;
  tag: string;
  name: string;
  description: string | null;
  isEnabled: boolean;
  frozenAt: Date | null;
  frozenBy: ActorRef | null;
  /** Ends in a slash: the absolute URL of the upstream follows. */
  proxyUrl: string;
  urlPrefixes: ProxyUrlPrefix[];
  unmatched: UnmatchedPolicy;
  allowedOrigins: readonly string[];
  /** What counts now, and which of it this proxy sets itself. */
  limits: ProxyLimits & { overridden: string[] };
  /** Each secret once, in the order of first mention, with the worst state it has at any prefix. */
  references: TemplateReference[];
  revision: number;
  createdAt: Date;
  createdBy: ActorRef;
  updatedAt: Date;
  updatedBy: ActorRef;
};

export type UnmatchedPolicy = "REFUSE" | "FORWARD";

export type ProxyUrlPrefix = {
  id: string;
  prefix: string;
  headerRules: HeaderRule[];
  basicAuth: BasicAuthRule | null;
};

export type HeaderRule = {
  name: string;
  /** The template. */
  value: string;
  allowOverride: boolean;
  references: TemplateReference[];
};

/** Sets `Authorization: Basic …`. Both are templates. */
export type BasicAuthRule = {
  user: string;
  password: string;
  allowOverride: boolean;
  references: TemplateReference[];
};

/** Rows as proxies, in the same order, with at most four queries however many there are. */
export async function toPluginProxies(
  tx: Tx,
  workspaceId: string,
  rows: readonly ProxyRow[],
): Promise<PluginProxy[]> {
  if (rows.length === 0) return [];
  const prefixes = await findUrlPrefixes(
    tx,
    workspaceId,
    rows.map(({ id }) => id),
  );
  const known = await checkSecretTags(tx, workspaceId, tagsOf([...prefixes.values()].flat()));
  const refs = await actorRefs(
    tx,
    rows.flatMap(({ createdBy, updatedBy, frozenBy }) => [createdBy, updatedBy, frozenBy ?? updatedBy]),
  );
  const actor = (id: string): ActorRef => refs.get(id) ?? unreachable("an id without an actor");
  return rows.map((row) => {
    const urlPrefixes = (prefixes.get(row.id) ?? []).map((facts) => toUrlPrefix(facts, known));
    return {
      id: row.id,
      tag: row.tag,
      name: row.name,
      description: row.description,
      isEnabled: row.isEnabled,
      frozenAt: row.frozenAt,
      frozenBy: row.frozenBy === null ? null : actor(row.frozenBy),
      proxyUrl: `${config().publicUrl}/proxy/${row.tag}/`,
      urlPrefixes,
      unmatched: row.unmatched,
      allowedOrigins: row.allowedOrigins,
      limits: { ...withDefaults(row), overridden: LIMIT_NAMES.filter((name) => row[name] !== null) },
      references: eachOnce(urlPrefixes.flatMap(referencesIn)),
      revision: row.revision,
      createdAt: row.createdAt,
      createdBy: actor(row.createdBy),
      updatedAt: row.updatedAt,
      updatedBy: actor(row.updatedBy),
    };
  });
}

/** The one proxy as it is now in this transaction. */
export async function toPluginProxy(tx: Tx, workspaceId: string, row: ProxyRow): Promise<PluginProxy> {
  const [proxy] = await toPluginProxies(tx, workspaceId, [row]);
  return proxy ?? unreachable("one row, one proxy");
}

function toUrlPrefix(
  { id, prefix, rules }: UrlPrefixFacts,
  known: ReadonlyMap<string, KnownSecret>,
): ProxyUrlPrefix {
  const { origin } = new URL(prefix);
  const headerRules: HeaderRule[] = [];
  let basicAuth: BasicAuthRule | null = null;
  for (const { name, template, passwordTemplate, allowOverride, secretTags } of rules) {
    const references = toReferences(secretTags, origin, known);
    if (passwordTemplate === null) headerRules.push({ name, value: template, allowOverride, references });
    else basicAuth = { user: template, password: passwordTemplate, allowOverride, references };
  }
  return { id, prefix, headerRules, basicAuth };
}

function referencesIn({ headerRules, basicAuth }: ProxyUrlPrefix): TemplateReference[] {
  return [...headerRules, ...(basicAuth ? [basicAuth] : [])].flatMap(({ references }) => references);
}

function unreachable(what: string): never {
  throw new Error(`unreachable: ${what}`);
}
