import { isIPv4 } from "node:net";
import { classifyAddress } from "#core/egress/address-policy.ts";
import { headerKey, isHeaderName, isReservedHeader } from "#core/egress/headers.ts";
import { toKeyholeError, UserError, type UserErrorCode } from "#core/errors.ts";
import { parseTemplate } from "#core/templates/parse-template.ts";
import { templateTags } from "#core/templates/template-tags.ts";
import type { HeaderRuleFacts, NewUrlPrefix, UrlPrefixFacts } from "#db/queries/proxy-url-prefixes.ts";
import { newId } from "#platform/ids.ts";
import { parseUrlPrefix } from "./url-prefix.ts";

export const MAX_URL_PREFIXES = 100;
export const MAX_HEADER_RULES = 50;

export type UrlPrefixInput = { readonly prefix: string; readonly headerRules: readonly HeaderRuleInput[] };

export type HeaderRuleInput = {
  readonly name: string;
  readonly value: string;
  readonly allowOverride?: boolean | null;
};

/** At the place it had in the input. `prefix` is "" when it is none: a problem says so. */
export type CheckedUrlPrefix = Pick<UrlPrefixFacts, "prefix" | "rules">;

type Report = (code: UserErrorCode, message: string, ...place: (string | number)[]) => void;

/**
 * Looks at every prefix and every rule; adds a problem with its path, e.g. ["input", "urlPrefixes", "0",
 * "headerRules", "1", "value"], for each that is wrong. Does not look whether the secrets exist.
 * @returns problems with REQUIRED, TOO_LONG, INVALID_URL_PREFIX, DUPLICATE_URL_PREFIX, BLOCKED_ADDRESS,
 *   INVALID_HEADER_NAME, FORBIDDEN_HEADER, DUPLICATE_HEADER, INVALID_TEMPLATE.
 */
export function checkUrlPrefixes(given: unknown, problems: UserError[]): CheckedUrlPrefix[] {
  const report: Report = (code, message, ...place) => {
    problems.push(new UserError(code, message, ["input", "urlPrefixes", ...place.map(String)]));
  };
  const seen = new Set<string>();
  return list(given, MAX_URL_PREFIXES, "URL prefixes", report).map((entry, i) => {
    const prefix = checkPrefix(entry.prefix, report, i);
    if (prefix !== "" && seen.has(prefix)) {
      report("DUPLICATE_URL_PREFIX", "Another prefix of this proxy is the same.", i, "prefix");
    }
    seen.add(prefix);
    const inRules: Report = (code, message, ...place) => report(code, message, i, "headerRules", ...place);
    return { prefix, rules: checkRules(entry.headerRules, inRules) };
  });
}

function checkPrefix(given: unknown, report: Report, i: number): string {
  const prefix = typeof given === "string" ? parseUrlPrefix(given) : null;
  if (prefix === null) {
    const message =
      "Give an absolute URL such as https://api.example.com/v1/; no user, query or fragment, and no . or .. in its path.";
    report("INVALID_URL_PREFIX", message, i, "prefix");
    return "";
  }
  if (isBlocked(prefix)) {
    const message =
      "This is a private, loopback, link-local or metadata address. The operator can allow some of them with KEYHOLE_EGRESS_ALLOW.";
    report("BLOCKED_ADDRESS", message, i, "prefix");
  }
  return prefix;
}

/**
 * A courtesy to whoever types it: what a name resolves to is looked at when a request is sent, and so is this again.
 * `localhost` and names below it are loopback wherever they are resolved (RFC 6761 §6.3).
 */
function isBlocked(prefix: string): boolean {
  const { hostname } = new URL(prefix);
  const isLocal = hostname === "localhost" || hostname.endsWith(".localhost");
  if (isLocal) return ["127.0.0.1", "::1"].every((address) => !classifyAddress(address).allowed);
  if (hostname.startsWith("[")) return !classifyAddress(hostname.slice(1, -1)).allowed;
  return isIPv4(hostname) && !classifyAddress(hostname).allowed;
}

function checkRules(given: unknown, report: Report): HeaderRuleFacts[] {
  const seen = new Set<string>();
  return list(given, MAX_HEADER_RULES, "headers", report).map((entry, i) => {
    const name = checkHeaderName(entry.name, report, i);
    // Also `X_Key` beside `X-Key`, which many servers take for one (P-2).
    if (name !== "" && seen.has(headerKey(name))) {
      report("DUPLICATE_HEADER", "This prefix adds the same header twice.", i, "name");
    }
    seen.add(headerKey(name));
    const { allowOverride = false } = entry;
    if (allowOverride !== null && typeof allowOverride !== "boolean") {
      report("REQUIRED", "Choose true or false.", i, "allowOverride");
    }
    return { name, ...checkValue(entry.value, report, i), allowOverride: allowOverride === true };
  });
}

/** As written, without blanks around it. */
function checkHeaderName(given: unknown, report: Report, i: number): string {
  const name = typeof given === "string" ? given.trim() : "";
  const problem = headerNameProblem(name);
  if (problem) report(...problem, i, "name");
  return name;
}

function headerNameProblem(name: string): [UserErrorCode, string] | null {
  if (name === "") return ["REQUIRED", "Enter the name of the header."];
  if (!isHeaderName(name)) {
    return ["INVALID_HEADER_NAME", "The name of a header has letters, digits and -, up to 128."];
  }
  return isReservedHeader(name) ? ["FORBIDDEN_HEADER", "This header is set by the proxy itself."] : null;
}

function checkValue(
  given: unknown,
  report: Report,
  i: number,
): Pick<HeaderRuleFacts, "template" | "secretTags"> {
  const template = typeof given === "string" ? given : "";
  if (template.trim() === "") {
    report("REQUIRED", "Enter what the header shall say.", i, "value");
    return { template, secretTags: [] };
  }
  try {
    return { template, secretTags: templateTags(parseTemplate(template, "header")) };
  } catch (error) {
    const known = toKeyholeError(error);
    if (known?.kind !== "user") throw error;
    report(known.code, known.message, i, "value");
    return { template, secretTags: [] };
  }
}

/** The entries of a list; an entry that is no object is one without fields, and so has problems of its own. */
function list(
  given: unknown,
  max: number,
  what: string,
  report: Report,
): Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(given)) {
    report("REQUIRED", `Give a list of ${what}.`);
    return [];
  }
  if (given.length > max) {
    report("TOO_LONG", `List at most ${max} ${what}.`);
    return [];
  }
  return given.map((entry: unknown) => (typeof entry === "object" && entry !== null ? { ...entry } : {}));
}

/** As new rows. */
export function withNewIds(urlPrefixes: readonly CheckedUrlPrefix[]): NewUrlPrefix[] {
  return urlPrefixes.map(({ prefix, rules }) => ({
    id: newId("pfx"),
    prefix,
    rules: rules.map((rule) => ({ ...rule, id: newId("hdr") })),
  }));
}
