import type { ObjectLiteral, SelectQueryBuilder } from "typeorm";

/**
 * Keyset pages: rows after or before the key of a row, never an offset, so that a page costs the same at the end of
 * a million rows and no row is skipped or doubled when others are added meanwhile. Every list is ordered by one
 * expression and then the id; the index behind it starts with the workspace.
 */
export type Direction = "ASC" | "DESC";

/** The order value of a row as text (timestamps with their microseconds, which a JavaScript Date would cut) and its id. */
export type Key = readonly [value: string, id: string];

export type KeysetArgs = {
  first?: number | null;
  last?: number | null;
  after?: Key | null;
  before?: Key | null;
};

/**
 * What a list may be ordered by. `sql` is written by us, in db/queries, and never comes from a caller (Q-1);
 * `cast` is the type that a key's text is compared as. `id` is the id where the index has it in another table than the
 * rows are of.
 */
export type KeysetOrder = {
  sql: string;
  cast: "text" | "timestamptz";
  direction: Direction;
  id?: string;
};

export type KeysetPage<Row> = {
  rows: { row: Row; key: Key }[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
};

/**
 * Reads one page of `query`, whose main alias has a column `id`. Asks for one row more than wanted, to know whether
 * there are others. Exactly one of `first` and `last` must be given; `last` walks backwards from `before`.
 */
export async function keysetPage<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  order: KeysetOrder,
  args: KeysetArgs,
): Promise<KeysetPage<Row>> {
  const backwards = args.last != null;
  const size = args.last ?? args.first;
  if (size == null || (args.first != null && args.last != null))
    throw new Error("unreachable: first or last");
  const id = order.id ?? `${query.alias}.id`;
  const ascending = (order.direction === "ASC") !== backwards;
  const walk = ascending ? "ASC" : "DESC";

  if (args.after)
    query.andWhere(
      beyond(order, id, order.direction === "ASC" ? ">" : "<", "after"),
      keyParams("after", args.after),
    );
  if (args.before)
    query.andWhere(
      beyond(order, id, order.direction === "ASC" ? "<" : ">", "before"),
      keyParams("before", args.before),
    );
  query
    .addSelect(order.cast === "timestamptz" ? isoText(order.sql) : order.sql, "keyset_value")
    .orderBy(order.sql, walk)
    .addOrderBy(id, walk)
    .limit(size + 1);

  const { raw, entities } = await query.getRawAndEntities<{ keyset_value: string }>();
  const found = entities.map((row, i) => ({
    row,
    key: [raw[i]?.keyset_value ?? "", String(row.id)] as const,
  }));
  const more = found.length > size;
  const rows = more ? found.slice(0, size) : found;
  if (backwards) rows.reverse();
  return {
    rows,
    hasNextPage: backwards ? args.before != null : more,
    hasPreviousPage: backwards ? more : args.after != null,
  };
}

/** How many rows `query` has, counted no further than `limit`: a total of millions helps nobody and costs a scan. */
export async function countUpTo(query: SelectQueryBuilder<ObjectLiteral>, limit: number): Promise<number> {
  const rows = query.clone().select("1").limit(limit);
  // A builder made by `query` runs in its transaction, and so sees what it sees.
  const row = await query
    .createQueryBuilder()
    .select("count(*)::int", "n")
    .from(`(${rows.getQuery()})`, "counted")
    .setParameters(rows.getParameters())
    .getRawOne<{ n: number }>();
  return row?.n ?? 0;
}

function beyond(order: KeysetOrder, id: string, operator: "<" | ">", name: string): string {
  return `(${order.sql}, ${id}) ${operator} (:${name}Value::${order.cast}, :${name}Id)`;
}

function keyParams(name: string, [value, id]: Key): ObjectLiteral {
  return { [`${name}Value`]: value, [`${name}Id`]: id };
}

function isoText(sql: string): string {
  return `to_char(${sql} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** `text` for the right side of ILIKE, matching it anywhere: the pattern's own characters are taken literally. */
export function containsPattern(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;
}
