"use client";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Tooltip } from "./tooltip.tsx";

type Props = Omit<ComponentProps<"button">, "children"> & {
  /** Name of the button and text of its tooltip, e.g. "Edit Stripe live key". */
  label: string;
  /** A key that does the same, shown in the tooltip. */
  shortcut?: string;
  /** Why it cannot be used now; makes it `aria-disabled` and stands in the tooltip. */
  reason?: ReactNode;
  children: ReactNode;
};

export function IconButton({ label, shortcut, reason, className, children, onClick, ...rest }: Props) {
  const text = reason ?? (
    <>
      {label}
      {shortcut && <kbd className="ms-1.5 opacity-70">{shortcut}</kbd>}
    </>
  );
  return (
    <Tooltip text={text} describes={Boolean(reason)}>
      {(describedBy) => (
        <button
          type="button"
          {...rest}
          aria-label={label}
          aria-disabled={reason ? true : undefined}
          aria-describedby={describedBy}
          onClick={(event) => {
            if (reason) event.preventDefault();
            else onClick?.(event);
          }}
          className={classNames(
            "grid size-8 shrink-0 place-items-center rounded-md text-text-muted transition-colors",
            "hover:bg-surface-sunken hover:text-text aria-disabled:cursor-not-allowed aria-disabled:opacity-60 aria-disabled:hover:bg-transparent",
            className,
          )}
        >
          {children}
        </button>
      )}
    </Tooltip>
  );
}
