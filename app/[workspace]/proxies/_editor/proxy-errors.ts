import type { PluginProxyUserErrorCode } from "#app/_lib/__generated__/graphql.ts";
import { PAIR_BESIDE_HEADER, reservedHeader } from "./header-names.ts";
import { isLimitName, LIMIT_FIELDS, type LimitName, rangeSentence } from "./limit-fields.ts";
import type { ProxyValues } from "./proxy-values.ts";

/** An error of the server, as far as the editor needs it. */
export type ProxyUserError = { code: PluginProxyUserErrorCode; message: string; field?: string[] | null };
/** Path of a field in the form, which is also the id of its control: `prefixes.0.rules.1.value`. */
export type FieldPath =
  | "name"
  | "tag"
  | "description"
  | "allowedOrigins"
  | `prefixes.${number}.prefix`
  | `prefixes.${number}.rules.${number}.name`
  | `prefixes.${number}.rules.${number}.value`
  | `prefixes.${number}.basicAuth.${number}.user`
  | `prefixes.${number}.basicAuth.${number}.password`
  | `limits.${LimitName}`;

const PARTS: Record<string, string> = {
  urlPrefixes: "prefixes",
  headerRules: "rules",
  basicAuth: "basicAuth.0",
};
const PATH =
  /^(name|tag|description|allowedOrigins|prefixes\.\d+\.(prefix|rules\.\d+\.(name|value)|basicAuth\.0\.(user|password)))$/;

/**
 * The field of the form that `field` points at, e.g. `["input", "urlPrefixes", "0", "prefix"]`; an origin belongs to
 * the list of origins, a prefix, a rule or a pair as a whole to its first control. Null for what no field shows.
 */
export function fieldPath(field: readonly string[] | null | undefined): FieldPath | null {
  const [root, ...rest] = field ?? [];
  if (root !== "input") return null;
  const path = rest.map((part) => PARTS[part] ?? part).join(".");
  const known = path.startsWith("allowedOrigins") ? "allowedOrigins" : completed(path);
  return isFieldPath(known) ? known : null;
}

function completed(path: string): string {
  if (path === "prefixes") return "prefixes.0.prefix";
  if (/^prefixes\.\d+$/.test(path)) return `${path}.prefix`;
  if (/^prefixes\.\d+\.basicAuth\.0$/.test(path)) return `${path}.user`;
  if (/^prefixes\.\d+\.rules$/.test(path)) return `${path}.0.name`;
  return /^prefixes\.\d+\.rules\.\d+$/.test(path) ? `${path}.name` : path;
}

function isFieldPath(path: string): path is FieldPath {
  const [root, limit = "", ...rest] = path.split(".");
  if (root === "limits") return rest.length === 0 && isLimitName(limit);
  return PATH.test(path);
}

/** The sentence for an error at its field; codes are the server's, sentences ours. Backticks mark code. */
export function errorSentence(error: ProxyUserError, values: ProxyValues): string {
  const rule = ruleAt(error.field, values);
  switch (error.code) {
    case "TAG_TAKEN":
      return `\`${values.tag}\` is taken. Choose another path.`;
    case "INVALID_TAG":
      return "Use letters, digits, `_` and `-`, up to 64.";
    case "DUPLICATE_URL_PREFIX":
      return "This proxy has the same prefix twice. Remove one of them.";
    case "BLOCKED_ADDRESS":
      return `\`${hostAt(error.field, values)}\` is a private address; this instance blocks those.`;
    case "INVALID_HEADER_NAME":
      return "Use letters, digits and `-` only.";
    case "FORBIDDEN_HEADER":
      return rule ? reservedHeader(rule.name.trim()) : error.message;
    case "DUPLICATE_HEADER":
      return rule
        ? `This prefix sets \`${rule.name.trim()}\` twice. Remove one of them.`
        : PAIR_BESIDE_HEADER;
    case "OUT_OF_RANGE":
      return limitAt(error.field) ?? sentence(error.message);
    case "INVALID_ORIGIN":
      return "Enter origins such as `https://app.example.com`.";
    default:
      return sentence(error.message);
  }
}

function sentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}

function limitAt(field: readonly string[] | null | undefined): string | null {
  const limit = LIMIT_FIELDS.find(({ name }) => name === field?.[2]);
  return limit ? rangeSentence(limit) : null;
}

function hostAt(field: readonly string[] | null | undefined, values: ProxyValues): string {
  const typed = values.prefixes[Number(field?.[2])]?.prefix.trim() ?? "";
  return URL.canParse(typed) ? new URL(typed).hostname : typed;
}

function ruleAt(field: readonly string[] | null | undefined, values: ProxyValues) {
  const [prefix, rule] = (field ?? []).filter((part) => /^\d+$/.test(part)).map(Number);
  return values.prefixes[prefix ?? -1]?.rules[rule ?? -1];
}
