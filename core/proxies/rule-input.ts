import { headerKey, isHeaderName, isReservedHeader } from "#core/egress/headers.ts";
import { referencePlan } from "#core/egress/reference-plan.ts";
import { toKeyholeError, type UserErrorCode } from "#core/errors.ts";
import { invalidTemplate, parseTemplate } from "#core/templates/parse-template.ts";
import type { Place } from "#core/templates/template.ts";
import type { HeaderRuleFacts } from "#db/queries/proxy-url-prefixes.ts";
import { BASIC_HEADER, type RuleText, toRule } from "./rule.ts";

export const MAX_HEADER_RULES = 50;

export type HeaderRuleInput = {
  readonly name: string;
  readonly value: string;
  readonly allowOverride?: boolean | null;
};

export type BasicAuthRuleInput = {
  readonly user: string;
  readonly password: string;
  readonly allowOverride?: boolean | null;
};

/** Adds a problem; `place` is its path below the prefix. */
export type ReportRule = (code: UserErrorCode, message: string, ...place: (string | number)[]) => void;

type Fields = Readonly<Record<string, unknown>>;

/** The rules of one prefix as they are stored: its headers in their order, then the basic-auth pair. */
export function checkRules(
  headerRules: readonly Fields[],
  basicAuth: unknown,
  report: ReportRule,
): HeaderRuleFacts[] {
  const seen = new Set<string>();
  const rules = headerRules.map((entry, i) => {
    const inRule: ReportRule = (code, message, ...place) => report(code, message, "headerRules", i, ...place);
    const name = checkHeaderName(entry.name, inRule);
    // Also `X_Key` beside `X-Key`, which many servers take for one (P-2).
    if (name !== "" && seen.has(headerKey(name))) {
      inRule("DUPLICATE_HEADER", "This prefix adds the same header twice.", "name");
    }
    seen.add(headerKey(name));
    const template = checkTemplate(entry.value, "value", "header", inRule);
    return { name, template, passwordTemplate: null, allowOverride: checkOverride(entry, inRule) };
  });
  if (basicAuth == null) return rules.map(withTags);
  if (seen.has(headerKey(BASIC_HEADER))) {
    report("DUPLICATE_HEADER", `A basic-auth pair is the header ${BASIC_HEADER}; add only one.`, "basicAuth");
  }
  return [...rules, checkBasicAuth(basicAuth, report)].map(withTags);
}

function checkBasicAuth(given: unknown, report: ReportRule): RuleText {
  const inPair: ReportRule = (code, message, ...place) => report(code, message, "basicAuth", ...place);
  const entry: Fields = typeof given === "object" && given !== null ? { ...given } : {};
  // Services that want a key alone take it as either half (Stripe: as the user); RFC 7617 lets the other be empty.
  const isOneEmpty = isEmpty(entry.user) !== isEmpty(entry.password);
  const user = isOneEmpty && isEmpty(entry.user) ? "" : checkTemplate(entry.user, "user", "basic", inPair);
  // Tags have none, so it is fixed text.
  const colon = user.indexOf(":");
  if (colon !== -1) {
    const { code, message } = invalidTemplate(user, colon, "a user's name has no colon.");
    inPair(code, message, "user");
  }
  const passwordTemplate =
    isOneEmpty && isEmpty(entry.password) ? "" : checkTemplate(entry.password, "password", "basic", inPair);
  return {
    name: BASIC_HEADER,
    template: user,
    passwordTemplate,
    allowOverride: checkOverride(entry, inPair),
  };
}

function isEmpty(given: unknown): boolean {
  return typeof given === "string" && given.trim() === "";
}

/** As written, without blanks around it. */
function checkHeaderName(given: unknown, report: ReportRule): string {
  const name = typeof given === "string" ? given.trim() : "";
  const problem = headerNameProblem(name);
  if (problem) report(...problem, "name");
  return name;
}

function headerNameProblem(name: string): [UserErrorCode, string] | null {
  if (name === "") return ["REQUIRED", "Enter the name of the header."];
  if (!isHeaderName(name)) {
    return ["INVALID_HEADER_NAME", "The name of a header has letters, digits and -, up to 128."];
  }
  return isReservedHeader(name) ? ["FORBIDDEN_HEADER", "This header is set by the proxy itself."] : null;
}

function checkTemplate(given: unknown, field: string, place: Place, report: ReportRule): string {
  const template = typeof given === "string" ? given : "";
  if (template.trim() === "") {
    report("REQUIRED", REQUIRED[field] ?? "Enter a text.", field);
    return template;
  }
  try {
    parseTemplate(template, place);
  } catch (error) {
    const known = toKeyholeError(error);
    if (known?.kind !== "user") throw error;
    report(known.code, known.message, field);
  }
  return template;
}

const REQUIRED: Readonly<Record<string, string>> = {
  value: "Enter what the header shall say.",
  user: "Enter a user or a password.",
  password: "Enter a user or a password.",
};

function checkOverride({ allowOverride = false }: Fields, report: ReportRule): boolean {
  if (allowOverride !== null && typeof allowOverride !== "boolean") {
    report("REQUIRED", "Choose true or false.", "allowOverride");
  }
  return allowOverride === true;
}

/** What the plan says is what is stored, and so what "used by" and the delete guard answer. */
function withTags(rule: RuleText): HeaderRuleFacts {
  return { ...rule, secretTags: [...tagsOrNone(rule)] };
}

/** None of a rule that was reported: it is not saved. */
function tagsOrNone(rule: RuleText): readonly string[] {
  try {
    return referencePlan({ origin: null, rules: [toRule(rule)] }).tags;
  } catch (error) {
    if (toKeyholeError(error)?.kind !== "user") throw error;
    return [];
  }
}
