"use client";
import { Circle } from "lucide-react";
import { useEffect, useState } from "react";
import { Code } from "#app/_ui/code.tsx";
import { RelativeTime } from "#app/_ui/relative-time.tsx";
import type { TokenRow } from "./queries.ts";

const DAY_MS = 86_400_000;
const FRESH_DAYS = 7;
const STALE_DAYS = 30;

/**
 * When and from where it was used last: ● within a week, ○ and "Consider revoking" after 30 days, words beside both.
 * Ages need the reader's clock, so the marks come once the page is in the browser.
 */
export function TokenUse({ token }: { token: TokenRow }) {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => setNow(Date.now()), []);
  const isLive = token.status === "ACTIVE" || token.status === "EXPIRING";
  const ageDays = now === null ? null : (now - Date.parse(token.lastUsedAt ?? token.createdAt)) / DAY_MS;
  const isStale = isLive && ageDays !== null && ageDays > STALE_DAYS;
  const isFresh = token.lastUsedAt !== null && ageDays !== null && ageDays < FRESH_DAYS;
  return (
    <>
      {isFresh && <Mark className="fill-current text-success" />}
      {isStale && <Mark className="text-warning" />}
      {token.lastUsedAt ? (
        <RelativeTime at={token.lastUsedAt} />
      ) : (
        <span className="text-text-muted">Never used</span>
      )}
      {token.lastUsedIp && (
        <span className="block text-text-muted max-sm:inline">
          {" "}
          from <Code>{token.lastUsedIp}</Code>
        </span>
      )}
      {isStale && <span className="block text-warning">Consider revoking</span>}
    </>
  );
}

function Mark({ className }: { className: string }) {
  return <Circle aria-hidden="true" className={`me-1.5 inline size-2.5 align-baseline ${className}`} />;
}
