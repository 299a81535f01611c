import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";

export type ControlProps = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  "aria-required": true | undefined;
};

type Props = {
  label: ReactNode;
  /** Stable id of the control, so that an error summary can link to it. */
  id?: string;
  help?: ReactNode;
  error?: ReactNode;
  isRequired?: boolean;
  /** Right of the label, e.g. a counter. */
  aside?: ReactNode;
  children: (control: ControlProps) => ReactNode;
};

/** A label above, one control, its help and its error, all bound together. Never a placeholder instead of a label. */
export function Field({ label, id: givenId, help, error, isRequired, aside, children }: Props) {
  const madeId = useId();
  const id = givenId ?? madeId;
  const helpId = help ? `${id}-help` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        {/* The star is drawn by CSS with an empty spoken form, so that it is no part of the label's text. */}
        <label
          htmlFor={id}
          className={classNames(
            "font-medium",
            isRequired && "after:ms-0.5 after:text-danger after:content-['*'_/_'']",
          )}
        >
          {label}
        </label>
        {aside}
      </div>
      {children({
        id,
        "aria-describedby": [errorId, helpId].filter(Boolean).join(" ") || undefined,
        "aria-invalid": error ? true : undefined,
        "aria-required": isRequired || undefined,
      })}
      <FieldError id={errorId}>{error}</FieldError>
      {help && (
        <div id={helpId} className="text-sm text-pretty text-text-muted">
          {help}
        </div>
      )}
    </div>
  );
}

/** The sentence under a control. The wrapper stays, so that a message that comes later is announced. */
export function FieldError({ id, children }: { id?: string; children?: ReactNode }) {
  return (
    <div aria-live="polite" className="empty:hidden">
      {children && (
        <p id={id} className="flex items-start gap-1.5 text-sm leading-6 text-danger">
          <CircleAlert aria-hidden="true" className="mt-1.25 size-3.5 shrink-0" />
          <span className="min-w-0 wrap-anywhere">{children}</span>
        </p>
      )}
    </div>
  );
}
