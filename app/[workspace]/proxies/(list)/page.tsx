import type { Metadata } from "next";
import { FailurePage } from "#app/_lib/failure-page.tsx";
import { query } from "#app/_lib/query.ts";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { listViewFrom, toVariables } from "../list-view.ts";
import { ProxiesScreen } from "../proxies-screen.tsx";
import { ProxiesPage as ProxiesPageQuery } from "../queries.ts";

export const metadata: Metadata = { title: "Plugin proxies" };

/**
 * Reads one page of the list through the schema. It stands in a group of its own so that its skeleton does not also
 * stand in for the editor, whose "not found" would then come too late for a 404.
 */
export default async function ProxiesPage({ params, searchParams }: PageProps<"/[workspace]/proxies">) {
  const [{ workspace }, search] = await Promise.all([params, searchParams]);
  const view = listViewFrom(search);
  const answer = await query(ProxiesPageQuery, workspace, toVariables(view));
  if (!answer.ok) {
    return (
      <>
        <PageHeader title="Plugin proxies" />
        <FailurePage noun="Plugin proxies" failure={answer.failure} />
      </>
    );
  }
  return <ProxiesScreen view={view} list={answer.data.pluginProxies} />;
}
