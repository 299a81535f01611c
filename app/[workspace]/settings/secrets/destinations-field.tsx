"use client";
import type { Ref } from "react";
import { destinationFrom } from "#app/_lib/destination.ts";
import { ChipsField, type ChipsHandle } from "#app/_ui/chips-field.tsx";
import { CodeText } from "#app/_ui/code.tsx";
import { DESTINATION_RULE, FIELD_IDS } from "./secret-rules.ts";

export function DestinationsField(props: {
  ref: Ref<ChipsHandle>;
  values: readonly string[];
  onChange: (values: string[]) => void;
  onEdit: () => void;
  error?: string;
  help?: string;
  /** Refuses more than the server would; else any origin goes. */
  parse?: (text: string) => string | null;
  invalidText?: string;
}) {
  const help =
    props.help ??
    "Requests carrying this value may only go to these origins. Adding one later needs the value again.";
  return (
    <ChipsField
      ref={props.ref}
      id={FIELD_IDS.destinations}
      label="Destinations"
      help={<CodeText>{help}</CodeText>}
      error={props.error && <CodeText>{props.error}</CodeText>}
      invalidText={<CodeText>{props.invalidText ?? DESTINATION_RULE}</CodeText>}
      placeholder="https://api.example.com"
      values={props.values}
      onChange={props.onChange}
      onEdit={props.onEdit}
      parse={props.parse ?? destinationFrom}
    />
  );
}
