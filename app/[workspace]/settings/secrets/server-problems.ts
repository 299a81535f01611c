import type { SecretUserErrorCode } from "#app/_lib/__generated__/graphql.ts";
import { IDENTIFIER_RULE } from "#app/_lib/identifier.ts";

/** The fields of the forms, and "form" for what belongs to none of them. Sentences may hold `code`. */
export type ProblemField = "name" | "tag" | "value" | "description" | "destinations" | "form";
export type Problems = Partial<Record<ProblemField, string>>;
type ServerError = { code: SecretUserErrorCode; message: string; field?: readonly string[] | null };

const FIELDS: readonly string[] = ["name", "tag", "value", "description", "destinations"];

/** What the server refused, in our words and at our fields; codes without words of ours keep the server's sentence. */
export function serverProblems(userErrors: readonly ServerError[]): Problems {
  const problems: Problems = {};
  for (const error of userErrors) {
    const named = error.field?.[1];
    const field = isField(named) ? named : "form";
    problems[field] ??= sentence(error);
  }
  return problems;
}

function sentence({ code, message }: ServerError): string {
  if (code === "INVALID_TAG") return IDENTIFIER_RULE;
  if (code === "VALUE_EMPTY") return "Enter the value.";
  if (code === "NOT_FOUND") return "This secret isn't there any more. Somebody may have deleted it.";
  return message;
}

function isField(name: string | undefined): name is ProblemField {
  return name !== undefined && FIELDS.includes(name);
}
