"use client";
import { Archive, CircleCheck, type LucideIcon, Trash2, Undo2 } from "lucide-react";
import { useCallback } from "react";
import { actorName } from "#app/_lib/actor-name.ts";
import { useSend } from "#app/_lib/session-gate.tsx";
import { HintedButton } from "#app/_ui/permission-hint.tsx";
import { ExactTime, RelativeTime } from "#app/_ui/relative-time.tsx";
import { MoreList } from "./more-list.tsx";
import { type SecretRow, SecretVersionsQuery, type VersionRow } from "./queries.ts";
import { useMore } from "./use-more.ts";

const PAGE_SIZE = 25;

/** Who set which value when, and what became of it; nothing of a value. */
export function VersionsTab({ secret, onRollBack }: { secret: SecretRow; onRollBack: () => void }) {
  const send = useSend();
  const { id } = secret;
  const load = useCallback(
    async (after: string | null) => {
      const answer = await send(SecretVersionsQuery, { id, first: PAGE_SIZE, after });
      const versions = answer.ok && answer.data.secret?.versions;
      if (!versions) return null;
      const { hasNextPage, endCursor } = versions.pageInfo;
      return { rows: versions.nodes, next: hasNextPage ? (endCursor ?? null) : null };
    },
    [send, id],
  );
  const list = useMore<VersionRow>(load);
  return (
    <MoreList list={list} noun="versions" empty="This secret was deleted meanwhile.">
      <ol className="divide-y divide-border rounded-md border">
        {list.state.rows.map((version) => (
          <li key={version.number} className="flex flex-wrap items-center justify-between gap-3 px-3 py-2.5">
            <div className="min-w-0">
              <p className="font-medium">Version {version.number}</p>
              <p className="text-text-muted">
                <RelativeTime at={version.createdAt} /> · {actorName(version.createdBy)}
              </p>
              <Fate version={version} keptUntil={secret.previousValueKeptUntil} />
            </div>
            {version.state === "PREVIOUS" && secret.previousValueKeptUntil && (
              <HintedButton
                size="small"
                icon={<Undo2 aria-hidden="true" className="size-4" />}
                reason={secret.viewerCan.replaceValue.reason}
                onClick={onRollBack}
              >
                Roll back…
              </HintedButton>
            )}
          </li>
        ))}
      </ol>
    </MoreList>
  );
}

/** In use, kept until when, or destroyed: an icon and words. */
function Fate({ version, keptUntil }: { version: VersionRow; keptUntil: string | null | undefined }) {
  if (version.state === "CURRENT") {
    return <Line icon={CircleCheck} tone="text-success" before="In use" />;
  }
  if (version.state === "PREVIOUS") {
    return <Line icon={Archive} tone="text-warning" before="Kept until" at={keptUntil} isExact />;
  }
  return <Line icon={Trash2} tone="text-text-muted" before="Destroyed" at={version.destroyedAt} />;
}

function Line(props: {
  icon: LucideIcon;
  tone: string;
  before: string;
  at?: string | null;
  isExact?: boolean;
}) {
  const { icon: Icon } = props;
  return (
    <p className="mt-0.5 flex items-center gap-1.5 text-sm">
      <Icon aria-hidden="true" className={`size-3.5 shrink-0 ${props.tone}`} />
      <span>
        {props.before}
        {props.at && <> {props.isExact ? <ExactTime at={props.at} /> : <RelativeTime at={props.at} />}</>}
      </span>
    </p>
  );
}
