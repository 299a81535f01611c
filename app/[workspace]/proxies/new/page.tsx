import { Lock } from "lucide-react";
import type { Metadata } from "next";
import { FailurePage } from "#app/_lib/failure-page.tsx";
import { query } from "#app/_lib/query.ts";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { ProxyEditor } from "../_editor/proxy-editor.tsx";
import { withReferencesIfAllowed } from "../load-editor.ts";
import { NewProxyPage as NewProxyPageQuery } from "../queries.ts";
import { EDIT_PERMISSION } from "../words.ts";

export const metadata: Metadata = { title: "Create proxy · Plugin proxies" };

export default async function NewProxyPage({ params }: PageProps<"/[workspace]/proxies/new">) {
  const { workspace } = await params;
  const answer = await withReferencesIfAllowed((withReferences) =>
    query(NewProxyPageQuery, workspace, { withReferences }),
  );
  if (!answer.ok) {
    return (
      <>
        <PageHeader title="Create proxy" />
        <FailurePage noun="Plugin proxies" failure={answer.failure} />
      </>
    );
  }
  if (!answer.data.viewer.permissions.includes("EDIT_PLUGIN_PROXIES")) {
    return (
      <>
        <PageHeader title="Create proxy" />
        <EmptyState icon={<Lock aria-hidden="true" className="size-5" />} title="You can't create proxies.">
          Ask an admin for <strong className="text-text">{EDIT_PERMISSION}</strong>.
        </EmptyState>
      </>
    );
  }
  return <ProxyEditor proxy={null} references={answer.data.secretReferences ?? null} />;
}
