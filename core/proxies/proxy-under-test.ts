import { UserError } from "#core/errors.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { throwAny } from "#core/secrets/secret-input.ts";
import { findProxyForRequest, findProxyRow, type ProxyForRequest } from "#db/queries/proxies.ts";
import { findWorkspace } from "#db/queries/workspaces.ts";
import { inWorkspace } from "#db/transaction.ts";
import { changedLimits, checkLimits, type LimitsInput } from "./limits-input.ts";
import { type PluginProxySelector, toProxyKey } from "./proxy-selector.ts";
import { checkUrlPrefixes, type UrlPrefixInput } from "./url-prefix-input.ts";

/** A proxy as it is saved, or as an editor holds it. Exactly one of the three. */
export type ProxyUnderTest = PluginProxySelector & { readonly draft?: DraftProxy | null };

export type DraftProxy = {
  readonly urlPrefixes: readonly UrlPrefixInput[];
  readonly unmatched?: ProxyForRequest["unmatched"] | null;
  readonly limits?: LimitsInput | null;
};

/**
 * What is tested, as a request would find it now: read from the database, never from a cache. A draft needs the right to
 * save it, since it says of any tag whether it exists and where it may go.
 * @param field where the input names it.
 * @throws {AccessError} for a draft, without EDIT_PLUGIN_PROXIES. @throws {UserError} NOT_FOUND.
 * @throws {UserErrors} every problem of a draft at once, except of the secrets that it names.
 */
export async function proxyUnderTest(
  actor: Actor,
  subject: ProxyUnderTest,
  field: "subject" | "proxy" = "subject",
): Promise<ProxyForRequest> {
  const { workspaceId } = actor;
  if (subject.draft != null) {
    authorize(actor, "EDIT_PLUGIN_PROXIES");
    const draft = readDraft(subject.draft);
    const workspace = await inWorkspace(workspaceId, (tx) => findWorkspace(tx, workspaceId));
    return { ...draft, workspaceFrozenAt: workspace?.frozenAt ?? null };
  }
  const key = toProxyKey(subject);
  const proxy = await inWorkspace(workspaceId, async (tx) => {
    const row = key && (await findProxyRow(tx, workspaceId, key));
    return row && findProxyForRequest(tx, workspaceId, row.tag);
  });
  if (proxy) return proxy;
  throw new UserError("NOT_FOUND", "There is no such proxy in this workspace.", ["input", field]);
}

/** What a draft is called in sentences: it has no tag yet. */
const DRAFT = "draft";

function readDraft({
  urlPrefixes,
  unmatched,
  limits,
}: DraftProxy): Omit<ProxyForRequest, "workspaceFrozenAt"> {
  const problems: UserError[] = [];
  const prefixes = checkUrlPrefixes(urlPrefixes, problems);
  const settings = changedLimits(null, checkLimits(limits, problems));
  throwAny(problems.map(({ code, message, field }) => new UserError(code, message, inDraft(field))));
  return {
    id: DRAFT,
    tag: DRAFT,
    isEnabled: true,
    unmatched: unmatched === "FORWARD" ? "FORWARD" : "REFUSE",
    allowedOrigins: [],
    frozenAt: null,
    limits: settings,
    prefixes,
  };
}

/** `["input", "urlPrefixes", …]` stands one level deeper here. */
function inDraft(field: readonly string[] | null): readonly string[] | null {
  return field && ["input", "subject", "draft", ...field.slice(1)];
}
