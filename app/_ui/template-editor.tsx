"use client";
import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { FieldError } from "./field.tsx";
import type { TemplateControl } from "./template-editor-control.ts";

type Props = Omit<TemplateControl, "isInvalid" | "labelledBy" | "describedBy"> & {
  label: string;
  help?: ReactNode;
  error?: ReactNode;
};

/** CodeMirror is 100 kB compressed: only a page with an editor on it loads it, after everything else. */
const View = dynamic(() => import("./template-editor-view.tsx").then((file) => file.TemplateEditorView), {
  ssr: false,
  loading: () => <div aria-hidden="true" className="field-control animate-pulse" />,
});

/**
 * One line of text in which `{{` offers references. It looks and behaves like every other field: label above, help and
 * error bound to what is edited, Tab leaves. A `<label>` cannot name editable content, so the binding is by ARIA.
 */
export function TemplateEditor({ label, help, error, ...control }: Props) {
  const { id } = control;
  const labelId = `${id}-label`;
  const helpId = help ? `${id}-help` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: a pointer's shortcut to the field, as a label has. */}
      <span id={labelId} className="font-medium" onClick={() => document.getElementById(id)?.focus()}>
        {label}
        {control.isRequired && (
          <span aria-hidden="true" className="ms-0.5 text-danger">
            *
          </span>
        )}
      </span>
      <View
        {...control}
        isInvalid={Boolean(error)}
        labelledBy={labelId}
        describedBy={[errorId, helpId].filter(Boolean).join(" ") || undefined}
      />
      <FieldError id={errorId}>{error}</FieldError>
      {help && (
        <div id={helpId} className="text-sm text-pretty text-text-muted">
          {help}
        </div>
      )}
    </div>
  );
}
