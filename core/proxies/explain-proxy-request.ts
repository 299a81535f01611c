import { headerKey } from "#core/egress/headers.ts";
import { LIMIT_NAMES, type ProxyLimits } from "#core/egress/limits.ts";
import { type PlannedRequest, type Reference, withoutOverridden } from "#core/egress/reference-plan.ts";
import { renderRequest } from "#core/egress/render-request.ts";
import { checkMethod } from "#core/egress/send-with-secrets.ts";
import { toKeyholeError, UserError } from "#core/errors.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { checkSecretTags, type KnownSecret } from "#core/secrets/check-secret-tags.ts";
import type { ProxyForRequest } from "#db/queries/proxies.ts";
import { inWorkspace } from "#db/transaction.ts";
import type { PrefixIndex, PrefixSources } from "./match-prefix.ts";
import { type ProxyUnderTest, proxyUnderTest } from "./proxy-under-test.ts";
import { planFor, prepared } from "./request-plan.ts";
import { type ProxyTarget, parseTargetUrl } from "./target-url.ts";
import { type ReferenceState, referenceState } from "./template-reference.ts";
import { readTestRequest, type TestRequest, type TestRequestInput } from "./test-request.ts";
import { isBlocked } from "./url-prefix-input.ts";

export type ExplainProxyRequestInput = TestRequestInput & { readonly subject: ProxyUnderTest };

/** What would happen to a request. It holds no value, since none was opened. */
export type ProxyRequestExplanation = {
  readonly origin: string | null;
  /** The longest that matches. */
  readonly matchedPrefix: string | null;
  /** In their order; each secret is `•••`. */
  readonly sentHeaders: RedactedHeader[];
  readonly secrets: (Reference & { readonly state: ReferenceState })[];
  readonly limits: ProxyLimits & { readonly overridden: string[] };
  /** The first reason for which it would be refused, as the caller would be told. */
  readonly refusal: { readonly code: string; readonly message: string } | null;
};

export type RedactedHeader = {
  readonly name: string;
  readonly value: string;
  /** Of the rule that sets it; null for a header of the caller or of the proxy itself. */
  readonly matchedPrefix: string | null;
};

/** What a value is shown as. Never as long as one. */
const HIDDEN = "•••";

/**
 * The dry run of a request through a proxy, or through one that is still being edited: what `forward` would do, by the same
 * plan (B-5). No network, and the door stays shut, so what a name resolves to and whether a value opens is not known.
 * @throws {AccessError} FORBIDDEN without VIEW_PLUGIN_PROXIES; for a draft as `proxyUnderTest`.
 * @throws {UserError} NOT_FOUND. @throws {UserErrors} those of a draft and of `readTestRequest`.
 */
export async function explainProxyRequest(
  actor: Actor,
  input: ExplainProxyRequestInput,
): Promise<ProxyRequestExplanation> {
  authorize(actor, "VIEW_PLUGIN_PROXIES");
  const request = readTestRequest(input);
  const proxy = await proxyUnderTest(actor, input.subject);
  return explain(actor.workspaceId, proxy, request);
}

/** The same for a proxy that was found already. */
export async function explain(
  workspaceId: string,
  proxy: ProxyForRequest,
  input: TestRequest,
): Promise<ProxyRequestExplanation> {
  const { limits: effective, index } = prepared(proxy);
  const overridden = LIMIT_NAMES.filter((name) => proxy.limits[name] !== null);
  const limits = { ...effective, overridden };
  const parsed = attempt(() => parseTargetUrl(input.url));
  if ("error" in parsed) return { ...NOTHING, limits, refusal: toRefusal(parsed.error) };
  const target = parsed.value;
  const sources = index.sources(target);
  // Shown also where the proxy is switched off or frozen: that is when somebody looks.
  const request = shown(index, target, input);
  const known = await knownSecrets(workspaceId, request);
  const secrets = (request?.plan.references ?? []).map((reference) => ({
    ...reference,
    state: referenceState(reference.tag, target.origin, known),
  }));
  const refused = attempt(() => refuse(proxy, target, input.method, secrets));
  return {
    origin: target.origin,
    matchedPrefix: sources?.longest ?? null,
    sentHeaders: request === null ? [] : redactedHeaders(request, target, input, sources),
    secrets,
    limits,
    refusal: "error" in refused ? toRefusal(refused.error) : null,
  };
}

const NOTHING = { origin: null, matchedPrefix: null, sentHeaders: [], secrets: [] };

type Target = ProxyTarget["target"];
type Secrets = ProxyRequestExplanation["secrets"];

/** What would be sent, were nothing in the way; null where no prefix matches. */
function shown(index: PrefixIndex, target: Target, { headers }: TestRequest): PlannedRequest | null {
  const planned = index.match(target);
  return planned && withoutOverridden(planned, headers);
}

function knownSecrets(
  workspaceId: string,
  request: PlannedRequest | null,
): Promise<ReadonlyMap<string, KnownSecret>> | ReadonlyMap<string, KnownSecret> {
  const tags = request?.plan.tags ?? [];
  if (tags.length === 0) return new Map();
  return inWorkspace(workspaceId, (tx) => checkSecretTags(tx, workspaceId, tags));
}

/** In the order of `forward` and `sendWithSecrets`, so that the first reason here is the one a caller would hear. */
function refuse(proxy: ProxyForRequest, target: Target, method: string, secrets: Secrets): void {
  planFor(proxy, target);
  checkMethod(method);
  if (isBlocked(target.origin)) {
    throw new UserError("BLOCKED_ADDRESS", "Requests to this address are not allowed.");
  }
  for (const state of ["MISSING", "FROZEN", "NOT_ALLOWED"] as const) {
    const found = secrets.find((secret) => secret.state === state);
    if (found) throw REFUSALS[state](found.tag, target.origin);
  }
}

const REFUSALS = {
  MISSING: (tag: string) => new UserError("SECRET_MISSING", `There is no secret "${tag}".`),
  FROZEN: (tag: string) => new UserError("SECRET_FROZEN", `The secret "${tag}" is frozen.`),
  NOT_ALLOWED: (tag: string, origin: string) =>
    new UserError("SECRET_HOST_NOT_ALLOWED", `The secret "${tag}" may not be sent to ${origin}.`),
};

/** Rendered by the sender's own renderer, with dots in the place of every value. */
function redactedHeaders(
  request: PlannedRequest,
  target: Target,
  { headers }: TestRequest,
  sources: PrefixSources | null,
): RedactedHeader[] {
  const hidden = new Map(request.plan.tags.map((tag) => [tag, { bytes: Buffer.from(HIDDEN) }]));
  const { headers: flat } = renderRequest({ target, headers, body: null }, request, hidden);
  const basic: ReadonlySet<string> = new Set(
    request.template.rules.flatMap(({ kind, name }) => (kind === "basic" ? [name] : [])),
  );
  const redacted: RedactedHeader[] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) {
    const name = flat[i] as string;
    const isPair = basic.has(name);
    const value = isPair ? `Basic ${HIDDEN}` : Buffer.from(flat[i + 1] as string, "latin1").toString("utf8");
    redacted.push({
      name,
      value,
      matchedPrefix: ruleNames(request).has(name) ? sourceOf(name, sources) : null,
    });
  }
  return redacted;
}

function ruleNames({ template }: PlannedRequest): ReadonlySet<string> {
  return new Set(template.rules.map(({ name }) => name));
}

function sourceOf(name: string, sources: PrefixSources | null): string | null {
  return sources?.byHeader.get(headerKey(name)) ?? null;
}

function attempt<T>(work: () => T): { value: T } | { error: UserError } {
  try {
    return { value: work() };
  } catch (error) {
    const known = toKeyholeError(error);
    if (known?.kind === "user") return { error: known };
    throw error;
  }
}

function toRefusal({ code, message }: UserError): ProxyRequestExplanation["refusal"] {
  return { code, message };
}
