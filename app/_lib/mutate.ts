import type { TypedDocumentString } from "./__generated__/graphql.ts";
import { type Answer, failureFrom, networkFailure } from "./answer.ts";

/**
 * Sends one operation of a dialog to the schema over HTTP. It caches nothing, retries nothing and keeps no copy of the
 * variables, which may hold a value; after a change the caller refreshes the page.
 *
 * @param workspace slug for the `Keyhole-Workspace` header; null only for set-up, which has none yet.
 * @returns `NETWORK` when no answer came: the operation may have been carried out all the same.
 */
export async function mutate<TData, TVariables>(
  workspace: string | null,
  document: TypedDocumentString<TData, TVariables>,
  variables: TVariables,
): Promise<Answer<TData>> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch("/api/graphql", {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/graphql-response+json, application/json",
        ...(workspace === null ? {} : { "keyhole-workspace": workspace }),
      },
      body: JSON.stringify({ query: document.toString(), variables }),
      cache: "no-store",
      credentials: "same-origin",
    });
    body = await response.json();
  } catch {
    return { ok: false, failure: networkFailure() };
  }
  const requestId = response.headers.get("x-request-id");
  if (!isGraphqlBody(body)) return { ok: false, failure: failureFrom([], requestId) };
  if (body.errors?.length) return { ok: false, failure: failureFrom(body.errors, requestId) };
  return { ok: true, data: body.data as TData };
}

type GraphqlBody = { data?: unknown; errors?: { message?: unknown; extensions?: Record<string, unknown> }[] };

function isGraphqlBody(body: unknown): body is GraphqlBody {
  return typeof body === "object" && body !== null && ("data" in body || "errors" in body);
}
