import { graphql } from "#app/_lib/__generated__/gql.ts";
import type {
  SecretRowFragment,
  SecretUsageRowFragment,
  SecretUseRowFragment,
  SecretVersionRowFragment,
} from "#app/_lib/__generated__/graphql.ts";

export type SecretRow = SecretRowFragment;
export type UsageRow = SecretUsageRowFragment;
export type UseRow = SecretUseRowFragment;
export type VersionRow = SecretVersionRowFragment;

graphql(`
  fragment SecretRow on Secret {
    id tag name description reference revision version destinations usageCount
    status frozenAt
    frozenBy { __typename displayName }
    lastUsedAt lastSucceededAt rejectedSince rejectedStatus tokenExpiresAt previousValueKeptUntil
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
      freeze { allowed reason }
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

graphql(`
  fragment SecretVersionRow on SecretVersion {
    number state destinations createdAt destroyedAt
    createdBy { __typename displayName }
  }
`);

export const SecretVersionsQuery = graphql(`
  query SecretVersions($id: ID!, $first: Int!, $after: String) {
    secret(by: { id: $id }) {
      ...SecretRow
      versions(first: $first, after: $after) {
        nodes { ...SecretVersionRow }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

graphql(`
  fragment SecretUseRow on SecretUse {
    usedAt proxyTag origin method status errorCode durationMs scrubbedCount version
    actor { __typename displayName }
  }
`);

export const SecretUsesQuery = graphql(`
  query SecretUses($id: ID!, $first: Int!, $after: String) {
    secret(by: { id: $id }) {
      uses(first: $first, after: $after) {
        nodes { ...SecretUseRow }
        pageInfo { hasNextPage endCursor }
      }
    }
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
      warnings { code message }
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
      warnings { code message }
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

export const RollbackSecretValue = graphql(`
  mutation RollbackSecretValue($input: RollbackSecretValueInput!) {
    rollbackSecretValue(input: $input) {
      secret { id tag name version }
      userErrors { code message field currentVersion }
    }
  }
`);

export const FreezeSecret = graphql(`
  mutation FreezeSecret($input: FreezeSecretInput!) {
    freezeSecret(input: $input) {
      secret { id }
      userErrors { code message }
    }
  }
`);

export const UnfreezeSecret = graphql(`
  mutation UnfreezeSecret($input: UnfreezeSecretInput!) {
    unfreezeSecret(input: $input) {
      secret { id }
      userErrors { code message }
    }
  }
`);
