import { isIPv4 } from "node:net";
import { classifyAddress } from "#core/egress/address-policy.ts";
import { UserError, type UserErrorCode } from "#core/errors.ts";
import type { NewUrlPrefix, UrlPrefixFacts } from "#db/queries/proxy-url-prefixes.ts";
import { newId } from "#platform/ids.ts";
import { looksLikeCredential } from "./credential-shapes.ts";
import { type BasicAuthRuleInput, checkRules, type HeaderRuleInput, MAX_HEADER_RULES } from "./rule-input.ts";
import { parseUrlPrefix } from "./url-prefix.ts";

/** A request's time does not depend on their number; this is what an editor and one statement can bear. */
export const MAX_URL_PREFIXES = 1_000;
/** Over all prefixes of a proxy. */
export const MAX_RULES = 5_000;

export type UrlPrefixInput = {
  readonly prefix: string;
  readonly headerRules: readonly HeaderRuleInput[];
  readonly basicAuth?: BasicAuthRuleInput | null;
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
  const checked = list(given, MAX_URL_PREFIXES, "URL prefixes", report).map((entry, i) => {
    const prefix = checkPrefix(entry.prefix, report, i);
    if (prefix !== "" && seen.has(prefix)) {
      report("DUPLICATE_URL_PREFIX", "Another prefix of this proxy is the same.", i, "prefix");
    }
    seen.add(prefix);
    const inPrefix: Report = (code, message, ...place) => report(code, message, i, ...place);
    const inRules: Report = (code, message, ...place) => inPrefix(code, message, "headerRules", ...place);
    const headerRules = list(entry.headerRules, MAX_HEADER_RULES, "headers", inRules);
    return { prefix, rules: checkRules(headerRules, entry.basicAuth, inPrefix) };
  });
  const count = checked.reduce((sum, { rules }) => sum + rules.length, 0);
  if (count > MAX_RULES) report("TOO_LONG", `List at most ${MAX_RULES} headers over all prefixes.`);
  return checked;
}

function checkPrefix(given: unknown, report: Report, i: number): string {
  const prefix = typeof given === "string" ? parseUrlPrefix(given) : null;
  if (prefix === null) {
    const isTemplate = typeof given === "string" && given.includes("{{");
    report("INVALID_URL_PREFIX", isTemplate ? TEMPLATE_IN_PREFIX : NO_PREFIX, i, "prefix");
    return "";
  }
  if (isBlocked(prefix)) {
    const message =
      "This is a private, loopback, link-local or metadata address. The operator can allow some of them with KEYHOLE_EGRESS_ALLOW.";
    report("BLOCKED_ADDRESS", message, i, "prefix");
  }
  if (looksLikeCredential(prefix)) report("INVALID_URL_PREFIX", CREDENTIAL_IN_PREFIX, i, "prefix");
  return prefix;
}

const NO_PREFIX =
  "Give an absolute URL such as https://api.example.com/v1/; no user, query or fragment, and no . or .. in its path.";
// L-13: URLs stand in logs, audit rows and pages.
const TEMPLATE_IN_PREFIX =
  "A URL prefix names no secrets, since everybody who sees the proxy sees it. Use a header.";
const CREDENTIAL_IN_PREFIX =
  "A part of this path looks like a credential, and everybody who sees the proxy sees its prefixes. Leave it out, or use a header.";

/**
 * A courtesy to whoever types it: what a name resolves to is looked at when a request is sent, and so is this again.
 * `localhost` and names below it are loopback wherever they are resolved (RFC 6761 §6.3).
 */
export function isBlocked(url: string): boolean {
  const { hostname } = new URL(url);
  const isLocal = hostname === "localhost" || hostname.endsWith(".localhost");
  if (isLocal) return ["127.0.0.1", "::1"].every((address) => !classifyAddress(address).allowed);
  if (hostname.startsWith("[")) return !classifyAddress(hostname.slice(1, -1)).allowed;
  return isIPv4(hostname) && !classifyAddress(hostname).allowed;
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
