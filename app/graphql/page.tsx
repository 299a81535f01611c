import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { FailurePage } from "#app/_lib/failure-page.tsx";
import { query } from "#app/_lib/query.ts";
import { param } from "#app/_lib/url.ts";
import { KeyholeMark } from "#app/_ui/keyhole-mark.tsx";
import { Graphiql } from "./graphiql.tsx";
import { GraphiqlQuery } from "./queries.ts";
import { WorkspaceSelect } from "./workspace-select.tsx";

export const metadata: Metadata = { title: "GraphiQL" };

/**
 * The schema to look at and to try, for people who are signed in, in one of their workspaces (`?workspace=slug`).
 * It is a client of POST /api/graphql like any other: what one may not ask elsewhere one may not ask here.
 */
export default async function GraphiqlPage({ searchParams }: PageProps<"/graphql">) {
  const answer = await query(GraphiqlQuery, null, {});
  if (!answer.ok) {
    return (
      <main className="mx-auto max-w-130 px-4 py-24">
        <FailurePage noun="GraphiQL" failure={answer.failure} />
      </main>
    );
  }
  const { session } = answer.data;
  if (!session) redirect("/sign-in");
  const wanted = param(await searchParams, "workspace");
  const workspace = session.workspaces.find(({ slug }) => wanted === null || slug === wanted);
  if (!session.hasGraphiql || !workspace) notFound();
  return (
    <div className="flex h-dvh flex-col">
      <header className="flex min-h-14 shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-b bg-surface px-3 py-2 md:px-6">
        <Link
          href={`/${workspace.slug}`}
          aria-label={`Back to ${workspace.name}`}
          className="rounded-md p-1 text-accent"
        >
          <KeyholeMark className="size-6" />
        </Link>
        <h1 className="text-lg font-semibold">GraphiQL</h1>
        <WorkspaceSelect workspaces={session.workspaces} current={workspace.slug} />
      </header>
      <main className="min-h-0 flex-1">
        {/* Another workspace is another editor: nothing that was typed for one is sent to the other. */}
        <Graphiql key={workspace.slug} workspace={workspace.slug} />
      </main>
    </div>
  );
}
