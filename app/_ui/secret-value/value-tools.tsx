"use client";
import { Eye, EyeOff, FileUp, Sparkles } from "lucide-react";
import { useRef } from "react";
import { DEFAULT_LENGTH, generateValue } from "./generate-value.ts";

const TOOL =
  "inline-flex min-h-7 items-center gap-1.5 rounded-sm px-2 text-sm text-text-muted transition-colors hover:bg-surface-sunken hover:text-text aria-pressed:text-accent";

/** The three buttons inside the value field, in tab order: Show value, Generate, Load from file. */
export function ValueTools(props: {
  isShown: boolean;
  onShow: (isShown: boolean) => void;
  onGenerate: (value: string) => void;
  onFile: (file: File | undefined) => void;
}) {
  const picker = useRef<HTMLInputElement>(null);
  const Icon = props.isShown ? EyeOff : Eye;
  return (
    <div className="flex flex-wrap gap-x-1 border-t px-1 py-1">
      <button
        type="button"
        aria-pressed={props.isShown}
        onClick={() => props.onShow(!props.isShown)}
        className={TOOL}
      >
        <Icon aria-hidden="true" className="size-4" />
        Show value
      </button>
      <button
        type="button"
        onClick={() => props.onGenerate(generateValue("alphanumeric", DEFAULT_LENGTH))}
        className={TOOL}
      >
        <Sparkles aria-hidden="true" className="size-4" />
        Generate
      </button>
      <button type="button" onClick={() => picker.current?.click()} className={TOOL}>
        <FileUp aria-hidden="true" className="size-4" />
        Load from file
      </button>
      <input
        ref={picker}
        type="file"
        hidden
        onChange={(event) => {
          props.onFile(event.currentTarget.files?.[0]);
          // So that the same file can be chosen again, and nothing of it stays in the element.
          event.currentTarget.value = "";
        }}
      />
    </div>
  );
}
