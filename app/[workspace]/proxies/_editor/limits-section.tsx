"use client";
import { ChevronRight } from "lucide-react";
import { useEffect, useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { useSend } from "#app/_lib/session-gate.tsx";
import { Field } from "#app/_ui/field.tsx";
import { InstanceLimits, type Limits } from "../queries.ts";
import { useEditor } from "./editor-context.tsx";
import { LIMIT_FIELDS, type LimitField, limitProblem, limitWords, summaryWords } from "./limit-fields.ts";
import type { ProxyValues } from "./proxy-values.ts";
import { Section } from "./section.tsx";

/** What one request may take. Closed, since the instance's defaults do for most; an error opens it and keeps it open. */
export function LimitsSection({ saved }: { saved: Limits | null }) {
  const { control, formState } = useFormContext<ProxyValues>();
  const texts = useWatch({ control, name: "limits" });
  const [isOpen, setOpen] = useState(false);
  const hasErrors = formState.errors.limits !== undefined;
  const defaults = useInstanceLimits(isOpen || hasErrors);
  return (
    <Section title="Limits" description="What one request through this proxy may take.">
      <details
        open={isOpen || hasErrors}
        onToggle={({ currentTarget: shown }) => {
          // React would not open it again: to React it has never been closed.
          if (hasErrors) shown.open = true;
          setOpen(shown.open);
        }}
        className="group"
      >
        <summary className="-mx-1.5 inline-flex min-h-8 list-none items-center gap-1 rounded-sm px-1.5 font-medium [&::-webkit-details-marker]:hidden">
          <ChevronRight
            aria-hidden="true"
            className="size-4 text-text-muted transition-transform group-open:rotate-90"
          />
          {summaryWords(texts)}
        </summary>
        <div className="mt-3 grid items-start gap-x-4 gap-y-5 sm:grid-cols-2">
          {LIMIT_FIELDS.map((field) => (
            <LimitInput key={field.name} field={field} preset={presetOf(field, defaults, saved)} />
          ))}
        </div>
      </details>
    </Section>
  );
}

function LimitInput({ field, preset }: { field: LimitField; preset: string }) {
  const { isReadOnly } = useEditor();
  const { register, formState, getValues } = useFormContext<ProxyValues>();
  const path = `limits.${field.name}` as const;
  return (
    <Field
      label={field.unit.name ? `${field.label} (${field.unit.name})` : field.label}
      id={path}
      help={field.help}
      error={formState.errors.limits?.[field.name]?.message}
    >
      {(control) => (
        <input
          {...control}
          {...register(path, { validate: (typed) => limitProblem(typed, field) ?? true })}
          defaultValue={getValues(path)}
          placeholder={preset}
          readOnly={isReadOnly}
          inputMode="decimal"
          autoComplete="off"
          className="field-control tabular-nums"
        />
      )}
    </Field>
  );
}

/** What counts while the field is empty. */
function presetOf(field: LimitField, defaults: Limits | null, saved: Limits | null): string {
  const known = defaults ?? (saved?.overridden.includes(field.name) ? null : saved);
  return known ? `Default: ${limitWords(known[field.name], field)}` : "Instance's default";
}

/** Asked for once, when the section is opened. Without an answer the fields still say that there is a default. */
function useInstanceLimits(isWanted: boolean): Limits | null {
  const { isReadOnly } = useEditor();
  const send = useSend();
  const [limits, setLimits] = useState<Limits | null>(null);
  const isMissing = isWanted && !isReadOnly && limits === null;
  useEffect(() => {
    if (!isMissing) return;
    let isLatest = true;
    void send(InstanceLimits, {}).then((answer) => {
      const found = answer.ok ? answer.data.explainProxyRequest.explanation?.limits : null;
      if (isLatest && found) setLimits(found);
    });
    return () => {
      isLatest = false;
    };
  }, [isMissing, send]);
  return limits;
}
