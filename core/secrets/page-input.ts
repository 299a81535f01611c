import { UserError } from "#core/errors.ts";

/** Most of a list that one answer holds (graphql.md §1). */
const MAX_PAGE = 100;
const DEFAULT_PAGE = 25;
const MAX_SEARCH_CHARS = 200;

/** `first` and `last` as exactly one of them. @throws {UserError} INVALID_PAGE_SIZE. */
export function checkPageArgs(args: {
  first?: number | null;
  last?: number | null;
}): { first: number; last: null } | { first: null; last: number } {
  if (args.last == null) {
    const first = args.first ?? DEFAULT_PAGE;
    checkPageSize(first, "first");
    return { first, last: null };
  }
  if (args.first != null) {
    throw new UserError("INVALID_PAGE_SIZE", "Give first or last, not both.", ["last"]);
  }
  checkPageSize(args.last, "last");
  return { first: null, last: args.last };
}

export function checkPageSize(size: number, field: string): void {
  if (Number.isInteger(size) && size >= 1 && size <= MAX_PAGE) return;
  throw new UserError("INVALID_PAGE_SIZE", `Ask for 1 to ${MAX_PAGE}.`, [field]);
}

/** What to search for, or null for everything. Matches literally: the caller's `%` and `_` are characters. */
export function toSearch(query: string | null | undefined, field: readonly string[]): string | null {
  if (query == null) return null;
  if (typeof query !== "string") throw new UserError("REQUIRED", "Give text to search for.", field);
  // PostgreSQL's text has no NUL and no lone surrogate, so no row can match one: a blank stands in for it.
  const search = query.replaceAll("\0", " ").toWellFormed().trim();
  if (search.length > MAX_SEARCH_CHARS) {
    throw new UserError("TOO_LONG", `Search for at most ${MAX_SEARCH_CHARS} characters.`, field);
  }
  return search === "" ? null : search;
}
