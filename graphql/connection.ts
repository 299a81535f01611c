/** What list use cases answer. Cursors are sealed text; `totalCount` asks the database only when called. */
export type Page<T> = {
  items: readonly { node: T; cursor: string }[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  totalCount(): Promise<number>;
};

export type Connection<T> = {
  edges: { node: T; cursor: string }[];
  nodes: T[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  /** graphql-js calls a function found in place of a field, and only when the field is selected. */
  totalCount: () => Promise<number>;
};

/** A page of a use case as a Relay connection. @see https://relay.dev/graphql/connections.htm */
export function toConnection<T>(page: Page<T>): Connection<T> {
  const edges = page.items.map(({ node, cursor }) => ({ node, cursor }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: () => page.totalCount(),
  };
}
