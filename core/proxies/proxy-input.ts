import { UserError } from "#core/errors.ts";
import { idempotencyKeyProblem } from "#core/idempotency/run-once.ts";
import { parseDestination } from "#core/secrets/destination-input.ts";
import { checkDescription, checkName } from "#core/secrets/secret-input.ts";
import { invalidTag, isTag, tagFromName } from "#core/secrets/tag.ts";
import { checkLimits, type LimitsInput } from "./limits-input.ts";
import type { UnmatchedPolicy } from "./plugin-proxy.ts";
import { type CheckedUrlPrefix, checkUrlPrefixes, type UrlPrefixInput } from "./url-prefix-input.ts";

export const MAX_ALLOWED_ORIGINS = 50;

export type ProxyFields = {
  readonly name?: string | null;
  readonly description?: string | null;
  readonly urlPrefixes?: readonly UrlPrefixInput[] | null;
  readonly unmatched?: UnmatchedPolicy | null;
  readonly allowedOrigins?: readonly string[] | null;
  readonly isEnabled?: boolean | null;
  readonly limits?: LimitsInput | null;
};

export type ProxyInput = ProxyFields & {
  readonly tag?: string | null;
  readonly urlPrefixes: readonly UrlPrefixInput[];
  readonly idempotencyKey?: string | null;
};

export type CheckedProxyInput = {
  readonly tag: string;
  readonly name: string;
  readonly description: string | null;
  readonly urlPrefixes: CheckedUrlPrefix[];
  readonly unmatched: UnmatchedPolicy;
  readonly allowedOrigins: string[];
  readonly isEnabled: boolean;
  readonly limits: LimitsInput;
};

/** `undefined` = unchanged; a name of null = the tag. */
export type CheckedProxyUpdate = {
  readonly name: string | null | undefined;
  readonly description: string | null | undefined;
  readonly urlPrefixes: CheckedUrlPrefix[] | undefined;
  readonly unmatched: UnmatchedPolicy | undefined;
  readonly allowedOrigins: string[] | undefined;
  readonly isEnabled: boolean | undefined;
  readonly limits: LimitsInput;
};

/**
 * Looks at the whole input of a new proxy. Does not throw and does not ask the database: `checkNamedSecrets` adds what
 * it finds and throws all of it at once. No message holds anything of a header's value.
 * @returns problems with REQUIRED, TOO_LONG, INVALID_TAG, INVALID_ORIGIN, OUT_OF_RANGE, and those of `checkUrlPrefixes`.
 */
export function readProxyInput(input: ProxyInput): { checked: CheckedProxyInput; problems: UserError[] } {
  const problems: UserError[] = [];
  const name = checkName(input.name, problems);
  const tag = checkTag(input.tag, name, problems);
  const checked = {
    tag,
    name: name ?? tag,
    description: checkDescription(input.description, problems),
    urlPrefixes: checkUrlPrefixes(input.urlPrefixes, problems),
    unmatched: checkUnmatched(input.unmatched, problems) ?? "REFUSE",
    allowedOrigins: checkAllowedOrigins(input.allowedOrigins, problems) ?? [],
    isEnabled: checkEnabled(input.isEnabled, problems) ?? true,
    limits: checkLimits(input.limits, problems),
  };
  const keyProblem = idempotencyKeyProblem(input.idempotencyKey);
  if (keyProblem) problems.push(keyProblem);
  return { checked, problems };
}

/** The same for a change. Null means nothing but in `name` and `description`; elsewhere it is as if left out. */
export function readProxyUpdate(input: ProxyFields): { checked: CheckedProxyUpdate; problems: UserError[] } {
  const problems: UserError[] = [];
  const { name, description, urlPrefixes } = input;
  const checked = {
    name: name === undefined ? undefined : checkName(name, problems),
    description: description === undefined ? undefined : checkDescription(description, problems),
    urlPrefixes: urlPrefixes == null ? undefined : checkUrlPrefixes(urlPrefixes, problems),
    unmatched: checkUnmatched(input.unmatched, problems),
    allowedOrigins: checkAllowedOrigins(input.allowedOrigins, problems),
    isEnabled: checkEnabled(input.isEnabled, problems),
    limits: checkLimits(input.limits, problems),
  };
  return { checked, problems };
}

function checkTag(given: unknown, name: string | null, problems: UserError[]): string {
  if (given != null) {
    if (isTag(given) && !isPageName(given)) return given;
    problems.push(isPageName(given) ? pageName() : invalidTag());
    return "";
  }
  if (name === null) {
    if (problems.length === 0) problems.push(required("name", "Give a name or an identifier."));
    return "";
  }
  // The tag is a part of a URL, where words are joined by dashes.
  const tag = tagFromName(name, "-");
  if (tag === "") problems.push(required("tag", "Give an identifier: none can be made from this name."));
  if (isPageName(tag)) problems.push(pageName());
  return tag;
}

/** The page that makes a proxy stands at this place of the proxies' pages; a proxy of that name could not be opened. */
function isPageName(tag: unknown): boolean {
  return typeof tag === "string" && tag.toLowerCase() === "new";
}

function pageName(): UserError {
  return new UserError("INVALID_TAG", "This is the address of a page. Choose another identifier.", [
    "input",
    "tag",
  ]);
}

function checkUnmatched(given: unknown, problems: UserError[]): UnmatchedPolicy | undefined {
  if (given == null) return undefined;
  if (given === "REFUSE" || given === "FORWARD") return given;
  problems.push(required("unmatched", "Choose REFUSE or FORWARD."));
  return undefined;
}

function checkEnabled(given: unknown, problems: UserError[]): boolean | undefined {
  if (given == null || typeof given === "boolean") return given ?? undefined;
  problems.push(required("isEnabled", "Choose true or false."));
  return undefined;
}

/** The canonical list, sorted and without doubles, as browsers send it in `Origin`. */
function checkAllowedOrigins(given: unknown, problems: UserError[]): string[] | undefined {
  if (given == null) return undefined;
  const field = ["input", "allowedOrigins"];
  if (!Array.isArray(given) || given.length > MAX_ALLOWED_ORIGINS) {
    problems.push(new UserError("TOO_LONG", `List at most ${MAX_ALLOWED_ORIGINS} origins.`, field));
    return undefined;
  }
  const parsed = given.map((typed: unknown, i) => {
    // A bare host is none: `null`, which sandboxed pages send, would be saved as https://null.
    const isAbsolute = typeof typed === "string" && typed.includes("://");
    const origin = isAbsolute ? parseDestination(typed) : null;
    // Each origin is named: with `*` anybody who gets a name below the domain could call.
    if (origin !== null && !origin.includes("*")) return origin;
    const message = "Give an origin such as https://app.example.com; no path and no *.";
    problems.push(new UserError("INVALID_ORIGIN", message, [...field, String(i)]));
    return null;
  });
  return [...new Set(parsed.filter((origin) => origin !== null))].sort();
}

function required(field: string, message: string): UserError {
  return new UserError("REQUIRED", message, ["input", field]);
}
