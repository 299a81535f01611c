import { graphql } from "#app/_lib/__generated__/gql.ts";
import type {
  ExplanationFragment,
  LimitsFragment,
  ProxyDetailFragment,
  ProxyRowFragment,
} from "#app/_lib/__generated__/graphql.ts";

export type ProxyRow = ProxyRowFragment;
export type ProxyDetail = ProxyDetailFragment;
export type Explanation = ExplanationFragment;
export type Limits = LimitsFragment;

graphql(`
  fragment ProxyRow on PluginProxy {
    id tag name description isEnabled revision frozenAt lastUsedAt
    urlPrefixes { id prefix }
    references { tag state }
    requestsPerHour(hours: 24) { hour total failed }
    viewerCan { update { allowed reason } freeze { allowed reason } }
  }
`);

graphql(`
  fragment ProxyDetail on PluginProxy {
    id tag name description isEnabled revision proxyUrl unmatched allowedOrigins
    urlPrefixes {
      id prefix
      headerRules { name value allowOverride references { tag state } }
      basicAuth { user password allowOverride }
    }
    limits { ...Limits }
    frozenAt
    frozenBy { __typename displayName }
    updatedAt
    updatedBy { __typename displayName }
    viewerCan { update { allowed reason } delete { allowed reason } freeze { allowed reason } }
  }
`);

graphql(`
  fragment Limits on ProxyLimits {
    connectMs firstByteMs idleMs totalMs maxRequestBytes maxResponseBytes maxPerCaller maxPerOrigin overridden
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

export const FreezePluginProxy = graphql(`
  mutation FreezePluginProxy($input: FreezePluginProxyInput!) {
    freezePluginProxy(input: $input) {
      proxy { id revision }
      userErrors { code message field }
    }
  }
`);

export const UnfreezePluginProxy = graphql(`
  mutation UnfreezePluginProxy($input: UnfreezePluginProxyInput!) {
    unfreezePluginProxy(input: $input) {
      proxy { id revision }
      userErrors { code message field }
    }
  }
`);

graphql(`
  fragment Explanation on ProxyRequestExplanation {
    matchedPrefix
    sentHeaders { name value matchedPrefix }
    secrets { tag state }
    limits { connectMs firstByteMs idleMs totalMs maxRequestBytes maxResponseBytes }
    refusal { code message }
  }
`);

export const ExplainProxyRequest = graphql(`
  query ExplainProxyRequest($input: ExplainProxyRequestInput!) {
    explainProxyRequest(input: $input) {
      explanation { ...Explanation }
      userErrors { code message field }
    }
  }
`);

/** A dry run of a proxy that sets no limits tells those of the instance. */
export const InstanceLimits = graphql(`
  query InstanceLimits {
    explainProxyRequest(input: { subject: { draft: { urlPrefixes: [] } }, url: "https://example.com/" }) {
      explanation { limits { ...Limits } }
    }
  }
`);

export const TestPluginProxy = graphql(`
  mutation TestPluginProxy($input: TestPluginProxyInput!) {
    testPluginProxy(input: $input) {
      explanation { secrets { tag } }
      status durationMs contentType responseBytes bodyStart isComplete scrubbedCount
      failure { code message }
      userErrors { code message field }
    }
  }
`);

export const RunCanaryTest = graphql(`
  mutation RunCanaryTest($input: RunCanaryTestInput!) {
    runCanaryTest(input: $input) {
      isEchoed echoingHeaders isEchoedInBody status durationMs
      failure { code message }
      userErrors { code message field }
    }
  }
`);
