type Operation = { query: string; operationName?: string | null; variables?: unknown };

/**
 * Sends what was typed to POST /api/graphql, in one workspace. Answers what came, errors and all, for GraphiQL to show;
 * without an answer it rejects with a sentence of ours.
 */
export function fetcherFor(workspace: string) {
  return async ({ query, operationName, variables }: Operation): Promise<object> => {
    const response = await fetch("/api/graphql", {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/graphql-response+json, application/json",
        "keyhole-workspace": workspace,
      },
      body: JSON.stringify({ query, operationName, variables }),
      cache: "no-store",
      credentials: "same-origin",
    }).catch(() => null);
    const answer: unknown = await response?.json().catch(() => null);
    if (typeof answer !== "object" || answer === null) throw new Error("The server didn't answer.");
    return answer;
  };
}
