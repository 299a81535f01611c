"use client";
import type { ClipboardEventHandler } from "react";
import type { UseFormRegisterReturn } from "react-hook-form";
import { lateBlur } from "#app/_lib/late-blur.ts";
import { CodeText } from "#app/_ui/code.tsx";
import { Field } from "#app/_ui/field.tsx";
import { FIELD_IDS } from "./secret-rules.ts";

type Props = {
  input: UseFormRegisterReturn;
  error?: string;
  onPaste?: ClipboardEventHandler<HTMLInputElement>;
};

export function NameField({ input, error, onPaste }: Props) {
  return (
    <Field label="Name" id={FIELD_IDS.name} help="A label people will recognise." error={error}>
      {(control) => (
        <input
          {...control}
          {...lateBlur(input)}
          onPaste={onPaste}
          autoComplete="off"
          className="field-control"
        />
      )}
    </Field>
  );
}

export function DescriptionField({ input, error }: Props) {
  return (
    <Field label="Description" id={FIELD_IDS.description} error={error && <CodeText>{error}</CodeText>}>
      {(control) => (
        <textarea
          {...control}
          {...lateBlur(input)}
          rows={2}
          autoComplete="off"
          className="field-control field-sizing-content max-h-40 min-h-16! resize-none"
        />
      )}
    </Field>
  );
}
