import { PageHeader } from "#app/_ui/page-header.tsx";

export default function WorkspaceLoading() {
  return <PageHeader title="Workspace" />;
}
