import "server-only";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { executeInProcess } from "#graphql/execute.ts";
import type { TypedDocumentString } from "./__generated__/graphql.ts";
import { type Answer, failureFrom } from "./answer.ts";

/**
 * The read path of every server page: runs one operation against the schema in this process, as the person whose
 * cookie came with the request, in the workspace that the path names. It never writes and caches nothing.
 *
 * @param workspace slug from the path; null for the few fields that need none (`session`, `setupStatus`).
 * @returns the data, or a failure for the page to show. Nobody signed in leads to /sign-in and back; a workspace
 *   that is not the person's is a 404.
 */
export async function query<TData, TVariables>(
  document: TypedDocumentString<TData, TVariables>,
  workspace: string | null,
  variables: TVariables,
): Promise<Answer<TData>> {
  const [cookieJar, incoming] = await Promise.all([cookies(), headers()]);
  const result = await executeInProcess({
    document: document.toString(),
    variables: variables ?? {},
    headers: {
      cookie: cookieJar.toString() || null,
      workspaceSlug: workspace,
      userAgent: incoming.get("user-agent"),
      forwardedFor: incoming.get("x-forwarded-for"),
    },
  });
  if (!result.errors?.length) return { ok: true, data: result.data as TData };
  const failure = failureFrom(result.errors);
  if (failure.code === "UNAUTHENTICATED") redirect("/sign-in");
  if (failure.code === "NOT_FOUND") notFound();
  return { ok: false, failure };
}
