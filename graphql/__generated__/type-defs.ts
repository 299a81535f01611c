// Made by scripts/generate.ts from the SDL. Change graphql/**/*.graphql or app/**/queries.ts instead.
export const typeDefs = `schema {
  query: Query
  mutation: Mutation
}

"""
Who may ask for the field: holders of a permission, any member of the workspace, or anyone. The use case enforces it; a test compares both.
"""
directive @authorized(
  """True when every member (and every token) of the workspace may."""
  anyMember: Boolean
  """True when no sign-in is needed."""
  anyone: Boolean
  """The permission the caller needs in the workspace of the request."""
  permission: Permission
) on FIELD_DEFINITION

"""Static cost of a field; connections multiply by the named arguments."""
directive @complexity(
  """Arguments whose value multiplies the cost."""
  multipliers: [String!]
  """Cost of the field itself."""
  value: Int!
) on FIELD_DEFINITION

"""A problem with an access mutation."""
type AccessUserError implements UserError {
  """Stable code."""
  code: AccessUserErrorCode!
  """Path into \`input\`."""
  field: [String!]
  """One sentence that can be shown to a person."""
  message: String!
  """Filled for RATE_LIMITED."""
  retryAfterSeconds: Int
}

"""Codes of AccessUserError. More may come."""
enum AccessUserErrorCode {
  """The expiry is not in the future."""
  EXPIRES_IN_PAST
  """Not an e-mail address."""
  INVALID_EMAIL
  """The set-up code is wrong."""
  INVALID_SETUP_CODE
  """Not usable as a workspace address, or reserved."""
  INVALID_SLUG
  """A limit of the workspace is reached."""
  LIMIT_REACHED
  """No such thing in this workspace."""
  NOT_FOUND
  """Shorter than 12 characters."""
  PASSWORD_TOO_SHORT
  """The caller would grant a permission that the caller lacks."""
  PRIVILEGE_ESCALATION
  """Too many tries; wait."""
  RATE_LIMITED
  """Left out or blank."""
  REQUIRED
  """The first admin exists already."""
  SETUP_DONE
  """Longer than allowed."""
  TOO_LONG
}

"""Who did it."""
interface Actor {
  """A name to show."""
  displayName: String!
  """Opaque id of the person or token."""
  id: ID!
}

"""A credential for a program. Its text is shown once, by createApiToken."""
type ApiToken implements Actor & Node {
  """When it was made."""
  createdAt: DateTime!
  """Who made it."""
  createdBy: Actor!
  """What it is for."""
  description: String
  """Same as name."""
  displayName: String!
  """When it stops working; null for never."""
  expiresAt: DateTime
  """Since when it is frozen; null while it is not."""
  frozenAt: DateTime
  """Who froze it; null while it is not frozen."""
  frozenBy: Actor
  """Opaque, tok_…"""
  id: ID!
  """Whose rights it has."""
  kind: ApiTokenKind!
  """Last four characters."""
  last4: String!
  """Last use, to the minute."""
  lastUsedAt: DateTime
  """Address of the last use."""
  lastUsedIp: String
  """A name to show."""
  name: String!
  """First characters, e.g. khl_7Hq2."""
  prefix: String!
  """When it was revoked; null while it was not."""
  revokedAt: DateTime
  """What it may do: the union of these roles."""
  roles: [Role!]!
  """Whether it works."""
  status: ApiTokenStatus!
  """What the caller may do with it."""
  viewerCan: ApiTokenCapabilities!
}

"""What the caller may do with a token."""
type ApiTokenCapabilities {
  """Freeze and unfreeze it."""
  freeze: Capability!
  """Revoke it."""
  revoke: Capability!
}

"""A page of tokens."""
type ApiTokenConnection {
  """Items with their cursors."""
  edges: [ApiTokenEdge!]!
  """Items alone."""
  nodes: [ApiToken!]!
  """Where the page stands."""
  pageInfo: PageInfo!
  """Counted only when selected; exact to 10,000."""
  totalCount: Int!
}

"""A token and its cursor."""
type ApiTokenEdge {
  """Opaque; belongs to this list and this workspace."""
  cursor: String!
  """The token."""
  node: ApiToken!
}

"""Whose rights a token has."""
enum ApiTokenKind {
  """Those of its owner, live."""
  PERSONAL
  """Its own roles."""
  SERVICE
}

"""Whether a token works."""
enum ApiTokenStatus {
  """Works."""
  ACTIVE
  """Past its expiry."""
  EXPIRED
  """Works for less than 14 days more."""
  EXPIRING
  """Stopped until it is unfrozen."""
  FROZEN
  """Revoked for good."""
  REVOKED
}

"""
Adds \`Authorization: Basic …\`, made of a user and a password (RFC 7617).
"""
type BasicAuthRule {
  """True lets the caller's own Authorization header win."""
  allowOverride: Boolean!
  """Text with references, unresolved."""
  password: Template!
  """What user and password name."""
  references: [TemplateReference!]!
  """Text with references, unresolved."""
  user: Template!
}

"""
A basic-auth pair to add; not beside a header \`Authorization\`. One of the two may be empty.
"""
input BasicAuthRuleInput {
  """True lets the caller's own Authorization header win."""
  allowOverride: Boolean! = false
  """Text with {{ secrets.tag }} references, up to 8,192 characters."""
  password: Template!
  """
  Text with {{ secrets.tag }} references, up to 8,192 characters, without a colon.
  """
  user: Template!
}

"""
What the caller may do, with the reason when not, so a client never guesses.
"""
type Capability {
  """True when the caller may."""
  allowed: Boolean!
  """
  The permission that is missing; null when allowed or when the reason is another.
  """
  missingPermission: Permission
  """One sentence that says why not; null when allowed."""
  reason: String
}

"""Creates the first workspace and its first admin."""
input CompleteSetupInput {
  """A name to show; the part of the address before @ when left out."""
  displayName: String
  """The address the admin will sign in with."""
  email: String!
  """12 to 1,024 characters."""
  password: WriteOnlyString!
  """The one-time code that \`npm start\` prints."""
  setupCode: WriteOnlyString!
  """A name to show, 1 to 80 characters."""
  workspaceName: String!
  """1 to 40 of [a-z0-9-]; derived from the name when left out."""
  workspaceSlug: String
}

"""Answer of completeSetup."""
type CompleteSetupPayload {
  """What to fix; empty when it worked."""
  userErrors: [AccessUserError!]!
  """The new workspace."""
  workspace: Workspace
}

"""Makes a service token with roles in this workspace."""
input CreateApiTokenInput {
  """What it is for, up to 500 characters."""
  description: String
  """Null or left out: never expires."""
  expiresAt: DateTime
  """A name to show, 1 to 80 characters."""
  name: String!
  """
  At least one; together they may not exceed the caller's own permissions.
  """
  roleIds: [ID!]!
}

"""Answer of createApiToken."""
type CreateApiTokenPayload {
  """The new token."""
  apiToken: ApiToken
  """
  The token itself. Shown in this response only; it cannot be retrieved later.
  """
  plaintext: String
  """What to fix; empty when it worked."""
  userErrors: [AccessUserError!]!
}

"""A new proxy. \`name\` or \`tag\` is required."""
input CreatePluginProxyInput {
  """Origins whose pages may call it from a browser."""
  allowedOrigins: [String!]! = []
  """Up to 500 characters."""
  description: String
  """
  The same key and the same input within 24 h return the first result and create nothing.
  """
  idempotencyKey: String
  """False refuses every request."""
  isEnabled: Boolean! = true
  """
  What a request through it may take, where it differs from the instance's defaults.
  """
  limits: ProxyLimitsInput
  """Up to 80 characters; defaults to the tag."""
  name: String
  """Immutable. Derived from \`name\` in kebab-case when left out."""
  tag: String
  """What happens to a URL that matches no prefix."""
  unmatched: UnmatchedPolicy! = REFUSE
  """At most 1,000."""
  urlPrefixes: [ProxyUrlPrefixInput!]!
}

"""Answer of createPluginProxy."""
type CreatePluginProxyPayload {
  """The new proxy."""
  proxy: PluginProxy
  """What to fix; empty when it worked."""
  userErrors: [PluginProxyUserError!]!
}

"""A new secret. \`name\` or \`tag\` is required."""
input CreateSecretInput {
  """Up to 500 characters."""
  description: String
  """
  Origins or bare hosts (https) it may be sent to; left out or empty means any the instance allows. At most 50.
  """
  destinations: [String!]
  """
  The same key and the same input within 24 h return the first result and create nothing. At most 100 characters.
  """
  idempotencyKey: String
  """Up to 80 characters; defaults to the tag."""
  name: String
  """Immutable. Derived from \`name\` in snake_case when left out."""
  tag: String
  """Write-only: no field ever returns it."""
  value: WriteOnlyString!
}

"""Answer of createSecret."""
type CreateSecretPayload {
  """Bytes stored, told once, so a script can check nothing was cut."""
  acceptedBytes: Int
  """The new secret."""
  secret: Secret
  """What to fix; empty when it worked."""
  userErrors: [SecretUserError!]!
  """What to know of the value that was saved; empty when nothing."""
  warnings: [SecretWarning!]
}

"""UTC instant, RFC 3339, e.g. 2026-11-23T09:30:00Z."""
scalar DateTime

"""Deletes a proxy."""
input DeletePluginProxyInput {
  """Fails with VERSION_CONFLICT when somebody changed it first."""
  expectedRevision: Int
  """Which proxy."""
  proxy: PluginProxySelector!
}

"""Answer of deletePluginProxy."""
type DeletePluginProxyPayload {
  """Id of the proxy that is gone."""
  deletedProxyId: ID
  """What to fix; empty when it worked."""
  userErrors: [PluginProxyUserError!]!
}

"""Deletes a secret and destroys all its values. There is no undo."""
input DeleteSecretInput {
  """Fails with VERSION_CONFLICT when somebody changed it first."""
  expectedRevision: Int
  """
  Delete although something still names it. Those requests fail with SECRET_MISSING afterwards.
  """
  force: Boolean! = false
  """Which secret."""
  secret: SecretSelector!
}

"""Answer of deleteSecret."""
type DeleteSecretPayload {
  """Id of the secret that is gone."""
  deletedSecretId: ID
  """What to fix; empty when it worked."""
  userErrors: [SecretUserError!]!
}

"""A proxy that is not saved yet. Needs EDIT_PLUGIN_PROXIES."""
input DraftPluginProxyInput {
  """
  What a request through it may take, where it differs from the instance's defaults.
  """
  limits: ProxyLimitsInput
  """What happens to a URL that matches no prefix."""
  unmatched: UnmatchedPolicy! = REFUSE
  """At most 1,000."""
  urlPrefixes: [ProxyUrlPrefixInput!]!
}

"""A request that is looked at and not sent."""
input ExplainProxyRequestInput {
  """What the caller would send. At most 50."""
  headers: [RequestHeaderInput!]! = []
  """Method."""
  method: HttpMethod! = GET
  """Which proxy."""
  subject: ProxyUnderTest!
  """Absolute URL, as it stands behind the proxy's address."""
  url: String!
}

"""Answer of explainProxyRequest."""
type ExplainProxyRequestPayload {
  """What would happen."""
  explanation: ProxyRequestExplanation
  """What to fix; empty when it could be explained."""
  userErrors: [PluginProxyUserError!]!
}

"""One secret of a request that is explained."""
type ExplainedSecret {
  """Where to look for it: a header's name, path, query or body."""
  location: String!
  """Where it lands."""
  place: ReferencePlace!
  """Whether it could be sent there now."""
  state: TemplateReferenceState!
  """Its tag."""
  tag: String!
}

"""Makes a token useless until it is unfrozen."""
input FreezeApiTokenInput {
  """For the audit log; at most 200 characters."""
  reason: String
  """tok_…"""
  tokenId: ID!
}

"""Answer of freezeApiToken."""
type FreezeApiTokenPayload {
  """The token as it is now."""
  apiToken: ApiToken
  """What to fix; empty when it worked."""
  userErrors: [AccessUserError!]!
}

"""
Stops every request through a proxy. It can still be edited and deleted.
"""
input FreezePluginProxyInput {
  """Which proxy."""
  proxy: PluginProxySelector!
  """For the audit log; at most 200 characters."""
  reason: String
}

"""Answer of freezePluginProxy."""
type FreezePluginProxyPayload {
  """The proxy as it is now."""
  proxy: PluginProxy
  """What to fix; empty when it worked."""
  userErrors: [PluginProxyUserError!]!
}

"""
Stops every use of a secret. It can still be edited, replaced and deleted.
"""
input FreezeSecretInput {
  """For the audit log; at most 200 characters."""
  reason: String
  """Which secret."""
  secret: SecretSelector!
}

"""Answer of freezeSecret."""
type FreezeSecretPayload {
  """The secret as it is now."""
  secret: Secret
  """What to fix; empty when it worked."""
  userErrors: [SecretUserError!]!
}

"""
Stops everything that leaves the workspace of the request. Pages and GraphQL go on.
"""
input FreezeWorkspaceInput {
  """For the audit log; at most 200 characters."""
  reason: String
}

"""Answer of freezeWorkspace."""
type FreezeWorkspacePayload {
  """What to fix; empty when it worked."""
  userErrors: [AccessUserError!]!
  """The workspace as it is now."""
  workspace: Workspace
}

"""
Adds one header. \`allowOverride\`: the caller's own header of this name wins (off by default).
"""
type HeaderRule {
  """True lets the caller's own header of this name win."""
  allowOverride: Boolean!
  """Header name as written."""
  name: String!
  """What the value names."""
  references: [TemplateReference!]!
  """Text with references, unresolved."""
  value: Template!
}

"""A header to add."""
input HeaderRuleInput {
  """True lets the caller's own header of this name win."""
  allowOverride: Boolean! = false
  """A header name, RFC 9110 token."""
  name: String!
  """Text with {{ secrets.tag }} references, up to 8,192 characters."""
  value: Template!
}

"""Requests that began in one hour."""
type HourCount {
  """Of them, those not answered whole with a status below 400."""
  failed: Int!
  """Its beginning, UTC."""
  hour: DateTime!
  """All that have ended."""
  total: Int!
}

"""Methods of a test request."""
enum HttpMethod {
  """Delete."""
  DELETE
  """Read."""
  GET
  """Read the head only."""
  HEAD
  """Change."""
  PATCH
  """Create or act."""
  POST
  """Replace."""
  PUT
}

"""
Changes. Every field takes one input and answers a payload with userErrors.
"""
type Mutation {
  """
  Works once per instance, with the code that \`npm start\` prints. Afterwards it answers SETUP_DONE for ever.
  """
  completeSetup(
    """The first admin and workspace."""
    input: CompleteSetupInput!
  ): CompleteSetupPayload! @authorized(anyone: true) @complexity(value: 100)
  """Makes a service token. Its text is in this answer only."""
  createApiToken(
    """What to make."""
    input: CreateApiTokenInput!
  ): CreateApiTokenPayload! @authorized(permission: EDIT_API_TOKENS) @complexity(value: 10)
  """Makes a proxy."""
  createPluginProxy(
    """What to make."""
    input: CreatePluginProxyInput!
  ): CreatePluginProxyPayload! @authorized(permission: EDIT_PLUGIN_PROXIES) @complexity(value: 10)
  """Saves a value that nobody can read back."""
  createSecret(
    """What to save."""
    input: CreateSecretInput!
  ): CreateSecretPayload! @authorized(permission: CREATE_SECRETS) @complexity(value: 10)
  """Deletes a proxy. Requests through it answer 404 at once."""
  deletePluginProxy(
    """Which."""
    input: DeletePluginProxyInput!
  ): DeletePluginProxyPayload! @authorized(permission: EDIT_PLUGIN_PROXIES) @complexity(value: 10)
  """Deletes a secret and destroys all its values."""
  deleteSecret(
    """Which."""
    input: DeleteSecretInput!
  ): DeleteSecretPayload! @authorized(permission: CREATE_SECRETS) @complexity(value: 10)
  """
  Makes a token useless until it is unfrozen: in every process within 2 s, open streams cut. Freezing twice is not an error.
  """
  freezeApiToken(
    """Which, and why."""
    input: FreezeApiTokenInput!
  ): FreezeApiTokenPayload! @authorized(permission: EDIT_API_TOKENS) @complexity(value: 10)
  """
  Stops every request through a proxy: in every process within 2 s, open streams cut. Freezing twice is not an error.
  """
  freezePluginProxy(
    """Which, and why."""
    input: FreezePluginProxyInput!
  ): FreezePluginProxyPayload! @authorized(permission: EDIT_PLUGIN_PROXIES) @complexity(value: 10)
  """
  Stops every use of a secret: in every process within 2 s, open streams cut. Freezing twice is not an error.
  """
  freezeSecret(
    """Which, and why."""
    input: FreezeSecretInput!
  ): FreezeSecretPayload! @authorized(permission: CREATE_SECRETS) @complexity(value: 10)
  """
  Stops everything that leaves the workspace: in every process within 2 s, open streams cut. Freezing twice is not an error.
  """
  freezeWorkspace(
    """Why."""
    input: FreezeWorkspaceInput!
  ): FreezeWorkspacePayload! @authorized(permission: EDIT_SETTINGS) @complexity(value: 10)
  """
  Sets a new value and keeps the old one for a roll-back, for a day unless the input says otherwise.
  """
  replaceSecretValue(
    """The new value."""
    input: ReplaceSecretValueInput!
  ): ReplaceSecretValuePayload! @authorized(permission: CREATE_SECRETS) @complexity(value: 10)
  """Revokes a token at once. Revoking twice is not an error."""
  revokeApiToken(
    """Which."""
    input: RevokeApiTokenInput!
  ): RevokeApiTokenPayload! @authorized(permission: EDIT_API_TOKENS) @complexity(value: 10)
  """
  Goes back to the value before the current one, and destroys the current one.
  """
  rollbackSecretValue(
    """Which."""
    input: RollbackSecretValueInput!
  ): RollbackSecretValuePayload! @authorized(permission: CREATE_SECRETS) @complexity(value: 10)
  """
  Sends throw-away values in the place of secrets and tells whether the host echoes them. It takes at most 15 s.
  """
  runCanaryTest(
    """What to send."""
    input: RunCanaryTestInput!
  ): RunCanaryTestPayload! @authorized(permission: EDIT_PLUGIN_PROXIES) @complexity(value: 50)
  """
  Sends a request through a saved proxy and tells what came back. It takes at most 15 s.
  """
  testPluginProxy(
    """What to send."""
    input: TestPluginProxyInput!
  ): TestPluginProxyPayload! @authorized(permission: EDIT_PLUGIN_PROXIES) @complexity(value: 50)
  """Lets a frozen token work again. Unfreezing twice is not an error."""
  unfreezeApiToken(
    """Which, and why."""
    input: UnfreezeApiTokenInput!
  ): UnfreezeApiTokenPayload! @authorized(permission: EDIT_API_TOKENS) @complexity(value: 10)
  """Lets a frozen proxy be used again. Unfreezing twice is not an error."""
  unfreezePluginProxy(
    """Which, and why."""
    input: UnfreezePluginProxyInput!
  ): UnfreezePluginProxyPayload! @authorized(permission: EDIT_PLUGIN_PROXIES) @complexity(value: 10)
  """Lets a frozen secret be used again. Unfreezing twice is not an error."""
  unfreezeSecret(
    """Which, and why."""
    input: UnfreezeSecretInput!
  ): UnfreezeSecretPayload! @authorized(permission: CREATE_SECRETS) @complexity(value: 10)
  """
  Lets the workspace send again; what of it is frozen by itself stays frozen. Unfreezing twice is not an error.
  """
  unfreezeWorkspace(
    """Why."""
    input: UnfreezeWorkspaceInput!
  ): UnfreezeWorkspacePayload! @authorized(permission: EDIT_SETTINGS) @complexity(value: 10)
  """Changes a proxy."""
  updatePluginProxy(
    """What to change."""
    input: UpdatePluginProxyInput!
  ): UpdatePluginProxyPayload! @authorized(permission: EDIT_PLUGIN_PROXIES) @complexity(value: 10)
  """Changes name and description, and narrows destinations."""
  updateSecret(
    """What to change."""
    input: UpdateSecretInput!
  ): UpdateSecretPayload! @authorized(permission: CREATE_SECRETS) @complexity(value: 10)
}

"""
Anything with an opaque, typed, stable id (sec_…, prx_…, rol_…, tok_…, usr_…).
"""
interface Node {
  """Opaque; compare it, never parse it."""
  id: ID!
}

"""Where a page of a connection stands."""
type PageInfo {
  """Cursor of the last item; null on an empty page."""
  endCursor: String
  """True when there are items after this page."""
  hasNextPage: Boolean!
  """True when there are items before this page."""
  hasPreviousPage: Boolean!
  """Cursor of the first item; null on an empty page."""
  startCursor: String
}

"""
What a role can allow. Labels shown to people are in PermissionDefinition; CREATE_SECRETS is "Create secrets".
"""
enum Permission {
  """
  Create, rename, replace and delete secrets. Never lets anyone read a value.
  """
  CREATE_SECRETS
  """Create and revoke service tokens."""
  EDIT_API_TOKENS
  """Invite, change and deactivate members."""
  EDIT_MEMBERS
  """Create, change and delete plugin proxies."""
  EDIT_PLUGIN_PROXIES
  """Create and change roles."""
  EDIT_ROLES
  """Change settings of the workspace."""
  EDIT_SETTINGS
  """Create, change and delete workflows."""
  EDIT_WORKFLOWS
  """Start, cancel and retry runs."""
  RUN_WORKFLOWS
  """Send requests through a plugin proxy."""
  USE_PLUGIN_PROXIES
  """See the audit log."""
  VIEW_AUDIT_LOG
  """See plugin proxies and their header templates."""
  VIEW_PLUGIN_PROXIES
  """See names of secrets, never values."""
  VIEW_SECRETS
  """See workflows and runs."""
  VIEW_WORKFLOWS
}

"""A permission with the words people see."""
type PermissionDefinition {
  """One sentence."""
  description: String!
  """E.g. "Create secrets"."""
  label: String!
  """The permission."""
  permission: Permission!
}

"""
A configured way out: requests to /proxy/<tag>/<absolute URL> get headers by URL prefix.
"""
type PluginProxy implements Node {
  """Origins whose pages may call it from a browser, without cookies."""
  allowedOrigins: [String!]!
  """When it was made."""
  createdAt: DateTime!
  """Who made it."""
  createdBy: Actor!
  """What it is for."""
  description: String
  """
  Since when it is frozen, which refuses every request; null while it is not.
  """
  frozenAt: DateTime
  """Who froze it; null while it is not frozen."""
  frozenBy: Actor
  """Opaque, prx_…"""
  id: ID!
  """False refuses every request."""
  isEnabled: Boolean!
  """
  When a request last went through it; at most a second behind. Null when none did.
  """
  lastUsedAt: DateTime
  """What a request through it may take."""
  limits: ProxyLimits!
  """A name to show; the tag when none was given."""
  name: String!
  """Put the absolute URL of the upstream after it."""
  proxyUrl: URL!
  """Every secret the header rules name, including missing ones."""
  references: [TemplateReference!]!
  """Requests that began since then, by whole hours."""
  requestStats(
    """The hour that holds it is counted whole."""
    since: DateTime!
  ): ProxyRequestStats! @complexity(value: 10)
  """
  Requests of each of the last hours, oldest first, the hour that runs included.
  """
  requestsPerHour(
    """1 to 744."""
    hours: Int! = 24
  ): [HourCount!]! @complexity(value: 10)
  """Grows by one with every change. Use as \`expectedRevision\`."""
  revision: Int!
  """Immutable; part of the public URL, /proxy/<tag>/…"""
  tag: String!
  """What happens to a URL that matches no prefix."""
  unmatched: UnmatchedPolicy!
  """When anything last changed."""
  updatedAt: DateTime!
  """Who changed it last."""
  updatedBy: Actor!
  """What it adds, and where."""
  urlPrefixes: [ProxyUrlPrefix!]!
  """What the caller may do with it."""
  viewerCan: PluginProxyCapabilities!
}

"""What the caller may do with a proxy."""
type PluginProxyCapabilities {
  """Delete it."""
  delete: Capability!
  """Freeze and unfreeze it."""
  freeze: Capability!
  """Change it."""
  update: Capability!
}

"""A page of proxies."""
type PluginProxyConnection {
  """Items with their cursors."""
  edges: [PluginProxyEdge!]!
  """Items alone."""
  nodes: [PluginProxy!]!
  """Where the page stands."""
  pageInfo: PageInfo!
  """Counted only when selected; exact to 10,000."""
  totalCount: Int!
}

"""A proxy and its cursor."""
type PluginProxyEdge {
  """Opaque; belongs to this list and this workspace."""
  cursor: String!
  """The proxy."""
  node: PluginProxy!
}

"""Pick exactly one."""
input PluginProxySelector @oneOf {
  """prx_…"""
  id: ID
  """Exactly as saved."""
  tag: String
}

"""A problem with a proxies mutation."""
type PluginProxyUserError implements UserError {
  """Stable code."""
  code: PluginProxyUserErrorCode!
  """Filled for VERSION_CONFLICT."""
  currentRevision: Int
  """
  Path into \`input\`, with indexes, e.g. ["input", "urlPrefixes", "0", "prefix"].
  """
  field: [String!]
  """One sentence that can be shown to a person."""
  message: String!
}

"""Codes of PluginProxyUserError. More may come."""
enum PluginProxyUserErrorCode {
  """A private, loopback, link-local or metadata address."""
  BLOCKED_ADDRESS
  """The prefix adds the same header twice."""
  DUPLICATE_HEADER
  """The proxy has the same prefix twice."""
  DUPLICATE_URL_PREFIX
  """A header that the proxy sets itself."""
  FORBIDDEN_HEADER
  """Not a header name."""
  INVALID_HEADER_NAME
  """Not an origin such as https://app.example.com."""
  INVALID_ORIGIN
  """Not 1 to 64 of [A-Za-z0-9_-] with a letter or digit."""
  INVALID_TAG
  """Not text with {{ secrets.tag }} references."""
  INVALID_TEMPLATE
  """
  Not an absolute http(s) URL without user, query and fragment, or with a credential in it.
  """
  INVALID_URL_PREFIX
  """A limit is reached."""
  LIMIT_REACHED
  """No such proxy in this workspace."""
  NOT_FOUND
  """A number is smaller or larger than allowed."""
  OUT_OF_RANGE
  """Left out or blank."""
  REQUIRED
  """The secret may not be sent to this origin."""
  SECRET_HOST_NOT_ALLOWED
  """Another proxy has it, ignoring case."""
  TAG_TAKEN
  """Longer than allowed."""
  TOO_LONG
  """There is no secret with this tag."""
  UNKNOWN_SECRET
  """A header's value has a control character."""
  VALUE_NOT_SENDABLE
  """Somebody changed it first."""
  VERSION_CONFLICT
}

"""
What one request through a proxy may take: what the proxy sets itself, else the instance's defaults.
"""
type ProxyLimits {
  """Milliseconds until the connection to the upstream stands."""
  connectMs: Int!
  """Milliseconds from the end of the request to the header of the answer."""
  firstByteMs: Int!
  """Milliseconds between two pieces of the answer."""
  idleMs: Int!
  """Requests of one token or person at once."""
  maxPerCaller: Int!
  """Requests of the workspace to one origin at once."""
  maxPerOrigin: Int!
  """Bytes of the request's body; null is no limit."""
  maxRequestBytes: Int
  """Bytes of the answer's body; null is no limit."""
  maxResponseBytes: Int
  """Names of those above that the proxy sets itself."""
  overridden: [String!]!
  """Milliseconds for everything; null is no limit."""
  totalMs: Int
}

"""Left out = unchanged; null = the instance's default."""
input ProxyLimitsInput {
  """Milliseconds, 100 to 60,000."""
  connectMs: Int
  """Milliseconds, 100 to 3,600,000."""
  firstByteMs: Int
  """Milliseconds, 100 to 3,600,000."""
  idleMs: Int
  """1 to 4,096."""
  maxPerCaller: Int
  """1 to 1,024."""
  maxPerOrigin: Int
  """Bytes; 0 is no limit."""
  maxRequestBytes: Int
  """Bytes; 0 is no limit."""
  maxResponseBytes: Int
  """Milliseconds, 100 to 86,400,000; 0 is no limit."""
  totalMs: Int
}

"""Why a request fails, in the words that a caller hears."""
type ProxyRefusal {
  """
  Stable code, e.g. NO_PREFIX_MATCHES or connection_refused (docs/proxy.md).
  """
  code: String!
  """One sentence that can be shown to a person."""
  message: String!
}

"""
What would happen to a request, by the plan that sends it. Nothing is sent and nothing is opened, so what the host's name
resolves to is not known.
"""
type ProxyRequestExplanation {
  """What it may take."""
  limits: ProxyLimits!
  """The longest prefix that matches; null when none does."""
  matchedPrefix: URL
  """Where it would go; null when the URL can't be used."""
  origin: String
  """Why it would be refused; null when it would be sent."""
  refusal: ProxyRefusal
  """Secrets that would go, where they land, and whether they may."""
  secrets: [ExplainedSecret!]!
  """Headers that would be sent, in their order."""
  sentHeaders: [RedactedHeader!]!
}

"""
Requests through a proxy. One succeeded that was answered whole, with a status below 400.
"""
type ProxyRequestStats {
  """All others."""
  failed: Int!
  """
  Half of them took no longer; at most 9 % off. Null when there was none.
  """
  p50Ms: Int
  """95 of 100 took no longer; at most 9 % off. Null when there was none."""
  p95Ms: Int
  """Answered whole, with a status below 400."""
  succeeded: Int!
  """All that have ended."""
  total: Int!
}

"""Pick exactly one."""
input ProxyUnderTest @oneOf {
  """As an editor holds it."""
  draft: DraftPluginProxyInput
  """prx_…"""
  id: ID
  """Exactly as saved."""
  tag: String
}

"""
Requests whose URL starts with it, on whole path segments, get its headers; the longest prefix wins for each header.
"""
type ProxyUrlPrefix {
  """The basic-auth pair it adds, if any."""
  basicAuth: BasicAuthRule
  """Headers it adds."""
  headerRules: [HeaderRule!]!
  """Opaque, pfx_…"""
  id: ID!
  """Scheme, host, port and path, normalised."""
  prefix: URL!
}

"""A prefix and its headers."""
input ProxyUrlPrefixInput {
  """Adds \`Authorization: Basic …\`."""
  basicAuth: BasicAuthRuleInput
  """At most 50, and 5,000 over all prefixes."""
  headerRules: [HeaderRuleInput!]!
  """Absolute http(s) URL without user, query and fragment."""
  prefix: String!
}

"""Reads. Every field says who may ask for it."""
type Query {
  """Service tokens, newest first."""
  apiTokens(
    """Cursor to go on after."""
    after: String
    """Page size, 1 to 100."""
    first: Int! = 25
  ): ApiTokenConnection! @authorized(permission: EDIT_API_TOKENS) @complexity(value: 2, multipliers: ["first"])
  """Roles of the workspace that a token can be given."""
  assignableRoles: [Role!]! @authorized(permission: EDIT_API_TOKENS)
  """
  The dry run of a request: prefix, headers, secrets, destinations, limits. No network, and no secret is opened.
  """
  explainProxyRequest(
    """What to look at."""
    input: ExplainProxyRequestInput!
  ): ExplainProxyRequestPayload! @authorized(permission: VIEW_PLUGIN_PROXIES) @complexity(value: 10)
  """Every permission with its words, in the order they are shown."""
  permissionDefinitions: [PermissionDefinition!]! @authorized(anyMember: true)
  """Proxies of the workspace, by name."""
  pluginProxies(
    """Cursor to go on after."""
    after: String
    """Page size, 1 to 100."""
    first: Int! = 25
    """Matches name, tag and description, case-insensitively."""
    query: String
  ): PluginProxyConnection! @authorized(permission: VIEW_PLUGIN_PROXIES) @complexity(value: 2, multipliers: ["first"])
  """One proxy; null when there is none in this workspace."""
  pluginProxy(
    """Which."""
    by: PluginProxySelector!
  ): PluginProxy @authorized(permission: VIEW_PLUGIN_PROXIES)
  """One secret; null when there is none in this workspace."""
  secret(
    """Which."""
    by: SecretSelector!
  ): Secret @authorized(permission: VIEW_SECRETS)
  """Tags and names for completion."""
  secretReferences(
    """At most 100."""
    first: Int! = 20
    """Matches tag and name."""
    query: String
  ): [SecretReference!]! @authorized(permission: VIEW_SECRETS)
  """Whether a tag can be used for a new secret, and a free one like it."""
  secretTagAvailability(
    """The tag to ask about."""
    tag: String!
  ): TagAvailability! @authorized(permission: CREATE_SECRETS)
  """
  Secrets of the workspace; 25 when neither \`first\` nor \`last\` is given, at most 100.
  """
  secrets(
    """Cursor to go on after."""
    after: String
    """Cursor to go back from."""
    before: String
    """Which."""
    filter: SecretFilter
    """Page size going forward."""
    first: Int
    """Page size going backward."""
    last: Int
    """In what order; newest change first when left out."""
    orderBy: SecretOrder
  ): SecretConnection! @authorized(permission: VIEW_SECRETS) @complexity(value: 2, multipliers: ["first", "last"])
  """
  The signed-in person and their workspaces; null when nobody is signed in. The only field that needs no Keyhole-Workspace header, with setupStatus.
  """
  session: Session @authorized(anyone: true)
  """Whether the first admin is still to be created."""
  setupStatus: SetupStatus! @authorized(anyone: true)
  """The caller and what the caller may do."""
  viewer: Viewer! @authorized(anyMember: true)
}

"""A header that would be sent. Secret parts are •••."""
type RedactedHeader {
  """
  The prefix whose rule sets it; null for a header of the caller or of the proxy itself.
  """
  matchedPrefix: URL
  """Name."""
  name: String!
  """Value, without secrets."""
  value: String!
}

"""Where a secret lands in a request."""
enum ReferencePlace {
  """In the user or password of a basic-auth pair."""
  BASIC
  """In a field of a form."""
  FORM
  """In a header."""
  HEADER
  """Inside a string of a JSON body."""
  JSON
  """In a segment of the path."""
  PATH
  """In a value of the query."""
  QUERY
  """In a body of another kind."""
  TEXT
}

"""
A new value for a secret. The old one is kept for a roll-back for as long as \`keepPreviousForHours\` says.
"""
input ReplaceSecretValueInput {
  """
  Left out = the destinations of the version it replaces. The only way to widen them.
  """
  destinations: [String!]
  """Fails with VERSION_CONFLICT when somebody replaced it first."""
  expectedVersion: Int
  """
  The same key and the same input within 24 h return the first result and change nothing.
  """
  idempotencyKey: String
  """
  Hours to keep the previous value for a roll-back: 0 destroys it now, at most 168. The one before it is destroyed.
  """
  keepPreviousForHours: Int = 24
  """Which secret."""
  secret: SecretSelector!
  """Write-only: no field ever returns it."""
  value: WriteOnlyString!
}

"""Answer of replaceSecretValue."""
type ReplaceSecretValuePayload {
  """Bytes stored, told once, so a script can check nothing was cut."""
  acceptedBytes: Int
  """The secret as it is now."""
  secret: Secret
  """What to fix; empty when it worked."""
  userErrors: [SecretUserError!]!
  """What to know of the value that was saved; empty when nothing."""
  warnings: [SecretWarning!]
}

"""A header that a caller would send."""
input RequestHeaderInput {
  """A header name, RFC 9110 token."""
  name: String!
  """Up to 8,192 characters; sent as it is, never read as a template."""
  value: String!
}

"""Makes a token useless at once, for good."""
input RevokeApiTokenInput {
  """tok_…"""
  tokenId: ID!
}

"""Answer of revokeApiToken."""
type RevokeApiTokenPayload {
  """The token, now revoked."""
  apiToken: ApiToken
  """What to fix; empty when it worked."""
  userErrors: [AccessUserError!]!
}

"""A named set of permissions in one workspace."""
type Role implements Node {
  """Opaque, rol_…"""
  id: ID!
  """True for Viewer, User, Manager and Admin, which cannot be changed."""
  isBuiltIn: Boolean!
  """Stable handle, e.g. viewer."""
  key: String!
  """A name to show."""
  name: String!
  """What the role allows."""
  permissions: [Permission!]!
}

"""
Goes back to the value before the current one, as a new version and with the destinations that this value has; the
current one is destroyed at once. It cannot widen where a value goes.
"""
input RollbackSecretValueInput {
  """
  The version that is bad. Fails with VERSION_CONFLICT when somebody replaced it first.
  """
  expectedVersion: Int
  """Which secret."""
  secret: SecretSelector!
}

"""Answer of rollbackSecretValue."""
type RollbackSecretValuePayload {
  """The secret as it is now."""
  secret: Secret
  """What to fix; empty when it worked."""
  userErrors: [SecretUserError!]!
}

"""A request to send with throw-away values in the place of secrets."""
input RunCanaryTestInput {
  """What the caller would send. At most 50."""
  headers: [RequestHeaderInput!]! = []
  """Method."""
  method: HttpMethod! = GET
  """Which proxy."""
  subject: ProxyUnderTest!
  """Absolute URL, as it stands behind the proxy's address."""
  url: String!
}

"""Answer of runCanaryTest."""
type RunCanaryTestPayload {
  """Milliseconds until the end of the answer."""
  durationMs: Int
  """Headers of the answer in which it stood."""
  echoingHeaders: [String!]
  """Why there was no answer, or no whole one; null when it came."""
  failure: ProxyRefusal
  """
  True when the host sent the throw-away value back. False is no promise about the next request.
  """
  isEchoed: Boolean
  """True when it stood in the body."""
  isEchoedInBody: Boolean
  """Status of the answer; null when there was none."""
  status: Int
  """What to fix; empty when the request could be tried."""
  userErrors: [PluginProxyUserError!]!
}

"""
A named write-only value. There is no field that returns the value, its length or a digest of it.
"""
type Secret implements Node {
  """When the secret was made."""
  createdAt: DateTime!
  """Who made it."""
  createdBy: Actor!
  """What it is for."""
  description: String
  """
  Origins the value may be sent to, e.g. "https://api.stripe.com" or "https://*.example.com" (one label); empty means
  any the instance allows, and none where it requires destinations (Workspace.requiresDestinations). Narrowing is free;
  widening needs the value again (replaceSecretValue).
  """
  destinations: [String!]!
  """Since when it is frozen; null while it is not."""
  frozenAt: DateTime
  """Who froze it; null while it is not frozen."""
  frozenBy: Actor
  """Opaque, sec_…"""
  id: ID!
  """
  When an upstream last answered a use of the current value with 2xx or 3xx.
  """
  lastSucceededAt: DateTime
  """
  When it was last used; at most a second behind. Null when it never was.
  """
  lastUsedAt: DateTime
  """A name to show; the tag when none was given."""
  name: String!
  """
  The value before this one is kept, sealed, until this time, so that a bad replacement can be rolled back.
  """
  previousValueKeptUntil: DateTime
  """Ready to paste: {{ secrets.tag }}."""
  reference: String!
  """
  Since when upstreams refuse the current value: the first 401 or 403 after the last success; null while it works, and
  when it has not been used.
  """
  rejectedSince: DateTime
  """With which status: 401 or 403."""
  rejectedStatus: Int
  """Grows by one with every change of anything. Use as \`expectedRevision\`."""
  revision: Int!
  """Whether it can be used."""
  status: SecretStatus!
  """
  Immutable. [A-Za-z0-9_-], 1 to 64 characters, at least one letter or digit, unique ignoring case.
  """
  tag: String!
  """
  When the credential ends, as an upstream said in the header of an answer to the current value.
  """
  tokenExpiresAt: DateTime
  """When anything last changed."""
  updatedAt: DateTime!
  """Who changed it last."""
  updatedBy: Actor!
  """How many places name it, including those the caller may not see."""
  usageCount: Int!
  """The places that name it and that the caller may see, at most 100."""
  usages: [SecretUsage!]! @complexity(value: 25)
  """
  Each use that is kept, newest first; at most a second behind. Null, with FORBIDDEN, without VIEW_AUDIT_LOG.
  """
  uses(
    """Cursor to go on after."""
    after: String
    """Page size, 1 to 100."""
    first: Int! = 25
  ): SecretUseConnection @authorized(permission: VIEW_AUDIT_LOG) @complexity(value: 2, multipliers: ["first"])
  """When the value was last set."""
  valueUpdatedAt: DateTime!
  """Who last set the value."""
  valueUpdatedBy: Actor!
  """Grows by one with every new value. Use as \`expectedVersion\`."""
  version: Int!
  """
  Which values it has had and who set them, newest first: the newest hundred. Never anything of a value.
  """
  versions(
    """Cursor to go on after."""
    after: String
    """At most 100."""
    first: Int! = 25
  ): SecretVersionConnection! @complexity(value: 1, multipliers: ["first"])
  """What the caller may do with it."""
  viewerCan: SecretCapabilities!
}

"""What the caller may do with a secret."""
type SecretCapabilities {
  """Delete it."""
  delete: Capability!
  """Freeze and unfreeze it."""
  freeze: Capability!
  """Replace the value, or roll a replacement back."""
  replaceValue: Capability!
  """Change name, description and destinations."""
  update: Capability!
}

"""A page of secrets. \`last\` and \`before\` page backwards."""
type SecretConnection {
  """Items with their cursors."""
  edges: [SecretEdge!]!
  """Items alone."""
  nodes: [Secret!]!
  """Where the page stands."""
  pageInfo: PageInfo!
  """Counted only when selected; exact to 10,000."""
  totalCount: Int!
}

"""Something that can use a secret."""
union SecretConsumer = PluginProxy

"""A secret and its cursor."""
type SecretEdge {
  """Opaque; belongs to this list, order and workspace."""
  cursor: String!
  """The secret."""
  node: Secret!
}

"""Which secrets."""
input SecretFilter {
  """
  Matches name, tag and description, case-insensitively; at most 200 characters.
  """
  query: String
}

"""Order of a list of secrets."""
input SecretOrder {
  """Which way."""
  direction: SortDirection! = DESC
  """By what."""
  field: SecretOrderField! = UPDATED_AT
}

"""What a list of secrets is sorted by."""
enum SecretOrderField {
  """When it was last used; what never was stands before all others."""
  LAST_USED_AT
  """The name, ignoring case."""
  NAME
  """The tag, ignoring case."""
  TAG
  """When anything last changed."""
  UPDATED_AT
  """When the value was last replaced."""
  VALUE_UPDATED_AT
}

"""For completion in proxy editors: no dates, no destinations."""
type SecretReference {
  """A name to show."""
  name: String!
  """Ready to paste: {{ secrets.tag }}."""
  reference: String!
  """The tag."""
  tag: String!
}

"""Pick exactly one. Integrators use \`tag\`; the admin app uses \`id\`."""
input SecretSelector @oneOf {
  """sec_…"""
  id: ID
  """Exactly as saved."""
  tag: String
}

"""Whether a secret can be used."""
enum SecretStatus {
  """Can be used."""
  ACTIVE
  """Can't be used until it is unfrozen."""
  FROZEN
  """
  Can't be used: its value, its row or its destinations were altered outside Keyhole. Replace the value.
  """
  TAMPERED
}

"""A place that names a secret."""
type SecretUsage {
  """What uses it."""
  consumer: SecretConsumer!
  """False when the consumer is switched off."""
  isActive: Boolean!
  """E.g. "https://api.stripe.com/ › Authorization"."""
  location: String!
}

"""
One use of a secret: a request that it was put into. Of the request only method and origin are kept.
"""
type SecretUse {
  """Who made it."""
  actor: Actor!
  """Null while it runs, and for good when Keyhole ended before it did."""
  durationMs: Int
  """Code of the error that ended it, also in the middle of an answer."""
  errorCode: String
  """Its method."""
  method: String!
  """Where it was sent."""
  origin: String!
  """Through which proxy; null when it has been deleted since."""
  proxy: PluginProxy @authorized(permission: VIEW_PLUGIN_PROXIES)
  """Tag of the proxy, also when it has been deleted since."""
  proxyTag: String!
  """
  In how many places the answer held a value that was sent. They were taken out.
  """
  scrubbedCount: Int!
  """Of the answer; null when there was none."""
  status: Int
  """When the request began."""
  usedAt: DateTime!
  """Which value was sent; see \`Secret.version\`."""
  version: Int!
}

"""A page of uses."""
type SecretUseConnection {
  """Items with their cursors."""
  edges: [SecretUseEdge!]!
  """Items alone."""
  nodes: [SecretUse!]!
  """Where the page stands."""
  pageInfo: PageInfo!
  """Counted only when selected; exact to 10,000."""
  totalCount: Int!
}

"""A use and its cursor."""
type SecretUseEdge {
  """Opaque; belongs to this list and this workspace."""
  cursor: String!
  """The use."""
  node: SecretUse!
}

"""A problem with a secrets mutation."""
type SecretUserError implements UserError {
  """Stable code."""
  code: SecretUserErrorCode!
  """Filled for VERSION_CONFLICT."""
  currentRevision: Int
  """Filled for VERSION_CONFLICT."""
  currentVersion: Int
  """Path into \`input\`."""
  field: [String!]
  """One sentence that can be shown to a person."""
  message: String!
  """Filled for IN_USE: the first ten places that name it."""
  usages: [SecretUsage!]
}

"""Codes of SecretUserError. More may come."""
enum SecretUserErrorCode {
  """The instance requires destinations, and there are none."""
  DESTINATIONS_REQUIRED
  """updateSecret may only narrow the destinations."""
  DESTINATIONS_WIDENED
  """
  Neither an origin nor a bare host, or a name under which anybody can get a host.
  """
  INVALID_DESTINATION
  """Not 1 to 64 of [A-Za-z0-9_-] with a letter or digit."""
  INVALID_TAG
  """Something still names it."""
  IN_USE
  """A limit of the workspace is reached."""
  LIMIT_REACHED
  """No such secret in this workspace."""
  NOT_FOUND
  """No value before this one is kept."""
  NO_PREVIOUS_VALUE
  """A number that is too small or too large."""
  OUT_OF_RANGE
  """Left out or blank."""
  REQUIRED
  """Another secret has it, ignoring case."""
  TAG_TAKEN
  """Longer than allowed."""
  TOO_LONG
  """No bytes at all."""
  VALUE_EMPTY
  """Holds a lone surrogate, so it is not UTF-8."""
  VALUE_NOT_UTF8
  """Over 65,536 bytes of UTF-8."""
  VALUE_TOO_LARGE
  """Somebody changed it first."""
  VERSION_CONFLICT
}

"""One value that a secret has or had."""
type SecretVersion {
  """When it was set."""
  createdAt: DateTime!
  """Who set it."""
  createdBy: Actor!
  """
  Origins it may be sent to, as \`Secret.destinations\`; a roll-back goes back to them.
  """
  destinations: [String!]!
  """When it was destroyed."""
  destroyedAt: DateTime
  """Counts from 1."""
  number: Int!
  """What became of it."""
  state: SecretVersionState!
}

"""A page of versions."""
type SecretVersionConnection {
  """Items with their cursors."""
  edges: [SecretVersionEdge!]!
  """Items alone."""
  nodes: [SecretVersion!]!
  """Where the page stands."""
  pageInfo: PageInfo!
  """Counted only when selected."""
  totalCount: Int!
}

"""A version and its cursor."""
type SecretVersionEdge {
  """Opaque; belongs to the versions of this secret."""
  cursor: String!
  """The version."""
  node: SecretVersion!
}

"""What became of a value."""
enum SecretVersionState {
  """In use."""
  CURRENT
  """Gone for good."""
  DESTROYED
  """Replaced, and kept for a roll-back."""
  PREVIOUS
}

"""What to know of a value that was saved all the same."""
type SecretWarning {
  """Stable code."""
  code: SecretWarningCode!
  """One sentence that can be shown to a person."""
  message: String!
}

"""Codes of SecretWarning. More may come."""
enum SecretWarningCode {
  """
  Too short to be taken out of answers, so bodies of answers to requests that carry it are withheld.
  """
  VALUE_TOO_SHORT_TO_SCRUB
}

"""The signed-in person, before a workspace is chosen."""
type Session {
  """True when GraphiQL is switched on at /graphql (KEYHOLE_GRAPHIQL)."""
  hasGraphiql: Boolean!
  """Who signed in."""
  user: User!
  """The workspaces the person is a member of, by name."""
  workspaces: [Workspace!]!
}

"""Whether the first admin exists."""
type SetupStatus {
  """
  False once the first admin was created; set-up is then closed for good.
  """
  isOpen: Boolean!
}

"""Order of a list."""
enum SortDirection {
  """Smallest, earliest or A first."""
  ASC
  """Largest, latest or Z first."""
  DESC
}

"""Keyhole itself, or somebody who is no longer known."""
type SystemActor implements Actor {
  """A name to show."""
  displayName: String!
  """Opaque."""
  id: ID!
}

"""Whether a tag can be used for a new secret."""
type TagAvailability {
  """True when createSecret would accept it now."""
  isAvailable: Boolean!
  """INVALID_TAG or TAG_TAKEN when not available."""
  reason: SecretUserErrorCode
  """A free tag like it, when it is taken."""
  suggestion: String
  """The tag asked about."""
  tag: String!
}

"""
Text with {{ secrets.tag }} references. Stored and returned unresolved.
"""
scalar Template

"""One secret that a template names."""
type TemplateReference {
  """E.g. secrets.stripe_live_key."""
  path: String!
  """Whether it can be resolved now."""
  state: TemplateReferenceState!
  """The tag it names."""
  tag: String!
}

"""Whether a reference can be resolved now."""
enum TemplateReferenceState {
  """The secret is frozen."""
  FROZEN
  """No such secret."""
  MISSING
  """The secret may not be sent to this prefix's origin."""
  NOT_ALLOWED
  """Yes."""
  OK
}

"""A request to send through a saved proxy, secrets and all."""
input TestPluginProxyInput {
  """What the caller would send. At most 50."""
  headers: [RequestHeaderInput!]! = []
  """Method."""
  method: HttpMethod! = GET
  """Which proxy."""
  proxy: PluginProxySelector!
  """Absolute URL, as it stands behind the proxy's address."""
  url: String!
}

"""Answer of testPluginProxy."""
type TestPluginProxyPayload {
  """The first 2 KB of a body that is text, without echoes."""
  bodyStart: String
  """Content type of the answer."""
  contentType: String
  """Milliseconds until the end of the answer."""
  durationMs: Int
  """What was sent, and why not."""
  explanation: ProxyRequestExplanation
  """Why there was no answer, or no whole one; null when it came."""
  failure: ProxyRefusal
  """False when it was not read to its end."""
  isComplete: Boolean
  """Bytes of the body, as far as it was read; at most 262,144."""
  responseBytes: Int
  """
  Places where the host sent a secret back; they are ••• here and for every caller.
  """
  scrubbedCount: Int
  """Status of the answer; null when there was none."""
  status: Int
  """What to fix; empty when the request could be tried."""
  userErrors: [PluginProxyUserError!]!
}

"""Absolute http(s) URL."""
scalar URL

"""Lets a frozen token work again."""
input UnfreezeApiTokenInput {
  """For the audit log; at most 200 characters."""
  reason: String
  """tok_…"""
  tokenId: ID!
}

"""Answer of unfreezeApiToken."""
type UnfreezeApiTokenPayload {
  """The token as it is now."""
  apiToken: ApiToken
  """What to fix; empty when it worked."""
  userErrors: [AccessUserError!]!
}

"""Lets a frozen proxy be used again."""
input UnfreezePluginProxyInput {
  """Which proxy."""
  proxy: PluginProxySelector!
  """For the audit log; at most 200 characters."""
  reason: String
}

"""Answer of unfreezePluginProxy."""
type UnfreezePluginProxyPayload {
  """The proxy as it is now."""
  proxy: PluginProxy
  """What to fix; empty when it worked."""
  userErrors: [PluginProxyUserError!]!
}

"""Lets a frozen secret be used again."""
input UnfreezeSecretInput {
  """For the audit log; at most 200 characters."""
  reason: String
  """Which secret."""
  secret: SecretSelector!
}

"""Answer of unfreezeSecret."""
type UnfreezeSecretPayload {
  """The secret as it is now."""
  secret: Secret
  """What to fix; empty when it worked."""
  userErrors: [SecretUserError!]!
}

"""Lets the workspace of the request send again."""
input UnfreezeWorkspaceInput {
  """For the audit log; at most 200 characters."""
  reason: String
}

"""Answer of unfreezeWorkspace."""
type UnfreezeWorkspacePayload {
  """What to fix; empty when it worked."""
  userErrors: [AccessUserError!]!
  """The workspace as it is now."""
  workspace: Workspace
}

"""What happens to a URL that matches no prefix."""
enum UnmatchedPolicy {
  """It is sent on without added headers."""
  FORWARD
  """It is refused."""
  REFUSE
}

"""
Left out = unchanged; null clears \`description\` and resets \`name\` to the tag. \`urlPrefixes\` replaces them all.
"""
input UpdatePluginProxyInput {
  """Origins whose pages may call it from a browser."""
  allowedOrigins: [String!]
  """Up to 500 characters."""
  description: String
  """Fails with VERSION_CONFLICT when somebody changed it first."""
  expectedRevision: Int
  """False refuses every request."""
  isEnabled: Boolean
  """What a request through it may take. Only what is given here changes."""
  limits: ProxyLimitsInput
  """Up to 80 characters."""
  name: String
  """Which proxy."""
  proxy: PluginProxySelector!
  """What happens to a URL that matches no prefix."""
  unmatched: UnmatchedPolicy
  """All prefixes with all their headers."""
  urlPrefixes: [ProxyUrlPrefixInput!]
}

"""Answer of updatePluginProxy."""
type UpdatePluginProxyPayload {
  """The proxy as it is now."""
  proxy: PluginProxy
  """What to fix; empty when it worked."""
  userErrors: [PluginProxyUserError!]!
}

"""
Left out = unchanged; null clears \`description\` and resets \`name\` to the tag. There is no \`tag\` and no \`value\` here.
\`destinations\` may only narrow; widening, null or [] answer DESTINATIONS_WIDENED (use replaceSecretValue).
"""
input UpdateSecretInput {
  """Up to 500 characters."""
  description: String
  """A subset of what is allowed now."""
  destinations: [String!]
  """Fails with VERSION_CONFLICT when somebody changed it first."""
  expectedRevision: Int
  """Up to 80 characters."""
  name: String
  """Which secret."""
  secret: SecretSelector!
}

"""Answer of updateSecret."""
type UpdateSecretPayload {
  """The secret as it is now."""
  secret: Secret
  """What to fix; empty when it worked."""
  userErrors: [SecretUserError!]!
}

"""A person."""
type User implements Actor & Node {
  """A name to show."""
  displayName: String!
  """The address the person signs in with."""
  email: String!
  """Opaque, usr_…"""
  id: ID!
}

"""
A problem the caller can fix. Everything else is a top-level error with extensions.code.
"""
interface UserError {
  """
  Path into \`input\`, e.g. ["input", "tag"]; null when it concerns the whole request.
  """
  field: [String!]
  """One sentence that can be shown to a person."""
  message: String!
}

"""The caller, in the workspace of the request."""
type Viewer {
  """Who asks."""
  actor: Actor!
  """True for people who administer the whole instance."""
  isInstanceAdmin: Boolean!
  """Union of the permissions of all roles."""
  permissions: [Permission!]!
  """Roles in this workspace."""
  roles: [Role!]!
  """What the caller may do with the workspace."""
  viewerCan: ViewerCapabilities!
  """Where."""
  workspace: Workspace!
  """Who froze the workspace; null while it is not frozen."""
  workspaceFrozenBy: Actor
}

"""What the caller may do with the workspace."""
type ViewerCapabilities {
  """Freeze and unfreeze it."""
  freezeWorkspace: Capability!
}

"""One tenant of this instance."""
type Workspace implements Node {
  """
  Since when it is frozen, so that nothing leaves it; null while it is not.
  """
  frozenAt: DateTime
  """Opaque, wsp_…"""
  id: ID!
  """A name to show."""
  name: String!
  """
  True when each secret must say where it may be sent (KEYHOLE_REQUIRE_DESTINATIONS): one that does not can't be used.
  """
  requiresDestinations: Boolean!
  """Names the workspace in paths and in the Keyhole-Workspace header."""
  slug: String!
}

"""
Input-only secret text (1 to 65,536 bytes of UTF-8). Serializing it always throws, so no field can ever return it;
a literal in the document throws too, so a value must be sent as a variable and cannot land in logged query text.
"""
scalar WriteOnlyString
`;
