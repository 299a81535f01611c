import { graphql } from "#app/_lib/__generated__/gql.ts";

/** Who opens GraphiQL, in which of their workspaces they may ask, and whether it is switched on at all. */
export const GraphiqlQuery = graphql(`
  query Graphiql {
    session { hasGraphiql workspaces { slug name } }
  }
`);
