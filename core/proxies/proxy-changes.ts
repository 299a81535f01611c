import type { AuditChange } from "#core/audit/record.ts";
import type { LimitSettings } from "#core/egress/limits.ts";
import type { ProxyRow } from "#db/queries/proxies.ts";
import type { UrlPrefixFacts } from "#db/queries/proxy-url-prefixes.ts";
import { recordedLimits } from "./limits-input.ts";

/** What of a proxy can be changed. */
export type ProxyFacts = Pick<
  ProxyRow,
  "name" | "description" | "isEnabled" | "unmatched" | "allowedOrigins"
> & { limits: LimitSettings; urlPrefixes: readonly Pick<UrlPrefixFacts, "prefix" | "rules">[] };

/**
 * The fields in which two states of a proxy differ; null is "no proxy". Of a header it is recorded which secrets its
 * value names, and never its text: people paste values into it, and an audit row cannot be taken back (L-3).
 */
export function proxyChanges(before: ProxyFacts | null, after: ProxyFacts | null): AuditChange[] {
  const was = before && toRecorded(before);
  const is = after && toRecorded(after);
  const changes = FIELDS.flatMap((field): AuditChange[] => {
    const [from, to] = [was?.[field], is?.[field]];
    if (JSON.stringify(from ?? null) === JSON.stringify(to ?? null)) return [];
    return [
      { field, ...(from === undefined ? {} : { before: from }), ...(to === undefined ? {} : { after: to }) },
    ];
  });
  const isTextAlone = before && after && !changes.some(({ field }) => field === "urlPrefixes");
  if (isTextAlone && templatesOf(before) !== templatesOf(after)) {
    changes.push({ field: HEADER_VALUES, isRedacted: true });
  }
  return changes;
}

const HEADER_VALUES = "headerValues";
const FIELDS = [
  "name",
  "description",
  "isEnabled",
  "unmatched",
  "allowedOrigins",
  "limits",
  "urlPrefixes",
] as const;

/** Whether prefixes or rules are among the changes. */
export function changesPrefixes(changes: readonly AuditChange[]): boolean {
  return changes.some(({ field }) => field === "urlPrefixes" || field === HEADER_VALUES);
}

function toRecorded(facts: ProxyFacts) {
  return {
    ...facts,
    limits: recordedLimits(facts.limits),
    urlPrefixes: facts.urlPrefixes.flatMap(toLines),
  };
}

/**
 * E.g. "https://api.stripe.com/ › Authorization: secrets.stripe_live_key", or "…: Basic secrets.user, secrets.password";
 * one line for each rule, in order.
 */
function toLines({ prefix, rules }: ProxyFacts["urlPrefixes"][number]): string[] {
  if (rules.length === 0) return [prefix];
  return rules.map(({ name, secretTags, passwordTemplate, allowOverride }) => {
    const named = secretTags.map((tag) => `secrets.${tag}`).join(", ") || "fixed text";
    const scheme = passwordTemplate === null ? "" : "Basic ";
    return `${prefix} › ${name}: ${scheme}${named}${allowOverride ? " (the caller's own wins)" : ""}`;
  });
}

function templatesOf({ urlPrefixes }: ProxyFacts): string {
  return JSON.stringify(
    urlPrefixes.map(({ rules }) => rules.map((rule) => [rule.template, rule.passwordTemplate])),
  );
}
