"use client";
import { actorName } from "#app/_lib/actor-name.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { RelativeTime } from "#app/_ui/relative-time.tsx";
import type { ProxyDetail } from "../queries.ts";

/** Stands above everything else of a frozen proxy, since nothing else of it counts now. */
export function FrozenNotice({ proxy }: { proxy: Pick<ProxyDetail, "frozenAt" | "frozenBy"> }) {
  if (proxy.frozenAt === null) return null;
  return (
    <Notice tone="danger" className="mb-6">
      <strong className="font-medium">Frozen</strong> <RelativeTime at={proxy.frozenAt} />
      {proxy.frozenBy && <> by {actorName(proxy.frozenBy)}</>}. Every request through this proxy is refused.
    </Notice>
  );
}
