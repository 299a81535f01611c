import type { ReactNode } from "react";

/** The one `h1` of a page, one sentence about it, and its primary button (under the title on phones). */
export function PageHeader({
  title,
  description,
  action,
}: {
  title: ReactNode;
  description?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="mb-6 flex flex-col gap-4 sm:flex-row sm:items-start sm:justify-between">
      <div className="min-w-0">
        <h1 className="text-xl font-semibold wrap-anywhere">{title}</h1>
        {description && <p className="mt-0.5 max-w-160 text-pretty text-text-muted">{description}</p>}
      </div>
      {action}
    </div>
  );
}
