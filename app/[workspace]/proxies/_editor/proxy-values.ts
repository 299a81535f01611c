import type {
  CreatePluginProxyInput,
  DraftPluginProxyInput,
  UnmatchedPolicy,
  UpdatePluginProxyInput,
} from "#app/_lib/__generated__/graphql.ts";
import { newIdempotencyKey } from "#app/_lib/new-key.ts";
import { referencedTags } from "#app/_lib/template-text.ts";
import type { ProxyDetail } from "../queries.ts";
import { type LimitTexts, limitInput, limitTexts, NO_LIMITS } from "./limit-fields.ts";

/** What the editor holds. None of it is secret: header values are templates, and values never come here. */
export type ProxyValues = {
  name: string;
  tag: string;
  description: string;
  isEnabled: boolean;
  unmatched: UnmatchedPolicy;
  allowedOrigins: string[];
  prefixes: PrefixValues[];
  limits: LimitTexts;
};
/** `basicAuth` holds one pair or none; it is a list because rows of a list are what a form adds and takes away. */
export type PrefixValues = { prefix: string; rules: RuleValues[]; basicAuth: BasicAuthValues[] };
export type RuleValues = { name: string; value: string; allowOverride: boolean };
export type BasicAuthValues = { user: string; password: string; allowOverride: boolean };

export const NEW_RULE: RuleValues = { name: "", value: "", allowOverride: false };
export const NEW_BASIC_AUTH: BasicAuthValues = { user: "", password: "", allowOverride: false };

/** A card that nobody has filled in yet. */
export function newPrefix(): PrefixValues {
  return { prefix: "", rules: [{ ...NEW_RULE }], basicAuth: [] };
}

/** Tags of the secrets that the prefixes name, each once. */
export function namedTags(prefixes: readonly PrefixValues[]): string[] {
  const texts = prefixes.flatMap(({ rules, basicAuth }) => [
    ...rules.map(({ value }) => value),
    ...basicAuth.flatMap(({ user, password }) => [user, password]),
  ]);
  return [...new Set(texts.flatMap(referencedTags))];
}

export function valuesFrom(proxy: ProxyDetail | null): ProxyValues {
  if (proxy === null) return newValues();
  return {
    name: proxy.name,
    tag: proxy.tag,
    description: proxy.description ?? "",
    isEnabled: proxy.isEnabled,
    unmatched: proxy.unmatched,
    allowedOrigins: [...proxy.allowedOrigins],
    prefixes: proxy.urlPrefixes.map(({ prefix, headerRules, basicAuth }) => ({
      prefix,
      rules: headerRules.map(({ name, value, allowOverride }) => ({ name, value, allowOverride })),
      basicAuth: basicAuth ? [pick(basicAuth)] : [],
    })),
    limits: limitTexts(proxy.limits),
  };
}

export function createInput(values: ProxyValues): CreatePluginProxyInput {
  return {
    name: values.name.trim() || null,
    tag: values.tag.trim(),
    ...sharedInput(values),
    idempotencyKey: newIdempotencyKey(),
  };
}

export function updateInput(
  values: ProxyValues,
  id: string,
  expectedRevision: number,
): UpdatePluginProxyInput {
  return { proxy: { id }, expectedRevision, name: values.name.trim() || null, ...sharedInput(values) };
}

/** The form as it stands, to be looked at without being saved. Cards and rows that nobody has filled in yet are left out. */
export function draftInput({ prefixes, unmatched, limits }: ProxyValues): DraftPluginProxyInput {
  const started = prefixes.filter(({ prefix }) => prefix.trim() !== "");
  return {
    unmatched,
    urlPrefixes: prefixInputs(started).map(({ headerRules, basicAuth, ...rest }) => ({
      ...rest,
      headerRules: headerRules.filter(({ name, value }) => name !== "" && value !== ""),
      basicAuth: basicAuth && (basicAuth.user + basicAuth.password).trim() !== "" ? basicAuth : null,
    })),
    limits: limitInput(limits),
  };
}

function newValues(): ProxyValues {
  return {
    name: "",
    tag: "",
    description: "",
    isEnabled: true,
    unmatched: "REFUSE",
    allowedOrigins: [],
    prefixes: [newPrefix()],
    limits: { ...NO_LIMITS },
  };
}

function sharedInput(values: ProxyValues) {
  return {
    description: values.description.trim() || null,
    isEnabled: values.isEnabled,
    unmatched: values.unmatched,
    allowedOrigins: values.allowedOrigins,
    urlPrefixes: prefixInputs(values.prefixes),
    limits: limitInput(values.limits),
  };
}

function prefixInputs(prefixes: readonly PrefixValues[]) {
  return prefixes.map(({ prefix, rules, basicAuth }) => ({
    prefix: prefix.trim(),
    headerRules: rules.map((rule) => ({ ...rule, name: rule.name.trim() })),
    basicAuth: basicAuth[0] ? pick(basicAuth[0]) : null,
  }));
}

function pick({ user, password, allowOverride }: BasicAuthValues): BasicAuthValues {
  return { user, password, allowOverride };
}
