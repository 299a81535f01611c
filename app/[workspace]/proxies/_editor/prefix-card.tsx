"use client";
import { Trash2 } from "lucide-react";
import { useFormContext, useWatch } from "react-hook-form";
import { Field } from "#app/_ui/field.tsx";
import { IconButton } from "#app/_ui/icon-button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { useEditor } from "./editor-context.tsx";
import { HeaderRules } from "./header-rules.tsx";
import { isUnencrypted, readPrefix } from "./prefix-text.ts";
import type { ProxyValues } from "./proxy-values.ts";
import { WithCode } from "./with-code.tsx";

/** One prefix and the headers that requests below it get. */
export function PrefixCard({ index, onRemove }: { index: number; onRemove: () => void }) {
  const { isReadOnly } = useEditor();
  const { register, control, formState } = useFormContext<ProxyValues>();
  const path = `prefixes.${index}.prefix` as const;
  const typed = useWatch({ control, name: path }) ?? "";
  const error = formState.errors.prefixes?.[index]?.prefix?.message;
  return (
    <fieldset aria-label={`Prefix ${index + 1}`} className="min-w-0 rounded-lg border bg-surface-raised">
      <div className="flex flex-col gap-3 p-4">
        <Field
          label="URL prefix"
          id={path}
          isRequired={!isReadOnly}
          error={error && <WithCode text={error} />}
          aside={
            !isReadOnly && (
              <IconButton label={`Remove prefix ${index + 1}`} onClick={onRemove} className="-my-2">
                <Trash2 aria-hidden="true" className="size-4" />
              </IconButton>
            )
          }
        >
          {(field) => (
            <input
              {...field}
              {...register(path, { validate: (text, values) => prefixProblem(text, index, values) ?? true })}
              defaultValue={typed}
              readOnly={isReadOnly}
              type="url"
              inputMode="url"
              placeholder={isReadOnly ? undefined : "https://api.stripe.com/v1/"}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              translate="no"
              className="field-control font-mono text-sm"
            />
          )}
        </Field>
        {isUnencrypted(typed) && (
          <Notice tone="warning">
            <code>http://</code> is not encrypted: anyone on the way can read the header and the secret in it.
            Use <code>https://</code> unless the network is yours.
          </Notice>
        )}
      </div>
      <HeaderRules prefixIndex={index} />
    </fieldset>
  );
}

function prefixProblem(typed: string, index: number, { prefixes }: ProxyValues): string | null {
  const read = readPrefix(typed);
  if (read.problem !== null) return read.problem;
  const twin = prefixes.findIndex(
    (other, at) => at < index && readPrefix(other.prefix).prefix === read.prefix,
  );
  return twin === -1 ? null : `Prefix ${twin + 1} is the same. Remove one of them.`;
}
