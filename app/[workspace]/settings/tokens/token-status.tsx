import { Ban, CircleCheck, CircleX, Clock, Snowflake } from "lucide-react";
import type { ApiTokenStatus } from "#app/_lib/__generated__/graphql.ts";

const LOOKS = {
  ACTIVE: { word: "Active", icon: CircleCheck, colour: "text-success" },
  EXPIRING: { word: "Expiring", icon: Clock, colour: "text-warning" },
  EXPIRED: { word: "Expired", icon: CircleX, colour: "text-danger" },
  FROZEN: { word: "Frozen", icon: Snowflake, colour: "text-danger" },
  REVOKED: { word: "Revoked", icon: Ban, colour: "text-text-muted" },
} as const;

/** An icon and a word, so that the status never hangs on colour alone. */
export function TokenStatus({ status }: { status: ApiTokenStatus }) {
  const { word, icon: Icon, colour } = LOOKS[status];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <Icon aria-hidden="true" className={`size-4 shrink-0 ${colour}`} />
      {word}
    </span>
  );
}
