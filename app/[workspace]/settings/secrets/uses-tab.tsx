"use client";
import { CircleAlert, CircleCheck, CircleDashed, Scissors } from "lucide-react";
import { useCallback } from "react";
import { actorName } from "#app/_lib/actor-name.ts";
import { useSend } from "#app/_lib/session-gate.tsx";
import { useWorkspace } from "#app/_lib/workspace-context.tsx";
import { Code } from "#app/_ui/code.tsx";
import { PermissionReason } from "#app/_ui/permission-hint.tsx";
import { RelativeTime } from "#app/_ui/relative-time.tsx";
import { durationWords } from "./health-words.ts";
import { MoreList } from "./more-list.tsx";
import { outcomeOf } from "./outcome-words.ts";
import { SecretUsesQuery, type UseRow } from "./queries.ts";
import { useMore } from "./use-more.ts";

const PAGE_SIZE = 25;

/** Each request that the value went out with, newest first. */
export function UsesTab({ id }: { id: string }) {
  const { permissions } = useWorkspace();
  if (!permissions.includes("VIEW_AUDIT_LOG")) {
    return (
      <p className="text-text-muted">
        <PermissionReason label="View audit logs" />
      </p>
    );
  }
  return <Uses id={id} />;
}

function Uses({ id }: { id: string }) {
  const send = useSend();
  const load = useCallback(
    async (after: string | null) => {
      const answer = await send(SecretUsesQuery, { id, first: PAGE_SIZE, after });
      const uses = answer.ok && answer.data.secret?.uses;
      if (!uses) return null;
      const { hasNextPage, endCursor } = uses.pageInfo;
      return { rows: uses.nodes, next: hasNextPage ? (endCursor ?? null) : null };
    },
    [send, id],
  );
  const list = useMore<UseRow>(load);
  return (
    <MoreList list={list} noun="uses" empty="Never used, or not in the time that uses are kept.">
      <ol className="divide-y divide-border rounded-md border">
        {list.state.rows.map((use, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: uses have no id, and older ones are only added behind.
          <UseItem key={index} use={use} />
        ))}
      </ol>
    </MoreList>
  );
}

function UseItem({ use }: { use: UseRow }) {
  const { slug, permissions } = useWorkspace();
  const maySee = permissions.includes("VIEW_PLUGIN_PROXIES");
  return (
    <li className="flex flex-col gap-0.5 px-3 py-2.5">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <Code className="min-w-0 font-medium wrap-anywhere">
          {use.method} {use.origin.replace("https://", "")}
        </Code>
        <span className="text-sm text-text-muted">
          <RelativeTime at={use.usedAt} />
        </span>
      </p>
      <Outcome use={use} />
      <p className="text-sm text-text-muted">
        {actorName(use.actor)} through{" "}
        {maySee ? (
          <a
            href={`/${slug}/proxies/${use.proxyTag}`}
            className="underline decoration-border-control underline-offset-4 hover:decoration-current"
          >
            <Code>{use.proxyTag}</Code>
          </a>
        ) : (
          <Code>{use.proxyTag}</Code>
        )}{" "}
        · version {use.version}
      </p>
      {use.scrubbedCount > 0 && (
        <p className="flex items-center gap-1.5 text-sm text-warning">
          <Scissors aria-hidden="true" className="size-3.5 shrink-0" />
          The answer held the value {use.scrubbedCount === 1 ? "once" : `${use.scrubbedCount} times`}; it was
          taken out.
        </p>
      )}
    </li>
  );
}

const LOOKS = {
  good: { icon: CircleCheck, tone: "text-success" },
  bad: { icon: CircleAlert, tone: "text-danger" },
  open: { icon: CircleDashed, tone: "text-text-muted" },
} as const;

function Outcome({ use }: { use: UseRow }) {
  const outcome = outcomeOf(use);
  const { icon: Icon, tone } = LOOKS[outcome.kind];
  return (
    <p className="flex items-center gap-1.5 text-sm">
      <Icon aria-hidden="true" className={`size-3.5 shrink-0 ${tone}`} />
      <span>
        {outcome.text}
        {use.durationMs !== null && (
          <span className="text-text-muted tabular-nums"> · {durationWords(use.durationMs)}</span>
        )}
      </span>
    </p>
  );
}
