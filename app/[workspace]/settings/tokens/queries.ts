import { graphql } from "#app/_lib/__generated__/gql.ts";
import type { TokenRowFragment } from "#app/_lib/__generated__/graphql.ts";

export type TokenRow = TokenRowFragment;

graphql(`
  fragment TokenRow on ApiToken {
    id name description status prefix last4
    roles { id name }
    createdAt
    createdBy { __typename displayName }
    expiresAt revokedAt lastUsedAt lastUsedIp frozenAt
    frozenBy { __typename displayName }
    viewerCan {
      revoke { allowed reason }
      freeze { allowed reason }
    }
  }
`);

export const TokensPage = graphql(`
  query TokensPage($first: Int!, $after: String) {
    apiTokens(first: $first, after: $after) {
      nodes { ...TokenRow }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
    assignableRoles { id name permissions }
    viewer { permissions }
    permissionDefinitions { permission label }
  }
`);

export const CreateApiToken = graphql(`
  mutation CreateApiToken($input: CreateApiTokenInput!) {
    createApiToken(input: $input) {
      apiToken { id name }
      plaintext
      userErrors { code message field }
    }
  }
`);

export const RevokeApiToken = graphql(`
  mutation RevokeApiToken($input: RevokeApiTokenInput!) {
    revokeApiToken(input: $input) {
      apiToken { id }
      userErrors { code message field }
    }
  }
`);

export const FreezeApiToken = graphql(`
  mutation FreezeApiToken($input: FreezeApiTokenInput!) {
    freezeApiToken(input: $input) {
      apiToken { id }
      userErrors { code message }
    }
  }
`);

export const UnfreezeApiToken = graphql(`
  mutation UnfreezeApiToken($input: UnfreezeApiTokenInput!) {
    unfreezeApiToken(input: $input) {
      apiToken { id }
      userErrors { code message }
    }
  }
`);
