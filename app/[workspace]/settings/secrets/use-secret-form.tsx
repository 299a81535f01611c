"use client";
import { useRef, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { useWorkspace } from "#app/_lib/workspace-context.tsx";
import type { ChipsHandle } from "#app/_ui/chips-field.tsx";
import { CodeText } from "#app/_ui/code.tsx";
import type { SummaryEntry } from "#app/_ui/error-summary.tsx";
import type { SecretValueHandle } from "#app/_ui/secret-value-field.tsx";
import { DESTINATION_RULE, DESTINATIONS_REQUIRED, FIELD_IDS } from "./secret-rules.ts";
import type { ProblemField, Problems } from "./server-problems.ts";

export type SecretFields = { name: string; tag: string; description: string; destinations: string[] };
export type SecretForm = ReturnType<typeof useSecretForm>;

const NOTHING: SecretFields = { name: "", tag: "", description: "", destinations: [] };
const TEXT_FIELDS = ["name", "tag", "description"] as const;
const IN_ORDER = ["name", "tag", "value", "description", "destinations"] as const;

/**
 * What the dialogs that save a secret share: the fields, where each error stands, and what takes the focus after a
 * refused try. The value is not among the fields: it lives in its control (secret-value-field.tsx) until it is sent.
 */
export function useSecretForm(
  defaultValues: SecretFields,
  /** `setsValue` is false where only the rest is changed: then destinations are not asked for. */
  { destinationRule = DESTINATION_RULE, setsValue = true, isMoreOpenAtFirst = false } = {},
) {
  const { requiresDestinations } = useWorkspace();
  const form = useForm<SecretFields>({ mode: "onTouched", shouldFocusError: false, defaultValues });
  const { errors, isDirty, dirtyFields } = form.formState;
  const destinations = useWatch({ control: form.control, name: "destinations" });
  const value = useRef<SecretValueHandle>(null);
  const chips = useRef<ChipsHandle>(null);
  const [problems, setProblems] = useState<Problems>({});
  const [attempt, setAttempt] = useState(0);
  const [hasValue, setHasValue] = useState(false);
  const [isMoreOpen, setMoreOpen] = useState(isMoreOpenAtFirst);

  /** Looks at everything; after a refusal the focus is on the summary or on the one field. */
  async function check(): Promise<boolean> {
    let isValid = false;
    await form.handleSubmit(() => {
      isValid = true;
    })();
    const next: Problems = {};
    const valueProblem = value.current?.problem();
    if (valueProblem) next.value = valueProblem;
    if (chips.current?.commit() === false) next.destinations = destinationRule;
    else if (setsValue && requiresDestinations && form.getValues("destinations").length === 0) {
      next.destinations = DESTINATIONS_REQUIRED;
    }
    if (form.getFieldState("description").invalid) setMoreOpen(true);
    show(next, !isValid);
    return isValid && Object.keys(next).length === 0;
  }
  function refuse(next: Problems) {
    for (const field of TEXT_FIELDS) {
      if (next[field]) form.setError(field, { type: "server", message: next[field] });
    }
    if (next.description) setMoreOpen(true);
    show(next, true);
  }
  function show(next: Problems, isRefused: boolean) {
    setProblems(next);
    if (next.destinations) setMoreOpen(true);
    if (isRefused || Object.keys(next).length > 0) setAttempt((count) => count + 1);
  }
  function mend(field: ProblemField) {
    setProblems(({ [field]: _mended, ...rest }) => rest);
  }
  function reset() {
    form.reset(NOTHING);
    value.current?.clear();
    setProblems({});
    setHasValue(false);
  }

  const errorOf = (field: ProblemField) => (isTextField(field) ? errors[field]?.message : problems[field]);
  const entries: SummaryEntry[] = IN_ORDER.flatMap((field) => {
    const text = errorOf(field);
    return text ? [{ fieldId: FIELD_IDS[field], text: <CodeText>{text}</CodeText> }] : [];
  });
  return {
    form,
    value,
    dirtyFields,
    isDirty: isDirty || hasValue,
    entries,
    attempt,
    isMoreOpen,
    setMoreOpen,
    errorOf,
    /** Props of the destinations field. */
    destinations: {
      ref: chips,
      values: destinations,
      error: problems.destinations,
      onEdit: () => problems.destinations && mend("destinations"),
      onChange: (next: string[]) => {
        form.setValue("destinations", next, { shouldDirty: true });
        mend("destinations");
      },
    },
    formProblem: problems.form,
    check,
    refuse,
    reset,
    onValueEdit: () => {
      setHasValue((value.current?.read() ?? "") !== "");
      if (problems.value)
        setProblems((before) => ({ ...before, value: value.current?.problem() ?? undefined }));
    },
    onValueForgotten: () =>
      setProblems((before) => ({
        ...before,
        value: "The value was cleared because this tab was hidden for 10 minutes. Enter it again.",
      })),
  };
}

function isTextField(field: ProblemField): field is (typeof TEXT_FIELDS)[number] {
  return TEXT_FIELDS.some((name) => name === field);
}
