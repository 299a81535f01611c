import type { Metadata } from "next";
import { FailurePage } from "#app/_lib/failure-page.tsx";
import { query } from "#app/_lib/query.ts";
import { param } from "#app/_lib/url.ts";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { TokensPage as TokensPageQuery } from "./queries.ts";
import { TokensScreen } from "./tokens-screen.tsx";

export const metadata: Metadata = { title: "API tokens · Settings" };

const PAGE_SIZE = 25;

/** Reads one page of the service tokens, and the roles that a new one can have. */
export default async function TokensPage({
  params,
  searchParams,
}: PageProps<"/[workspace]/settings/tokens">) {
  const [{ workspace }, search] = await Promise.all([params, searchParams]);
  const answer = await query(TokensPageQuery, workspace, { first: PAGE_SIZE, after: param(search, "after") });
  if (!answer.ok) {
    return (
      <>
        <PageHeader title="API tokens" />
        <FailurePage noun="API tokens" failure={answer.failure} />
      </>
    );
  }
  const { apiTokens, assignableRoles, permissionDefinitions } = answer.data;
  const labels = new Map(permissionDefinitions.map(({ permission, label }) => [permission, label]));
  const roles = assignableRoles.map(({ id, name, permissions }) => ({
    id,
    name,
    allows: permissions.map((permission) => ({ permission, label: labels.get(permission) ?? permission })),
  }));
  // The least first: whoever only skims the list should not find Admin on top.
  roles.sort((a, b) => a.allows.length - b.allows.length);
  return <TokensScreen list={apiTokens} roles={roles} isFirstPage={param(search, "after") === null} />;
}
