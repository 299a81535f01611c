"use client";
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { classNames } from "./class-names.ts";
import { Field } from "./field.tsx";
import { GeneratePanel } from "./secret-value/generate-panel.tsx";
import { readValueFile } from "./secret-value/read-value-file.ts";
import { TypedValue } from "./secret-value/typed-value.ts";
import { ValueFactsLine } from "./secret-value/value-facts-line.tsx";
import { type ValueHint, valueError } from "./secret-value/value-hints.ts";
import { ValueTools } from "./secret-value/value-tools.tsx";

/**
 * The control for a value that nobody will read again (ui.md §2.4): a text area, masked by CSS so that no browser
 * offers to save it, with Show, Generate and Load from file. The text lives in the element and in one ref; it is in no
 * state, no storage and no URL, and it is cleared on close, on submit, and after 10 minutes in a hidden tab.
 */
export type SecretValueHandle = {
  read: () => string;
  /** The sentence that stops a submit, or null. A generated value must be copied, or waived, first. */
  problem: () => string | null;
  set: (value: string) => void;
  clear: () => void;
  focus: () => void;
};

const SHOWN_MS = 30_000;
const FORGET_MS = 600_000;
export type Seen = { value: string; isVerbatim: boolean };

export function SecretValueField(props: {
  ref: Ref<SecretValueHandle>;
  id: string;
  label: string;
  help: ReactNode;
  error?: ReactNode;
  onEdit: () => void;
  /** The value was thrown away because the tab was hidden for long. */
  onForgotten?: () => void;
}) {
  const element = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const typed = useRef(new TypedValue());
  const [edits, setEdits] = useState(0);
  const [isShown, setShown] = useState(false);
  const [isDropping, setDropping] = useState(false);
  const [fileError, setFileError] = useState<string | null>(null);
  const [generated, setGenerated] = useState<"none" | "uncopied" | "copied">("none");
  const canMask = typeof CSS !== "undefined" && CSS.supports("-webkit-text-security", "disc");

  function put(value: string, source: "typed" | "file" = "typed") {
    typed.current.set(value, source);
    if (element.current) element.current.value = value;
    setFileError(null);
    changed();
  }
  function changed() {
    setEdits((count) => count + 1);
    props.onEdit();
  }
  function clear() {
    typed.current.clear();
    if (element.current) element.current.value = "";
    setShown(false);
    setGenerated("none");
    setFileError(null);
    setEdits((count) => count + 1);
  }
  async function load(file: File | undefined) {
    if (!file) return;
    const result = await readValueFile(file);
    setGenerated("none");
    if ("error" in result) setFileError(result.error);
    else put(result.text, "file");
  }
  function fix(hint: ValueHint) {
    if (hint.fix) put(hint.fix.apply(typed.current.text));
    element.current?.focus();
  }

  useImperativeHandle(props.ref, () => ({
    read: () => typed.current.text,
    problem: () =>
      valueError(typed.current.text, typed.current.isVerbatim) ??
      (generated === "uncopied" ? "Copy the generated value, or say that you don't need a copy." : null),
    set: (value) => put(value),
    clear,
    focus: () => element.current?.focus(),
  }));
  const edited = useRef(props.onEdit);
  edited.current = props.onEdit;
  useEffect(() => {
    // Copying mends what stopped the submit, without an edit.
    if (generated === "copied") edited.current();
  }, [generated]);
  useHideAgain(isShown, setShown);
  useForgetting(() => {
    if (typed.current.text === "") return;
    clear();
    props.onForgotten?.();
  });

  const shared = {
    ref: element,
    autoComplete: canMask ? "off" : "new-password",
    autoCapitalize: "off",
    autoCorrect: "off",
    spellCheck: false,
    name: "keyhole-value",
    translate: "no" as const,
    "data-1p-ignore": "",
    "data-lpignore": "true",
    "data-bwignore": "",
    "data-form-type": "other",
    onCopy: (event: React.ClipboardEvent) => !isShown && event.preventDefault(),
    onCut: (event: React.ClipboardEvent) => !isShown && event.preventDefault(),
    onDragStart: (event: React.DragEvent) => !isShown && event.preventDefault(),
    onPaste: (event: React.ClipboardEvent<HTMLTextAreaElement & HTMLInputElement>) => {
      const text = event.clipboardData.getData("text/plain");
      const { selectionStart, selectionEnd, value } = event.currentTarget;
      const replacesAll = selectionStart === 0 && selectionEnd === value.length;
      // Pasted over everything: keep the line breaks as they were. Otherwise the browser inserts as usual.
      if (!replacesAll || !text.includes("\r") || !canMask) return;
      event.preventDefault();
      put(text);
    },
    onInput: (event: React.InputEvent<HTMLTextAreaElement & HTMLInputElement>) => {
      typed.current.edited(event.currentTarget.value);
      if (event.currentTarget.value === "") setGenerated("none");
      setFileError(null);
      changed();
    },
  };
  return (
    <Field label={props.label} id={props.id} isRequired error={fileError ?? props.error} help={props.help}>
      {(control) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file has the button "Load from file" as its equal.
        <div
          onDragOver={(event) => {
            if (!event.dataTransfer.types.includes("Files")) return;
            event.preventDefault();
            setDropping(true);
          }}
          onDragLeave={() => setDropping(false)}
          onDrop={(event) => {
            setDropping(false);
            if (event.dataTransfer.files.length === 0) return;
            event.preventDefault();
            void load(event.dataTransfer.files[0]);
          }}
        >
          <div
            className={classNames(
              "rounded-md border bg-surface-raised has-[textarea:focus-visible,input:focus-visible]:outline-2 has-[textarea:focus-visible,input:focus-visible]:outline-offset-1 has-[textarea:focus-visible,input:focus-visible]:outline-accent",
              control["aria-invalid"]
                ? "border-danger ring-1 ring-danger"
                : isDropping
                  ? "border-accent ring-1 ring-accent"
                  : "border-border-control",
            )}
          >
            {canMask ? (
              <textarea
                {...shared}
                {...control}
                rows={1}
                className={classNames(
                  "block field-sizing-content max-h-44 min-h-9 w-full resize-none overflow-y-auto rounded-md bg-transparent px-2.5 py-2 font-mono text-sm outline-none",
                  !isShown && "masked-text",
                )}
              />
            ) : (
              <input
                {...shared}
                {...control}
                type={isShown ? "text" : "password"}
                className="block min-h-9 w-full rounded-md bg-transparent px-2.5 font-mono text-sm outline-none"
              />
            )}
            <ValueTools
              isShown={isShown}
              onShow={setShown}
              onGenerate={(value) => {
                put(value);
                setGenerated("uncopied");
                setShown(true);
              }}
              onFile={load}
            />
          </div>
          {isDropping && <p className="mt-1 text-sm text-accent">Drop the file to load it.</p>}
          {generated !== "none" && (
            <GeneratePanel
              read={() => typed.current.text}
              isCopied={generated === "copied"}
              onCopied={() => setGenerated("copied")}
              onGenerate={(value) => {
                put(value);
                setGenerated("uncopied");
                setShown(true);
              }}
            />
          )}
          <ValueFactsLine
            key="facts"
            edits={edits}
            read={() => typed.current.text}
            isShown={isShown}
            onHide={() => setShown(false)}
            onFix={fix}
          />
        </div>
      )}
    </Field>
  );
}

/** A shown value hides again after 30 s, when the window loses focus, and when the tab is hidden. */
function useHideAgain(isShown: boolean, setShown: (isShown: boolean) => void): void {
  useEffect(() => {
    if (!isShown) return;
    const hide = () => setShown(false);
    const timer = setTimeout(hide, SHOWN_MS);
    window.addEventListener("blur", hide);
    document.addEventListener("visibilitychange", hide);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("blur", hide);
      document.removeEventListener("visibilitychange", hide);
    };
  }, [isShown, setShown]);
}

function useForgetting(forget: () => void): void {
  const latest = useRef(forget);
  latest.current = forget;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onChange = () => {
      clearTimeout(timer);
      if (document.hidden) timer = setTimeout(() => latest.current(), FORGET_MS);
    };
    document.addEventListener("visibilitychange", onChange);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onChange);
    };
  }, []);
}
