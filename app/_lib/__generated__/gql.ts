// Made by scripts/generate.ts from the SDL. Change graphql/**/*.graphql or app/**/queries.ts instead.
/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  fragment ProxyRow on PluginProxy {\n    id tag name description isEnabled revision frozenAt lastUsedAt\n    urlPrefixes { id prefix }\n    references { tag state }\n    requestsPerHour(hours: 24) { hour total failed }\n    viewerCan { update { allowed reason } freeze { allowed reason } }\n  }\n": typeof types.ProxyRowFragmentDoc,
    "\n  fragment ProxyDetail on PluginProxy {\n    id tag name description isEnabled revision proxyUrl unmatched allowedOrigins\n    urlPrefixes {\n      id prefix\n      headerRules { name value allowOverride references { tag state } }\n      basicAuth { user password allowOverride }\n    }\n    limits { ...Limits }\n    frozenAt\n    frozenBy { __typename displayName }\n    updatedAt\n    updatedBy { __typename displayName }\n    viewerCan { update { allowed reason } delete { allowed reason } freeze { allowed reason } }\n  }\n": typeof types.ProxyDetailFragmentDoc,
    "\n  fragment Limits on ProxyLimits {\n    connectMs firstByteMs idleMs totalMs maxRequestBytes maxResponseBytes maxPerCaller maxPerOrigin overridden\n  }\n": typeof types.LimitsFragmentDoc,
    "\n  fragment ReferenceRow on SecretReference { tag name }\n": typeof types.ReferenceRowFragmentDoc,
    "\n  query ProxiesPage($first: Int!, $after: String, $query: String) {\n    pluginProxies(first: $first, after: $after, query: $query) {\n      nodes { ...ProxyRow }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n    viewer { permissions }\n  }\n": typeof types.ProxiesPageDocument,
    "\n  query ProxyPage($tag: String!, $withReferences: Boolean!) {\n    pluginProxy(by: { tag: $tag }) { ...ProxyDetail }\n    secretReferences(first: 100) @include(if: $withReferences) { ...ReferenceRow }\n    viewer { permissions }\n  }\n": typeof types.ProxyPageDocument,
    "\n  query NewProxyPage($withReferences: Boolean!) {\n    secretReferences(first: 100) @include(if: $withReferences) { ...ReferenceRow }\n    viewer { permissions }\n  }\n": typeof types.NewProxyPageDocument,
    "\n  query FindReferences($query: String!) {\n    secretReferences(query: $query, first: 20) { ...ReferenceRow }\n  }\n": typeof types.FindReferencesDocument,
    "\n  mutation CreatePluginProxy($input: CreatePluginProxyInput!) {\n    createPluginProxy(input: $input) {\n      proxy { tag name }\n      userErrors { code message field }\n    }\n  }\n": typeof types.CreatePluginProxyDocument,
    "\n  mutation UpdatePluginProxy($input: UpdatePluginProxyInput!) {\n    updatePluginProxy(input: $input) {\n      proxy { ...ProxyDetail }\n      userErrors { code message field currentRevision }\n    }\n  }\n": typeof types.UpdatePluginProxyDocument,
    "\n  mutation DeletePluginProxy($input: DeletePluginProxyInput!) {\n    deletePluginProxy(input: $input) {\n      deletedProxyId\n      userErrors { code message field currentRevision }\n    }\n  }\n": typeof types.DeletePluginProxyDocument,
    "\n  mutation FreezePluginProxy($input: FreezePluginProxyInput!) {\n    freezePluginProxy(input: $input) {\n      proxy { id revision }\n      userErrors { code message field }\n    }\n  }\n": typeof types.FreezePluginProxyDocument,
    "\n  mutation UnfreezePluginProxy($input: UnfreezePluginProxyInput!) {\n    unfreezePluginProxy(input: $input) {\n      proxy { id revision }\n      userErrors { code message field }\n    }\n  }\n": typeof types.UnfreezePluginProxyDocument,
    "\n  fragment Explanation on ProxyRequestExplanation {\n    matchedPrefix\n    sentHeaders { name value matchedPrefix }\n    secrets { tag state }\n    limits { connectMs firstByteMs idleMs totalMs maxRequestBytes maxResponseBytes }\n    refusal { code message }\n  }\n": typeof types.ExplanationFragmentDoc,
    "\n  query ExplainProxyRequest($input: ExplainProxyRequestInput!) {\n    explainProxyRequest(input: $input) {\n      explanation { ...Explanation }\n      userErrors { code message field }\n    }\n  }\n": typeof types.ExplainProxyRequestDocument,
    "\n  query InstanceLimits {\n    explainProxyRequest(input: { subject: { draft: { urlPrefixes: [] } }, url: \"https://example.com/\" }) {\n      explanation { limits { ...Limits } }\n    }\n  }\n": typeof types.InstanceLimitsDocument,
    "\n  mutation TestPluginProxy($input: TestPluginProxyInput!) {\n    testPluginProxy(input: $input) {\n      explanation { secrets { tag } }\n      status durationMs contentType responseBytes bodyStart isComplete scrubbedCount\n      failure { code message }\n      userErrors { code message field }\n    }\n  }\n": typeof types.TestPluginProxyDocument,
    "\n  mutation RunCanaryTest($input: RunCanaryTestInput!) {\n    runCanaryTest(input: $input) {\n      isEchoed echoingHeaders isEchoedInBody status durationMs\n      failure { code message }\n      userErrors { code message field }\n    }\n  }\n": typeof types.RunCanaryTestDocument,
    "\n  query Shell {\n    viewer {\n      actor { __typename id displayName ... on User { email } }\n      workspace { slug name frozenAt requiresDestinations }\n      workspaceFrozenBy { __typename displayName }\n      viewerCan { freezeWorkspace { allowed reason } }\n      permissions\n    }\n    session { workspaces { slug name } hasGraphiql }\n  }\n": typeof types.ShellDocument,
    "\n  mutation FreezeWorkspace($input: FreezeWorkspaceInput!) {\n    freezeWorkspace(input: $input) {\n      workspace { id }\n      userErrors { code message }\n    }\n  }\n": typeof types.FreezeWorkspaceDocument,
    "\n  mutation UnfreezeWorkspace($input: UnfreezeWorkspaceInput!) {\n    unfreezeWorkspace(input: $input) {\n      workspace { id }\n      userErrors { code message }\n    }\n  }\n": typeof types.UnfreezeWorkspaceDocument,
    "\n  fragment SecretRow on Secret {\n    id tag name description reference revision version destinations usageCount\n    status frozenAt\n    frozenBy { __typename displayName }\n    lastUsedAt lastSucceededAt rejectedSince rejectedStatus tokenExpiresAt previousValueKeptUntil\n    valueUpdatedAt\n    valueUpdatedBy { __typename displayName }\n    createdAt\n    createdBy { __typename displayName }\n    updatedAt\n    updatedBy { __typename displayName }\n    viewerCan {\n      update { allowed reason }\n      replaceValue { allowed reason }\n      delete { allowed reason }\n      freeze { allowed reason }\n    }\n  }\n": typeof types.SecretRowFragmentDoc,
    "\n  fragment SecretUsageRow on SecretUsage {\n    location\n    isActive\n    consumer { __typename ... on PluginProxy { tag name } }\n  }\n": typeof types.SecretUsageRowFragmentDoc,
    "\n  query SecretsPage(\n    $first: Int, $after: String, $last: Int, $before: String\n    $filter: SecretFilter, $orderBy: SecretOrder, $openedId: ID, $hasOpened: Boolean!\n  ) {\n    secrets(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {\n      nodes { ...SecretRow }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n    opened: secret(by: { id: $openedId }) @include(if: $hasOpened) { ...SecretRow }\n  }\n": typeof types.SecretsPageDocument,
    "\n  query SecretUsages($id: ID!) {\n    secret(by: { id: $id }) { ...SecretRow usages { ...SecretUsageRow } }\n  }\n": typeof types.SecretUsagesDocument,
    "\n  fragment SecretVersionRow on SecretVersion {\n    number state destinations createdAt destroyedAt\n    createdBy { __typename displayName }\n  }\n": typeof types.SecretVersionRowFragmentDoc,
    "\n  query SecretVersions($id: ID!, $first: Int!, $after: String) {\n    secret(by: { id: $id }) {\n      ...SecretRow\n      versions(first: $first, after: $after) {\n        nodes { ...SecretVersionRow }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": typeof types.SecretVersionsDocument,
    "\n  fragment SecretUseRow on SecretUse {\n    usedAt proxyTag origin method status errorCode durationMs scrubbedCount version\n    actor { __typename displayName }\n  }\n": typeof types.SecretUseRowFragmentDoc,
    "\n  query SecretUses($id: ID!, $first: Int!, $after: String) {\n    secret(by: { id: $id }) {\n      uses(first: $first, after: $after) {\n        nodes { ...SecretUseRow }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": typeof types.SecretUsesDocument,
    "\n  query TagAvailability($tag: String!) {\n    secretTagAvailability(tag: $tag) { tag isAvailable reason suggestion }\n  }\n": typeof types.TagAvailabilityDocument,
    "\n  mutation CreateSecret($input: CreateSecretInput!) {\n    createSecret(input: $input) {\n      secret { id tag name reference version }\n      acceptedBytes\n      warnings { code message }\n      userErrors { code message field }\n    }\n  }\n": typeof types.CreateSecretDocument,
    "\n  mutation UpdateSecret($input: UpdateSecretInput!) {\n    updateSecret(input: $input) {\n      secret { id tag name }\n      userErrors { code message field currentRevision }\n    }\n  }\n": typeof types.UpdateSecretDocument,
    "\n  mutation ReplaceSecretValue($input: ReplaceSecretValueInput!) {\n    replaceSecretValue(input: $input) {\n      secret { id tag name version }\n      acceptedBytes\n      warnings { code message }\n      userErrors { code message field currentVersion }\n    }\n  }\n": typeof types.ReplaceSecretValueDocument,
    "\n  mutation DeleteSecret($input: DeleteSecretInput!) {\n    deleteSecret(input: $input) {\n      deletedSecretId\n      userErrors { code message field currentRevision usages { ...SecretUsageRow } }\n    }\n  }\n": typeof types.DeleteSecretDocument,
    "\n  mutation RollbackSecretValue($input: RollbackSecretValueInput!) {\n    rollbackSecretValue(input: $input) {\n      secret { id tag name version }\n      userErrors { code message field currentVersion }\n    }\n  }\n": typeof types.RollbackSecretValueDocument,
    "\n  mutation FreezeSecret($input: FreezeSecretInput!) {\n    freezeSecret(input: $input) {\n      secret { id }\n      userErrors { code message }\n    }\n  }\n": typeof types.FreezeSecretDocument,
    "\n  mutation UnfreezeSecret($input: UnfreezeSecretInput!) {\n    unfreezeSecret(input: $input) {\n      secret { id }\n      userErrors { code message }\n    }\n  }\n": typeof types.UnfreezeSecretDocument,
    "\n  fragment TokenRow on ApiToken {\n    id name description status prefix last4\n    roles { id name }\n    createdAt\n    createdBy { __typename displayName }\n    expiresAt revokedAt lastUsedAt lastUsedIp frozenAt\n    frozenBy { __typename displayName }\n    viewerCan {\n      revoke { allowed reason }\n      freeze { allowed reason }\n    }\n  }\n": typeof types.TokenRowFragmentDoc,
    "\n  query TokensPage($first: Int!, $after: String) {\n    apiTokens(first: $first, after: $after) {\n      nodes { ...TokenRow }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n    assignableRoles { id name permissions }\n    viewer { permissions }\n    permissionDefinitions { permission label }\n  }\n": typeof types.TokensPageDocument,
    "\n  mutation CreateApiToken($input: CreateApiTokenInput!) {\n    createApiToken(input: $input) {\n      apiToken { id name }\n      plaintext\n      userErrors { code message field }\n    }\n  }\n": typeof types.CreateApiTokenDocument,
    "\n  mutation RevokeApiToken($input: RevokeApiTokenInput!) {\n    revokeApiToken(input: $input) {\n      apiToken { id }\n      userErrors { code message field }\n    }\n  }\n": typeof types.RevokeApiTokenDocument,
    "\n  mutation FreezeApiToken($input: FreezeApiTokenInput!) {\n    freezeApiToken(input: $input) {\n      apiToken { id }\n      userErrors { code message }\n    }\n  }\n": typeof types.FreezeApiTokenDocument,
    "\n  mutation UnfreezeApiToken($input: UnfreezeApiTokenInput!) {\n    unfreezeApiToken(input: $input) {\n      apiToken { id }\n      userErrors { code message }\n    }\n  }\n": typeof types.UnfreezeApiTokenDocument,
    "\n  query WorkspacePage {\n    viewer {\n      workspace { id slug name frozenAt requiresDestinations }\n      workspaceFrozenBy { __typename displayName }\n      viewerCan { freezeWorkspace { allowed reason } }\n    }\n  }\n": typeof types.WorkspacePageDocument,
    "\n  query Graphiql {\n    session { hasGraphiql workspaces { slug name } }\n  }\n": typeof types.GraphiqlDocument,
    "\n  query Entrance {\n    setupStatus { isOpen }\n    session { user { id } workspaces { slug name } }\n  }\n": typeof types.EntranceDocument,
    "\n  mutation CompleteSetup($input: CompleteSetupInput!) {\n    completeSetup(input: $input) {\n      workspace { slug }\n      userErrors { code message field }\n    }\n  }\n": typeof types.CompleteSetupDocument,
};
const documents: Documents = {
    "\n  fragment ProxyRow on PluginProxy {\n    id tag name description isEnabled revision frozenAt lastUsedAt\n    urlPrefixes { id prefix }\n    references { tag state }\n    requestsPerHour(hours: 24) { hour total failed }\n    viewerCan { update { allowed reason } freeze { allowed reason } }\n  }\n": types.ProxyRowFragmentDoc,
    "\n  fragment ProxyDetail on PluginProxy {\n    id tag name description isEnabled revision proxyUrl unmatched allowedOrigins\n    urlPrefixes {\n      id prefix\n      headerRules { name value allowOverride references { tag state } }\n      basicAuth { user password allowOverride }\n    }\n    limits { ...Limits }\n    frozenAt\n    frozenBy { __typename displayName }\n    updatedAt\n    updatedBy { __typename displayName }\n    viewerCan { update { allowed reason } delete { allowed reason } freeze { allowed reason } }\n  }\n": types.ProxyDetailFragmentDoc,
    "\n  fragment Limits on ProxyLimits {\n    connectMs firstByteMs idleMs totalMs maxRequestBytes maxResponseBytes maxPerCaller maxPerOrigin overridden\n  }\n": types.LimitsFragmentDoc,
    "\n  fragment ReferenceRow on SecretReference { tag name }\n": types.ReferenceRowFragmentDoc,
    "\n  query ProxiesPage($first: Int!, $after: String, $query: String) {\n    pluginProxies(first: $first, after: $after, query: $query) {\n      nodes { ...ProxyRow }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n    viewer { permissions }\n  }\n": types.ProxiesPageDocument,
    "\n  query ProxyPage($tag: String!, $withReferences: Boolean!) {\n    pluginProxy(by: { tag: $tag }) { ...ProxyDetail }\n    secretReferences(first: 100) @include(if: $withReferences) { ...ReferenceRow }\n    viewer { permissions }\n  }\n": types.ProxyPageDocument,
    "\n  query NewProxyPage($withReferences: Boolean!) {\n    secretReferences(first: 100) @include(if: $withReferences) { ...ReferenceRow }\n    viewer { permissions }\n  }\n": types.NewProxyPageDocument,
    "\n  query FindReferences($query: String!) {\n    secretReferences(query: $query, first: 20) { ...ReferenceRow }\n  }\n": types.FindReferencesDocument,
    "\n  mutation CreatePluginProxy($input: CreatePluginProxyInput!) {\n    createPluginProxy(input: $input) {\n      proxy { tag name }\n      userErrors { code message field }\n    }\n  }\n": types.CreatePluginProxyDocument,
    "\n  mutation UpdatePluginProxy($input: UpdatePluginProxyInput!) {\n    updatePluginProxy(input: $input) {\n      proxy { ...ProxyDetail }\n      userErrors { code message field currentRevision }\n    }\n  }\n": types.UpdatePluginProxyDocument,
    "\n  mutation DeletePluginProxy($input: DeletePluginProxyInput!) {\n    deletePluginProxy(input: $input) {\n      deletedProxyId\n      userErrors { code message field currentRevision }\n    }\n  }\n": types.DeletePluginProxyDocument,
    "\n  mutation FreezePluginProxy($input: FreezePluginProxyInput!) {\n    freezePluginProxy(input: $input) {\n      proxy { id revision }\n      userErrors { code message field }\n    }\n  }\n": types.FreezePluginProxyDocument,
    "\n  mutation UnfreezePluginProxy($input: UnfreezePluginProxyInput!) {\n    unfreezePluginProxy(input: $input) {\n      proxy { id revision }\n      userErrors { code message field }\n    }\n  }\n": types.UnfreezePluginProxyDocument,
    "\n  fragment Explanation on ProxyRequestExplanation {\n    matchedPrefix\n    sentHeaders { name value matchedPrefix }\n    secrets { tag state }\n    limits { connectMs firstByteMs idleMs totalMs maxRequestBytes maxResponseBytes }\n    refusal { code message }\n  }\n": types.ExplanationFragmentDoc,
    "\n  query ExplainProxyRequest($input: ExplainProxyRequestInput!) {\n    explainProxyRequest(input: $input) {\n      explanation { ...Explanation }\n      userErrors { code message field }\n    }\n  }\n": types.ExplainProxyRequestDocument,
    "\n  query InstanceLimits {\n    explainProxyRequest(input: { subject: { draft: { urlPrefixes: [] } }, url: \"https://example.com/\" }) {\n      explanation { limits { ...Limits } }\n    }\n  }\n": types.InstanceLimitsDocument,
    "\n  mutation TestPluginProxy($input: TestPluginProxyInput!) {\n    testPluginProxy(input: $input) {\n      explanation { secrets { tag } }\n      status durationMs contentType responseBytes bodyStart isComplete scrubbedCount\n      failure { code message }\n      userErrors { code message field }\n    }\n  }\n": types.TestPluginProxyDocument,
    "\n  mutation RunCanaryTest($input: RunCanaryTestInput!) {\n    runCanaryTest(input: $input) {\n      isEchoed echoingHeaders isEchoedInBody status durationMs\n      failure { code message }\n      userErrors { code message field }\n    }\n  }\n": types.RunCanaryTestDocument,
    "\n  query Shell {\n    viewer {\n      actor { __typename id displayName ... on User { email } }\n      workspace { slug name frozenAt requiresDestinations }\n      workspaceFrozenBy { __typename displayName }\n      viewerCan { freezeWorkspace { allowed reason } }\n      permissions\n    }\n    session { workspaces { slug name } hasGraphiql }\n  }\n": types.ShellDocument,
    "\n  mutation FreezeWorkspace($input: FreezeWorkspaceInput!) {\n    freezeWorkspace(input: $input) {\n      workspace { id }\n      userErrors { code message }\n    }\n  }\n": types.FreezeWorkspaceDocument,
    "\n  mutation UnfreezeWorkspace($input: UnfreezeWorkspaceInput!) {\n    unfreezeWorkspace(input: $input) {\n      workspace { id }\n      userErrors { code message }\n    }\n  }\n": types.UnfreezeWorkspaceDocument,
    "\n  fragment SecretRow on Secret {\n    id tag name description reference revision version destinations usageCount\n    status frozenAt\n    frozenBy { __typename displayName }\n    lastUsedAt lastSucceededAt rejectedSince rejectedStatus tokenExpiresAt previousValueKeptUntil\n    valueUpdatedAt\n    valueUpdatedBy { __typename displayName }\n    createdAt\n    createdBy { __typename displayName }\n    updatedAt\n    updatedBy { __typename displayName }\n    viewerCan {\n      update { allowed reason }\n      replaceValue { allowed reason }\n      delete { allowed reason }\n      freeze { allowed reason }\n    }\n  }\n": types.SecretRowFragmentDoc,
    "\n  fragment SecretUsageRow on SecretUsage {\n    location\n    isActive\n    consumer { __typename ... on PluginProxy { tag name } }\n  }\n": types.SecretUsageRowFragmentDoc,
    "\n  query SecretsPage(\n    $first: Int, $after: String, $last: Int, $before: String\n    $filter: SecretFilter, $orderBy: SecretOrder, $openedId: ID, $hasOpened: Boolean!\n  ) {\n    secrets(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {\n      nodes { ...SecretRow }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n    opened: secret(by: { id: $openedId }) @include(if: $hasOpened) { ...SecretRow }\n  }\n": types.SecretsPageDocument,
    "\n  query SecretUsages($id: ID!) {\n    secret(by: { id: $id }) { ...SecretRow usages { ...SecretUsageRow } }\n  }\n": types.SecretUsagesDocument,
    "\n  fragment SecretVersionRow on SecretVersion {\n    number state destinations createdAt destroyedAt\n    createdBy { __typename displayName }\n  }\n": types.SecretVersionRowFragmentDoc,
    "\n  query SecretVersions($id: ID!, $first: Int!, $after: String) {\n    secret(by: { id: $id }) {\n      ...SecretRow\n      versions(first: $first, after: $after) {\n        nodes { ...SecretVersionRow }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": types.SecretVersionsDocument,
    "\n  fragment SecretUseRow on SecretUse {\n    usedAt proxyTag origin method status errorCode durationMs scrubbedCount version\n    actor { __typename displayName }\n  }\n": types.SecretUseRowFragmentDoc,
    "\n  query SecretUses($id: ID!, $first: Int!, $after: String) {\n    secret(by: { id: $id }) {\n      uses(first: $first, after: $after) {\n        nodes { ...SecretUseRow }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": types.SecretUsesDocument,
    "\n  query TagAvailability($tag: String!) {\n    secretTagAvailability(tag: $tag) { tag isAvailable reason suggestion }\n  }\n": types.TagAvailabilityDocument,
    "\n  mutation CreateSecret($input: CreateSecretInput!) {\n    createSecret(input: $input) {\n      secret { id tag name reference version }\n      acceptedBytes\n      warnings { code message }\n      userErrors { code message field }\n    }\n  }\n": types.CreateSecretDocument,
    "\n  mutation UpdateSecret($input: UpdateSecretInput!) {\n    updateSecret(input: $input) {\n      secret { id tag name }\n      userErrors { code message field currentRevision }\n    }\n  }\n": types.UpdateSecretDocument,
    "\n  mutation ReplaceSecretValue($input: ReplaceSecretValueInput!) {\n    replaceSecretValue(input: $input) {\n      secret { id tag name version }\n      acceptedBytes\n      warnings { code message }\n      userErrors { code message field currentVersion }\n    }\n  }\n": types.ReplaceSecretValueDocument,
    "\n  mutation DeleteSecret($input: DeleteSecretInput!) {\n    deleteSecret(input: $input) {\n      deletedSecretId\n      userErrors { code message field currentRevision usages { ...SecretUsageRow } }\n    }\n  }\n": types.DeleteSecretDocument,
    "\n  mutation RollbackSecretValue($input: RollbackSecretValueInput!) {\n    rollbackSecretValue(input: $input) {\n      secret { id tag name version }\n      userErrors { code message field currentVersion }\n    }\n  }\n": types.RollbackSecretValueDocument,
    "\n  mutation FreezeSecret($input: FreezeSecretInput!) {\n    freezeSecret(input: $input) {\n      secret { id }\n      userErrors { code message }\n    }\n  }\n": types.FreezeSecretDocument,
    "\n  mutation UnfreezeSecret($input: UnfreezeSecretInput!) {\n    unfreezeSecret(input: $input) {\n      secret { id }\n      userErrors { code message }\n    }\n  }\n": types.UnfreezeSecretDocument,
    "\n  fragment TokenRow on ApiToken {\n    id name description status prefix last4\n    roles { id name }\n    createdAt\n    createdBy { __typename displayName }\n    expiresAt revokedAt lastUsedAt lastUsedIp frozenAt\n    frozenBy { __typename displayName }\n    viewerCan {\n      revoke { allowed reason }\n      freeze { allowed reason }\n    }\n  }\n": types.TokenRowFragmentDoc,
    "\n  query TokensPage($first: Int!, $after: String) {\n    apiTokens(first: $first, after: $after) {\n      nodes { ...TokenRow }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n    assignableRoles { id name permissions }\n    viewer { permissions }\n    permissionDefinitions { permission label }\n  }\n": types.TokensPageDocument,
    "\n  mutation CreateApiToken($input: CreateApiTokenInput!) {\n    createApiToken(input: $input) {\n      apiToken { id name }\n      plaintext\n      userErrors { code message field }\n    }\n  }\n": types.CreateApiTokenDocument,
    "\n  mutation RevokeApiToken($input: RevokeApiTokenInput!) {\n    revokeApiToken(input: $input) {\n      apiToken { id }\n      userErrors { code message field }\n    }\n  }\n": types.RevokeApiTokenDocument,
    "\n  mutation FreezeApiToken($input: FreezeApiTokenInput!) {\n    freezeApiToken(input: $input) {\n      apiToken { id }\n      userErrors { code message }\n    }\n  }\n": types.FreezeApiTokenDocument,
    "\n  mutation UnfreezeApiToken($input: UnfreezeApiTokenInput!) {\n    unfreezeApiToken(input: $input) {\n      apiToken { id }\n      userErrors { code message }\n    }\n  }\n": types.UnfreezeApiTokenDocument,
    "\n  query WorkspacePage {\n    viewer {\n      workspace { id slug name frozenAt requiresDestinations }\n      workspaceFrozenBy { __typename displayName }\n      viewerCan { freezeWorkspace { allowed reason } }\n    }\n  }\n": types.WorkspacePageDocument,
    "\n  query Graphiql {\n    session { hasGraphiql workspaces { slug name } }\n  }\n": types.GraphiqlDocument,
    "\n  query Entrance {\n    setupStatus { isOpen }\n    session { user { id } workspaces { slug name } }\n  }\n": types.EntranceDocument,
    "\n  mutation CompleteSetup($input: CompleteSetupInput!) {\n    completeSetup(input: $input) {\n      workspace { slug }\n      userErrors { code message field }\n    }\n  }\n": types.CompleteSetupDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ProxyRow on PluginProxy {\n    id tag name description isEnabled revision frozenAt lastUsedAt\n    urlPrefixes { id prefix }\n    references { tag state }\n    requestsPerHour(hours: 24) { hour total failed }\n    viewerCan { update { allowed reason } freeze { allowed reason } }\n  }\n"): typeof import('./graphql.ts').ProxyRowFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ProxyDetail on PluginProxy {\n    id tag name description isEnabled revision proxyUrl unmatched allowedOrigins\n    urlPrefixes {\n      id prefix\n      headerRules { name value allowOverride references { tag state } }\n      basicAuth { user password allowOverride }\n    }\n    limits { ...Limits }\n    frozenAt\n    frozenBy { __typename displayName }\n    updatedAt\n    updatedBy { __typename displayName }\n    viewerCan { update { allowed reason } delete { allowed reason } freeze { allowed reason } }\n  }\n"): typeof import('./graphql.ts').ProxyDetailFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Limits on ProxyLimits {\n    connectMs firstByteMs idleMs totalMs maxRequestBytes maxResponseBytes maxPerCaller maxPerOrigin overridden\n  }\n"): typeof import('./graphql.ts').LimitsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ReferenceRow on SecretReference { tag name }\n"): typeof import('./graphql.ts').ReferenceRowFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProxiesPage($first: Int!, $after: String, $query: String) {\n    pluginProxies(first: $first, after: $after, query: $query) {\n      nodes { ...ProxyRow }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n    viewer { permissions }\n  }\n"): typeof import('./graphql.ts').ProxiesPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProxyPage($tag: String!, $withReferences: Boolean!) {\n    pluginProxy(by: { tag: $tag }) { ...ProxyDetail }\n    secretReferences(first: 100) @include(if: $withReferences) { ...ReferenceRow }\n    viewer { permissions }\n  }\n"): typeof import('./graphql.ts').ProxyPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NewProxyPage($withReferences: Boolean!) {\n    secretReferences(first: 100) @include(if: $withReferences) { ...ReferenceRow }\n    viewer { permissions }\n  }\n"): typeof import('./graphql.ts').NewProxyPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FindReferences($query: String!) {\n    secretReferences(query: $query, first: 20) { ...ReferenceRow }\n  }\n"): typeof import('./graphql.ts').FindReferencesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreatePluginProxy($input: CreatePluginProxyInput!) {\n    createPluginProxy(input: $input) {\n      proxy { tag name }\n      userErrors { code message field }\n    }\n  }\n"): typeof import('./graphql.ts').CreatePluginProxyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdatePluginProxy($input: UpdatePluginProxyInput!) {\n    updatePluginProxy(input: $input) {\n      proxy { ...ProxyDetail }\n      userErrors { code message field currentRevision }\n    }\n  }\n"): typeof import('./graphql.ts').UpdatePluginProxyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeletePluginProxy($input: DeletePluginProxyInput!) {\n    deletePluginProxy(input: $input) {\n      deletedProxyId\n      userErrors { code message field currentRevision }\n    }\n  }\n"): typeof import('./graphql.ts').DeletePluginProxyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FreezePluginProxy($input: FreezePluginProxyInput!) {\n    freezePluginProxy(input: $input) {\n      proxy { id revision }\n      userErrors { code message field }\n    }\n  }\n"): typeof import('./graphql.ts').FreezePluginProxyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnfreezePluginProxy($input: UnfreezePluginProxyInput!) {\n    unfreezePluginProxy(input: $input) {\n      proxy { id revision }\n      userErrors { code message field }\n    }\n  }\n"): typeof import('./graphql.ts').UnfreezePluginProxyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Explanation on ProxyRequestExplanation {\n    matchedPrefix\n    sentHeaders { name value matchedPrefix }\n    secrets { tag state }\n    limits { connectMs firstByteMs idleMs totalMs maxRequestBytes maxResponseBytes }\n    refusal { code message }\n  }\n"): typeof import('./graphql.ts').ExplanationFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ExplainProxyRequest($input: ExplainProxyRequestInput!) {\n    explainProxyRequest(input: $input) {\n      explanation { ...Explanation }\n      userErrors { code message field }\n    }\n  }\n"): typeof import('./graphql.ts').ExplainProxyRequestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query InstanceLimits {\n    explainProxyRequest(input: { subject: { draft: { urlPrefixes: [] } }, url: \"https://example.com/\" }) {\n      explanation { limits { ...Limits } }\n    }\n  }\n"): typeof import('./graphql.ts').InstanceLimitsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestPluginProxy($input: TestPluginProxyInput!) {\n    testPluginProxy(input: $input) {\n      explanation { secrets { tag } }\n      status durationMs contentType responseBytes bodyStart isComplete scrubbedCount\n      failure { code message }\n      userErrors { code message field }\n    }\n  }\n"): typeof import('./graphql.ts').TestPluginProxyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RunCanaryTest($input: RunCanaryTestInput!) {\n    runCanaryTest(input: $input) {\n      isEchoed echoingHeaders isEchoedInBody status durationMs\n      failure { code message }\n      userErrors { code message field }\n    }\n  }\n"): typeof import('./graphql.ts').RunCanaryTestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Shell {\n    viewer {\n      actor { __typename id displayName ... on User { email } }\n      workspace { slug name frozenAt requiresDestinations }\n      workspaceFrozenBy { __typename displayName }\n      viewerCan { freezeWorkspace { allowed reason } }\n      permissions\n    }\n    session { workspaces { slug name } hasGraphiql }\n  }\n"): typeof import('./graphql.ts').ShellDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FreezeWorkspace($input: FreezeWorkspaceInput!) {\n    freezeWorkspace(input: $input) {\n      workspace { id }\n      userErrors { code message }\n    }\n  }\n"): typeof import('./graphql.ts').FreezeWorkspaceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnfreezeWorkspace($input: UnfreezeWorkspaceInput!) {\n    unfreezeWorkspace(input: $input) {\n      workspace { id }\n      userErrors { code message }\n    }\n  }\n"): typeof import('./graphql.ts').UnfreezeWorkspaceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SecretRow on Secret {\n    id tag name description reference revision version destinations usageCount\n    status frozenAt\n    frozenBy { __typename displayName }\n    lastUsedAt lastSucceededAt rejectedSince rejectedStatus tokenExpiresAt previousValueKeptUntil\n    valueUpdatedAt\n    valueUpdatedBy { __typename displayName }\n    createdAt\n    createdBy { __typename displayName }\n    updatedAt\n    updatedBy { __typename displayName }\n    viewerCan {\n      update { allowed reason }\n      replaceValue { allowed reason }\n      delete { allowed reason }\n      freeze { allowed reason }\n    }\n  }\n"): typeof import('./graphql.ts').SecretRowFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SecretUsageRow on SecretUsage {\n    location\n    isActive\n    consumer { __typename ... on PluginProxy { tag name } }\n  }\n"): typeof import('./graphql.ts').SecretUsageRowFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SecretsPage(\n    $first: Int, $after: String, $last: Int, $before: String\n    $filter: SecretFilter, $orderBy: SecretOrder, $openedId: ID, $hasOpened: Boolean!\n  ) {\n    secrets(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {\n      nodes { ...SecretRow }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n    opened: secret(by: { id: $openedId }) @include(if: $hasOpened) { ...SecretRow }\n  }\n"): typeof import('./graphql.ts').SecretsPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SecretUsages($id: ID!) {\n    secret(by: { id: $id }) { ...SecretRow usages { ...SecretUsageRow } }\n  }\n"): typeof import('./graphql.ts').SecretUsagesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SecretVersionRow on SecretVersion {\n    number state destinations createdAt destroyedAt\n    createdBy { __typename displayName }\n  }\n"): typeof import('./graphql.ts').SecretVersionRowFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SecretVersions($id: ID!, $first: Int!, $after: String) {\n    secret(by: { id: $id }) {\n      ...SecretRow\n      versions(first: $first, after: $after) {\n        nodes { ...SecretVersionRow }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SecretVersionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SecretUseRow on SecretUse {\n    usedAt proxyTag origin method status errorCode durationMs scrubbedCount version\n    actor { __typename displayName }\n  }\n"): typeof import('./graphql.ts').SecretUseRowFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SecretUses($id: ID!, $first: Int!, $after: String) {\n    secret(by: { id: $id }) {\n      uses(first: $first, after: $after) {\n        nodes { ...SecretUseRow }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SecretUsesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TagAvailability($tag: String!) {\n    secretTagAvailability(tag: $tag) { tag isAvailable reason suggestion }\n  }\n"): typeof import('./graphql.ts').TagAvailabilityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateSecret($input: CreateSecretInput!) {\n    createSecret(input: $input) {\n      secret { id tag name reference version }\n      acceptedBytes\n      warnings { code message }\n      userErrors { code message field }\n    }\n  }\n"): typeof import('./graphql.ts').CreateSecretDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateSecret($input: UpdateSecretInput!) {\n    updateSecret(input: $input) {\n      secret { id tag name }\n      userErrors { code message field currentRevision }\n    }\n  }\n"): typeof import('./graphql.ts').UpdateSecretDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReplaceSecretValue($input: ReplaceSecretValueInput!) {\n    replaceSecretValue(input: $input) {\n      secret { id tag name version }\n      acceptedBytes\n      warnings { code message }\n      userErrors { code message field currentVersion }\n    }\n  }\n"): typeof import('./graphql.ts').ReplaceSecretValueDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteSecret($input: DeleteSecretInput!) {\n    deleteSecret(input: $input) {\n      deletedSecretId\n      userErrors { code message field currentRevision usages { ...SecretUsageRow } }\n    }\n  }\n"): typeof import('./graphql.ts').DeleteSecretDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RollbackSecretValue($input: RollbackSecretValueInput!) {\n    rollbackSecretValue(input: $input) {\n      secret { id tag name version }\n      userErrors { code message field currentVersion }\n    }\n  }\n"): typeof import('./graphql.ts').RollbackSecretValueDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FreezeSecret($input: FreezeSecretInput!) {\n    freezeSecret(input: $input) {\n      secret { id }\n      userErrors { code message }\n    }\n  }\n"): typeof import('./graphql.ts').FreezeSecretDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnfreezeSecret($input: UnfreezeSecretInput!) {\n    unfreezeSecret(input: $input) {\n      secret { id }\n      userErrors { code message }\n    }\n  }\n"): typeof import('./graphql.ts').UnfreezeSecretDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TokenRow on ApiToken {\n    id name description status prefix last4\n    roles { id name }\n    createdAt\n    createdBy { __typename displayName }\n    expiresAt revokedAt lastUsedAt lastUsedIp frozenAt\n    frozenBy { __typename displayName }\n    viewerCan {\n      revoke { allowed reason }\n      freeze { allowed reason }\n    }\n  }\n"): typeof import('./graphql.ts').TokenRowFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TokensPage($first: Int!, $after: String) {\n    apiTokens(first: $first, after: $after) {\n      nodes { ...TokenRow }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n    assignableRoles { id name permissions }\n    viewer { permissions }\n    permissionDefinitions { permission label }\n  }\n"): typeof import('./graphql.ts').TokensPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateApiToken($input: CreateApiTokenInput!) {\n    createApiToken(input: $input) {\n      apiToken { id name }\n      plaintext\n      userErrors { code message field }\n    }\n  }\n"): typeof import('./graphql.ts').CreateApiTokenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeApiToken($input: RevokeApiTokenInput!) {\n    revokeApiToken(input: $input) {\n      apiToken { id }\n      userErrors { code message field }\n    }\n  }\n"): typeof import('./graphql.ts').RevokeApiTokenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FreezeApiToken($input: FreezeApiTokenInput!) {\n    freezeApiToken(input: $input) {\n      apiToken { id }\n      userErrors { code message }\n    }\n  }\n"): typeof import('./graphql.ts').FreezeApiTokenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnfreezeApiToken($input: UnfreezeApiTokenInput!) {\n    unfreezeApiToken(input: $input) {\n      apiToken { id }\n      userErrors { code message }\n    }\n  }\n"): typeof import('./graphql.ts').UnfreezeApiTokenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WorkspacePage {\n    viewer {\n      workspace { id slug name frozenAt requiresDestinations }\n      workspaceFrozenBy { __typename displayName }\n      viewerCan { freezeWorkspace { allowed reason } }\n    }\n  }\n"): typeof import('./graphql.ts').WorkspacePageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Graphiql {\n    session { hasGraphiql workspaces { slug name } }\n  }\n"): typeof import('./graphql.ts').GraphiqlDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Entrance {\n    setupStatus { isOpen }\n    session { user { id } workspaces { slug name } }\n  }\n"): typeof import('./graphql.ts').EntranceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CompleteSetup($input: CompleteSetupInput!) {\n    completeSetup(input: $input) {\n      workspace { slug }\n      userErrors { code message field }\n    }\n  }\n"): typeof import('./graphql.ts').CompleteSetupDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
