import { graphql } from "#app/_lib/__generated__/gql.ts";
import type { SecretRowFragment, SecretUsageRowFragment } from "#app/_lib/__generated__/graphql.ts";

export type SecretRow = SecretRowFragment;
export type UsageRow = SecretUsageRowFragment;

graphql(`
  fragment SecretRow on Secret {
    id tag name description reference revision version destinations usageCount
    valueUpdatedAt
    valueUpdatedBy { __typename displayName }
    createdAt
    createdBy { __typename displayName }
    updatedAt
    updatedBy { __typename displayName }
    viewerCan {
      update { allowed reason }
      replaceValue { allowed reason }
      delete { allowed reason }
    }
  }
`);

graphql(`
  fragment SecretUsageRow on SecretUsage {
    location
    isActive
    consumer { __typename ... on PluginProxy { tag name } }
  }
`);

export const SecretsPage = graphql(`
  query SecretsPage(
    $first: Int, $after: String, $last: Int, $before: String
    $filter: SecretFilter, $orderBy: SecretOrder, $openedId: ID, $hasOpened: Boolean!
  ) {
    secrets(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
      nodes { ...SecretRow }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
    opened: secret(by: { id: $openedId }) @include(if: $hasOpened) { ...SecretRow }
  }
`);

/** For dialogs: the secret as it is now, and where it is used. */
export const SecretUsagesQuery = graphql(`
  query SecretUsages($id: ID!) {
    secret(by: { id: $id }) { ...SecretRow usages { ...SecretUsageRow } }
  }
`);

export const TagAvailabilityQuery = graphql(`
  query TagAvailability($tag: String!) {
    secretTagAvailability(tag: $tag) { tag isAvailable reason suggestion }
  }
`);

export const CreateSecret = graphql(`
  mutation CreateSecret($input: CreateSecretInput!) {
    createSecret(input: $input) {
      secret { id tag name reference version }
      acceptedBytes
      userErrors { code message field }
    }
  }
`);

export const UpdateSecret = graphql(`
  mutation UpdateSecret($input: UpdateSecretInput!) {
    updateSecret(input: $input) {
      secret { id tag name }
      userErrors { code message field currentRevision }
    }
  }
`);

export const ReplaceSecretValue = graphql(`
  mutation ReplaceSecretValue($input: ReplaceSecretValueInput!) {
    replaceSecretValue(input: $input) {
      secret { id tag name version }
      acceptedBytes
      userErrors { code message field currentVersion }
    }
  }
`);

export const DeleteSecret = graphql(`
  mutation DeleteSecret($input: DeleteSecretInput!) {
    deleteSecret(input: $input) {
      deletedSecretId
      userErrors { code message field currentRevision usages { ...SecretUsageRow } }
    }
  }
`);
