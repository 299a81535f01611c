import type { ReactNode } from "react";

/** What stands where a list would be: nothing yet, nothing matches, or it could not be loaded. */
export function EmptyState(props: {
  icon: ReactNode;
  title: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
  isAlert?: boolean;
}) {
  return (
    <div
      role={props.isAlert ? "alert" : undefined}
      className="flex flex-col items-center rounded-lg border bg-surface-raised px-6 py-14 text-center"
    >
      <div className="mb-4 grid size-12 place-items-center rounded-full bg-surface-sunken text-text-muted">
        {props.icon}
      </div>
      <h2 className="text-lg font-semibold text-balance wrap-anywhere">{props.title}</h2>
      <div className="mt-1.5 max-w-120 text-pretty text-text-muted">{props.children}</div>
      {props.actions && <div className="mt-5 flex flex-wrap justify-center gap-2">{props.actions}</div>}
    </div>
  );
}
