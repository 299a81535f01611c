import type { ComponentProps } from "react";
import { classNames } from "#app/_ui/class-names.ts";

type Props = Omit<ComponentProps<"button">, "onChange"> & {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
};

/** A switch with its state as a word beside it. "Cannot now" is `aria-disabled`, so that it stays focusable. */
export function Switch({ isOn, onChange, className, ...rest }: Props) {
  const isOff = rest["aria-disabled"] === true || rest["aria-disabled"] === "true";
  return (
    <button
      type="button"
      {...rest}
      role="switch"
      aria-checked={isOn}
      onClick={() => !isOff && onChange(!isOn)}
      className={classNames(
        "group inline-flex min-h-8 items-center gap-2 rounded-md pe-1 aria-disabled:cursor-not-allowed",
        className,
      )}
    >
      <span
        aria-hidden="true"
        className={classNames(
          "flex h-5 w-9 shrink-0 items-center rounded-full border px-0.5 transition-colors group-aria-disabled:opacity-60",
          isOn
            ? "justify-end border-accent bg-accent"
            : "justify-start border-border-control bg-surface-sunken",
        )}
      >
        <span className={classNames("size-3.5 rounded-full", isOn ? "bg-on-accent" : "bg-border-control")} />
      </span>
      <span aria-hidden="true" className="w-6 text-start">
        {isOn ? "On" : "Off"}
      </span>
    </button>
  );
}
