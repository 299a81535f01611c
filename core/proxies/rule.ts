import type { Rule } from "#core/egress/reference-plan.ts";
import { parseTemplate } from "#core/templates/parse-template.ts";
import { templateTags } from "#core/templates/template-tags.ts";
import type { HeaderRuleFacts } from "#db/queries/proxy-url-prefixes.ts";

/** A rule as it is stored, without what was computed from it. `template` is the user of a basic-auth pair. */
export type RuleText = Pick<HeaderRuleFacts, "name" | "template" | "passwordTemplate" | "allowOverride">;

/** The one header that a basic-auth pair sets (RFC 7617). */
export const BASIC_HEADER = "Authorization";

/** @throws {UserError} INVALID_TEMPLATE. */
export function toRule({ name, template, passwordTemplate, allowOverride }: RuleText): Rule {
  if (passwordTemplate === null) {
    return { kind: "text", name, template: parseTemplate(template, "header"), allowOverride };
  }
  const user = parseTemplate(template, "basic");
  const password = parseTemplate(passwordTemplate, "basic");
  return { kind: "basic", name: BASIC_HEADER, user, password, allowOverride };
}

/** Which field of the input names which tags. Nothing of a rule whose templates can't be read. */
export function tagsByField(rule: HeaderRuleFacts): { field: string; tags: readonly string[] }[] {
  if (rule.secretTags.length === 0) return [];
  const parsed = toRule(rule);
  if (parsed.kind === "text") return [{ field: "value", tags: rule.secretTags }];
  return [
    { field: "user", tags: templateTags(parsed.user) },
    { field: "password", tags: templateTags(parsed.password) },
  ];
}
