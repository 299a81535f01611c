import { graphql } from "#app/_lib/__generated__/gql.ts";

export const CompleteSetup = graphql(`
  mutation CompleteSetup($input: CompleteSetupInput!) {
    completeSetup(input: $input) {
      workspace { slug }
      userErrors { code message field }
    }
  }
`);
