import type { Metadata } from "next";
import { FailurePage } from "#app/_lib/failure-page.tsx";
import { query } from "#app/_lib/query.ts";
import { param } from "#app/_lib/url.ts";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { listViewFrom, toVariables } from "./list-view.ts";
import { SecretsPage as SecretsPageQuery } from "./queries.ts";
import { SecretsScreen } from "./secrets-screen.tsx";

export const metadata: Metadata = { title: "Secrets · Settings" };

/** Reads one page of the list through the schema; dialogs write and then ask for this page again. */
export default async function SecretsPage({
  params,
  searchParams,
}: PageProps<"/[workspace]/settings/secrets">) {
  const [{ workspace }, search] = await Promise.all([params, searchParams]);
  const view = listViewFrom(search);
  const answer = await query(SecretsPageQuery, workspace, toVariables(view, param(search, "secret")));
  if (!answer.ok) {
    return (
      <>
        <PageHeader title="Secrets" />
        <FailurePage noun="Secrets" failure={answer.failure} />
      </>
    );
  }
  return <SecretsScreen view={view} list={answer.data.secrets} opened={answer.data.opened ?? null} />;
}
