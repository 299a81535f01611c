"use client";
import { X } from "lucide-react";
import { Controller, useFormContext } from "react-hook-form";
import { looksLikeValue, referencedTags } from "#app/_lib/template-text.ts";
import { Code } from "#app/_ui/code.tsx";
import { Field } from "#app/_ui/field.tsx";
import { IconButton } from "#app/_ui/icon-button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { TemplateEditor } from "#app/_ui/template-editor.tsx";
import { useEditor } from "./editor-context.tsx";
import { COMMON_HEADERS, headerKey, headerNameProblem } from "./header-names.ts";
import type { ProxyValues } from "./proxy-values.ts";
import { UnknownSecrets } from "./unknown-secrets.tsx";
import { WithCode } from "./with-code.tsx";

type Props = { prefixIndex: number; index: number; openSignal: number; onRemove: () => void };

export function HeaderRow({ prefixIndex, index, openSignal, onRemove }: Props) {
  const { isReadOnly } = useEditor();
  const { register, getValues } = useFormContext<ProxyValues>();
  const path = `prefixes.${prefixIndex}.rules.${index}` as const;
  return (
    <fieldset
      aria-label={`Header ${index + 1}`}
      className="grid min-w-0 grid-cols-[minmax(0,1fr)_auto] items-start gap-x-2 gap-y-3 p-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto]"
    >
      <div className="max-sm:col-start-1">
        <NameField prefixIndex={prefixIndex} index={index} />
      </div>
      <div className="max-sm:col-span-2 max-sm:row-start-2">
        <ValueField path={path} openSignal={openSignal} />
      </div>
      {!isReadOnly && (
        <IconButton
          label={`Remove header ${getValues(`${path}.name`) || index + 1}`}
          onClick={onRemove}
          className="mt-6.5 sm:col-start-3"
        >
          <X aria-hidden="true" className="size-4" />
        </IconButton>
      )}
      <label className="col-span-2 flex min-h-6 items-center gap-2 text-sm sm:col-span-3">
        <input
          type="checkbox"
          {...register(`${path}.allowOverride`)}
          defaultChecked={getValues(`${path}.allowOverride`)}
          disabled={isReadOnly}
          className="size-4 shrink-0"
        />
        Plugins may override this header
      </label>
    </fieldset>
  );
}

function NameField({ prefixIndex, index }: { prefixIndex: number; index: number }) {
  const { isReadOnly } = useEditor();
  const { register, formState, getValues } = useFormContext<ProxyValues>();
  const path = `prefixes.${prefixIndex}.rules.${index}.name` as const;
  const error = formState.errors.prefixes?.[prefixIndex]?.rules?.[index]?.name?.message;
  return (
    <Field label="Header name" id={path} isRequired={!isReadOnly} error={error && <WithCode text={error} />}>
      {(control) => (
        <>
          <input
            {...control}
            {...register(path, {
              validate: (name, values) =>
                headerNameProblem(name) ?? twin(name, prefixIndex, index, values) ?? true,
            })}
            defaultValue={getValues(path)}
            list={isReadOnly ? undefined : `${path}.common`}
            readOnly={isReadOnly}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            translate="no"
            className="field-control font-mono text-sm"
          />
          {!isReadOnly && (
            <datalist id={`${path}.common`}>
              {COMMON_HEADERS.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          )}
        </>
      )}
    </Field>
  );
}

function ValueField({
  path,
  openSignal,
}: {
  path: `prefixes.${number}.rules.${number}`;
  openSignal: number;
}) {
  const { isReadOnly, secrets } = useEditor();
  return (
    <Controller<ProxyValues, `${typeof path}.value`>
      name={`${path}.value`}
      rules={{
        validate: (text) => text.trim() !== "" || "Enter a value, such as `Bearer {{ secrets.identifier }}`.",
      }}
      render={({ field, fieldState }) => {
        if (isReadOnly) return <ReadOnlyValue value={field.value} />;
        const unknown = referencedTags(field.value).filter(secrets.isUnknown);
        const message = fieldState.error?.message;
        const isNamed = fieldState.error?.type === "UNKNOWN_SECRET" && unknown.length > 0;
        return (
          <div className="flex flex-col gap-2">
            <TemplateEditor
              id={`${path}.value`}
              label="Header value"
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
              unknownTags={unknown}
              complete={secrets.complete}
              openSignal={openSignal}
              error={
                unknown.length > 0 && (!message || isNamed) ? (
                  <UnknownSecrets tags={unknown} value={field.value} onChange={field.onChange} />
                ) : (
                  message && <WithCode text={message} />
                )
              }
            />
            {looksLikeValue(field.value) && (
              <Notice tone="warning">
                That looks like a value. Everyone who may see this proxy can read it here; add it as a secret
                and name the secret instead.
              </Notice>
            )}
          </div>
        );
      }}
    />
  );
}

function ReadOnlyValue({ value }: { value: string }) {
  return (
    <div className="flex flex-col gap-1.5">
      <p className="font-medium">Header value</p>
      <p className="min-h-9 rounded-md border bg-surface-sunken px-2.5 py-1.75 text-sm">
        <Code>{value}</Code>
      </p>
    </div>
  );
}

function twin(name: string, prefixIndex: number, index: number, { prefixes }: ProxyValues): string | null {
  const rules = prefixes[prefixIndex]?.rules ?? [];
  const isTwice = rules.some((other, at) => at < index && headerKey(other.name) === headerKey(name));
  return isTwice ? `This prefix sets \`${name.trim()}\` twice. Remove one of them.` : null;
}
