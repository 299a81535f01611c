import type {
  CreatePluginProxyInput,
  ProxyUrlPrefixInput,
  UnmatchedPolicy,
  UpdatePluginProxyInput,
} from "#app/_lib/__generated__/graphql.ts";
import { newIdempotencyKey } from "#app/_lib/new-key.ts";
import type { ProxyDetail } from "../queries.ts";

/** What the editor holds. None of it is secret: header values are templates, and values never come here. */
export type ProxyValues = {
  name: string;
  tag: string;
  description: string;
  isEnabled: boolean;
  unmatched: UnmatchedPolicy;
  allowedOrigins: string[];
  prefixes: { prefix: string; rules: RuleValues[] }[];
};
export type RuleValues = { name: string; value: string; allowOverride: boolean };

export const NEW_RULE: RuleValues = { name: "", value: "", allowOverride: false };
export const NEW_PREFIX: ProxyValues["prefixes"][number] = { prefix: "", rules: [NEW_RULE] };

export function valuesFrom(proxy: ProxyDetail | null): ProxyValues {
  if (proxy === null) return newValues();
  return {
    name: proxy.name,
    tag: proxy.tag,
    description: proxy.description ?? "",
    isEnabled: proxy.isEnabled,
    unmatched: proxy.unmatched,
    allowedOrigins: [...proxy.allowedOrigins],
    prefixes: proxy.urlPrefixes.map(({ prefix, headerRules }) => ({
      prefix,
      rules: headerRules.map(({ name, value, allowOverride }) => ({ name, value, allowOverride })),
    })),
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

function newValues(): ProxyValues {
  return {
    name: "",
    tag: "",
    description: "",
    isEnabled: true,
    unmatched: "REFUSE",
    allowedOrigins: [],
    prefixes: [{ ...NEW_PREFIX, rules: [{ ...NEW_RULE }] }],
  };
}

function sharedInput(values: ProxyValues) {
  return {
    description: values.description.trim() || null,
    isEnabled: values.isEnabled,
    unmatched: values.unmatched,
    allowedOrigins: values.allowedOrigins,
    urlPrefixes: values.prefixes.map(
      ({ prefix, rules }): ProxyUrlPrefixInput => ({
        prefix: prefix.trim(),
        headerRules: rules.map((rule) => ({ ...rule, name: rule.name.trim() })),
      }),
    ),
  };
}
