"use client";
import { Snowflake, Sun } from "lucide-react";
import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import type { WorkspacePageQuery } from "#app/_lib/__generated__/graphql.ts";
import { actorName } from "#app/_lib/actor-name.ts";
import { useDialogParams } from "#app/_lib/use-dialog-params.ts";
import { Code } from "#app/_ui/code.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { HintedButton } from "#app/_ui/permission-hint.tsx";
import { RelativeTime } from "#app/_ui/relative-time.tsx";

const FreezeWorkspaceDialog = dynamic(
  () => import("../../freeze-workspace-dialog.tsx").then((file) => file.FreezeWorkspaceDialog),
  { ssr: false },
);

type Viewer = WorkspacePageQuery["viewer"];
const PARAMS = ["dialog"] as const;

export function WorkspaceScreen({ viewer }: { viewer: Viewer }) {
  const { params, open, close } = useDialogParams(PARAMS);
  const { frozenAt } = viewer.workspace;
  const act = frozenAt ? "unfreeze" : "freeze";
  const isOpen = params.get("dialog") === act && viewer.viewerCan.freezeWorkspace.allowed;
  return (
    <>
      <PageHeader title="Workspace" description="What this workspace is, and how to stop everything in it." />
      <div className="flex max-w-180 flex-col gap-8">
        <Facts workspace={viewer.workspace} />
        <FreezeSection viewer={viewer} onOpen={() => open({ dialog: act })} />
      </div>
      {isOpen && <FreezeWorkspaceDialog act={act} onClose={close} />}
    </>
  );
}

function Facts({ workspace }: { workspace: Viewer["workspace"] }) {
  const facts: [string, ReactNode][] = [
    ["Name", workspace.name],
    ["Address", <Code key="address">/{workspace.slug}</Code>],
    [
      "Destinations",
      workspace.requiresDestinations
        ? "Each secret must say where it may be sent"
        : "A secret may leave open where it may be sent",
    ],
  ];
  return (
    <dl className="divide-y divide-border rounded-lg border bg-surface-raised">
      {facts.map(([term, fact]) => (
        <div key={term} className="grid gap-x-4 px-4 py-2.5 sm:grid-cols-[10rem_minmax(0,1fr)]">
          <dt className="text-text-muted">{term}</dt>
          <dd className="min-w-0 wrap-anywhere">{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

function FreezeSection({ viewer, onOpen }: { viewer: Viewer; onOpen: () => void }) {
  const { frozenAt } = viewer.workspace;
  const { reason } = viewer.viewerCan.freezeWorkspace;
  const by = viewer.workspaceFrozenBy;
  return (
    <section
      aria-labelledby="freeze-title"
      className="rounded-lg border border-danger/45 bg-surface-raised p-4"
    >
      <h2 id="freeze-title" className="text-lg font-semibold">
        {frozenAt ? "Everything is frozen" : "Freeze everything"}
      </h2>
      <p className="mt-1 text-pretty text-text-muted">
        {frozenAt ? (
          <>
            {by ? `${actorName(by)} froze this workspace` : "This workspace was frozen"}{" "}
            <RelativeTime at={frozenAt} />. Every request through every proxy is refused. Pages and GraphQL go
            on.
          </>
        ) : (
          "For when something has leaked and you don't know yet what: every request through every proxy is refused within 2 seconds, and open streams are cut. Pages and GraphQL go on."
        )}
      </p>
      <div className="mt-4">
        <HintedButton
          tone={frozenAt ? "primary" : "danger"}
          icon={
            frozenAt ? (
              <Sun aria-hidden="true" className="size-4" />
            ) : (
              <Snowflake aria-hidden="true" className="size-4" />
            )
          }
          reason={reason}
          onClick={onOpen}
        >
          {frozenAt ? "Unfreeze…" : "Freeze everything…"}
        </HintedButton>
      </div>
    </section>
  );
}
