import { graphql } from "#app/_lib/__generated__/gql.ts";
import type { ProxyDetailFragment, ProxyRowFragment } from "#app/_lib/__generated__/graphql.ts";

export type ProxyRow = ProxyRowFragment;
export type ProxyDetail = ProxyDetailFragment;

graphql(`
  fragment ProxyRow on PluginProxy {
    id tag name description isEnabled revision
    urlPrefixes { id prefix }
    references { tag state }
    updatedAt
    updatedBy { __typename displayName }
    viewerCan { update { allowed reason } delete { allowed reason } }
  }
`);

graphql(`
  fragment ProxyDetail on PluginProxy {
    id tag name description isEnabled revision proxyUrl unmatched allowedOrigins
    urlPrefixes {
      id prefix
      headerRules { name value allowOverride references { tag state } }
    }
    updatedAt
    updatedBy { __typename displayName }
    viewerCan { update { allowed reason } delete { allowed reason } }
  }
`);

graphql(`
  fragment ReferenceRow on SecretReference { tag name }
`);

export const ProxiesPage = graphql(`
  query ProxiesPage($first: Int!, $after: String, $query: String) {
    pluginProxies(first: $first, after: $after, query: $query) {
      nodes { ...ProxyRow }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
    viewer { permissions }
  }
`);

export const ProxyPage = graphql(`
  query ProxyPage($tag: String!, $withReferences: Boolean!) {
    pluginProxy(by: { tag: $tag }) { ...ProxyDetail }
    secretReferences(first: 100) @include(if: $withReferences) { ...ReferenceRow }
    viewer { permissions }
  }
`);

export const NewProxyPage = graphql(`
  query NewProxyPage($withReferences: Boolean!) {
    secretReferences(first: 100) @include(if: $withReferences) { ...ReferenceRow }
    viewer { permissions }
  }
`);

export const FindReferences = graphql(`
  query FindReferences($query: String!) {
    secretReferences(query: $query, first: 20) { ...ReferenceRow }
  }
`);

export const CreatePluginProxy = graphql(`
  mutation CreatePluginProxy($input: CreatePluginProxyInput!) {
    createPluginProxy(input: $input) {
      proxy { tag name }
      userErrors { code message field }
    }
  }
`);

export const UpdatePluginProxy = graphql(`
  mutation UpdatePluginProxy($input: UpdatePluginProxyInput!) {
    updatePluginProxy(input: $input) {
      proxy { ...ProxyDetail }
      userErrors { code message field currentRevision }
    }
  }
`);

export const DeletePluginProxy = graphql(`
  mutation DeletePluginProxy($input: DeletePluginProxyInput!) {
    deletePluginProxy(input: $input) {
      deletedProxyId
      userErrors { code message field currentRevision }
    }
  }
`);
