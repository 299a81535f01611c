import { graphql } from "#app/_lib/__generated__/gql.ts";

export const ShellQuery = graphql(`
  query Shell {
    viewer {
      actor { __typename id displayName ... on User { email } }
      workspace { slug name }
      permissions
    }
    session { workspaces { slug name } hasGraphiql }
  }
`);
