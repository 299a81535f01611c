"use client";
import { X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, type Ref, useImperativeHandle, useRef, useState } from "react";
import { afterPress } from "./after-press.ts";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";

/** `commit` fixes what is still being typed; false when it is wrong, so that a form never drops it in silence. */
export type ChipsHandle = { commit: () => boolean };

/** A list of short texts, each typed and then fixed as a chip. `parse` gives the form to keep, or null when it is wrong. */
export function ChipsField(props: {
  ref?: Ref<ChipsHandle>;
  id: string;
  label: string;
  help?: ReactNode;
  error?: ReactNode;
  invalidText: ReactNode;
  placeholder?: string;
  values: readonly string[];
  onChange: (values: string[]) => void;
  /** A key was pressed in the field; an error from outside may be out of date. */
  onEdit?: () => void;
  parse: (text: string) => string | null;
  isReadOnly?: boolean;
  /** At least one. */
  isRequired?: boolean;
}) {
  const [typed, setTyped] = useState("");
  const [isWrong, setWrong] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  function add(): boolean {
    if (typed.trim() === "") return true;
    const value = props.parse(typed);
    setWrong(value === null);
    if (value === null) return false;
    if (!props.values.includes(value)) props.onChange([...props.values, value]);
    setTyped("");
    return true;
  }
  const latestAdd = useRef(add);
  latestAdd.current = add;
  useImperativeHandle(props.ref, () => ({ commit: add }));
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const isSubmit = event.metaKey || event.ctrlKey;
    if ((event.key === "Enter" && !isSubmit) || event.key === ",") {
      if (typed.trim() === "" && event.key === "Enter") return;
      event.preventDefault();
      add();
    }
  }
  return (
    <Field
      label={props.label}
      id={props.id}
      isRequired={props.isRequired}
      help={props.help}
      error={isWrong ? props.invalidText : props.error}
    >
      {(control) => (
        <div className="flex flex-col gap-2">
          {props.values.length > 0 && (
            <ul aria-label={props.label} className="flex flex-wrap gap-1.5">
              {props.values.map((value) => (
                <li
                  key={value}
                  className="flex min-h-7 max-w-full items-center gap-0.5 rounded-md border bg-surface-sunken ps-2 pe-0.5"
                >
                  <code translate="no" className="min-w-0 truncate text-sm">
                    {value}
                  </code>
                  {!props.isReadOnly && (
                    <button
                      type="button"
                      aria-label={`Remove ${value}`}
                      onClick={() => {
                        props.onChange(props.values.filter((other) => other !== value));
                        input.current?.focus();
                      }}
                      className="grid size-6 shrink-0 place-items-center rounded-sm text-text-muted hover:text-text"
                    >
                      <X aria-hidden="true" className="size-3.5" />
                    </button>
                  )}
                </li>
              ))}
            </ul>
          )}
          {!props.isReadOnly && (
            <div className="flex gap-2">
              <input
                {...control}
                ref={input}
                value={typed}
                onChange={(event) => {
                  setTyped(event.currentTarget.value);
                  setWrong(false);
                  props.onEdit?.();
                }}
                onKeyDown={onKeyDown}
                onBlur={() => afterPress(() => latestAdd.current())}
                placeholder={props.placeholder}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                translate="no"
                className="field-control font-mono text-sm"
              />
              <Button onClick={add}>Add</Button>
            </div>
          )}
        </div>
      )}
    </Field>
  );
}
