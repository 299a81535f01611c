import { graphql } from "#app/_lib/__generated__/gql.ts";

/** Where to send somebody who opens the bare address. */
export const EntranceQuery = graphql(`
  query Entrance {
    setupStatus { isOpen }
    session { user { id } workspaces { slug name } }
  }
`);
