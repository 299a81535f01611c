import type { Metadata } from "next";
import { FailurePage } from "#app/_lib/failure-page.tsx";
import { query } from "#app/_lib/query.ts";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { WorkspacePage as WorkspacePageQuery } from "./queries.ts";
import { WorkspaceScreen } from "./workspace-screen.tsx";

export const metadata: Metadata = { title: "Workspace · Settings" };

/** What the workspace is, and its emergency stop. */
export default async function WorkspacePage({ params }: PageProps<"/[workspace]/settings/workspace">) {
  const { workspace } = await params;
  const answer = await query(WorkspacePageQuery, workspace, {});
  if (!answer.ok) {
    return (
      <>
        <PageHeader title="Workspace" />
        <FailurePage noun="The workspace" failure={answer.failure} />
      </>
    );
  }
  return <WorkspaceScreen viewer={answer.data.viewer} />;
}
