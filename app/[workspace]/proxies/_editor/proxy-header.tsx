"use client";
import { Snowflake, Sun, Trash2 } from "lucide-react";
import { actorName } from "#app/_lib/actor-name.ts";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { HintedButton } from "#app/_ui/permission-hint.tsx";
import { RelativeTime } from "#app/_ui/relative-time.tsx";
import type { FreezeAct } from "../freeze-dialog.tsx";
import type { ProxyDetail } from "../queries.ts";
import { LIST_DESCRIPTION } from "../words.ts";

type Props = { proxy: ProxyDetail | null; onFreeze: (act: FreezeAct) => void; onDelete: () => void };

export function ProxyHeader({ proxy, onFreeze, onDelete }: Props) {
  if (proxy === null) return <PageHeader title="Create proxy" description={LIST_DESCRIPTION} />;
  const { delete: mayDelete, freeze: mayFreeze } = proxy.viewerCan;
  const isFrozen = proxy.frozenAt !== null;
  const FreezeIcon = isFrozen ? Sun : Snowflake;
  return (
    <PageHeader
      title={proxy.name}
      description={
        <>
          Saved <RelativeTime at={proxy.updatedAt} /> by {actorName(proxy.updatedBy)}
        </>
      }
      action={
        <div className="flex shrink-0 flex-wrap gap-2">
          {/* One button with two names, so that the focus stays on it when the dialog has done its work. */}
          <HintedButton
            id="freeze-proxy-button"
            icon={<FreezeIcon aria-hidden="true" className="size-4" />}
            reason={mayFreeze.allowed ? undefined : mayFreeze.reason}
            onClick={() => onFreeze(isFrozen ? "unfreeze" : "freeze")}
          >
            {isFrozen ? "Unfreeze proxy" : "Freeze proxy"}
          </HintedButton>
          <HintedButton
            id="delete-proxy"
            icon={<Trash2 aria-hidden="true" className="size-4" />}
            reason={mayDelete.allowed ? undefined : mayDelete.reason}
            onClick={onDelete}
          >
            Delete proxy
          </HintedButton>
        </div>
      }
    />
  );
}
