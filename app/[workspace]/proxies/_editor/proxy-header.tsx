"use client";
import { Trash2 } from "lucide-react";
import { actorName } from "#app/_lib/actor-name.ts";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { HintedButton } from "#app/_ui/permission-hint.tsx";
import { RelativeTime } from "#app/_ui/relative-time.tsx";
import type { ProxyDetail } from "../queries.ts";
import { LIST_DESCRIPTION } from "../words.ts";

export function ProxyHeader({ proxy, onDelete }: { proxy: ProxyDetail | null; onDelete: () => void }) {
  if (proxy === null) return <PageHeader title="Create proxy" description={LIST_DESCRIPTION} />;
  const { delete: may } = proxy.viewerCan;
  return (
    <PageHeader
      title={proxy.name}
      description={
        <>
          Saved <RelativeTime at={proxy.updatedAt} /> by {actorName(proxy.updatedBy)}
        </>
      }
      action={
        <HintedButton
          id="delete-proxy"
          className="self-start"
          icon={<Trash2 aria-hidden="true" className="size-4" />}
          reason={may.allowed ? undefined : may.reason}
          onClick={onDelete}
        >
          Delete proxy
        </HintedButton>
      }
    />
  );
}
