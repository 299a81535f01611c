"use client";
import { X } from "lucide-react";
import { useFormContext } from "react-hook-form";
import { Field } from "#app/_ui/field.tsx";
import { IconButton } from "#app/_ui/icon-button.tsx";
import { useEditor } from "./editor-context.tsx";
import {
  BASIC_HEADER,
  COMMON_HEADERS,
  headerKey,
  headerNameProblem,
  PAIR_BESIDE_HEADER,
} from "./header-names.ts";
import { OverrideField } from "./override-field.tsx";
import type { ProxyValues } from "./proxy-values.ts";
import { TemplateField } from "./template-field.tsx";
import { WithCode } from "./with-code.tsx";

type Props = { prefixIndex: number; index: number; openSignal: number; onRemove: () => void };

const NO_VALUE = "Enter a value, such as `Bearer {{ secrets.identifier }}`.";

export function HeaderRow({ prefixIndex, index, openSignal, onRemove }: Props) {
  const { isReadOnly } = useEditor();
  const { getValues } = useFormContext<ProxyValues>();
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
        <TemplateField
          path={`${path}.value`}
          label="Header value"
          isRequired
          openSignal={openSignal}
          validate={(text) => (text.trim() === "" ? NO_VALUE : null)}
        />
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
      <OverrideField path={`${path}.allowOverride`} className="col-span-2 sm:col-span-3" />
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

function twin(name: string, prefixIndex: number, index: number, { prefixes }: ProxyValues): string | null {
  const { rules = [], basicAuth = [] } = prefixes[prefixIndex] ?? {};
  if (basicAuth.length > 0 && headerKey(name) === headerKey(BASIC_HEADER)) return PAIR_BESIDE_HEADER;
  const isTwice = rules.some((other, at) => at < index && headerKey(other.name) === headerKey(name));
  return isTwice ? `This prefix sets \`${name.trim()}\` twice. Remove one of them.` : null;
}
