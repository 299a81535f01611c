"use client";
import { Controller, type FieldPathByValue } from "react-hook-form";
import { looksLikeValue, referencedTags } from "#app/_lib/template-text.ts";
import { Code } from "#app/_ui/code.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { TemplateEditor } from "#app/_ui/template-editor.tsx";
import { useEditor } from "./editor-context.tsx";
import type { ProxyValues } from "./proxy-values.ts";
import { UnknownSecrets } from "./unknown-secrets.tsx";
import { WithCode } from "./with-code.tsx";

type Props = {
  /** Also the id of the control. */
  path:
    | `prefixes.${number}.rules.${number}.value`
    | `prefixes.${number}.basicAuth.${number}.${"user" | "password"}`;
  label: string;
  isRequired?: boolean;
  validate: (text: string, values: ProxyValues) => string | null;
  openSignal: number;
};

/** A text that may name secrets: completed, checked for secrets that are not there, and for values pasted by mistake. */
export function TemplateField({ path, label, isRequired, validate, openSignal }: Props) {
  const { isReadOnly, secrets } = useEditor();
  return (
    <Controller<ProxyValues, FieldPathByValue<ProxyValues, string> & Props["path"]>
      name={path}
      rules={{ validate: (text, values) => validate(text, values) ?? true }}
      render={({ field, fieldState }) => {
        if (isReadOnly) return <ReadOnlyText label={label} text={field.value} />;
        const unknown = referencedTags(field.value).filter(secrets.isUnknown);
        const message = fieldState.error?.message;
        const isNamed = fieldState.error?.type === "UNKNOWN_SECRET" && unknown.length > 0;
        return (
          <div className="flex flex-col gap-2">
            <TemplateEditor
              id={path}
              label={label}
              isRequired={isRequired}
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

function ReadOnlyText({ label, text }: { label: string; text: string }) {
  return (
    <div className="flex flex-col gap-1.5">
      <p className="font-medium">{label}</p>
      <p className="min-h-9 rounded-md border bg-surface-sunken px-2.5 py-1.75 text-sm">
        {text === "" ? <span className="text-text-muted">Empty</span> : <Code>{text}</Code>}
      </p>
    </div>
  );
}
