"use client";
import { Clock, OctagonAlert, ShieldAlert, Snowflake, TimerOff } from "lucide-react";
import { actorName } from "#app/_lib/actor-name.ts";
import { Badge } from "#app/_ui/badge.tsx";
import { absoluteTime } from "#app/_ui/time-words.ts";
import { useNow } from "#app/_ui/use-now.ts";
import { expiryBadge, sinceWords } from "./health-words.ts";
import type { SecretRow } from "./queries.ts";

/** Why a secret can't be used, or soon can't: each an icon, a word, and the details in a tooltip. Nothing when it is well. */
export function SecretBadges({ row, onOpen }: { row: SecretRow; onOpen: () => void }) {
  const now = useNow();
  const common = { of: row.name, onOpen };
  const expiry = row.tokenExpiresAt ? expiryBadge(row.tokenExpiresAt, now ?? Date.now()) : null;
  if (row.status === "ACTIVE" && !row.rejectedSince && !expiry) return null;
  // What depends on the reader's zone comes once the page is in the browser.
  const when = (at: string) => (now === null ? "" : absoluteTime(at));
  return (
    <span className="mt-1 flex flex-wrap gap-1.5">
      {row.status === "FROZEN" && (
        <Badge
          {...common}
          tone="danger"
          icon={Snowflake}
          tooltip={`Can't be used. Frozen${row.frozenBy ? ` by ${actorName(row.frozenBy)}` : ""}${row.frozenAt ? `, ${when(row.frozenAt)}` : ""}.`}
        >
          Frozen
        </Badge>
      )}
      {row.status === "TAMPERED" && (
        <Badge
          {...common}
          tone="danger"
          icon={ShieldAlert}
          tooltip="Can't be used: it was altered outside Keyhole. Replace the value."
        >
          Tampered
        </Badge>
      )}
      {row.rejectedSince && (
        <Badge
          {...common}
          tone="danger"
          icon={OctagonAlert}
          tooltip={`The server answers ${row.rejectedStatus ?? "401"} since ${when(row.rejectedSince)}.`}
        >
          Rejected by the server{now === null ? "" : ` ${sinceWords(row.rejectedSince, now)}`}
        </Badge>
      )}
      {row.tokenExpiresAt && expiry && (
        <Badge
          {...common}
          tone={expiry.isOver ? "danger" : "warning"}
          icon={expiry.isOver ? TimerOff : Clock}
          tooltip={`${expiry.isOver ? "It ended" : "It ends"} ${when(row.tokenExpiresAt)}, as the server says in its answers.`}
        >
          {expiry.text}
        </Badge>
      )}
    </span>
  );
}
