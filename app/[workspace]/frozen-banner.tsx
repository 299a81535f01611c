"use client";
import { Snowflake } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { actorName } from "#app/_lib/actor-name.ts";
import { Button } from "#app/_ui/button.tsx";
import { RelativeTime } from "#app/_ui/relative-time.tsx";

const FreezeWorkspaceDialog = dynamic(
  () => import("./freeze-workspace-dialog.tsx").then((file) => file.FreezeWorkspaceDialog),
  { ssr: false },
);

/** Since when the workspace is frozen, and by whom. */
export type Freeze = {
  at: string;
  by: Parameters<typeof actorName>[0] | null;
  mayUnfreeze: boolean;
};

/** On every page while nothing leaves the workspace, with the way out for those who may. */
export function FrozenBanner({ freeze }: { freeze: Freeze }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <section
      aria-label="Frozen workspace"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-danger/45 bg-danger/7 px-4 py-2 md:px-8"
    >
      <Snowflake aria-hidden="true" className="size-4 shrink-0 text-danger" />
      <p className="min-w-[min(100%,14rem)] flex-1 wrap-anywhere">
        <strong className="font-semibold">This workspace is frozen.</strong> Nothing leaves it.{" "}
        {freeze.by ? `${actorName(freeze.by)} froze it` : "It was frozen"} <RelativeTime at={freeze.at} />.
      </p>
      {freeze.mayUnfreeze && (
        <Button size="small" onClick={() => setAsking(true)}>
          Unfreeze…
        </Button>
      )}
      {isAsking && <FreezeWorkspaceDialog act="unfreeze" openerGoes onClose={() => setAsking(false)} />}
    </section>
  );
}
