"use client";
import { useId, useState } from "react";
import { Button } from "../button.tsx";
import { CopyButton } from "../copy-button.tsx";
import { ALPHABETS, type AlphabetName, DEFAULT_LENGTH, generateValue, MAX_LENGTH } from "./generate-value.ts";

/** Appears after Generate: the value is there and shown; it must be copied, or the copy waived, before it is saved. */
export function GeneratePanel(props: {
  read: () => string;
  isCopied: boolean;
  onCopied: () => void;
  onGenerate: (value: string) => void;
}) {
  const id = useId();
  const [length, setLength] = useState(DEFAULT_LENGTH);
  const [alphabet, setAlphabet] = useState<AlphabetName>("alphanumeric");
  const again = (nextLength: number, nextAlphabet: AlphabetName) => {
    setLength(nextLength);
    setAlphabet(nextAlphabet);
    if (nextLength >= 1 && nextLength <= MAX_LENGTH)
      props.onGenerate(generateValue(nextAlphabet, nextLength));
  };
  return (
    <section aria-label="Generated value" className="mt-2 rounded-md border bg-surface-sunken p-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="font-medium">Copy it now; you can't later.</p>
        <CopyButton label="Copy value" size="small" text={props.read} onCopied={props.onCopied} />
      </div>
      <div className="mt-2.5 flex flex-wrap items-end gap-3 text-sm">
        <label htmlFor={`${id}-length`} className="flex flex-col gap-1">
          Length
          <input
            id={`${id}-length`}
            type="number"
            min={1}
            max={MAX_LENGTH}
            value={Number.isNaN(length) ? "" : length}
            onChange={(event) => again(event.currentTarget.valueAsNumber, alphabet)}
            className="field-control min-h-8! w-20! py-1!"
          />
        </label>
        <label htmlFor={`${id}-alphabet`} className="flex flex-col gap-1">
          Characters
          <select
            id={`${id}-alphabet`}
            value={alphabet}
            onChange={(event) => {
              const [name] = Object.keys(ALPHABETS).filter(
                (key): key is AlphabetName => key === event.currentTarget.value,
              );
              again(length, name ?? "alphanumeric");
            }}
            className="field-control min-h-8! w-auto! py-1!"
          >
            {Object.entries(ALPHABETS).map(([name, { label }]) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <Button size="small" className="min-h-8!" onClick={() => again(length, alphabet)}>
          Generate another
        </Button>
      </div>
      <label className="mt-2.5 flex min-h-6 items-center gap-2 text-sm">
        <input
          type="checkbox"
          checked={props.isCopied}
          onChange={(event) => event.currentTarget.checked && props.onCopied()}
          className="size-4"
        />
        I don't need a copy
      </label>
    </section>
  );
}
