"use client";
import type { ReactNode, Ref } from "react";
import { destinationFrom } from "#app/_lib/destination.ts";
import { useWorkspace } from "#app/_lib/workspace-context.tsx";
import { ChipsField, type ChipsHandle } from "#app/_ui/chips-field.tsx";
import { CodeText } from "#app/_ui/code.tsx";
import { MoreOptions } from "#app/_ui/more-options.tsx";
import { DESTINATION_RULE, FIELD_IDS } from "./secret-rules.ts";
import type { SecretForm } from "./use-secret-form.tsx";

const REQUIRED_HELP =
  "This instance lets a value go only to origins that are named here, so that it can't be sent anywhere else.";

/**
 * The destinations and what else `children` says, behind More options; in the open and required where the instance wants
 * each secret to say where it may go.
 */
export function OptionalDestinations(props: { fields: SecretForm; help?: string; children?: ReactNode }) {
  const { fields, help, children } = props;
  const { requiresDestinations } = useWorkspace();
  const options = (inside: ReactNode) => (
    <MoreOptions isOpen={fields.isMoreOpen} onToggle={fields.setMoreOpen}>
      {inside}
    </MoreOptions>
  );
  if (!requiresDestinations) {
    return options(
      <>
        {children}
        <DestinationsField {...fields.destinations} help={help} />
      </>,
    );
  }
  return (
    <>
      <DestinationsField {...fields.destinations} isRequired help={REQUIRED_HELP} />
      {children && options(children)}
    </>
  );
}

export function DestinationsField(props: {
  ref: Ref<ChipsHandle>;
  values: readonly string[];
  onChange: (values: string[]) => void;
  onEdit: () => void;
  error?: string;
  help?: string;
  isRequired?: boolean;
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
      isRequired={props.isRequired}
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
