import { graphql } from "#app/_lib/__generated__/gql.ts";

export const WorkspacePage = graphql(`
  query WorkspacePage {
    viewer {
      workspace { id slug name frozenAt requiresDestinations }
      workspaceFrozenBy { __typename displayName }
      viewerCan { freezeWorkspace { allowed reason } }
    }
  }
`);
