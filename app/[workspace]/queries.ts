import { graphql } from "#app/_lib/__generated__/gql.ts";

export const ShellQuery = graphql(`
  query Shell {
    viewer {
      actor { __typename id displayName ... on User { email } }
      workspace { slug name frozenAt requiresDestinations }
      workspaceFrozenBy { __typename displayName }
      viewerCan { freezeWorkspace { allowed reason } }
      permissions
    }
    session { workspaces { slug name } hasGraphiql }
  }
`);

export const FreezeWorkspace = graphql(`
  mutation FreezeWorkspace($input: FreezeWorkspaceInput!) {
    freezeWorkspace(input: $input) {
      workspace { id }
      userErrors { code message }
    }
  }
`);

export const UnfreezeWorkspace = graphql(`
  mutation UnfreezeWorkspace($input: UnfreezeWorkspaceInput!) {
    unfreezeWorkspace(input: $input) {
      workspace { id }
      userErrors { code message }
    }
  }
`);
