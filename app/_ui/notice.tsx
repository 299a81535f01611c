import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

const LOOKS = {
  danger: { icon: CircleAlert, box: "border-danger/45 bg-danger/7", mark: "text-danger", word: "Error:" },
  warning: {
    icon: TriangleAlert,
    box: "border-warning/45 bg-warning/8",
    mark: "text-warning",
    word: "Warning:",
  },
  info: { icon: Info, box: "border-border bg-surface-sunken", mark: "text-text-muted", word: "Note:" },
} as const;

/** A box with an icon, a word for it and a sentence, so that its kind never hangs on colour alone. */
export function Notice(props: {
  tone: keyof typeof LOOKS;
  children: ReactNode;
  actions?: ReactNode;
  isAlert?: boolean;
  className?: string;
}) {
  const look = LOOKS[props.tone];
  return (
    <div
      role={props.isAlert ? "alert" : undefined}
      className={classNames(
        "flex flex-wrap items-start gap-x-3 gap-y-2 rounded-md border px-3 py-2.5",
        look.box,
        props.className,
      )}
    >
      <look.icon aria-hidden="true" className={classNames("mt-0.5 size-4 shrink-0", look.mark)} />
      <div className="min-w-[min(100%,12rem)] flex-1 wrap-anywhere">
        <span className="sr-only">{look.word} </span>
        {props.children}
      </div>
      {props.actions && <div className="flex flex-wrap gap-2">{props.actions}</div>}
    </div>
  );
}
