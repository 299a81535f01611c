"use client";
import { useRef } from "react";
import { Controller, useFormContext, useWatch } from "react-hook-form";
import { IDENTIFIER_RULE, identifierFrom, isIdentifier } from "#app/_lib/identifier.ts";
import { Code } from "#app/_ui/code.tsx";
import { CopyIconButton } from "#app/_ui/copy-button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { Switch } from "../switch.tsx";
import { proxyPath } from "../words.ts";
import { useEditor } from "./editor-context.tsx";
import { useOrigin } from "./in-browser.ts";
import type { ProxyValues } from "./proxy-values.ts";
import { Section } from "./section.tsx";
import { WithCode } from "./with-code.tsx";

export function BasicsSection({ proxyUrl }: { proxyUrl: string | null }) {
  const { isReadOnly, isNew } = useEditor();
  const { register, formState, setValue } = useFormContext<ProxyValues>();
  const { errors } = formState;
  const pathFollows = useRef(isNew);
  return (
    <Section title="General">
      <Field
        label="Name"
        id="name"
        help={isNew ? "A label people will recognise." : undefined}
        error={errors.name?.message}
      >
        {(control) => (
          <input
            {...control}
            {...register("name", {
              validate: (name) => name.trim().length <= 80 || "Use at most 80 characters.",
              onChange: (event: { target: { value: string } }) => {
                if (pathFollows.current)
                  setValue("tag", identifierFrom(event.target.value, "-"), { shouldDirty: true });
              },
            })}
            defaultValue={formState.defaultValues?.name}
            readOnly={isReadOnly}
            autoComplete="off"
            className="field-control"
          />
        )}
      </Field>
      <PathField
        proxyUrl={proxyUrl}
        onEdited={(text) => {
          pathFollows.current = text === "";
        }}
      />
      <Field label="Description" id="description" error={errors.description?.message}>
        {(control) => (
          <textarea
            {...control}
            {...register("description", {
              validate: (text) => text.trim().length <= 500 || "Use at most 500 characters.",
            })}
            defaultValue={formState.defaultValues?.description}
            readOnly={isReadOnly}
            rows={2}
            className="field-control resize-y"
          />
        )}
      </Field>
      <EnabledField />
    </Section>
  );
}

/** Part of the public address, so it is fixed once the proxy exists. */
function PathField({ proxyUrl, onEdited }: { proxyUrl: string | null; onEdited: (text: string) => void }) {
  const { isNew } = useEditor();
  const { register, formState } = useFormContext<ProxyValues>();
  const tag = useWatch<ProxyValues, "tag">({ name: "tag" });
  const origin = useOrigin();
  const error = formState.errors.tag?.message;
  const address = proxyUrl ?? `${origin}${proxyPath(tag || "stripe")}`;
  return (
    <Field
      label="Path"
      id="tag"
      isRequired={isNew}
      error={error && <WithCode text={error} />}
      help={
        <>
          It can't be changed later: plugins call <Code>{address}</Code>
        </>
      }
    >
      {(control) => (
        <div className="flex items-center gap-2">
          <input
            {...control}
            {...register("tag", {
              validate: (text) => pathProblem(text.trim()) ?? true,
              onChange: (event: { target: { value: string } }) => onEdited(event.target.value),
            })}
            defaultValue={formState.defaultValues?.tag}
            readOnly={!isNew}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            translate="no"
            className="field-control font-mono text-sm"
          />
          {!isNew && <CopyIconButton text={address} label="Copy the address of this proxy" />}
        </div>
      )}
    </Field>
  );
}

function EnabledField() {
  const { isReadOnly } = useEditor();
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <div>
        <p id="enabled-label" className="font-medium">
          Enabled
        </p>
        <p id="enabled-help" className="text-sm text-text-muted">
          When it is off, every request through this proxy is refused.
        </p>
      </div>
      <Controller<ProxyValues, "isEnabled">
        name="isEnabled"
        render={({ field }) => (
          <Switch
            isOn={field.value}
            onChange={field.onChange}
            aria-labelledby="enabled-label"
            aria-describedby="enabled-help"
            aria-disabled={isReadOnly || undefined}
          />
        )}
      />
    </div>
  );
}

function pathProblem(path: string): string | null {
  if (path === "") return "Enter a path, such as `stripe`.";
  // The page that creates proxies stands at this address.
  if (path === "new") return "`new` is taken by this page. Choose another path.";
  return isIdentifier(path) ? null : IDENTIFIER_RULE;
}
