"use client";
import { type FieldErrors, useFormContext, useFormState } from "react-hook-form";
import { ErrorSummary, type SummaryEntry } from "#app/_ui/error-summary.tsx";
import { LIMIT_FIELDS } from "./limit-fields.ts";
import type { ProxyValues } from "./proxy-values.ts";
import { WithCode } from "./with-code.tsx";

/** Takes the focus after a refused save: to the summary, or to the only field that is wrong. */
export function FormErrors({ attempt }: { attempt: number }) {
  const { control } = useFormContext<ProxyValues>();
  const { errors } = useFormState({ control });
  return <ErrorSummary entries={entriesOf(errors)} attempt={attempt} />;
}

/** In the order of the fields on the page. */
function entriesOf(errors: FieldErrors<ProxyValues>): SummaryEntry[] {
  const entries: SummaryEntry[] = [];
  const add = (fieldId: string, label: string, message: string | undefined) => {
    if (message) entries.push({ fieldId, text: <WithCode text={`${label}: ${message}`} /> });
  };
  add("name", "Name", errors.name?.message);
  add("tag", "Path", errors.tag?.message);
  add("description", "Description", errors.description?.message);
  listOf(errors.prefixes).forEach((prefix, index) => {
    const place = `Prefix ${index + 1}`;
    add(`prefixes.${index}.prefix`, place, prefix?.prefix?.message);
    listOf(prefix?.rules).forEach((rule, at) => {
      const path = `prefixes.${index}.rules.${at}`;
      add(`${path}.name`, `${place}, header ${at + 1}`, rule?.name?.message);
      add(`${path}.value`, `${place}, value of header ${at + 1}`, rule?.value?.message);
    });
    const pair = prefix?.basicAuth?.[0];
    add(`prefixes.${index}.basicAuth.0.user`, `${place}, user`, pair?.user?.message);
    add(`prefixes.${index}.basicAuth.0.password`, `${place}, password`, pair?.password?.message);
  });
  for (const { name, label } of LIMIT_FIELDS) add(`limits.${name}`, label, errors.limits?.[name]?.message);
  add("allowedOrigins", "Allowed browser origins", errors.allowedOrigins?.message);
  return entries;
}

/** Errors of a list are an array with holes. */
function listOf<T>(
  errors: { [index: number]: T | undefined; length?: number } | undefined,
): (T | undefined)[] {
  return Array.from({ length: errors?.length ?? 0 }, (_, index) => errors?.[index]);
}
