import type { ReactNode } from "react";
import { FailurePage } from "#app/_lib/failure-page.tsx";
import { query } from "#app/_lib/query.ts";
import { SessionGate } from "#app/_lib/session-gate.tsx";
import { WorkspaceProvider } from "#app/_lib/workspace-context.tsx";
import { ShellQuery } from "./queries.ts";
import { Shell } from "./shell.tsx";

/** The frame of a workspace: who is asking, what they may see in the navigation, and where they are. */
export default async function WorkspaceLayout({ params, children }: LayoutProps<"/[workspace]">) {
  const { workspace } = await params;
  const answer = await query(ShellQuery, workspace, {});
  if (!answer.ok) return <Alone>{<FailurePage noun="This workspace" failure={answer.failure} />}</Alone>;
  const { viewer, session } = answer.data;
  const person = {
    name: viewer.actor.displayName,
    email: viewer.actor.__typename === "User" ? viewer.actor.email : null,
    graphiql: session?.hasGraphiql ? `/graphql?workspace=${viewer.workspace.slug}` : null,
  };
  const { frozenAt, ...workspaceFacts } = viewer.workspace;
  const freeze = frozenAt
    ? { at: frozenAt, by: viewer.workspaceFrozenBy, mayUnfreeze: viewer.viewerCan.freezeWorkspace.allowed }
    : null;
  return (
    <WorkspaceProvider {...workspaceFacts} permissions={viewer.permissions}>
      <SessionGate email={person.email}>
        <Shell person={person} workspaces={session?.workspaces ?? []} freeze={freeze}>
          {children}
        </Shell>
      </SessionGate>
    </WorkspaceProvider>
  );
}

function Alone({ children }: { children: ReactNode }) {
  return <main className="mx-auto max-w-130 px-4 py-24">{children}</main>;
}
