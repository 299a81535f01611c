import type { Place, Template } from "#core/templates/template.ts";
import { templateTags } from "#core/templates/template-tags.ts";
import { forwardedHeaders, headerKey } from "./headers.ts";

/** Everything of a request that may hold secrets, as it was saved. */
export type RequestTemplate = {
  /** Where it goes: no template has a say in scheme, host and port. Null for a request without secrets. */
  readonly origin: string | null;
  readonly rules: readonly Rule[];
  /** From the first slash on, without a query. */
  readonly path?: Template | null;
  /** Without its question mark. */
  readonly query?: Template | null;
  readonly body?: BodyTemplate | null;
};

export type BodyTemplate = { readonly kind: "json" | "form" | "text"; readonly template: Template };

/** Sets one header. `allowOverride` lets the caller's own header of this name win; then its secrets are not opened. */
export type Rule =
  | {
      readonly kind: "text";
      readonly name: string;
      readonly template: Template;
      readonly allowOverride: boolean;
    }
  | {
      readonly kind: "basic";
      readonly name: "Authorization";
      readonly user: Template;
      readonly password: Template;
      readonly allowOverride: boolean;
    };

/** One mention of a secret. `location` is where a person would look for it: a header's name, "path", "query", "body". */
export type Reference = { readonly tag: string; readonly place: Place; readonly location: string };

/**
 * Which secrets a request holds, where each lands, and which origins get them. The sender, "used by", the delete guard,
 * the dry run, the records of use and the scrubber read this and nothing else, so that no two of them can differ (B-5).
 */
export type ReferencePlan = {
  /** In the order of the request; each once. */
  readonly references: readonly Reference[];
  /** Each once, in the order of first mention. */
  readonly tags: readonly string[];
  /** Empty when no secret is named. */
  readonly origins: readonly string[];
};

/** Computes the plan. Pure: looks at no value, no database, and not at whether the secrets exist. */
export function referencePlan(template: RequestTemplate): ReferencePlan {
  const references: Reference[] = [];
  const add = (found: Template, place: Place, location: string) => {
    for (const tag of templateTags(found)) references.push({ tag, place, location });
  };
  if (template.path) add(template.path, "path", "path");
  if (template.query) add(template.query, "query", "query");
  for (const rule of template.rules) {
    if (rule.kind === "text") add(rule.template, "header", rule.name);
    else for (const half of [rule.user, rule.password]) add(half, "basic", rule.name);
  }
  if (template.body) add(template.body.template, template.body.kind, "body");
  const tags = [...new Set(references.map(({ tag }) => tag))];
  const isNamed = tags.length > 0 && template.origin !== null;
  return { references: eachOnce(references), tags, origins: isNamed ? [template.origin] : [] };
}

function eachOnce(references: readonly Reference[]): Reference[] {
  const seen = new Map(references.map((each) => [`${each.place} ${each.location} ${each.tag}`, each]));
  return [...seen.values()];
}

/** A template with all that can be known of it before a request comes. Prepare once, keep, and send many times. */
export type PlannedRequest = {
  readonly template: RequestTemplate;
  readonly plan: ReferencePlan;
  /** `headerKey`s that are not taken from the caller. */
  readonly replaced: ReadonlySet<string>;
  /** Lower-case names of rules that give way, with their places in `template.rules`; null when none does. */
  readonly overridable: ReadonlyMap<string, number> | null;
  /** The same without the rules of these places; see `withoutOverridden`. */
  readonly variants: Map<string, PlannedRequest>;
};

/**
 * With a secret in the request its answer is searched, so we ask for codings that we can read, and for all of it: a
 * value could be asked for in pieces that are none (L-7).
 */
const REPLACED_WITH_SECRETS = ["accept-encoding", "range", "if-range"];

/** Prepares a template for being sent. */
export function planRequest(template: RequestTemplate): PlannedRequest {
  const plan = referencePlan(template);
  const overridable = new Map(
    template.rules.flatMap(({ name, allowOverride }, i) => (allowOverride ? [[name.toLowerCase(), i]] : [])),
  );
  return {
    template,
    plan,
    replaced: new Set([
      ...template.rules.map(({ name }) => headerKey(name)),
      ...(plan.tags.length > 0 ? REPLACED_WITH_SECRETS : []),
    ]),
    overridable: overridable.size === 0 ? null : overridable,
    variants: new Map(),
  };
}

/** Callers choose which headers they send; more combinations than this are planned each time. */
const MAX_VARIANTS = 16;

/**
 * What is sent when the caller sends `raw` (flat): rules that give way to one of these headers are left out. Only a header
 * that goes on counts, not one that ends here, such as those that `Connection` names (P-1).
 */
export function withoutOverridden(request: PlannedRequest, raw: readonly string[]): PlannedRequest {
  if (request.overridable === null) return request;
  const headers = forwardedHeaders(raw);
  const given: number[] = [];
  for (let i = 0; i < headers.length; i += 2) {
    const at = request.overridable.get((headers[i] as string).toLowerCase());
    if (at !== undefined && !given.includes(at)) given.push(at);
  }
  if (given.length === 0) return request;
  const key = given.sort((a, b) => a - b).join();
  const known = request.variants.get(key);
  if (known) return known;
  const rules = request.template.rules.filter((_, i) => !given.includes(i));
  const variant = planRequest({ ...request.template, rules });
  if (request.variants.size < MAX_VARIANTS) request.variants.set(key, variant);
  return variant;
}
