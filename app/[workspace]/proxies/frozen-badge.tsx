import { Snowflake } from "lucide-react";

/** An icon and a word, so that it never hangs on colour alone. */
export function FrozenBadge() {
  return (
    <span className="inline-flex min-h-6 items-center gap-1 rounded-md border border-danger/45 bg-danger/7 px-1.5 text-sm font-normal whitespace-nowrap text-danger">
      <Snowflake aria-hidden="true" className="size-3.5 shrink-0" />
      Frozen
    </span>
  );
}
