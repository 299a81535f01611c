"use client";
import { CircleSlash, Waypoints } from "lucide-react";
import { useWorkspace } from "#app/_lib/workspace-context.tsx";
import { Code } from "#app/_ui/code.tsx";
import type { UsageRow } from "./queries.ts";

/**
 * The places that name a secret, each leading to its proxy in a new tab, so that an open form is not lost.
 * `total` counts those too that this person may not see.
 */
export function UsageList({ usages, total }: { usages: readonly UsageRow[]; total: number }) {
  const { slug } = useWorkspace();
  const hidden = Math.max(0, total - usages.length);
  return (
    <ul className="divide-y divide-border rounded-md border bg-surface">
      {usages.map((usage) => (
        <li key={`${usage.consumer.tag} ${usage.location}`} className="flex items-start gap-2.5 px-3 py-2">
          <Waypoints aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-text-muted" />
          <div className="min-w-0">
            <a
              href={`/${slug}/proxies/${usage.consumer.tag}`}
              target="_blank"
              rel="noopener"
              className="font-medium underline decoration-border-control underline-offset-4 hover:decoration-current"
            >
              {usage.consumer.name}
              <span className="sr-only"> (opens in a new tab)</span>
            </a>
            {!usage.isActive && (
              <span className="ms-2 inline-flex items-center gap-1 text-sm text-text-muted">
                <CircleSlash aria-hidden="true" className="size-3.5" />
                Switched off
              </span>
            )}
            <Code className="block text-sm text-text-muted">{usage.location}</Code>
          </div>
        </li>
      ))}
      {hidden > 0 && (
        <li className="px-3 py-2 text-text-muted">
          {usages.length > 0 && "and "}
          {placesPhrase(hidden)} you can't see
        </li>
      )}
    </ul>
  );
}

/** "1 place", "2 places". */
export function placesPhrase(count: number): string {
  return `${count.toLocaleString("en")} ${count === 1 ? "place" : "places"}`;
}
