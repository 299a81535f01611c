"use client";
import { Search } from "lucide-react";
import { type Ref, useEffect, useRef, useState } from "react";
import { Spinner } from "./spinner.tsx";

const PAUSE_MS = 300;

/** A search box that reports what was typed after a pause, and at once on Enter. `value` is what the URL says. */
export function SearchField(props: {
  ref?: Ref<HTMLInputElement>;
  label: string;
  placeholder: string;
  value: string;
  isBusy?: boolean;
  onSearch: (text: string) => void;
}) {
  const [text, setText] = useState(props.value);
  const [seen, setSeen] = useState(props.value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (seen !== props.value) {
    // The URL changed by other means (Clear filters, Back): follow it.
    setSeen(props.value);
    if (text.trim() !== props.value) setText(props.value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (next: string) => {
    clearTimeout(timer.current);
    if (next.trim() !== props.value) props.onSearch(next.trim());
  };
  return (
    <search className="relative w-full sm:max-w-80">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          search(text);
        }}
      >
        <span className="pointer-events-none absolute inset-y-0 start-0 grid w-9 place-items-center text-text-muted">
          {props.isBusy ? <Spinner /> : <Search aria-hidden="true" className="size-4" />}
        </span>
        <input
          ref={props.ref}
          type="search"
          aria-label={props.label}
          aria-keyshortcuts="/"
          placeholder={props.placeholder}
          value={text}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            const next = event.currentTarget.value;
            setText(next);
            clearTimeout(timer.current);
            timer.current = setTimeout(() => search(next), PAUSE_MS);
          }}
          className="field-control ps-9! pe-9! [&::-webkit-search-cancel-button]:cursor-pointer"
        />
        {text === "" && (
          <span
            aria-hidden="true"
            className="pointer-events-none font-mono max-sm:hidden absolute end-2.5 top-1/2 -translate-y-1/2 rounded-sm border bg-surface-sunken px-1.5 text-xs text-text-muted"
          >
            /
          </span>
        )}
      </form>
    </search>
  );
}
