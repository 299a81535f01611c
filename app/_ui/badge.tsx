"use client";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Tooltip } from "./tooltip.tsx";

const TONES = {
  danger: "border-danger/45 bg-danger/7 text-danger",
  warning: "border-warning/45 bg-warning/8 text-warning",
  neutral: "border-border bg-surface-sunken text-text-muted",
} as const;

/**
 * A state in an icon and a word. With `onOpen` it is a button that leads to the details and can be reached by keys, so that
 * its tooltip can too; `of` tells a screen reader whose state it is.
 */
export function Badge(props: {
  tone: keyof typeof TONES;
  icon: LucideIcon;
  tooltip: ReactNode;
  of: string;
  onOpen: () => void;
  children: ReactNode;
}) {
  return (
    <Tooltip text={props.tooltip} describes className="inline-flex max-w-full">
      {(describedBy) => (
        <button
          type="button"
          onClick={props.onOpen}
          aria-describedby={describedBy}
          className={classNames(
            "inline-flex min-h-6 max-w-full items-center gap-1.5 rounded-sm border px-1.5 text-start text-xs font-medium",
            TONES[props.tone],
          )}
        >
          <props.icon aria-hidden="true" className="size-3.5 shrink-0" />
          <span className="min-w-0 wrap-anywhere" suppressHydrationWarning>
            {props.children}
            <span className="sr-only"> ({props.of})</span>
          </span>
        </button>
      )}
    </Tooltip>
  );
}
