import type { SecretOrderField, SecretsPageQueryVariables } from "#app/_lib/__generated__/graphql.ts";
import { param, type SearchParams } from "#app/_lib/url.ts";

/** What the URL says about the list. Everything here is a filter or a place in the list, never a typed value. */
export type ListView = {
  search: string;
  field: SecretOrderField;
  direction: "ASC" | "DESC";
  size: number;
  after: string | null;
  before: string | null;
  /** Ordinal of the page, for "26–50 of 91"; follows the links, so it may be off when rows were added meanwhile. */
  page: number;
};

export const SORTS: { key: string; label: string; field: SecretOrderField; direction: "ASC" | "DESC" }[] = [
  { key: "value", label: "Value updated", field: "VALUE_UPDATED_AT", direction: "DESC" },
  { key: "used", label: "Last used", field: "LAST_USED_AT", direction: "DESC" },
  { key: "changed", label: "Last changed", field: "UPDATED_AT", direction: "DESC" },
  { key: "name", label: "Name", field: "NAME", direction: "ASC" },
  { key: "identifier", label: "Identifier", field: "TAG", direction: "ASC" },
];
export const SIZES = [25, 50, 100];
const MAX_SEARCH = 200;

export function listViewFrom(params: SearchParams): ListView {
  const sort = SORTS.find(({ key }) => key === param(params, "sort")) ?? SORTS[0];
  const order = param(params, "order");
  const size = Number(param(params, "size"));
  return {
    search: (param(params, "q") ?? "").slice(0, MAX_SEARCH),
    field: sort?.field ?? "VALUE_UPDATED_AT",
    direction: order === "asc" ? "ASC" : order === "desc" ? "DESC" : (sort?.direction ?? "DESC"),
    size: SIZES.includes(size) ? size : 25,
    after: param(params, "after"),
    before: param(params, "before"),
    page: Math.max(1, Math.trunc(Number(param(params, "page"))) || 1),
  };
}

export function toVariables(view: ListView, openedId: string | null): SecretsPageQueryVariables {
  const page = view.before
    ? { last: view.size, before: view.before }
    : { first: view.size, after: view.after };
  return {
    ...page,
    filter: view.search === "" ? null : { query: view.search },
    orderBy: { field: view.field, direction: view.direction },
    openedId,
    hasOpened: openedId !== null,
  };
}

export function sortKey(view: ListView): string {
  return SORTS.find(({ field }) => field === view.field)?.key ?? "value";
}
