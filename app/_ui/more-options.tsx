"use client";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

/** Fields that most people can do without, behind one line. `isOpen` is the form's, so that an error can open it. */
export function MoreOptions(props: {
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
  children: ReactNode;
}) {
  return (
    <details
      open={props.isOpen}
      onToggle={(event) => props.onToggle(event.currentTarget.open)}
      className="group"
    >
      <summary className="-mx-1.5 inline-flex min-h-8 list-none items-center gap-1 rounded-sm px-1.5 font-medium [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 text-text-muted transition-transform group-open:rotate-90"
        />
        More options
      </summary>
      <div className="mt-3 flex flex-col gap-5">{props.children}</div>
    </details>
  );
}
