"use client";
import type { ClipboardEventHandler } from "react";
import type { UseFormRegisterReturn } from "react-hook-form";
import { lateBlur } from "#app/_lib/late-blur.ts";
import { Code, CodeText } from "#app/_ui/code.tsx";
import { Field } from "#app/_ui/field.tsx";
import { FIELD_IDS } from "./secret-rules.ts";
import type { TakenTag } from "./use-tag-availability.ts";

/** Follows the name until it is edited; shows how a template will name it, and a free one when it is taken. */
export function IdentifierField(props: {
  input: UseFormRegisterReturn;
  tag: string;
  taken: TakenTag | null;
  error?: string;
  onPaste: ClipboardEventHandler<HTMLInputElement>;
  onUse: (suggestion: string) => void;
}) {
  const { taken } = props;
  const error = taken ? (
    <Taken taken={taken} onUse={props.onUse} />
  ) : (
    props.error && <CodeText>{props.error}</CodeText>
  );
  return (
    <Field
      label="Identifier"
      id={FIELD_IDS.tag}
      isRequired
      error={error}
      help={
        <>
          Used in templates: <Code className="text-text">{`{{ secrets.${props.tag || "identifier"} }}`}</Code>
          . <strong className="font-semibold text-text">It can't be changed later.</strong>
        </>
      }
    >
      {(control) => (
        <input
          {...control}
          {...lateBlur(props.input)}
          onPaste={props.onPaste}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          translate="no"
          className="field-control font-mono"
        />
      )}
    </Field>
  );
}

function Taken({ taken, onUse }: { taken: TakenTag; onUse: (suggestion: string) => void }) {
  const { suggestion } = taken;
  return (
    <>
      <Code>{taken.tag}</Code> is taken.{" "}
      {suggestion && (
        <>
          Try <Code>{suggestion}</Code>.{" "}
          <button
            type="button"
            onClick={() => onUse(suggestion)}
            className="min-h-6 rounded-sm px-1 font-medium text-accent underline underline-offset-2"
          >
            Use it
          </button>
        </>
      )}
    </>
  );
}
