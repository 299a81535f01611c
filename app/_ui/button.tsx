import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Spinner } from "./spinner.tsx";

type Tone = "primary" | "secondary" | "danger" | "quiet";
export type ButtonProps = ComponentProps<"button"> & {
  tone?: Tone;
  size?: "medium" | "small";
  icon?: ReactNode;
  /** Shown while the act is under way; the button keeps its width and stays focusable. */
  pendingText?: string;
  isPending?: boolean;
};

const TONES: Record<Tone, string> = {
  primary: "bg-accent text-on-accent border-transparent hover:brightness-108 active:brightness-95",
  danger: "bg-danger text-on-danger border-transparent hover:brightness-108 active:brightness-95",
  secondary: "bg-surface-raised text-text border-border-control hover:bg-surface-sunken",
  quiet: "bg-transparent text-text border-transparent hover:bg-surface-sunken",
};

export function buttonClass(tone: Tone = "secondary", size: "medium" | "small" = "medium"): string {
  return classNames(
    "relative inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap transition-colors select-none",
    size === "medium" ? "min-h-9 px-3.5" : "min-h-7 px-2 text-sm",
    "aria-disabled:cursor-not-allowed aria-disabled:border-border aria-disabled:bg-surface-sunken aria-disabled:text-text-muted aria-disabled:brightness-100",
    TONES[tone],
  );
}

/** A button. "Cannot now" is `aria-disabled`, never `disabled`: it stays focusable and its click does nothing. */
export function Button({
  tone,
  size,
  icon,
  isPending,
  pendingText,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const isOff = isPending || rest["aria-disabled"] === true || rest["aria-disabled"] === "true";
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={isOff || undefined}
      onClick={(event) => {
        if (isOff) event.preventDefault();
        else onClick?.(event);
      }}
      className={classNames(buttonClass(tone, size), className)}
    >
      <span
        className={classNames("inline-flex items-center gap-1.5", isPending && "invisible")}
        aria-hidden={isPending || undefined}
      >
        {icon}
        {children}
      </span>
      {isPending && (
        <span className="absolute inset-0 inline-flex items-center justify-center gap-1.5">
          <Spinner />
          {pendingText}
        </span>
      )}
    </button>
  );
}
