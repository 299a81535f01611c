import type { ProxiesPageQueryVariables } from "#app/_lib/__generated__/graphql.ts";
import { param, type SearchParams } from "#app/_lib/url.ts";

/** What the URL says about the list: a search and a place in it. */
export type ListView = { search: string; after: string | null };

const PAGE_SIZE = 25;
const MAX_SEARCH = 200;

export function listViewFrom(params: SearchParams): ListView {
  return { search: (param(params, "q") ?? "").slice(0, MAX_SEARCH), after: param(params, "after") };
}

export function toVariables(view: ListView): ProxiesPageQueryVariables {
  return { first: PAGE_SIZE, after: view.after, query: view.search || null };
}
