"use client";
import type { ReactNode } from "react";
import { actorName } from "#app/_lib/actor-name.ts";
import { Button } from "#app/_ui/button.tsx";
import { Code } from "#app/_ui/code.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { RelativeTime } from "#app/_ui/relative-time.tsx";
import { useNow } from "#app/_ui/use-now.ts";
import { expiryBadge, sinceWords } from "./health-words.ts";
import type { SecretRow } from "./queries.ts";
import type { DialogName } from "./use-dialog-url.ts";

type Props = { secret: SecretRow; onOpen: (dialog: DialogName) => void };

/** What is wrong with it first, with what to do; then the facts. */
export function SecretOverview({ secret, onOpen }: Props) {
  return (
    <div className="flex flex-col gap-4">
      <Troubles secret={secret} onOpen={onOpen} />
      <Facts secret={secret} />
    </div>
  );
}

function Troubles({ secret, onOpen }: Props) {
  const now = useNow();
  const { frozenAt, frozenBy, rejectedSince, rejectedStatus, tokenExpiresAt } = secret;
  const expiry = tokenExpiresAt && now !== null ? expiryBadge(tokenExpiresAt, now) : null;
  const replace = secret.viewerCan.replaceValue.allowed && (
    <Button size="small" onClick={() => onOpen("replace")}>
      Replace value…
    </Button>
  );
  return (
    <>
      {frozenAt && (
        <Notice tone="danger">
          Frozen <RelativeTime at={frozenAt} />
          {frozenBy && <> by {actorName(frozenBy)}</>}. Every use is refused until it is unfrozen.
        </Notice>
      )}
      {secret.status === "TAMPERED" && (
        <Notice tone="danger" actions={replace}>
          Its value, its row or its destinations were altered outside Keyhole. Every use is refused until the
          value is replaced.
        </Notice>
      )}
      {rejectedSince && now !== null && (
        <Notice tone="danger" actions={replace}>
          Rejected by the server {sinceWords(rejectedSince, now)}: it answers {rejectedStatus ?? 401}. The
          value may be wrong, expired or revoked.
        </Notice>
      )}
      {expiry && (
        <Notice tone={expiry.isOver ? "danger" : "warning"} actions={replace}>
          {expiry.text}, as the server says in its answers. Get a new one there, then replace the value.
        </Notice>
      )}
    </>
  );
}

const STATUS_WORDS = { ACTIVE: "Can be used", FROZEN: "Frozen", TAMPERED: "Tampered" } as const;

function Facts({ secret }: { secret: SecretRow }) {
  const facts: [string, ReactNode][] = [
    ["Status", STATUS_WORDS[secret.status]],
    ["Last used", <Past key="used" at={secret.lastUsedAt} never="Never used" />],
    ["Last success", <Past key="success" at={secret.lastSucceededAt} never={noSuccess(secret)} />],
    ...(secret.tokenExpiresAt
      ? ([["Expires", <RelativeTime key="expires" at={secret.tokenExpiresAt} />]] as [string, ReactNode][])
      : []),
    ["Destinations", <Destinations key="destinations" destinations={secret.destinations} />],
    ["Value", `Write-only · version ${secret.version}`],
    ["Value updated", <When key="value" at={secret.valueUpdatedAt} by={actorName(secret.valueUpdatedBy)} />],
    ["Last changed", <When key="changed" at={secret.updatedAt} by={actorName(secret.updatedBy)} />],
    ["Created", <When key="created" at={secret.createdAt} by={actorName(secret.createdBy)} />],
  ];
  return (
    <dl className="divide-y divide-border rounded-md border">
      {facts.map(([term, fact]) => (
        <div key={term} className="grid grid-cols-[8.5rem_minmax(0,1fr)] gap-2 px-3 py-2">
          <dt className="text-text-muted">{term}</dt>
          <dd className="min-w-0">{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

function noSuccess({ lastUsedAt }: SecretRow): string {
  return lastUsedAt ? "None with this value" : "Never used";
}

function Past({ at, never }: { at: string | null | undefined; never: string }) {
  return at ? <RelativeTime at={at} /> : <span className="text-text-muted">{never}</span>;
}

/** Also where a roll-back would let the value go. */
export function Destinations({ destinations }: { destinations: readonly string[] }) {
  if (destinations.length === 0) return "Any origin";
  return (
    <ul>
      {destinations.map((destination) => (
        <li key={destination}>
          <Code>{destination}</Code>
        </li>
      ))}
    </ul>
  );
}

function When({ at, by }: { at: string; by: string }) {
  return (
    <>
      <RelativeTime at={at} /> · {by}
    </>
  );
}
