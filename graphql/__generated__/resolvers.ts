// Made by scripts/generate.ts from the SDL. Change graphql/**/*.graphql or app/**/queries.ts instead.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ActorMapper, ApiTokenMapper, ApiTokenConnectionMapper, PluginProxyMapper, PluginProxyConnectionMapper, RoleMapper, SecretMapper, SecretConnectionMapper, SecretUsageMapper, SecretUseMapper, SecretUseConnectionMapper, SecretVersionConnectionMapper, SessionMapper, SystemActorMapper, UserMapper, ViewerMapper, WorkspaceMapper } from '../mappers.ts';
import type { GraphqlContext } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** UTC instant, RFC 3339, e.g. 2026-11-23T09:30:00Z. */
  DateTime: { input: Date; output: Date; }
  /** Text with {{ secrets.tag }} references. Stored and returned unresolved. */
  Template: { input: string; output: string; }
  /** Absolute http(s) URL. */
  URL: { input: string; output: string; }
  /**
   * Input-only secret text (1 to 65,536 bytes of UTF-8). Serializing it always throws, so no field can ever return it;
   * a literal in the document throws too, so a value must be sent as a variable and cannot land in logged query text.
   */
  WriteOnlyString: { input: string; output: never; }
};

/** A problem with an access mutation. */
export type AccessUserError = UserError & {
  __typename?: 'AccessUserError';
  /** Stable code. */
  code: AccessUserErrorCode;
  /** Path into `input`. */
  field?: Maybe<Array<Scalars['String']['output']>>;
  /** One sentence that can be shown to a person. */
  message: Scalars['String']['output'];
  /** Filled for RATE_LIMITED. */
  retryAfterSeconds?: Maybe<Scalars['Int']['output']>;
};

/** Codes of AccessUserError. More may come. */
export type AccessUserErrorCode =
  /** The expiry is not in the future. */
  | 'EXPIRES_IN_PAST'
  /** Not an e-mail address. */
  | 'INVALID_EMAIL'
  /** The set-up code is wrong. */
  | 'INVALID_SETUP_CODE'
  /** Not usable as a workspace address, or reserved. */
  | 'INVALID_SLUG'
  /** A limit of the workspace is reached. */
  | 'LIMIT_REACHED'
  /** No such thing in this workspace. */
  | 'NOT_FOUND'
  /** Shorter than 12 characters. */
  | 'PASSWORD_TOO_SHORT'
  /** The caller would grant a permission that the caller lacks. */
  | 'PRIVILEGE_ESCALATION'
  /** Too many tries; wait. */
  | 'RATE_LIMITED'
  /** Left out or blank. */
  | 'REQUIRED'
  /** The first admin exists already. */
  | 'SETUP_DONE'
  /** Longer than allowed. */
  | 'TOO_LONG';

/** Who did it. */
export type Actor = {
  /** A name to show. */
  displayName: Scalars['String']['output'];
  /** Opaque id of the person or token. */
  id: Scalars['ID']['output'];
};

/** A credential for a program. Its text is shown once, by createApiToken. */
export type ApiToken = Actor & Node & {
  __typename?: 'ApiToken';
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** Who made it. */
  createdBy: Actor;
  /** What it is for. */
  description?: Maybe<Scalars['String']['output']>;
  /** Same as name. */
  displayName: Scalars['String']['output'];
  /** When it stops working; null for never. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Since when it is frozen; null while it is not. */
  frozenAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who froze it; null while it is not frozen. */
  frozenBy?: Maybe<Actor>;
  /** Opaque, tok_… */
  id: Scalars['ID']['output'];
  /** Whose rights it has. */
  kind: ApiTokenKind;
  /** Last four characters. */
  last4: Scalars['String']['output'];
  /** Last use, to the minute. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Address of the last use. */
  lastUsedIp?: Maybe<Scalars['String']['output']>;
  /** A name to show. */
  name: Scalars['String']['output'];
  /** First characters, e.g. khl_7Hq2. */
  prefix: Scalars['String']['output'];
  /** When it was revoked; null while it was not. */
  revokedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it may do: the union of these roles. */
  roles: Array<Role>;
  /** Whether it works. */
  status: ApiTokenStatus;
  /** What the caller may do with it. */
  viewerCan: ApiTokenCapabilities;
};

/** What the caller may do with a token. */
export type ApiTokenCapabilities = {
  __typename?: 'ApiTokenCapabilities';
  /** Freeze and unfreeze it. */
  freeze: Capability;
  /** Revoke it. */
  revoke: Capability;
};

/** A page of tokens. */
export type ApiTokenConnection = {
  __typename?: 'ApiTokenConnection';
  /** Items with their cursors. */
  edges: Array<ApiTokenEdge>;
  /** Items alone. */
  nodes: Array<ApiToken>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** Counted only when selected; exact to 10,000. */
  totalCount: Scalars['Int']['output'];
};

/** A token and its cursor. */
export type ApiTokenEdge = {
  __typename?: 'ApiTokenEdge';
  /** Opaque; belongs to this list and this workspace. */
  cursor: Scalars['String']['output'];
  /** The token. */
  node: ApiToken;
};

/** Whose rights a token has. */
export type ApiTokenKind =
  /** Those of its owner, live. */
  | 'PERSONAL'
  /** Its own roles. */
  | 'SERVICE';

/** Whether a token works. */
export type ApiTokenStatus =
  /** Works. */
  | 'ACTIVE'
  /** Past its expiry. */
  | 'EXPIRED'
  /** Works for less than 14 days more. */
  | 'EXPIRING'
  /** Stopped until it is unfrozen. */
  | 'FROZEN'
  /** Revoked for good. */
  | 'REVOKED';

/** Adds `Authorization: Basic …`, made of a user and a password (RFC 7617). */
export type BasicAuthRule = {
  __typename?: 'BasicAuthRule';
  /** True lets the caller's own Authorization header win. */
  allowOverride: Scalars['Boolean']['output'];
  /** Text with references, unresolved. */
  password: Scalars['Template']['output'];
  /** What user and password name. */
  references: Array<TemplateReference>;
  /** Text with references, unresolved. */
  user: Scalars['Template']['output'];
};

/** A basic-auth pair to add; not beside a header `Authorization`. One of the two may be empty. */
export type BasicAuthRuleInput = {
  /** True lets the caller's own Authorization header win. */
  allowOverride?: Scalars['Boolean']['input'];
  /** Text with {{ secrets.tag }} references, up to 8,192 characters. */
  password: Scalars['Template']['input'];
  /** Text with {{ secrets.tag }} references, up to 8,192 characters, without a colon. */
  user: Scalars['Template']['input'];
};

/** What the caller may do, with the reason when not, so a client never guesses. */
export type Capability = {
  __typename?: 'Capability';
  /** True when the caller may. */
  allowed: Scalars['Boolean']['output'];
  /** The permission that is missing; null when allowed or when the reason is another. */
  missingPermission?: Maybe<Permission>;
  /** One sentence that says why not; null when allowed. */
  reason?: Maybe<Scalars['String']['output']>;
};

/** Creates the first workspace and its first admin. */
export type CompleteSetupInput = {
  /** A name to show; the part of the address before @ when left out. */
  displayName?: InputMaybe<Scalars['String']['input']>;
  /** The address the admin will sign in with. */
  email: Scalars['String']['input'];
  /** 12 to 1,024 characters. */
  password: Scalars['WriteOnlyString']['input'];
  /** The one-time code that `npm start` prints. */
  setupCode: Scalars['WriteOnlyString']['input'];
  /** A name to show, 1 to 80 characters. */
  workspaceName: Scalars['String']['input'];
  /** 1 to 40 of [a-z0-9-]; derived from the name when left out. */
  workspaceSlug?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of completeSetup. */
export type CompleteSetupPayload = {
  __typename?: 'CompleteSetupPayload';
  /** What to fix; empty when it worked. */
  userErrors: Array<AccessUserError>;
  /** The new workspace. */
  workspace?: Maybe<Workspace>;
};

/** Makes a service token with roles in this workspace. */
export type CreateApiTokenInput = {
  /** What it is for, up to 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Null or left out: never expires. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** A name to show, 1 to 80 characters. */
  name: Scalars['String']['input'];
  /** At least one; together they may not exceed the caller's own permissions. */
  roleIds: Array<Scalars['ID']['input']>;
};

/** Answer of createApiToken. */
export type CreateApiTokenPayload = {
  __typename?: 'CreateApiTokenPayload';
  /** The new token. */
  apiToken?: Maybe<ApiToken>;
  /** The token itself. Shown in this response only; it cannot be retrieved later. */
  plaintext?: Maybe<Scalars['String']['output']>;
  /** What to fix; empty when it worked. */
  userErrors: Array<AccessUserError>;
};

/** A new proxy. `name` or `tag` is required. */
export type CreatePluginProxyInput = {
  /** Origins whose pages may call it from a browser. */
  allowedOrigins?: Array<Scalars['String']['input']>;
  /** Up to 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The same key and the same input within 24 h return the first result and create nothing. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** False refuses every request. */
  isEnabled?: Scalars['Boolean']['input'];
  /** What a request through it may take, where it differs from the instance's defaults. */
  limits?: InputMaybe<ProxyLimitsInput>;
  /** Up to 80 characters; defaults to the tag. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Immutable. Derived from `name` in kebab-case when left out. */
  tag?: InputMaybe<Scalars['String']['input']>;
  /** What happens to a URL that matches no prefix. */
  unmatched?: UnmatchedPolicy;
  /** At most 1,000. */
  urlPrefixes: Array<ProxyUrlPrefixInput>;
};

/** Answer of createPluginProxy. */
export type CreatePluginProxyPayload = {
  __typename?: 'CreatePluginProxyPayload';
  /** The new proxy. */
  proxy?: Maybe<PluginProxy>;
  /** What to fix; empty when it worked. */
  userErrors: Array<PluginProxyUserError>;
};

/** A new secret. `name` or `tag` is required. */
export type CreateSecretInput = {
  /** Up to 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Origins or bare hosts (https) it may be sent to; left out or empty means any the instance allows. At most 50. */
  destinations?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The same key and the same input within 24 h return the first result and create nothing. At most 100 characters. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Up to 80 characters; defaults to the tag. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Immutable. Derived from `name` in snake_case when left out. */
  tag?: InputMaybe<Scalars['String']['input']>;
  /** Write-only: no field ever returns it. */
  value: Scalars['WriteOnlyString']['input'];
};

/** Answer of createSecret. */
export type CreateSecretPayload = {
  __typename?: 'CreateSecretPayload';
  /** Bytes stored, told once, so a script can check nothing was cut. */
  acceptedBytes?: Maybe<Scalars['Int']['output']>;
  /** The new secret. */
  secret?: Maybe<Secret>;
  /** What to fix; empty when it worked. */
  userErrors: Array<SecretUserError>;
  /** What to know of the value that was saved; empty when nothing. */
  warnings?: Maybe<Array<SecretWarning>>;
};

/** Deletes a proxy. */
export type DeletePluginProxyInput = {
  /** Fails with VERSION_CONFLICT when somebody changed it first. */
  expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  /** Which proxy. */
  proxy: PluginProxySelector;
};

/** Answer of deletePluginProxy. */
export type DeletePluginProxyPayload = {
  __typename?: 'DeletePluginProxyPayload';
  /** Id of the proxy that is gone. */
  deletedProxyId?: Maybe<Scalars['ID']['output']>;
  /** What to fix; empty when it worked. */
  userErrors: Array<PluginProxyUserError>;
};

/** Deletes a secret and destroys all its values. There is no undo. */
export type DeleteSecretInput = {
  /** Fails with VERSION_CONFLICT when somebody changed it first. */
  expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  /** Delete although something still names it. Those requests fail with SECRET_MISSING afterwards. */
  force?: Scalars['Boolean']['input'];
  /** Which secret. */
  secret: SecretSelector;
};

/** Answer of deleteSecret. */
export type DeleteSecretPayload = {
  __typename?: 'DeleteSecretPayload';
  /** Id of the secret that is gone. */
  deletedSecretId?: Maybe<Scalars['ID']['output']>;
  /** What to fix; empty when it worked. */
  userErrors: Array<SecretUserError>;
};

/** A proxy that is not saved yet. Needs EDIT_PLUGIN_PROXIES. */
export type DraftPluginProxyInput = {
  /** What a request through it may take, where it differs from the instance's defaults. */
  limits?: InputMaybe<ProxyLimitsInput>;
  /** What happens to a URL that matches no prefix. */
  unmatched?: UnmatchedPolicy;
  /** At most 1,000. */
  urlPrefixes: Array<ProxyUrlPrefixInput>;
};

/** A request that is looked at and not sent. */
export type ExplainProxyRequestInput = {
  /** What the caller would send. At most 50. */
  headers?: Array<RequestHeaderInput>;
  /** Method. */
  method?: HttpMethod;
  /** Which proxy. */
  subject: ProxyUnderTest;
  /** Absolute URL, as it stands behind the proxy's address. */
  url: Scalars['String']['input'];
};

/** Answer of explainProxyRequest. */
export type ExplainProxyRequestPayload = {
  __typename?: 'ExplainProxyRequestPayload';
  /** What would happen. */
  explanation?: Maybe<ProxyRequestExplanation>;
  /** What to fix; empty when it could be explained. */
  userErrors: Array<PluginProxyUserError>;
};

/** One secret of a request that is explained. */
export type ExplainedSecret = {
  __typename?: 'ExplainedSecret';
  /** Where to look for it: a header's name, path, query or body. */
  location: Scalars['String']['output'];
  /** Where it lands. */
  place: ReferencePlace;
  /** Whether it could be sent there now. */
  state: TemplateReferenceState;
  /** Its tag. */
  tag: Scalars['String']['output'];
};

/** Makes a token useless until it is unfrozen. */
export type FreezeApiTokenInput = {
  /** For the audit log; at most 200 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** tok_… */
  tokenId: Scalars['ID']['input'];
};

/** Answer of freezeApiToken. */
export type FreezeApiTokenPayload = {
  __typename?: 'FreezeApiTokenPayload';
  /** The token as it is now. */
  apiToken?: Maybe<ApiToken>;
  /** What to fix; empty when it worked. */
  userErrors: Array<AccessUserError>;
};

/** Stops every request through a proxy. It can still be edited and deleted. */
export type FreezePluginProxyInput = {
  /** Which proxy. */
  proxy: PluginProxySelector;
  /** For the audit log; at most 200 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of freezePluginProxy. */
export type FreezePluginProxyPayload = {
  __typename?: 'FreezePluginProxyPayload';
  /** The proxy as it is now. */
  proxy?: Maybe<PluginProxy>;
  /** What to fix; empty when it worked. */
  userErrors: Array<PluginProxyUserError>;
};

/** Stops every use of a secret. It can still be edited, replaced and deleted. */
export type FreezeSecretInput = {
  /** For the audit log; at most 200 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** Which secret. */
  secret: SecretSelector;
};

/** Answer of freezeSecret. */
export type FreezeSecretPayload = {
  __typename?: 'FreezeSecretPayload';
  /** The secret as it is now. */
  secret?: Maybe<Secret>;
  /** What to fix; empty when it worked. */
  userErrors: Array<SecretUserError>;
};

/** Stops everything that leaves the workspace of the request. Pages and GraphQL go on. */
export type FreezeWorkspaceInput = {
  /** For the audit log; at most 200 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of freezeWorkspace. */
export type FreezeWorkspacePayload = {
  __typename?: 'FreezeWorkspacePayload';
  /** What to fix; empty when it worked. */
  userErrors: Array<AccessUserError>;
  /** The workspace as it is now. */
  workspace?: Maybe<Workspace>;
};

/** Adds one header. `allowOverride`: the caller's own header of this name wins (off by default). */
export type HeaderRule = {
  __typename?: 'HeaderRule';
  /** True lets the caller's own header of this name win. */
  allowOverride: Scalars['Boolean']['output'];
  /** Header name as written. */
  name: Scalars['String']['output'];
  /** What the value names. */
  references: Array<TemplateReference>;
  /** Text with references, unresolved. */
  value: Scalars['Template']['output'];
};

/** A header to add. */
export type HeaderRuleInput = {
  /** True lets the caller's own header of this name win. */
  allowOverride?: Scalars['Boolean']['input'];
  /** A header name, RFC 9110 token. */
  name: Scalars['String']['input'];
  /** Text with {{ secrets.tag }} references, up to 8,192 characters. */
  value: Scalars['Template']['input'];
};

/** Requests that began in one hour. */
export type HourCount = {
  __typename?: 'HourCount';
  /** Of them, those not answered whole with a status below 400. */
  failed: Scalars['Int']['output'];
  /** Its beginning, UTC. */
  hour: Scalars['DateTime']['output'];
  /** All that have ended. */
  total: Scalars['Int']['output'];
};

/** Methods of a test request. */
export type HttpMethod =
  /** Delete. */
  | 'DELETE'
  /** Read. */
  | 'GET'
  /** Read the head only. */
  | 'HEAD'
  /** Change. */
  | 'PATCH'
  /** Create or act. */
  | 'POST'
  /** Replace. */
  | 'PUT';

/** Changes. Every field takes one input and answers a payload with userErrors. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Works once per instance, with the code that `npm start` prints. Afterwards it answers SETUP_DONE for ever. */
  completeSetup: CompleteSetupPayload;
  /** Makes a service token. Its text is in this answer only. */
  createApiToken: CreateApiTokenPayload;
  /** Makes a proxy. */
  createPluginProxy: CreatePluginProxyPayload;
  /** Saves a value that nobody can read back. */
  createSecret: CreateSecretPayload;
  /** Deletes a proxy. Requests through it answer 404 at once. */
  deletePluginProxy: DeletePluginProxyPayload;
  /** Deletes a secret and destroys all its values. */
  deleteSecret: DeleteSecretPayload;
  /** Makes a token useless until it is unfrozen: in every process within 2 s, open streams cut. Freezing twice is not an error. */
  freezeApiToken: FreezeApiTokenPayload;
  /** Stops every request through a proxy: in every process within 2 s, open streams cut. Freezing twice is not an error. */
  freezePluginProxy: FreezePluginProxyPayload;
  /** Stops every use of a secret: in every process within 2 s, open streams cut. Freezing twice is not an error. */
  freezeSecret: FreezeSecretPayload;
  /** Stops everything that leaves the workspace: in every process within 2 s, open streams cut. Freezing twice is not an error. */
  freezeWorkspace: FreezeWorkspacePayload;
  /** Sets a new value and keeps the old one for a roll-back, for a day unless the input says otherwise. */
  replaceSecretValue: ReplaceSecretValuePayload;
  /** Revokes a token at once. Revoking twice is not an error. */
  revokeApiToken: RevokeApiTokenPayload;
  /** Goes back to the value before the current one, and destroys the current one. */
  rollbackSecretValue: RollbackSecretValuePayload;
  /** Sends throw-away values in the place of secrets and tells whether the host echoes them. It takes at most 15 s. */
  runCanaryTest: RunCanaryTestPayload;
  /** Sends a request through a saved proxy and tells what came back. It takes at most 15 s. */
  testPluginProxy: TestPluginProxyPayload;
  /** Lets a frozen token work again. Unfreezing twice is not an error. */
  unfreezeApiToken: UnfreezeApiTokenPayload;
  /** Lets a frozen proxy be used again. Unfreezing twice is not an error. */
  unfreezePluginProxy: UnfreezePluginProxyPayload;
  /** Lets a frozen secret be used again. Unfreezing twice is not an error. */
  unfreezeSecret: UnfreezeSecretPayload;
  /** Lets the workspace send again; what of it is frozen by itself stays frozen. Unfreezing twice is not an error. */
  unfreezeWorkspace: UnfreezeWorkspacePayload;
  /** Changes a proxy. */
  updatePluginProxy: UpdatePluginProxyPayload;
  /** Changes name and description, and narrows destinations. */
  updateSecret: UpdateSecretPayload;
};


/** Changes. Every field takes one input and answers a payload with userErrors. */
export type MutationCompleteSetupArgs = {
  input: CompleteSetupInput;
};


/** Changes. Every field takes one input and answers a payload with userErrors. */
export type MutationCreateApiTokenArgs = {
  input: CreateApiTokenInput;
};


/** Changes. Every field takes one input and answers a payload with userErrors. */
export type MutationCreatePluginProxyArgs = {
  input: CreatePluginProxyInput;
};


/** Changes. Every field takes one input and answers a payload with userErrors. */
export type MutationCreateSecretArgs = {
  input: CreateSecretInput;
};


/** Changes. Every field takes one input and answers a payload with userErrors. */
export type MutationDeletePluginProxyArgs = {
  input: DeletePluginProxyInput;
};


/** Changes. Every field takes one input and answers a payload with userErrors. */
export type MutationDeleteSecretArgs = {
  input: DeleteSecretInput;
};


/** Changes. Every field takes one input and answers a payload with userErrors. */
export type MutationFreezeApiTokenArgs = {
  input: FreezeApiTokenInput;
};


/** Changes. Every field takes one input and answers a payload with userErrors. */
export type MutationFreezePluginProxyArgs = {
  input: FreezePluginProxyInput;
};


/** Changes. Every field takes one input and answers a payload with userErrors. */
export type MutationFreezeSecretArgs = {
  input: FreezeSecretInput;
};


/** Changes. Every field takes one input and answers a payload with userErrors. */
export type MutationFreezeWorkspaceArgs = {
  input: FreezeWorkspaceInput;
};


/** Changes. Every field takes one input and answers a payload with userErrors. */
export type MutationReplaceSecretValueArgs = {
  input: ReplaceSecretValueInput;
};


/** Changes. Every field takes one input and answers a payload with userErrors. */
export type MutationRevokeApiTokenArgs = {
  input: RevokeApiTokenInput;
};


/** Changes. Every field takes one input and answers a payload with userErrors. */
export type MutationRollbackSecretValueArgs = {
  input: RollbackSecretValueInput;
};


/** Changes. Every field takes one input and answers a payload with userErrors. */
export type MutationRunCanaryTestArgs = {
  input: RunCanaryTestInput;
};


/** Changes. Every field takes one input and answers a payload with userErrors. */
export type MutationTestPluginProxyArgs = {
  input: TestPluginProxyInput;
};


/** Changes. Every field takes one input and answers a payload with userErrors. */
export type MutationUnfreezeApiTokenArgs = {
  input: UnfreezeApiTokenInput;
};


/** Changes. Every field takes one input and answers a payload with userErrors. */
export type MutationUnfreezePluginProxyArgs = {
  input: UnfreezePluginProxyInput;
};


/** Changes. Every field takes one input and answers a payload with userErrors. */
export type MutationUnfreezeSecretArgs = {
  input: UnfreezeSecretInput;
};


/** Changes. Every field takes one input and answers a payload with userErrors. */
export type MutationUnfreezeWorkspaceArgs = {
  input: UnfreezeWorkspaceInput;
};


/** Changes. Every field takes one input and answers a payload with userErrors. */
export type MutationUpdatePluginProxyArgs = {
  input: UpdatePluginProxyInput;
};


/** Changes. Every field takes one input and answers a payload with userErrors. */
export type MutationUpdateSecretArgs = {
  input: UpdateSecretInput;
};

/** Anything with an opaque, typed, stable id (sec_…, prx_…, rol_…, tok_…, usr_…). */
export type Node = {
  /** Opaque; compare it, never parse it. */
  id: Scalars['ID']['output'];
};

/** Where a page of a connection stands. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Cursor of the last item; null on an empty page. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** True when there are items after this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** True when there are items before this page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first item; null on an empty page. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** What a role can allow. Labels shown to people are in PermissionDefinition; CREATE_SECRETS is "Create secrets". */
export type Permission =
  /** Create, rename, replace and delete secrets. Never lets anyone read a value. */
  | 'CREATE_SECRETS'
  /** Create and revoke service tokens. */
  | 'EDIT_API_TOKENS'
  /** Invite, change and deactivate members. */
  | 'EDIT_MEMBERS'
  /** Create, change and delete plugin proxies. */
  | 'EDIT_PLUGIN_PROXIES'
  /** Create and change roles. */
  | 'EDIT_ROLES'
  /** Change settings of the workspace. */
  | 'EDIT_SETTINGS'
  /** Create, change and delete workflows. */
  | 'EDIT_WORKFLOWS'
  /** Start, cancel and retry runs. */
  | 'RUN_WORKFLOWS'
  /** Send requests through a plugin proxy. */
  | 'USE_PLUGIN_PROXIES'
  /** See the audit log. */
  | 'VIEW_AUDIT_LOG'
  /** See plugin proxies and their header templates. */
  | 'VIEW_PLUGIN_PROXIES'
  /** See names of secrets, never values. */
  | 'VIEW_SECRETS'
  /** See workflows and runs. */
  | 'VIEW_WORKFLOWS';

/** A permission with the words people see. */
export type PermissionDefinition = {
  __typename?: 'PermissionDefinition';
  /** One sentence. */
  description: Scalars['String']['output'];
  /** E.g. "Create secrets". */
  label: Scalars['String']['output'];
  /** The permission. */
  permission: Permission;
};

/** A configured way out: requests to /proxy/<tag>/<absolute URL> get headers by URL prefix. */
export type PluginProxy = Node & {
  __typename?: 'PluginProxy';
  /** Origins whose pages may call it from a browser, without cookies. */
  allowedOrigins: Array<Scalars['String']['output']>;
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** Who made it. */
  createdBy: Actor;
  /** What it is for. */
  description?: Maybe<Scalars['String']['output']>;
  /** Since when it is frozen, which refuses every request; null while it is not. */
  frozenAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who froze it; null while it is not frozen. */
  frozenBy?: Maybe<Actor>;
  /** Opaque, prx_… */
  id: Scalars['ID']['output'];
  /** False refuses every request. */
  isEnabled: Scalars['Boolean']['output'];
  /** When a request last went through it; at most a second behind. Null when none did. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What a request through it may take. */
  limits: ProxyLimits;
  /** A name to show; the tag when none was given. */
  name: Scalars['String']['output'];
  /** Put the absolute URL of the upstream after it. */
  proxyUrl: Scalars['URL']['output'];
  /** Every secret the header rules name, including missing ones. */
  references: Array<TemplateReference>;
  /** Requests that began since then, by whole hours. */
  requestStats: ProxyRequestStats;
  /** Requests of each of the last hours, oldest first, the hour that runs included. */
  requestsPerHour: Array<HourCount>;
  /** Grows by one with every change. Use as `expectedRevision`. */
  revision: Scalars['Int']['output'];
  /** Immutable; part of the public URL, /proxy/<tag>/… */
  tag: Scalars['String']['output'];
  /** What happens to a URL that matches no prefix. */
  unmatched: UnmatchedPolicy;
  /** When anything last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** Who changed it last. */
  updatedBy: Actor;
  /** What it adds, and where. */
  urlPrefixes: Array<ProxyUrlPrefix>;
  /** What the caller may do with it. */
  viewerCan: PluginProxyCapabilities;
};


/** A configured way out: requests to /proxy/<tag>/<absolute URL> get headers by URL prefix. */
export type PluginProxyRequestStatsArgs = {
  since: Scalars['DateTime']['input'];
};


/** A configured way out: requests to /proxy/<tag>/<absolute URL> get headers by URL prefix. */
export type PluginProxyRequestsPerHourArgs = {
  hours?: Scalars['Int']['input'];
};

/** What the caller may do with a proxy. */
export type PluginProxyCapabilities = {
  __typename?: 'PluginProxyCapabilities';
  /** Delete it. */
  delete: Capability;
  /** Freeze and unfreeze it. */
  freeze: Capability;
  /** Change it. */
  update: Capability;
};

/** A page of proxies. */
export type PluginProxyConnection = {
  __typename?: 'PluginProxyConnection';
  /** Items with their cursors. */
  edges: Array<PluginProxyEdge>;
  /** Items alone. */
  nodes: Array<PluginProxy>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** Counted only when selected; exact to 10,000. */
  totalCount: Scalars['Int']['output'];
};

/** A proxy and its cursor. */
export type PluginProxyEdge = {
  __typename?: 'PluginProxyEdge';
  /** Opaque; belongs to this list and this workspace. */
  cursor: Scalars['String']['output'];
  /** The proxy. */
  node: PluginProxy;
};

/** Pick exactly one. */
export type PluginProxySelector =
  /** prx_… */
  { id: Scalars['ID']['input']; tag?: never; }
  |  /** Exactly as saved. */
  { id?: never; tag: Scalars['String']['input']; };

/** A problem with a proxies mutation. */
export type PluginProxyUserError = UserError & {
  __typename?: 'PluginProxyUserError';
  /** Stable code. */
  code: PluginProxyUserErrorCode;
  /** Filled for VERSION_CONFLICT. */
  currentRevision?: Maybe<Scalars['Int']['output']>;
  /** Path into `input`, with indexes, e.g. ["input", "urlPrefixes", "0", "prefix"]. */
  field?: Maybe<Array<Scalars['String']['output']>>;
  /** One sentence that can be shown to a person. */
  message: Scalars['String']['output'];
};

/** Codes of PluginProxyUserError. More may come. */
export type PluginProxyUserErrorCode =
  /** A private, loopback, link-local or metadata address. */
  | 'BLOCKED_ADDRESS'
  /** The prefix adds the same header twice. */
  | 'DUPLICATE_HEADER'
  /** The proxy has the same prefix twice. */
  | 'DUPLICATE_URL_PREFIX'
  /** A header that the proxy sets itself. */
  | 'FORBIDDEN_HEADER'
  /** Not a header name. */
  | 'INVALID_HEADER_NAME'
  /** Not an origin such as https://app.example.com. */
  | 'INVALID_ORIGIN'
  /** Not 1 to 64 of [A-Za-z0-9_-] with a letter or digit. */
  | 'INVALID_TAG'
  /** Not text with {{ secrets.tag }} references. */
  | 'INVALID_TEMPLATE'
  /** Not an absolute http(s) URL without user, query and fragment, or with a credential in it. */
  | 'INVALID_URL_PREFIX'
  /** A limit is reached. */
  | 'LIMIT_REACHED'
  /** No such proxy in this workspace. */
  | 'NOT_FOUND'
  /** A number is smaller or larger than allowed. */
  | 'OUT_OF_RANGE'
  /** Left out or blank. */
  | 'REQUIRED'
  /** The secret may not be sent to this origin. */
  | 'SECRET_HOST_NOT_ALLOWED'
  /** Another proxy has it, ignoring case. */
  | 'TAG_TAKEN'
  /** Longer than allowed. */
  | 'TOO_LONG'
  /** There is no secret with this tag. */
  | 'UNKNOWN_SECRET'
  /** A header's value has a control character. */
  | 'VALUE_NOT_SENDABLE'
  /** Somebody changed it first. */
  | 'VERSION_CONFLICT';

/** What one request through a proxy may take: what the proxy sets itself, else the instance's defaults. */
export type ProxyLimits = {
  __typename?: 'ProxyLimits';
  /** Milliseconds until the connection to the upstream stands. */
  connectMs: Scalars['Int']['output'];
  /** Milliseconds from the end of the request to the header of the answer. */
  firstByteMs: Scalars['Int']['output'];
  /** Milliseconds between two pieces of the answer. */
  idleMs: Scalars['Int']['output'];
  /** Requests of one token or person at once. */
  maxPerCaller: Scalars['Int']['output'];
  /** Requests of the workspace to one origin at once. */
  maxPerOrigin: Scalars['Int']['output'];
  /** Bytes of the request's body; null is no limit. */
  maxRequestBytes?: Maybe<Scalars['Int']['output']>;
  /** Bytes of the answer's body; null is no limit. */
  maxResponseBytes?: Maybe<Scalars['Int']['output']>;
  /** Names of those above that the proxy sets itself. */
  overridden: Array<Scalars['String']['output']>;
  /** Milliseconds for everything; null is no limit. */
  totalMs?: Maybe<Scalars['Int']['output']>;
};

/** Left out = unchanged; null = the instance's default. */
export type ProxyLimitsInput = {
  /** Milliseconds, 100 to 60,000. */
  connectMs?: InputMaybe<Scalars['Int']['input']>;
  /** Milliseconds, 100 to 3,600,000. */
  firstByteMs?: InputMaybe<Scalars['Int']['input']>;
  /** Milliseconds, 100 to 3,600,000. */
  idleMs?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 4,096. */
  maxPerCaller?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 1,024. */
  maxPerOrigin?: InputMaybe<Scalars['Int']['input']>;
  /** Bytes; 0 is no limit. */
  maxRequestBytes?: InputMaybe<Scalars['Int']['input']>;
  /** Bytes; 0 is no limit. */
  maxResponseBytes?: InputMaybe<Scalars['Int']['input']>;
  /** Milliseconds, 100 to 86,400,000; 0 is no limit. */
  totalMs?: InputMaybe<Scalars['Int']['input']>;
};

/** Why a request fails, in the words that a caller hears. */
export type ProxyRefusal = {
  __typename?: 'ProxyRefusal';
  /** Stable code, e.g. NO_PREFIX_MATCHES or connection_refused (docs/proxy.md). */
  code: Scalars['String']['output'];
  /** One sentence that can be shown to a person. */
  message: Scalars['String']['output'];
};

/**
 * What would happen to a request, by the plan that sends it. Nothing is sent and nothing is opened, so what the host's name
 * resolves to is not known.
 */
export type ProxyRequestExplanation = {
  __typename?: 'ProxyRequestExplanation';
  /** What it may take. */
  limits: ProxyLimits;
  /** The longest prefix that matches; null when none does. */
  matchedPrefix?: Maybe<Scalars['URL']['output']>;
  /** Where it would go; null when the URL can't be used. */
  origin?: Maybe<Scalars['String']['output']>;
  /** Why it would be refused; null when it would be sent. */
  refusal?: Maybe<ProxyRefusal>;
  /** Secrets that would go, where they land, and whether they may. */
  secrets: Array<ExplainedSecret>;
  /** Headers that would be sent, in their order. */
  sentHeaders: Array<RedactedHeader>;
};

/** Requests through a proxy. One succeeded that was answered whole, with a status below 400. */
export type ProxyRequestStats = {
  __typename?: 'ProxyRequestStats';
  /** All others. */
  failed: Scalars['Int']['output'];
  /** Half of them took no longer; at most 9 % off. Null when there was none. */
  p50Ms?: Maybe<Scalars['Int']['output']>;
  /** 95 of 100 took no longer; at most 9 % off. Null when there was none. */
  p95Ms?: Maybe<Scalars['Int']['output']>;
  /** Answered whole, with a status below 400. */
  succeeded: Scalars['Int']['output'];
  /** All that have ended. */
  total: Scalars['Int']['output'];
};

/** Pick exactly one. */
export type ProxyUnderTest =
  /** As an editor holds it. */
  { draft: DraftPluginProxyInput; id?: never; tag?: never; }
  |  /** prx_… */
  { draft?: never; id: Scalars['ID']['input']; tag?: never; }
  |  /** Exactly as saved. */
  { draft?: never; id?: never; tag: Scalars['String']['input']; };

/** Requests whose URL starts with it, on whole path segments, get its headers; the longest prefix wins for each header. */
export type ProxyUrlPrefix = {
  __typename?: 'ProxyUrlPrefix';
  /** The basic-auth pair it adds, if any. */
  basicAuth?: Maybe<BasicAuthRule>;
  /** Headers it adds. */
  headerRules: Array<HeaderRule>;
  /** Opaque, pfx_… */
  id: Scalars['ID']['output'];
  /** Scheme, host, port and path, normalised. */
  prefix: Scalars['URL']['output'];
};

/** A prefix and its headers. */
export type ProxyUrlPrefixInput = {
  /** Adds `Authorization: Basic …`. */
  basicAuth?: InputMaybe<BasicAuthRuleInput>;
  /** At most 50, and 5,000 over all prefixes. */
  headerRules: Array<HeaderRuleInput>;
  /** Absolute http(s) URL without user, query and fragment. */
  prefix: Scalars['String']['input'];
};

/** Reads. Every field says who may ask for it. */
export type Query = {
  __typename?: 'Query';
  /** Service tokens, newest first. */
  apiTokens: ApiTokenConnection;
  /** Roles of the workspace that a token can be given. */
  assignableRoles: Array<Role>;
  /** The dry run of a request: prefix, headers, secrets, destinations, limits. No network, and no secret is opened. */
  explainProxyRequest: ExplainProxyRequestPayload;
  /** Every permission with its words, in the order they are shown. */
  permissionDefinitions: Array<PermissionDefinition>;
  /** Proxies of the workspace, by name. */
  pluginProxies: PluginProxyConnection;
  /** One proxy; null when there is none in this workspace. */
  pluginProxy?: Maybe<PluginProxy>;
  /** One secret; null when there is none in this workspace. */
  secret?: Maybe<Secret>;
  /** Tags and names for completion. */
  secretReferences: Array<SecretReference>;
  /** Whether a tag can be used for a new secret, and a free one like it. */
  secretTagAvailability: TagAvailability;
  /** Secrets of the workspace; 25 when neither `first` nor `last` is given, at most 100. */
  secrets: SecretConnection;
  /** The signed-in person and their workspaces; null when nobody is signed in. The only field that needs no Keyhole-Workspace header, with setupStatus. */
  session?: Maybe<Session>;
  /** Whether the first admin is still to be created. */
  setupStatus: SetupStatus;
  /** The caller and what the caller may do. */
  viewer: Viewer;
};


/** Reads. Every field says who may ask for it. */
export type QueryApiTokensArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** Reads. Every field says who may ask for it. */
export type QueryExplainProxyRequestArgs = {
  input: ExplainProxyRequestInput;
};


/** Reads. Every field says who may ask for it. */
export type QueryPluginProxiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  query?: InputMaybe<Scalars['String']['input']>;
};


/** Reads. Every field says who may ask for it. */
export type QueryPluginProxyArgs = {
  by: PluginProxySelector;
};


/** Reads. Every field says who may ask for it. */
export type QuerySecretArgs = {
  by: SecretSelector;
};


/** Reads. Every field says who may ask for it. */
export type QuerySecretReferencesArgs = {
  first?: Scalars['Int']['input'];
  query?: InputMaybe<Scalars['String']['input']>;
};


/** Reads. Every field says who may ask for it. */
export type QuerySecretTagAvailabilityArgs = {
  tag: Scalars['String']['input'];
};


/** Reads. Every field says who may ask for it. */
export type QuerySecretsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<SecretFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<SecretOrder>;
};

/** A header that would be sent. Secret parts are •••. */
export type RedactedHeader = {
  __typename?: 'RedactedHeader';
  /** The prefix whose rule sets it; null for a header of the caller or of the proxy itself. */
  matchedPrefix?: Maybe<Scalars['URL']['output']>;
  /** Name. */
  name: Scalars['String']['output'];
  /** Value, without secrets. */
  value: Scalars['String']['output'];
};

/** Where a secret lands in a request. */
export type ReferencePlace =
  /** In the user or password of a basic-auth pair. */
  | 'BASIC'
  /** In a field of a form. */
  | 'FORM'
  /** In a header. */
  | 'HEADER'
  /** Inside a string of a JSON body. */
  | 'JSON'
  /** In a segment of the path. */
  | 'PATH'
  /** In a value of the query. */
  | 'QUERY'
  /** In a body of another kind. */
  | 'TEXT';

/** A new value for a secret. The old one is kept for a roll-back for as long as `keepPreviousForHours` says. */
export type ReplaceSecretValueInput = {
  /** Left out = the destinations of the version it replaces. The only way to widen them. */
  destinations?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Fails with VERSION_CONFLICT when somebody replaced it first. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The same key and the same input within 24 h return the first result and change nothing. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Hours to keep the previous value for a roll-back: 0 destroys it now, at most 168. The one before it is destroyed. */
  keepPreviousForHours?: InputMaybe<Scalars['Int']['input']>;
  /** Which secret. */
  secret: SecretSelector;
  /** Write-only: no field ever returns it. */
  value: Scalars['WriteOnlyString']['input'];
};

/** Answer of replaceSecretValue. */
export type ReplaceSecretValuePayload = {
  __typename?: 'ReplaceSecretValuePayload';
  /** Bytes stored, told once, so a script can check nothing was cut. */
  acceptedBytes?: Maybe<Scalars['Int']['output']>;
  /** The secret as it is now. */
  secret?: Maybe<Secret>;
  /** What to fix; empty when it worked. */
  userErrors: Array<SecretUserError>;
  /** What to know of the value that was saved; empty when nothing. */
  warnings?: Maybe<Array<SecretWarning>>;
};

/** A header that a caller would send. */
export type RequestHeaderInput = {
  /** A header name, RFC 9110 token. */
  name: Scalars['String']['input'];
  /** Up to 8,192 characters; sent as it is, never read as a template. */
  value: Scalars['String']['input'];
};

/** Makes a token useless at once, for good. */
export type RevokeApiTokenInput = {
  /** tok_… */
  tokenId: Scalars['ID']['input'];
};

/** Answer of revokeApiToken. */
export type RevokeApiTokenPayload = {
  __typename?: 'RevokeApiTokenPayload';
  /** The token, now revoked. */
  apiToken?: Maybe<ApiToken>;
  /** What to fix; empty when it worked. */
  userErrors: Array<AccessUserError>;
};

/** A named set of permissions in one workspace. */
export type Role = Node & {
  __typename?: 'Role';
  /** Opaque, rol_… */
  id: Scalars['ID']['output'];
  /** True for Viewer, User, Manager and Admin, which cannot be changed. */
  isBuiltIn: Scalars['Boolean']['output'];
  /** Stable handle, e.g. viewer. */
  key: Scalars['String']['output'];
  /** A name to show. */
  name: Scalars['String']['output'];
  /** What the role allows. */
  permissions: Array<Permission>;
};

/**
 * Goes back to the value before the current one, as a new version and with the destinations that this value has; the
 * current one is destroyed at once. It cannot widen where a value goes.
 */
export type RollbackSecretValueInput = {
  /** The version that is bad. Fails with VERSION_CONFLICT when somebody replaced it first. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Which secret. */
  secret: SecretSelector;
};

/** Answer of rollbackSecretValue. */
export type RollbackSecretValuePayload = {
  __typename?: 'RollbackSecretValuePayload';
  /** The secret as it is now. */
  secret?: Maybe<Secret>;
  /** What to fix; empty when it worked. */
  userErrors: Array<SecretUserError>;
};

/** A request to send with throw-away values in the place of secrets. */
export type RunCanaryTestInput = {
  /** What the caller would send. At most 50. */
  headers?: Array<RequestHeaderInput>;
  /** Method. */
  method?: HttpMethod;
  /** Which proxy. */
  subject: ProxyUnderTest;
  /** Absolute URL, as it stands behind the proxy's address. */
  url: Scalars['String']['input'];
};

/** Answer of runCanaryTest. */
export type RunCanaryTestPayload = {
  __typename?: 'RunCanaryTestPayload';
  /** Milliseconds until the end of the answer. */
  durationMs?: Maybe<Scalars['Int']['output']>;
  /** Headers of the answer in which it stood. */
  echoingHeaders?: Maybe<Array<Scalars['String']['output']>>;
  /** Why there was no answer, or no whole one; null when it came. */
  failure?: Maybe<ProxyRefusal>;
  /** True when the host sent the throw-away value back. False is no promise about the next request. */
  isEchoed?: Maybe<Scalars['Boolean']['output']>;
  /** True when it stood in the body. */
  isEchoedInBody?: Maybe<Scalars['Boolean']['output']>;
  /** Status of the answer; null when there was none. */
  status?: Maybe<Scalars['Int']['output']>;
  /** What to fix; empty when the request could be tried. */
  userErrors: Array<PluginProxyUserError>;
};

/** A named write-only value. There is no field that returns the value, its length or a digest of it. */
export type Secret = Node & {
  __typename?: 'Secret';
  /** When the secret was made. */
  createdAt: Scalars['DateTime']['output'];
  /** Who made it. */
  createdBy: Actor;
  /** What it is for. */
  description?: Maybe<Scalars['String']['output']>;
  /**
   * Origins the value may be sent to, e.g. "https://api.stripe.com" or "https://*.example.com" (one label); empty means
   * any the instance allows, and none where it requires destinations (Workspace.requiresDestinations). Narrowing is free;
   * widening needs the value again (replaceSecretValue).
   */
  destinations: Array<Scalars['String']['output']>;
  /** Since when it is frozen; null while it is not. */
  frozenAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who froze it; null while it is not frozen. */
  frozenBy?: Maybe<Actor>;
  /** Opaque, sec_… */
  id: Scalars['ID']['output'];
  /** When an upstream last answered a use of the current value with 2xx or 3xx. */
  lastSucceededAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was last used; at most a second behind. Null when it never was. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** A name to show; the tag when none was given. */
  name: Scalars['String']['output'];
  /** The value before this one is kept, sealed, until this time, so that a bad replacement can be rolled back. */
  previousValueKeptUntil?: Maybe<Scalars['DateTime']['output']>;
  /** Ready to paste: {{ secrets.tag }}. */
  reference: Scalars['String']['output'];
  /**
   * Since when upstreams refuse the current value: the first 401 or 403 after the last success; null while it works, and
   * when it has not been used.
   */
  rejectedSince?: Maybe<Scalars['DateTime']['output']>;
  /** With which status: 401 or 403. */
  rejectedStatus?: Maybe<Scalars['Int']['output']>;
  /** Grows by one with every change of anything. Use as `expectedRevision`. */
  revision: Scalars['Int']['output'];
  /** Whether it can be used. */
  status: SecretStatus;
  /** Immutable. [A-Za-z0-9_-], 1 to 64 characters, at least one letter or digit, unique ignoring case. */
  tag: Scalars['String']['output'];
  /** When the credential ends, as an upstream said in the header of an answer to the current value. */
  tokenExpiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** When anything last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** Who changed it last. */
  updatedBy: Actor;
  /** How many places name it, including those the caller may not see. */
  usageCount: Scalars['Int']['output'];
  /** The places that name it and that the caller may see, at most 100. */
  usages: Array<SecretUsage>;
  /** Each use that is kept, newest first; at most a second behind. Null, with FORBIDDEN, without VIEW_AUDIT_LOG. */
  uses?: Maybe<SecretUseConnection>;
  /** When the value was last set. */
  valueUpdatedAt: Scalars['DateTime']['output'];
  /** Who last set the value. */
  valueUpdatedBy: Actor;
  /** Grows by one with every new value. Use as `expectedVersion`. */
  version: Scalars['Int']['output'];
  /** Which values it has had and who set them, newest first: the newest hundred. Never anything of a value. */
  versions: SecretVersionConnection;
  /** What the caller may do with it. */
  viewerCan: SecretCapabilities;
};


/** A named write-only value. There is no field that returns the value, its length or a digest of it. */
export type SecretUsesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** A named write-only value. There is no field that returns the value, its length or a digest of it. */
export type SecretVersionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** What the caller may do with a secret. */
export type SecretCapabilities = {
  __typename?: 'SecretCapabilities';
  /** Delete it. */
  delete: Capability;
  /** Freeze and unfreeze it. */
  freeze: Capability;
  /** Replace the value, or roll a replacement back. */
  replaceValue: Capability;
  /** Change name, description and destinations. */
  update: Capability;
};

/** A page of secrets. `last` and `before` page backwards. */
export type SecretConnection = {
  __typename?: 'SecretConnection';
  /** Items with their cursors. */
  edges: Array<SecretEdge>;
  /** Items alone. */
  nodes: Array<Secret>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** Counted only when selected; exact to 10,000. */
  totalCount: Scalars['Int']['output'];
};

/** Something that can use a secret. */
export type SecretConsumer = PluginProxy;

/** A secret and its cursor. */
export type SecretEdge = {
  __typename?: 'SecretEdge';
  /** Opaque; belongs to this list, order and workspace. */
  cursor: Scalars['String']['output'];
  /** The secret. */
  node: Secret;
};

/** Which secrets. */
export type SecretFilter = {
  /** Matches name, tag and description, case-insensitively; at most 200 characters. */
  query?: InputMaybe<Scalars['String']['input']>;
};

/** Order of a list of secrets. */
export type SecretOrder = {
  /** Which way. */
  direction?: SortDirection;
  /** By what. */
  field?: SecretOrderField;
};

/** What a list of secrets is sorted by. */
export type SecretOrderField =
  /** When it was last used; what never was stands before all others. */
  | 'LAST_USED_AT'
  /** The name, ignoring case. */
  | 'NAME'
  /** The tag, ignoring case. */
  | 'TAG'
  /** When anything last changed. */
  | 'UPDATED_AT'
  /** When the value was last replaced. */
  | 'VALUE_UPDATED_AT';

/** For completion in proxy editors: no dates, no destinations. */
export type SecretReference = {
  __typename?: 'SecretReference';
  /** A name to show. */
  name: Scalars['String']['output'];
  /** Ready to paste: {{ secrets.tag }}. */
  reference: Scalars['String']['output'];
  /** The tag. */
  tag: Scalars['String']['output'];
};

/** Pick exactly one. Integrators use `tag`; the admin app uses `id`. */
export type SecretSelector =
  /** sec_… */
  { id: Scalars['ID']['input']; tag?: never; }
  |  /** Exactly as saved. */
  { id?: never; tag: Scalars['String']['input']; };

/** Whether a secret can be used. */
export type SecretStatus =
  /** Can be used. */
  | 'ACTIVE'
  /** Can't be used until it is unfrozen. */
  | 'FROZEN'
  /** Can't be used: its value, its row or its destinations were altered outside Keyhole. Replace the value. */
  | 'TAMPERED';

/** A place that names a secret. */
export type SecretUsage = {
  __typename?: 'SecretUsage';
  /** What uses it. */
  consumer: SecretConsumer;
  /** False when the consumer is switched off. */
  isActive: Scalars['Boolean']['output'];
  /** E.g. "https://api.stripe.com/ › Authorization". */
  location: Scalars['String']['output'];
};

/** One use of a secret: a request that it was put into. Of the request only method and origin are kept. */
export type SecretUse = {
  __typename?: 'SecretUse';
  /** Who made it. */
  actor: Actor;
  /** Null while it runs, and for good when Keyhole ended before it did. */
  durationMs?: Maybe<Scalars['Int']['output']>;
  /** Code of the error that ended it, also in the middle of an answer. */
  errorCode?: Maybe<Scalars['String']['output']>;
  /** Its method. */
  method: Scalars['String']['output'];
  /** Where it was sent. */
  origin: Scalars['String']['output'];
  /** Through which proxy; null when it has been deleted since. */
  proxy?: Maybe<PluginProxy>;
  /** Tag of the proxy, also when it has been deleted since. */
  proxyTag: Scalars['String']['output'];
  /** In how many places the answer held a value that was sent. They were taken out. */
  scrubbedCount: Scalars['Int']['output'];
  /** Of the answer; null when there was none. */
  status?: Maybe<Scalars['Int']['output']>;
  /** When the request began. */
  usedAt: Scalars['DateTime']['output'];
  /** Which value was sent; see `Secret.version`. */
  version: Scalars['Int']['output'];
};

/** A page of uses. */
export type SecretUseConnection = {
  __typename?: 'SecretUseConnection';
  /** Items with their cursors. */
  edges: Array<SecretUseEdge>;
  /** Items alone. */
  nodes: Array<SecretUse>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** Counted only when selected; exact to 10,000. */
  totalCount: Scalars['Int']['output'];
};

/** A use and its cursor. */
export type SecretUseEdge = {
  __typename?: 'SecretUseEdge';
  /** Opaque; belongs to this list and this workspace. */
  cursor: Scalars['String']['output'];
  /** The use. */
  node: SecretUse;
};

/** A problem with a secrets mutation. */
export type SecretUserError = UserError & {
  __typename?: 'SecretUserError';
  /** Stable code. */
  code: SecretUserErrorCode;
  /** Filled for VERSION_CONFLICT. */
  currentRevision?: Maybe<Scalars['Int']['output']>;
  /** Filled for VERSION_CONFLICT. */
  currentVersion?: Maybe<Scalars['Int']['output']>;
  /** Path into `input`. */
  field?: Maybe<Array<Scalars['String']['output']>>;
  /** One sentence that can be shown to a person. */
  message: Scalars['String']['output'];
  /** Filled for IN_USE: the first ten places that name it. */
  usages?: Maybe<Array<SecretUsage>>;
};

/** Codes of SecretUserError. More may come. */
export type SecretUserErrorCode =
  /** The instance requires destinations, and there are none. */
  | 'DESTINATIONS_REQUIRED'
  /** updateSecret may only narrow the destinations. */
  | 'DESTINATIONS_WIDENED'
  /** Neither an origin nor a bare host, or a name under which anybody can get a host. */
  | 'INVALID_DESTINATION'
  /** Not 1 to 64 of [A-Za-z0-9_-] with a letter or digit. */
  | 'INVALID_TAG'
  /** Something still names it. */
  | 'IN_USE'
  /** A limit of the workspace is reached. */
  | 'LIMIT_REACHED'
  /** No such secret in this workspace. */
  | 'NOT_FOUND'
  /** No value before this one is kept. */
  | 'NO_PREVIOUS_VALUE'
  /** A number that is too small or too large. */
  | 'OUT_OF_RANGE'
  /** Left out or blank. */
  | 'REQUIRED'
  /** Another secret has it, ignoring case. */
  | 'TAG_TAKEN'
  /** Longer than allowed. */
  | 'TOO_LONG'
  /** No bytes at all. */
  | 'VALUE_EMPTY'
  /** Holds a lone surrogate, so it is not UTF-8. */
  | 'VALUE_NOT_UTF8'
  /** Over 65,536 bytes of UTF-8. */
  | 'VALUE_TOO_LARGE'
  /** Somebody changed it first. */
  | 'VERSION_CONFLICT';

/** One value that a secret has or had. */
export type SecretVersion = {
  __typename?: 'SecretVersion';
  /** When it was set. */
  createdAt: Scalars['DateTime']['output'];
  /** Who set it. */
  createdBy: Actor;
  /** Origins it may be sent to, as `Secret.destinations`; a roll-back goes back to them. */
  destinations: Array<Scalars['String']['output']>;
  /** When it was destroyed. */
  destroyedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Counts from 1. */
  number: Scalars['Int']['output'];
  /** What became of it. */
  state: SecretVersionState;
};

/** A page of versions. */
export type SecretVersionConnection = {
  __typename?: 'SecretVersionConnection';
  /** Items with their cursors. */
  edges: Array<SecretVersionEdge>;
  /** Items alone. */
  nodes: Array<SecretVersion>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** Counted only when selected. */
  totalCount: Scalars['Int']['output'];
};

/** A version and its cursor. */
export type SecretVersionEdge = {
  __typename?: 'SecretVersionEdge';
  /** Opaque; belongs to the versions of this secret. */
  cursor: Scalars['String']['output'];
  /** The version. */
  node: SecretVersion;
};

/** What became of a value. */
export type SecretVersionState =
  /** In use. */
  | 'CURRENT'
  /** Gone for good. */
  | 'DESTROYED'
  /** Replaced, and kept for a roll-back. */
  | 'PREVIOUS';

/** What to know of a value that was saved all the same. */
export type SecretWarning = {
  __typename?: 'SecretWarning';
  /** Stable code. */
  code: SecretWarningCode;
  /** One sentence that can be shown to a person. */
  message: Scalars['String']['output'];
};

/** Codes of SecretWarning. More may come. */
export type SecretWarningCode =
  /** Too short to be taken out of answers, so bodies of answers to requests that carry it are withheld. */
  | 'VALUE_TOO_SHORT_TO_SCRUB';

/** The signed-in person, before a workspace is chosen. */
export type Session = {
  __typename?: 'Session';
  /** True when GraphiQL is switched on at /graphql (KEYHOLE_GRAPHIQL). */
  hasGraphiql: Scalars['Boolean']['output'];
  /** Who signed in. */
  user: User;
  /** The workspaces the person is a member of, by name. */
  workspaces: Array<Workspace>;
};

/** Whether the first admin exists. */
export type SetupStatus = {
  __typename?: 'SetupStatus';
  /** False once the first admin was created; set-up is then closed for good. */
  isOpen: Scalars['Boolean']['output'];
};

/** Order of a list. */
export type SortDirection =
  /** Smallest, earliest or A first. */
  | 'ASC'
  /** Largest, latest or Z first. */
  | 'DESC';

/** Keyhole itself, or somebody who is no longer known. */
export type SystemActor = Actor & {
  __typename?: 'SystemActor';
  /** A name to show. */
  displayName: Scalars['String']['output'];
  /** Opaque. */
  id: Scalars['ID']['output'];
};

/** Whether a tag can be used for a new secret. */
export type TagAvailability = {
  __typename?: 'TagAvailability';
  /** True when createSecret would accept it now. */
  isAvailable: Scalars['Boolean']['output'];
  /** INVALID_TAG or TAG_TAKEN when not available. */
  reason?: Maybe<SecretUserErrorCode>;
  /** A free tag like it, when it is taken. */
  suggestion?: Maybe<Scalars['String']['output']>;
  /** The tag asked about. */
  tag: Scalars['String']['output'];
};

/** One secret that a template names. */
export type TemplateReference = {
  __typename?: 'TemplateReference';
  /** E.g. secrets.stripe_live_key. */
  path: Scalars['String']['output'];
  /** Whether it can be resolved now. */
  state: TemplateReferenceState;
  /** The tag it names. */
  tag: Scalars['String']['output'];
};

/** Whether a reference can be resolved now. */
export type TemplateReferenceState =
  /** The secret is frozen. */
  | 'FROZEN'
  /** No such secret. */
  | 'MISSING'
  /** The secret may not be sent to this prefix's origin. */
  | 'NOT_ALLOWED'
  /** Yes. */
  | 'OK';

/** A request to send through a saved proxy, secrets and all. */
export type TestPluginProxyInput = {
  /** What the caller would send. At most 50. */
  headers?: Array<RequestHeaderInput>;
  /** Method. */
  method?: HttpMethod;
  /** Which proxy. */
  proxy: PluginProxySelector;
  /** Absolute URL, as it stands behind the proxy's address. */
  url: Scalars['String']['input'];
};

/** Answer of testPluginProxy. */
export type TestPluginProxyPayload = {
  __typename?: 'TestPluginProxyPayload';
  /** The first 2 KB of a body that is text, without echoes. */
  bodyStart?: Maybe<Scalars['String']['output']>;
  /** Content type of the answer. */
  contentType?: Maybe<Scalars['String']['output']>;
  /** Milliseconds until the end of the answer. */
  durationMs?: Maybe<Scalars['Int']['output']>;
  /** What was sent, and why not. */
  explanation?: Maybe<ProxyRequestExplanation>;
  /** Why there was no answer, or no whole one; null when it came. */
  failure?: Maybe<ProxyRefusal>;
  /** False when it was not read to its end. */
  isComplete?: Maybe<Scalars['Boolean']['output']>;
  /** Bytes of the body, as far as it was read; at most 262,144. */
  responseBytes?: Maybe<Scalars['Int']['output']>;
  /** Places where the host sent a secret back; they are ••• here and for every caller. */
  scrubbedCount?: Maybe<Scalars['Int']['output']>;
  /** Status of the answer; null when there was none. */
  status?: Maybe<Scalars['Int']['output']>;
  /** What to fix; empty when the request could be tried. */
  userErrors: Array<PluginProxyUserError>;
};

/** Lets a frozen token work again. */
export type UnfreezeApiTokenInput = {
  /** For the audit log; at most 200 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** tok_… */
  tokenId: Scalars['ID']['input'];
};

/** Answer of unfreezeApiToken. */
export type UnfreezeApiTokenPayload = {
  __typename?: 'UnfreezeApiTokenPayload';
  /** The token as it is now. */
  apiToken?: Maybe<ApiToken>;
  /** What to fix; empty when it worked. */
  userErrors: Array<AccessUserError>;
};

/** Lets a frozen proxy be used again. */
export type UnfreezePluginProxyInput = {
  /** Which proxy. */
  proxy: PluginProxySelector;
  /** For the audit log; at most 200 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of unfreezePluginProxy. */
export type UnfreezePluginProxyPayload = {
  __typename?: 'UnfreezePluginProxyPayload';
  /** The proxy as it is now. */
  proxy?: Maybe<PluginProxy>;
  /** What to fix; empty when it worked. */
  userErrors: Array<PluginProxyUserError>;
};

/** Lets a frozen secret be used again. */
export type UnfreezeSecretInput = {
  /** For the audit log; at most 200 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** Which secret. */
  secret: SecretSelector;
};

/** Answer of unfreezeSecret. */
export type UnfreezeSecretPayload = {
  __typename?: 'UnfreezeSecretPayload';
  /** The secret as it is now. */
  secret?: Maybe<Secret>;
  /** What to fix; empty when it worked. */
  userErrors: Array<SecretUserError>;
};

/** Lets the workspace of the request send again. */
export type UnfreezeWorkspaceInput = {
  /** For the audit log; at most 200 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of unfreezeWorkspace. */
export type UnfreezeWorkspacePayload = {
  __typename?: 'UnfreezeWorkspacePayload';
  /** What to fix; empty when it worked. */
  userErrors: Array<AccessUserError>;
  /** The workspace as it is now. */
  workspace?: Maybe<Workspace>;
};

/** What happens to a URL that matches no prefix. */
export type UnmatchedPolicy =
  /** It is sent on without added headers. */
  | 'FORWARD'
  /** It is refused. */
  | 'REFUSE';

/** Left out = unchanged; null clears `description` and resets `name` to the tag. `urlPrefixes` replaces them all. */
export type UpdatePluginProxyInput = {
  /** Origins whose pages may call it from a browser. */
  allowedOrigins?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Up to 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Fails with VERSION_CONFLICT when somebody changed it first. */
  expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  /** False refuses every request. */
  isEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** What a request through it may take. Only what is given here changes. */
  limits?: InputMaybe<ProxyLimitsInput>;
  /** Up to 80 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Which proxy. */
  proxy: PluginProxySelector;
  /** What happens to a URL that matches no prefix. */
  unmatched?: InputMaybe<UnmatchedPolicy>;
  /** All prefixes with all their headers. */
  urlPrefixes?: InputMaybe<Array<ProxyUrlPrefixInput>>;
};

/** Answer of updatePluginProxy. */
export type UpdatePluginProxyPayload = {
  __typename?: 'UpdatePluginProxyPayload';
  /** The proxy as it is now. */
  proxy?: Maybe<PluginProxy>;
  /** What to fix; empty when it worked. */
  userErrors: Array<PluginProxyUserError>;
};

/**
 * Left out = unchanged; null clears `description` and resets `name` to the tag. There is no `tag` and no `value` here.
 * `destinations` may only narrow; widening, null or [] answer DESTINATIONS_WIDENED (use replaceSecretValue).
 */
export type UpdateSecretInput = {
  /** Up to 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** A subset of what is allowed now. */
  destinations?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Fails with VERSION_CONFLICT when somebody changed it first. */
  expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  /** Up to 80 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Which secret. */
  secret: SecretSelector;
};

/** Answer of updateSecret. */
export type UpdateSecretPayload = {
  __typename?: 'UpdateSecretPayload';
  /** The secret as it is now. */
  secret?: Maybe<Secret>;
  /** What to fix; empty when it worked. */
  userErrors: Array<SecretUserError>;
};

/** A person. */
export type User = Actor & Node & {
  __typename?: 'User';
  /** A name to show. */
  displayName: Scalars['String']['output'];
  /** The address the person signs in with. */
  email: Scalars['String']['output'];
  /** Opaque, usr_… */
  id: Scalars['ID']['output'];
};

/** A problem the caller can fix. Everything else is a top-level error with extensions.code. */
export type UserError = {
  /** Path into `input`, e.g. ["input", "tag"]; null when it concerns the whole request. */
  field?: Maybe<Array<Scalars['String']['output']>>;
  /** One sentence that can be shown to a person. */
  message: Scalars['String']['output'];
};

/** The caller, in the workspace of the request. */
export type Viewer = {
  __typename?: 'Viewer';
  /** Who asks. */
  actor: Actor;
  /** True for people who administer the whole instance. */
  isInstanceAdmin: Scalars['Boolean']['output'];
  /** Union of the permissions of all roles. */
  permissions: Array<Permission>;
  /** Roles in this workspace. */
  roles: Array<Role>;
  /** What the caller may do with the workspace. */
  viewerCan: ViewerCapabilities;
  /** Where. */
  workspace: Workspace;
  /** Who froze the workspace; null while it is not frozen. */
  workspaceFrozenBy?: Maybe<Actor>;
};

/** What the caller may do with the workspace. */
export type ViewerCapabilities = {
  __typename?: 'ViewerCapabilities';
  /** Freeze and unfreeze it. */
  freezeWorkspace: Capability;
};

/** One tenant of this instance. */
export type Workspace = Node & {
  __typename?: 'Workspace';
  /** Since when it is frozen, so that nothing leaves it; null while it is not. */
  frozenAt?: Maybe<Scalars['DateTime']['output']>;
  /** Opaque, wsp_… */
  id: Scalars['ID']['output'];
  /** A name to show. */
  name: Scalars['String']['output'];
  /** True when each secret must say where it may be sent (KEYHOLE_REQUIRE_DESTINATIONS): one that does not can't be used. */
  requiresDestinations: Scalars['Boolean']['output'];
  /** Names the workspace in paths and in the Keyhole-Workspace header. */
  slug: Scalars['String']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  SecretConsumer: ( PluginProxyMapper );
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Actor:
    | ( ApiTokenMapper )
    | ( SystemActorMapper )
    | ( UserMapper )
  ;
  Node:
    | ( ApiTokenMapper )
    | ( PluginProxyMapper )
    | ( RoleMapper )
    | ( SecretMapper )
    | ( UserMapper )
    | ( WorkspaceMapper )
  ;
  UserError:
    | ( AccessUserError )
    | ( PluginProxyUserError )
    | ( Omit<SecretUserError, 'usages'> & { usages?: Maybe<Array<_RefType['SecretUsage']>> } )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AccessUserError: ResolverTypeWrapper<AccessUserError>;
  AccessUserErrorCode: AccessUserErrorCode;
  Actor: ResolverTypeWrapper<ActorMapper>;
  ApiToken: ResolverTypeWrapper<ApiTokenMapper>;
  ApiTokenCapabilities: ResolverTypeWrapper<ApiTokenCapabilities>;
  ApiTokenConnection: ResolverTypeWrapper<ApiTokenConnectionMapper>;
  ApiTokenEdge: ResolverTypeWrapper<Omit<ApiTokenEdge, 'node'> & { node: ResolversTypes['ApiToken'] }>;
  ApiTokenKind: ApiTokenKind;
  ApiTokenStatus: ApiTokenStatus;
  BasicAuthRule: ResolverTypeWrapper<BasicAuthRule>;
  BasicAuthRuleInput: BasicAuthRuleInput;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Capability: ResolverTypeWrapper<Capability>;
  CompleteSetupInput: CompleteSetupInput;
  CompleteSetupPayload: ResolverTypeWrapper<Omit<CompleteSetupPayload, 'workspace'> & { workspace?: Maybe<ResolversTypes['Workspace']> }>;
  CreateApiTokenInput: CreateApiTokenInput;
  CreateApiTokenPayload: ResolverTypeWrapper<Omit<CreateApiTokenPayload, 'apiToken'> & { apiToken?: Maybe<ResolversTypes['ApiToken']> }>;
  CreatePluginProxyInput: CreatePluginProxyInput;
  CreatePluginProxyPayload: ResolverTypeWrapper<Omit<CreatePluginProxyPayload, 'proxy'> & { proxy?: Maybe<ResolversTypes['PluginProxy']> }>;
  CreateSecretInput: CreateSecretInput;
  CreateSecretPayload: ResolverTypeWrapper<Omit<CreateSecretPayload, 'secret' | 'userErrors'> & { secret?: Maybe<ResolversTypes['Secret']>, userErrors: Array<ResolversTypes['SecretUserError']> }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeletePluginProxyInput: DeletePluginProxyInput;
  DeletePluginProxyPayload: ResolverTypeWrapper<DeletePluginProxyPayload>;
  DeleteSecretInput: DeleteSecretInput;
  DeleteSecretPayload: ResolverTypeWrapper<Omit<DeleteSecretPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['SecretUserError']> }>;
  DraftPluginProxyInput: DraftPluginProxyInput;
  ExplainProxyRequestInput: ExplainProxyRequestInput;
  ExplainProxyRequestPayload: ResolverTypeWrapper<ExplainProxyRequestPayload>;
  ExplainedSecret: ResolverTypeWrapper<ExplainedSecret>;
  FreezeApiTokenInput: FreezeApiTokenInput;
  FreezeApiTokenPayload: ResolverTypeWrapper<Omit<FreezeApiTokenPayload, 'apiToken'> & { apiToken?: Maybe<ResolversTypes['ApiToken']> }>;
  FreezePluginProxyInput: FreezePluginProxyInput;
  FreezePluginProxyPayload: ResolverTypeWrapper<Omit<FreezePluginProxyPayload, 'proxy'> & { proxy?: Maybe<ResolversTypes['PluginProxy']> }>;
  FreezeSecretInput: FreezeSecretInput;
  FreezeSecretPayload: ResolverTypeWrapper<Omit<FreezeSecretPayload, 'secret' | 'userErrors'> & { secret?: Maybe<ResolversTypes['Secret']>, userErrors: Array<ResolversTypes['SecretUserError']> }>;
  FreezeWorkspaceInput: FreezeWorkspaceInput;
  FreezeWorkspacePayload: ResolverTypeWrapper<Omit<FreezeWorkspacePayload, 'workspace'> & { workspace?: Maybe<ResolversTypes['Workspace']> }>;
  HeaderRule: ResolverTypeWrapper<HeaderRule>;
  HeaderRuleInput: HeaderRuleInput;
  HourCount: ResolverTypeWrapper<HourCount>;
  HttpMethod: HttpMethod;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Permission: Permission;
  PermissionDefinition: ResolverTypeWrapper<PermissionDefinition>;
  PluginProxy: ResolverTypeWrapper<PluginProxyMapper>;
  PluginProxyCapabilities: ResolverTypeWrapper<PluginProxyCapabilities>;
  PluginProxyConnection: ResolverTypeWrapper<PluginProxyConnectionMapper>;
  PluginProxyEdge: ResolverTypeWrapper<Omit<PluginProxyEdge, 'node'> & { node: ResolversTypes['PluginProxy'] }>;
  PluginProxySelector: PluginProxySelector;
  PluginProxyUserError: ResolverTypeWrapper<PluginProxyUserError>;
  PluginProxyUserErrorCode: PluginProxyUserErrorCode;
  ProxyLimits: ResolverTypeWrapper<ProxyLimits>;
  ProxyLimitsInput: ProxyLimitsInput;
  ProxyRefusal: ResolverTypeWrapper<ProxyRefusal>;
  ProxyRequestExplanation: ResolverTypeWrapper<ProxyRequestExplanation>;
  ProxyRequestStats: ResolverTypeWrapper<ProxyRequestStats>;
  ProxyUnderTest: ProxyUnderTest;
  ProxyUrlPrefix: ResolverTypeWrapper<ProxyUrlPrefix>;
  ProxyUrlPrefixInput: ProxyUrlPrefixInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RedactedHeader: ResolverTypeWrapper<RedactedHeader>;
  ReferencePlace: ReferencePlace;
  ReplaceSecretValueInput: ReplaceSecretValueInput;
  ReplaceSecretValuePayload: ResolverTypeWrapper<Omit<ReplaceSecretValuePayload, 'secret' | 'userErrors'> & { secret?: Maybe<ResolversTypes['Secret']>, userErrors: Array<ResolversTypes['SecretUserError']> }>;
  RequestHeaderInput: RequestHeaderInput;
  RevokeApiTokenInput: RevokeApiTokenInput;
  RevokeApiTokenPayload: ResolverTypeWrapper<Omit<RevokeApiTokenPayload, 'apiToken'> & { apiToken?: Maybe<ResolversTypes['ApiToken']> }>;
  Role: ResolverTypeWrapper<RoleMapper>;
  RollbackSecretValueInput: RollbackSecretValueInput;
  RollbackSecretValuePayload: ResolverTypeWrapper<Omit<RollbackSecretValuePayload, 'secret' | 'userErrors'> & { secret?: Maybe<ResolversTypes['Secret']>, userErrors: Array<ResolversTypes['SecretUserError']> }>;
  RunCanaryTestInput: RunCanaryTestInput;
  RunCanaryTestPayload: ResolverTypeWrapper<RunCanaryTestPayload>;
  Secret: ResolverTypeWrapper<SecretMapper>;
  SecretCapabilities: ResolverTypeWrapper<SecretCapabilities>;
  SecretConnection: ResolverTypeWrapper<SecretConnectionMapper>;
  SecretConsumer: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SecretConsumer']>;
  SecretEdge: ResolverTypeWrapper<Omit<SecretEdge, 'node'> & { node: ResolversTypes['Secret'] }>;
  SecretFilter: SecretFilter;
  SecretOrder: SecretOrder;
  SecretOrderField: SecretOrderField;
  SecretReference: ResolverTypeWrapper<SecretReference>;
  SecretSelector: SecretSelector;
  SecretStatus: SecretStatus;
  SecretUsage: ResolverTypeWrapper<SecretUsageMapper>;
  SecretUse: ResolverTypeWrapper<SecretUseMapper>;
  SecretUseConnection: ResolverTypeWrapper<SecretUseConnectionMapper>;
  SecretUseEdge: ResolverTypeWrapper<Omit<SecretUseEdge, 'node'> & { node: ResolversTypes['SecretUse'] }>;
  SecretUserError: ResolverTypeWrapper<Omit<SecretUserError, 'usages'> & { usages?: Maybe<Array<ResolversTypes['SecretUsage']>> }>;
  SecretUserErrorCode: SecretUserErrorCode;
  SecretVersion: ResolverTypeWrapper<Omit<SecretVersion, 'createdBy'> & { createdBy: ResolversTypes['Actor'] }>;
  SecretVersionConnection: ResolverTypeWrapper<SecretVersionConnectionMapper>;
  SecretVersionEdge: ResolverTypeWrapper<Omit<SecretVersionEdge, 'node'> & { node: ResolversTypes['SecretVersion'] }>;
  SecretVersionState: SecretVersionState;
  SecretWarning: ResolverTypeWrapper<SecretWarning>;
  SecretWarningCode: SecretWarningCode;
  Session: ResolverTypeWrapper<SessionMapper>;
  SetupStatus: ResolverTypeWrapper<SetupStatus>;
  SortDirection: SortDirection;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  SystemActor: ResolverTypeWrapper<SystemActorMapper>;
  TagAvailability: ResolverTypeWrapper<TagAvailability>;
  Template: ResolverTypeWrapper<Scalars['Template']['output']>;
  TemplateReference: ResolverTypeWrapper<TemplateReference>;
  TemplateReferenceState: TemplateReferenceState;
  TestPluginProxyInput: TestPluginProxyInput;
  TestPluginProxyPayload: ResolverTypeWrapper<TestPluginProxyPayload>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  UnfreezeApiTokenInput: UnfreezeApiTokenInput;
  UnfreezeApiTokenPayload: ResolverTypeWrapper<Omit<UnfreezeApiTokenPayload, 'apiToken'> & { apiToken?: Maybe<ResolversTypes['ApiToken']> }>;
  UnfreezePluginProxyInput: UnfreezePluginProxyInput;
  UnfreezePluginProxyPayload: ResolverTypeWrapper<Omit<UnfreezePluginProxyPayload, 'proxy'> & { proxy?: Maybe<ResolversTypes['PluginProxy']> }>;
  UnfreezeSecretInput: UnfreezeSecretInput;
  UnfreezeSecretPayload: ResolverTypeWrapper<Omit<UnfreezeSecretPayload, 'secret' | 'userErrors'> & { secret?: Maybe<ResolversTypes['Secret']>, userErrors: Array<ResolversTypes['SecretUserError']> }>;
  UnfreezeWorkspaceInput: UnfreezeWorkspaceInput;
  UnfreezeWorkspacePayload: ResolverTypeWrapper<Omit<UnfreezeWorkspacePayload, 'workspace'> & { workspace?: Maybe<ResolversTypes['Workspace']> }>;
  UnmatchedPolicy: UnmatchedPolicy;
  UpdatePluginProxyInput: UpdatePluginProxyInput;
  UpdatePluginProxyPayload: ResolverTypeWrapper<Omit<UpdatePluginProxyPayload, 'proxy'> & { proxy?: Maybe<ResolversTypes['PluginProxy']> }>;
  UpdateSecretInput: UpdateSecretInput;
  UpdateSecretPayload: ResolverTypeWrapper<Omit<UpdateSecretPayload, 'secret' | 'userErrors'> & { secret?: Maybe<ResolversTypes['Secret']>, userErrors: Array<ResolversTypes['SecretUserError']> }>;
  User: ResolverTypeWrapper<UserMapper>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  Viewer: ResolverTypeWrapper<ViewerMapper>;
  ViewerCapabilities: ResolverTypeWrapper<ViewerCapabilities>;
  Workspace: ResolverTypeWrapper<WorkspaceMapper>;
  WriteOnlyString: ResolverTypeWrapper<Scalars['WriteOnlyString']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AccessUserError: AccessUserError;
  Actor: ActorMapper;
  ApiToken: ApiTokenMapper;
  ApiTokenCapabilities: ApiTokenCapabilities;
  ApiTokenConnection: ApiTokenConnectionMapper;
  ApiTokenEdge: Omit<ApiTokenEdge, 'node'> & { node: ResolversParentTypes['ApiToken'] };
  BasicAuthRule: BasicAuthRule;
  BasicAuthRuleInput: BasicAuthRuleInput;
  Boolean: Scalars['Boolean']['output'];
  Capability: Capability;
  CompleteSetupInput: CompleteSetupInput;
  CompleteSetupPayload: Omit<CompleteSetupPayload, 'workspace'> & { workspace?: Maybe<ResolversParentTypes['Workspace']> };
  CreateApiTokenInput: CreateApiTokenInput;
  CreateApiTokenPayload: Omit<CreateApiTokenPayload, 'apiToken'> & { apiToken?: Maybe<ResolversParentTypes['ApiToken']> };
  CreatePluginProxyInput: CreatePluginProxyInput;
  CreatePluginProxyPayload: Omit<CreatePluginProxyPayload, 'proxy'> & { proxy?: Maybe<ResolversParentTypes['PluginProxy']> };
  CreateSecretInput: CreateSecretInput;
  CreateSecretPayload: Omit<CreateSecretPayload, 'secret' | 'userErrors'> & { secret?: Maybe<ResolversParentTypes['Secret']>, userErrors: Array<ResolversParentTypes['SecretUserError']> };
  DateTime: Scalars['DateTime']['output'];
  DeletePluginProxyInput: DeletePluginProxyInput;
  DeletePluginProxyPayload: DeletePluginProxyPayload;
  DeleteSecretInput: DeleteSecretInput;
  DeleteSecretPayload: Omit<DeleteSecretPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['SecretUserError']> };
  DraftPluginProxyInput: DraftPluginProxyInput;
  ExplainProxyRequestInput: ExplainProxyRequestInput;
  ExplainProxyRequestPayload: ExplainProxyRequestPayload;
  ExplainedSecret: ExplainedSecret;
  FreezeApiTokenInput: FreezeApiTokenInput;
  FreezeApiTokenPayload: Omit<FreezeApiTokenPayload, 'apiToken'> & { apiToken?: Maybe<ResolversParentTypes['ApiToken']> };
  FreezePluginProxyInput: FreezePluginProxyInput;
  FreezePluginProxyPayload: Omit<FreezePluginProxyPayload, 'proxy'> & { proxy?: Maybe<ResolversParentTypes['PluginProxy']> };
  FreezeSecretInput: FreezeSecretInput;
  FreezeSecretPayload: Omit<FreezeSecretPayload, 'secret' | 'userErrors'> & { secret?: Maybe<ResolversParentTypes['Secret']>, userErrors: Array<ResolversParentTypes['SecretUserError']> };
  FreezeWorkspaceInput: FreezeWorkspaceInput;
  FreezeWorkspacePayload: Omit<FreezeWorkspacePayload, 'workspace'> & { workspace?: Maybe<ResolversParentTypes['Workspace']> };
  HeaderRule: HeaderRule;
  HeaderRuleInput: HeaderRuleInput;
  HourCount: HourCount;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  PermissionDefinition: PermissionDefinition;
  PluginProxy: PluginProxyMapper;
  PluginProxyCapabilities: PluginProxyCapabilities;
  PluginProxyConnection: PluginProxyConnectionMapper;
  PluginProxyEdge: Omit<PluginProxyEdge, 'node'> & { node: ResolversParentTypes['PluginProxy'] };
  PluginProxySelector: PluginProxySelector;
  PluginProxyUserError: PluginProxyUserError;
  ProxyLimits: ProxyLimits;
  ProxyLimitsInput: ProxyLimitsInput;
  ProxyRefusal: ProxyRefusal;
  ProxyRequestExplanation: ProxyRequestExplanation;
  ProxyRequestStats: ProxyRequestStats;
  ProxyUnderTest: ProxyUnderTest;
  ProxyUrlPrefix: ProxyUrlPrefix;
  ProxyUrlPrefixInput: ProxyUrlPrefixInput;
  Query: Record<PropertyKey, never>;
  RedactedHeader: RedactedHeader;
  ReplaceSecretValueInput: ReplaceSecretValueInput;
  ReplaceSecretValuePayload: Omit<ReplaceSecretValuePayload, 'secret' | 'userErrors'> & { secret?: Maybe<ResolversParentTypes['Secret']>, userErrors: Array<ResolversParentTypes['SecretUserError']> };
  RequestHeaderInput: RequestHeaderInput;
  RevokeApiTokenInput: RevokeApiTokenInput;
  RevokeApiTokenPayload: Omit<RevokeApiTokenPayload, 'apiToken'> & { apiToken?: Maybe<ResolversParentTypes['ApiToken']> };
  Role: RoleMapper;
  RollbackSecretValueInput: RollbackSecretValueInput;
  RollbackSecretValuePayload: Omit<RollbackSecretValuePayload, 'secret' | 'userErrors'> & { secret?: Maybe<ResolversParentTypes['Secret']>, userErrors: Array<ResolversParentTypes['SecretUserError']> };
  RunCanaryTestInput: RunCanaryTestInput;
  RunCanaryTestPayload: RunCanaryTestPayload;
  Secret: SecretMapper;
  SecretCapabilities: SecretCapabilities;
  SecretConnection: SecretConnectionMapper;
  SecretConsumer: ResolversUnionTypes<ResolversParentTypes>['SecretConsumer'];
  SecretEdge: Omit<SecretEdge, 'node'> & { node: ResolversParentTypes['Secret'] };
  SecretFilter: SecretFilter;
  SecretOrder: SecretOrder;
  SecretReference: SecretReference;
  SecretSelector: SecretSelector;
  SecretUsage: SecretUsageMapper;
  SecretUse: SecretUseMapper;
  SecretUseConnection: SecretUseConnectionMapper;
  SecretUseEdge: Omit<SecretUseEdge, 'node'> & { node: ResolversParentTypes['SecretUse'] };
  SecretUserError: Omit<SecretUserError, 'usages'> & { usages?: Maybe<Array<ResolversParentTypes['SecretUsage']>> };
  SecretVersion: Omit<SecretVersion, 'createdBy'> & { createdBy: ResolversParentTypes['Actor'] };
  SecretVersionConnection: SecretVersionConnectionMapper;
  SecretVersionEdge: Omit<SecretVersionEdge, 'node'> & { node: ResolversParentTypes['SecretVersion'] };
  SecretWarning: SecretWarning;
  Session: SessionMapper;
  SetupStatus: SetupStatus;
  String: Scalars['String']['output'];
  SystemActor: SystemActorMapper;
  TagAvailability: TagAvailability;
  Template: Scalars['Template']['output'];
  TemplateReference: TemplateReference;
  TestPluginProxyInput: TestPluginProxyInput;
  TestPluginProxyPayload: TestPluginProxyPayload;
  URL: Scalars['URL']['output'];
  UnfreezeApiTokenInput: UnfreezeApiTokenInput;
  UnfreezeApiTokenPayload: Omit<UnfreezeApiTokenPayload, 'apiToken'> & { apiToken?: Maybe<ResolversParentTypes['ApiToken']> };
  UnfreezePluginProxyInput: UnfreezePluginProxyInput;
  UnfreezePluginProxyPayload: Omit<UnfreezePluginProxyPayload, 'proxy'> & { proxy?: Maybe<ResolversParentTypes['PluginProxy']> };
  UnfreezeSecretInput: UnfreezeSecretInput;
  UnfreezeSecretPayload: Omit<UnfreezeSecretPayload, 'secret' | 'userErrors'> & { secret?: Maybe<ResolversParentTypes['Secret']>, userErrors: Array<ResolversParentTypes['SecretUserError']> };
  UnfreezeWorkspaceInput: UnfreezeWorkspaceInput;
  UnfreezeWorkspacePayload: Omit<UnfreezeWorkspacePayload, 'workspace'> & { workspace?: Maybe<ResolversParentTypes['Workspace']> };
  UpdatePluginProxyInput: UpdatePluginProxyInput;
  UpdatePluginProxyPayload: Omit<UpdatePluginProxyPayload, 'proxy'> & { proxy?: Maybe<ResolversParentTypes['PluginProxy']> };
  UpdateSecretInput: UpdateSecretInput;
  UpdateSecretPayload: Omit<UpdateSecretPayload, 'secret' | 'userErrors'> & { secret?: Maybe<ResolversParentTypes['Secret']>, userErrors: Array<ResolversParentTypes['SecretUserError']> };
  User: UserMapper;
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  Viewer: ViewerMapper;
  ViewerCapabilities: ViewerCapabilities;
  Workspace: WorkspaceMapper;
  WriteOnlyString: Scalars['WriteOnlyString']['output'];
};

export type AuthorizedDirectiveArgs = {
  anyMember?: Maybe<Scalars['Boolean']['input']>;
  anyone?: Maybe<Scalars['Boolean']['input']>;
  permission?: Maybe<Permission>;
};

export type AuthorizedDirectiveResolver<Result, Parent, ContextType = GraphqlContext, Args = AuthorizedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ComplexityDirectiveArgs = {
  multipliers?: Maybe<Array<Scalars['String']['input']>>;
  value: Scalars['Int']['input'];
};

export type ComplexityDirectiveResolver<Result, Parent, ContextType = GraphqlContext, Args = ComplexityDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AccessUserErrorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AccessUserError'] = ResolversParentTypes['AccessUserError']> = {
  code?: Resolver<ResolversTypes['AccessUserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryAfterSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ActorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Actor'] = ResolversParentTypes['Actor']> = {
  __resolveType: TypeResolveFn<'ApiToken' | 'SystemActor' | 'User', ParentType, ContextType>;
};

export type ApiTokenResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ApiToken'] = ResolversParentTypes['ApiToken']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['Actor'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  frozenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  frozenBy?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ApiTokenKind'], ParentType, ContextType>;
  last4?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastUsedIp?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  prefix?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['Role']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ApiTokenStatus'], ParentType, ContextType>;
  viewerCan?: Resolver<ResolversTypes['ApiTokenCapabilities'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ApiTokenCapabilitiesResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ApiTokenCapabilities'] = ResolversParentTypes['ApiTokenCapabilities']> = {
  freeze?: Resolver<ResolversTypes['Capability'], ParentType, ContextType>;
  revoke?: Resolver<ResolversTypes['Capability'], ParentType, ContextType>;
};

export type ApiTokenConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ApiTokenConnection'] = ResolversParentTypes['ApiTokenConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ApiTokenEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ApiToken']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ApiTokenEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ApiTokenEdge'] = ResolversParentTypes['ApiTokenEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ApiToken'], ParentType, ContextType>;
};

export type BasicAuthRuleResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BasicAuthRule'] = ResolversParentTypes['BasicAuthRule']> = {
  allowOverride?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  password?: Resolver<ResolversTypes['Template'], ParentType, ContextType>;
  references?: Resolver<Array<ResolversTypes['TemplateReference']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['Template'], ParentType, ContextType>;
};

export type CapabilityResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Capability'] = ResolversParentTypes['Capability']> = {
  allowed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  missingPermission?: Resolver<Maybe<ResolversTypes['Permission']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CompleteSetupPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CompleteSetupPayload'] = ResolversParentTypes['CompleteSetupPayload']> = {
  userErrors?: Resolver<Array<ResolversTypes['AccessUserError']>, ParentType, ContextType>;
  workspace?: Resolver<Maybe<ResolversTypes['Workspace']>, ParentType, ContextType>;
};

export type CreateApiTokenPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CreateApiTokenPayload'] = ResolversParentTypes['CreateApiTokenPayload']> = {
  apiToken?: Resolver<Maybe<ResolversTypes['ApiToken']>, ParentType, ContextType>;
  plaintext?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AccessUserError']>, ParentType, ContextType>;
};

export type CreatePluginProxyPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CreatePluginProxyPayload'] = ResolversParentTypes['CreatePluginProxyPayload']> = {
  proxy?: Resolver<Maybe<ResolversTypes['PluginProxy']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['PluginProxyUserError']>, ParentType, ContextType>;
};

export type CreateSecretPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CreateSecretPayload'] = ResolversParentTypes['CreateSecretPayload']> = {
  acceptedBytes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['SecretUserError']>, ParentType, ContextType>;
  warnings?: Resolver<Maybe<Array<ResolversTypes['SecretWarning']>>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeletePluginProxyPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['DeletePluginProxyPayload'] = ResolversParentTypes['DeletePluginProxyPayload']> = {
  deletedProxyId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['PluginProxyUserError']>, ParentType, ContextType>;
};

export type DeleteSecretPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['DeleteSecretPayload'] = ResolversParentTypes['DeleteSecretPayload']> = {
  deletedSecretId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['SecretUserError']>, ParentType, ContextType>;
};

export type ExplainProxyRequestPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ExplainProxyRequestPayload'] = ResolversParentTypes['ExplainProxyRequestPayload']> = {
  explanation?: Resolver<Maybe<ResolversTypes['ProxyRequestExplanation']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['PluginProxyUserError']>, ParentType, ContextType>;
};

export type ExplainedSecretResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ExplainedSecret'] = ResolversParentTypes['ExplainedSecret']> = {
  location?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  place?: Resolver<ResolversTypes['ReferencePlace'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['TemplateReferenceState'], ParentType, ContextType>;
  tag?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FreezeApiTokenPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['FreezeApiTokenPayload'] = ResolversParentTypes['FreezeApiTokenPayload']> = {
  apiToken?: Resolver<Maybe<ResolversTypes['ApiToken']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AccessUserError']>, ParentType, ContextType>;
};

export type FreezePluginProxyPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['FreezePluginProxyPayload'] = ResolversParentTypes['FreezePluginProxyPayload']> = {
  proxy?: Resolver<Maybe<ResolversTypes['PluginProxy']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['PluginProxyUserError']>, ParentType, ContextType>;
};

export type FreezeSecretPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['FreezeSecretPayload'] = ResolversParentTypes['FreezeSecretPayload']> = {
  secret?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['SecretUserError']>, ParentType, ContextType>;
};

export type FreezeWorkspacePayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['FreezeWorkspacePayload'] = ResolversParentTypes['FreezeWorkspacePayload']> = {
  userErrors?: Resolver<Array<ResolversTypes['AccessUserError']>, ParentType, ContextType>;
  workspace?: Resolver<Maybe<ResolversTypes['Workspace']>, ParentType, ContextType>;
};

export type HeaderRuleResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['HeaderRule'] = ResolversParentTypes['HeaderRule']> = {
  allowOverride?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  references?: Resolver<Array<ResolversTypes['TemplateReference']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Template'], ParentType, ContextType>;
};

export type HourCountResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['HourCount'] = ResolversParentTypes['HourCount']> = {
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  hour?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  completeSetup?: Resolver<ResolversTypes['CompleteSetupPayload'], ParentType, ContextType, RequireFields<MutationCompleteSetupArgs, 'input'>>;
  createApiToken?: Resolver<ResolversTypes['CreateApiTokenPayload'], ParentType, ContextType, RequireFields<MutationCreateApiTokenArgs, 'input'>>;
  createPluginProxy?: Resolver<ResolversTypes['CreatePluginProxyPayload'], ParentType, ContextType, RequireFields<MutationCreatePluginProxyArgs, 'input'>>;
  createSecret?: Resolver<ResolversTypes['CreateSecretPayload'], ParentType, ContextType, RequireFields<MutationCreateSecretArgs, 'input'>>;
  deletePluginProxy?: Resolver<ResolversTypes['DeletePluginProxyPayload'], ParentType, ContextType, RequireFields<MutationDeletePluginProxyArgs, 'input'>>;
  deleteSecret?: Resolver<ResolversTypes['DeleteSecretPayload'], ParentType, ContextType, RequireFields<MutationDeleteSecretArgs, 'input'>>;
  freezeApiToken?: Resolver<ResolversTypes['FreezeApiTokenPayload'], ParentType, ContextType, RequireFields<MutationFreezeApiTokenArgs, 'input'>>;
  freezePluginProxy?: Resolver<ResolversTypes['FreezePluginProxyPayload'], ParentType, ContextType, RequireFields<MutationFreezePluginProxyArgs, 'input'>>;
  freezeSecret?: Resolver<ResolversTypes['FreezeSecretPayload'], ParentType, ContextType, RequireFields<MutationFreezeSecretArgs, 'input'>>;
  freezeWorkspace?: Resolver<ResolversTypes['FreezeWorkspacePayload'], ParentType, ContextType, RequireFields<MutationFreezeWorkspaceArgs, 'input'>>;
  replaceSecretValue?: Resolver<ResolversTypes['ReplaceSecretValuePayload'], ParentType, ContextType, RequireFields<MutationReplaceSecretValueArgs, 'input'>>;
  revokeApiToken?: Resolver<ResolversTypes['RevokeApiTokenPayload'], ParentType, ContextType, RequireFields<MutationRevokeApiTokenArgs, 'input'>>;
  rollbackSecretValue?: Resolver<ResolversTypes['RollbackSecretValuePayload'], ParentType, ContextType, RequireFields<MutationRollbackSecretValueArgs, 'input'>>;
  runCanaryTest?: Resolver<ResolversTypes['RunCanaryTestPayload'], ParentType, ContextType, RequireFields<MutationRunCanaryTestArgs, 'input'>>;
  testPluginProxy?: Resolver<ResolversTypes['TestPluginProxyPayload'], ParentType, ContextType, RequireFields<MutationTestPluginProxyArgs, 'input'>>;
  unfreezeApiToken?: Resolver<ResolversTypes['UnfreezeApiTokenPayload'], ParentType, ContextType, RequireFields<MutationUnfreezeApiTokenArgs, 'input'>>;
  unfreezePluginProxy?: Resolver<ResolversTypes['UnfreezePluginProxyPayload'], ParentType, ContextType, RequireFields<MutationUnfreezePluginProxyArgs, 'input'>>;
  unfreezeSecret?: Resolver<ResolversTypes['UnfreezeSecretPayload'], ParentType, ContextType, RequireFields<MutationUnfreezeSecretArgs, 'input'>>;
  unfreezeWorkspace?: Resolver<ResolversTypes['UnfreezeWorkspacePayload'], ParentType, ContextType, RequireFields<MutationUnfreezeWorkspaceArgs, 'input'>>;
  updatePluginProxy?: Resolver<ResolversTypes['UpdatePluginProxyPayload'], ParentType, ContextType, RequireFields<MutationUpdatePluginProxyArgs, 'input'>>;
  updateSecret?: Resolver<ResolversTypes['UpdateSecretPayload'], ParentType, ContextType, RequireFields<MutationUpdateSecretArgs, 'input'>>;
};

export type NodeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'ApiToken' | 'PluginProxy' | 'Role' | 'Secret' | 'User' | 'Workspace', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PermissionDefinitionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PermissionDefinition'] = ResolversParentTypes['PermissionDefinition']> = {
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  permission?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
};

export type PluginProxyResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PluginProxy'] = ResolversParentTypes['PluginProxy']> = {
  allowedOrigins?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['Actor'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  frozenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  frozenBy?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isEnabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  limits?: Resolver<ResolversTypes['ProxyLimits'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  proxyUrl?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
  references?: Resolver<Array<ResolversTypes['TemplateReference']>, ParentType, ContextType>;
  requestStats?: Resolver<ResolversTypes['ProxyRequestStats'], ParentType, ContextType, RequireFields<PluginProxyRequestStatsArgs, 'since'>>;
  requestsPerHour?: Resolver<Array<ResolversTypes['HourCount']>, ParentType, ContextType, RequireFields<PluginProxyRequestsPerHourArgs, 'hours'>>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tag?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unmatched?: Resolver<ResolversTypes['UnmatchedPolicy'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedBy?: Resolver<ResolversTypes['Actor'], ParentType, ContextType>;
  urlPrefixes?: Resolver<Array<ResolversTypes['ProxyUrlPrefix']>, ParentType, ContextType>;
  viewerCan?: Resolver<ResolversTypes['PluginProxyCapabilities'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PluginProxyCapabilitiesResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PluginProxyCapabilities'] = ResolversParentTypes['PluginProxyCapabilities']> = {
  delete?: Resolver<ResolversTypes['Capability'], ParentType, ContextType>;
  freeze?: Resolver<ResolversTypes['Capability'], ParentType, ContextType>;
  update?: Resolver<ResolversTypes['Capability'], ParentType, ContextType>;
};

export type PluginProxyConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PluginProxyConnection'] = ResolversParentTypes['PluginProxyConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PluginProxyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['PluginProxy']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PluginProxyEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PluginProxyEdge'] = ResolversParentTypes['PluginProxyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PluginProxy'], ParentType, ContextType>;
};

export type PluginProxyUserErrorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PluginProxyUserError'] = ResolversParentTypes['PluginProxyUserError']> = {
  code?: Resolver<ResolversTypes['PluginProxyUserErrorCode'], ParentType, ContextType>;
  currentRevision?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProxyLimitsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProxyLimits'] = ResolversParentTypes['ProxyLimits']> = {
  connectMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  firstByteMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  idleMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  maxPerCaller?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  maxPerOrigin?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  maxRequestBytes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  maxResponseBytes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  overridden?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  totalMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ProxyRefusalResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProxyRefusal'] = ResolversParentTypes['ProxyRefusal']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProxyRequestExplanationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProxyRequestExplanation'] = ResolversParentTypes['ProxyRequestExplanation']> = {
  limits?: Resolver<ResolversTypes['ProxyLimits'], ParentType, ContextType>;
  matchedPrefix?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  origin?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  refusal?: Resolver<Maybe<ResolversTypes['ProxyRefusal']>, ParentType, ContextType>;
  secrets?: Resolver<Array<ResolversTypes['ExplainedSecret']>, ParentType, ContextType>;
  sentHeaders?: Resolver<Array<ResolversTypes['RedactedHeader']>, ParentType, ContextType>;
};

export type ProxyRequestStatsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProxyRequestStats'] = ResolversParentTypes['ProxyRequestStats']> = {
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  p50Ms?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  p95Ms?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  succeeded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProxyUrlPrefixResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProxyUrlPrefix'] = ResolversParentTypes['ProxyUrlPrefix']> = {
  basicAuth?: Resolver<Maybe<ResolversTypes['BasicAuthRule']>, ParentType, ContextType>;
  headerRules?: Resolver<Array<ResolversTypes['HeaderRule']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  prefix?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  apiTokens?: Resolver<ResolversTypes['ApiTokenConnection'], ParentType, ContextType, RequireFields<QueryApiTokensArgs, 'first'>>;
  assignableRoles?: Resolver<Array<ResolversTypes['Role']>, ParentType, ContextType>;
  explainProxyRequest?: Resolver<ResolversTypes['ExplainProxyRequestPayload'], ParentType, ContextType, RequireFields<QueryExplainProxyRequestArgs, 'input'>>;
  permissionDefinitions?: Resolver<Array<ResolversTypes['PermissionDefinition']>, ParentType, ContextType>;
  pluginProxies?: Resolver<ResolversTypes['PluginProxyConnection'], ParentType, ContextType, RequireFields<QueryPluginProxiesArgs, 'first'>>;
  pluginProxy?: Resolver<Maybe<ResolversTypes['PluginProxy']>, ParentType, ContextType, RequireFields<QueryPluginProxyArgs, 'by'>>;
  secret?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType, RequireFields<QuerySecretArgs, 'by'>>;
  secretReferences?: Resolver<Array<ResolversTypes['SecretReference']>, ParentType, ContextType, RequireFields<QuerySecretReferencesArgs, 'first'>>;
  secretTagAvailability?: Resolver<ResolversTypes['TagAvailability'], ParentType, ContextType, RequireFields<QuerySecretTagAvailabilityArgs, 'tag'>>;
  secrets?: Resolver<ResolversTypes['SecretConnection'], ParentType, ContextType, Partial<QuerySecretsArgs>>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  setupStatus?: Resolver<ResolversTypes['SetupStatus'], ParentType, ContextType>;
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
};

export type RedactedHeaderResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RedactedHeader'] = ResolversParentTypes['RedactedHeader']> = {
  matchedPrefix?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ReplaceSecretValuePayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReplaceSecretValuePayload'] = ResolversParentTypes['ReplaceSecretValuePayload']> = {
  acceptedBytes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['SecretUserError']>, ParentType, ContextType>;
  warnings?: Resolver<Maybe<Array<ResolversTypes['SecretWarning']>>, ParentType, ContextType>;
};

export type RevokeApiTokenPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RevokeApiTokenPayload'] = ResolversParentTypes['RevokeApiTokenPayload']> = {
  apiToken?: Resolver<Maybe<ResolversTypes['ApiToken']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AccessUserError']>, ParentType, ContextType>;
};

export type RoleResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Role'] = ResolversParentTypes['Role']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isBuiltIn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  permissions?: Resolver<Array<ResolversTypes['Permission']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RollbackSecretValuePayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RollbackSecretValuePayload'] = ResolversParentTypes['RollbackSecretValuePayload']> = {
  secret?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['SecretUserError']>, ParentType, ContextType>;
};

export type RunCanaryTestPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RunCanaryTestPayload'] = ResolversParentTypes['RunCanaryTestPayload']> = {
  durationMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  echoingHeaders?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['ProxyRefusal']>, ParentType, ContextType>;
  isEchoed?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isEchoedInBody?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['PluginProxyUserError']>, ParentType, ContextType>;
};

export type SecretResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Secret'] = ResolversParentTypes['Secret']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['Actor'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  destinations?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  frozenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  frozenBy?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastSucceededAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  previousValueKeptUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rejectedSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  rejectedStatus?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SecretStatus'], ParentType, ContextType>;
  tag?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tokenExpiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedBy?: Resolver<ResolversTypes['Actor'], ParentType, ContextType>;
  usageCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  usages?: Resolver<Array<ResolversTypes['SecretUsage']>, ParentType, ContextType>;
  uses?: Resolver<Maybe<ResolversTypes['SecretUseConnection']>, ParentType, ContextType, RequireFields<SecretUsesArgs, 'first'>>;
  valueUpdatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  valueUpdatedBy?: Resolver<ResolversTypes['Actor'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  versions?: Resolver<ResolversTypes['SecretVersionConnection'], ParentType, ContextType, RequireFields<SecretVersionsArgs, 'first'>>;
  viewerCan?: Resolver<ResolversTypes['SecretCapabilities'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretCapabilitiesResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SecretCapabilities'] = ResolversParentTypes['SecretCapabilities']> = {
  delete?: Resolver<ResolversTypes['Capability'], ParentType, ContextType>;
  freeze?: Resolver<ResolversTypes['Capability'], ParentType, ContextType>;
  replaceValue?: Resolver<ResolversTypes['Capability'], ParentType, ContextType>;
  update?: Resolver<ResolversTypes['Capability'], ParentType, ContextType>;
};

export type SecretConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SecretConnection'] = ResolversParentTypes['SecretConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SecretEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Secret']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SecretConsumerResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SecretConsumer'] = ResolversParentTypes['SecretConsumer']> = {
  __resolveType: TypeResolveFn<'PluginProxy', ParentType, ContextType>;
};

export type SecretEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SecretEdge'] = ResolversParentTypes['SecretEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Secret'], ParentType, ContextType>;
};

export type SecretReferenceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SecretReference'] = ResolversParentTypes['SecretReference']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tag?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SecretUsageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SecretUsage'] = ResolversParentTypes['SecretUsage']> = {
  consumer?: Resolver<ResolversTypes['SecretConsumer'], ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  location?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SecretUseResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SecretUse'] = ResolversParentTypes['SecretUse']> = {
  actor?: Resolver<ResolversTypes['Actor'], ParentType, ContextType>;
  durationMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  errorCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  method?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  proxy?: Resolver<Maybe<ResolversTypes['PluginProxy']>, ParentType, ContextType>;
  proxyTag?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scrubbedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  usedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SecretUseConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SecretUseConnection'] = ResolversParentTypes['SecretUseConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SecretUseEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['SecretUse']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SecretUseEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SecretUseEdge'] = ResolversParentTypes['SecretUseEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SecretUse'], ParentType, ContextType>;
};

export type SecretUserErrorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SecretUserError'] = ResolversParentTypes['SecretUserError']> = {
  code?: Resolver<ResolversTypes['SecretUserErrorCode'], ParentType, ContextType>;
  currentRevision?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  currentVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  usages?: Resolver<Maybe<Array<ResolversTypes['SecretUsage']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretVersionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SecretVersion'] = ResolversParentTypes['SecretVersion']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['Actor'], ParentType, ContextType>;
  destinations?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  destroyedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SecretVersionState'], ParentType, ContextType>;
};

export type SecretVersionConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SecretVersionConnection'] = ResolversParentTypes['SecretVersionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SecretVersionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['SecretVersion']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SecretVersionEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SecretVersionEdge'] = ResolversParentTypes['SecretVersionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SecretVersion'], ParentType, ContextType>;
};

export type SecretWarningResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SecretWarning'] = ResolversParentTypes['SecretWarning']> = {
  code?: Resolver<ResolversTypes['SecretWarningCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SessionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  hasGraphiql?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  workspaces?: Resolver<Array<ResolversTypes['Workspace']>, ParentType, ContextType>;
};

export type SetupStatusResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SetupStatus'] = ResolversParentTypes['SetupStatus']> = {
  isOpen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SystemActorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SystemActor'] = ResolversParentTypes['SystemActor']> = {
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TagAvailabilityResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TagAvailability'] = ResolversParentTypes['TagAvailability']> = {
  isAvailable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['SecretUserErrorCode']>, ParentType, ContextType>;
  suggestion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tag?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface TemplateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Template'], any> {
  name: 'Template';
}

export type TemplateReferenceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TemplateReference'] = ResolversParentTypes['TemplateReference']> = {
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['TemplateReferenceState'], ParentType, ContextType>;
  tag?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TestPluginProxyPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TestPluginProxyPayload'] = ResolversParentTypes['TestPluginProxyPayload']> = {
  bodyStart?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contentType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  durationMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  explanation?: Resolver<Maybe<ResolversTypes['ProxyRequestExplanation']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['ProxyRefusal']>, ParentType, ContextType>;
  isComplete?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  responseBytes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  scrubbedCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['PluginProxyUserError']>, ParentType, ContextType>;
};

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type UnfreezeApiTokenPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['UnfreezeApiTokenPayload'] = ResolversParentTypes['UnfreezeApiTokenPayload']> = {
  apiToken?: Resolver<Maybe<ResolversTypes['ApiToken']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AccessUserError']>, ParentType, ContextType>;
};

export type UnfreezePluginProxyPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['UnfreezePluginProxyPayload'] = ResolversParentTypes['UnfreezePluginProxyPayload']> = {
  proxy?: Resolver<Maybe<ResolversTypes['PluginProxy']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['PluginProxyUserError']>, ParentType, ContextType>;
};

export type UnfreezeSecretPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['UnfreezeSecretPayload'] = ResolversParentTypes['UnfreezeSecretPayload']> = {
  secret?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['SecretUserError']>, ParentType, ContextType>;
};

export type UnfreezeWorkspacePayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['UnfreezeWorkspacePayload'] = ResolversParentTypes['UnfreezeWorkspacePayload']> = {
  userErrors?: Resolver<Array<ResolversTypes['AccessUserError']>, ParentType, ContextType>;
  workspace?: Resolver<Maybe<ResolversTypes['Workspace']>, ParentType, ContextType>;
};

export type UpdatePluginProxyPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['UpdatePluginProxyPayload'] = ResolversParentTypes['UpdatePluginProxyPayload']> = {
  proxy?: Resolver<Maybe<ResolversTypes['PluginProxy']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['PluginProxyUserError']>, ParentType, ContextType>;
};

export type UpdateSecretPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['UpdateSecretPayload'] = ResolversParentTypes['UpdateSecretPayload']> = {
  secret?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['SecretUserError']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'AccessUserError' | 'PluginProxyUserError' | 'SecretUserError', ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  actor?: Resolver<ResolversTypes['Actor'], ParentType, ContextType>;
  isInstanceAdmin?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  permissions?: Resolver<Array<ResolversTypes['Permission']>, ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['Role']>, ParentType, ContextType>;
  viewerCan?: Resolver<ResolversTypes['ViewerCapabilities'], ParentType, ContextType>;
  workspace?: Resolver<ResolversTypes['Workspace'], ParentType, ContextType>;
  workspaceFrozenBy?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
};

export type ViewerCapabilitiesResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ViewerCapabilities'] = ResolversParentTypes['ViewerCapabilities']> = {
  freezeWorkspace?: Resolver<ResolversTypes['Capability'], ParentType, ContextType>;
};

export type WorkspaceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Workspace'] = ResolversParentTypes['Workspace']> = {
  frozenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requiresDestinations?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface WriteOnlyStringScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['WriteOnlyString'], any> {
  name: 'WriteOnlyString';
}

export type Resolvers<ContextType = GraphqlContext> = {
  AccessUserError?: AccessUserErrorResolvers<ContextType>;
  Actor?: ActorResolvers<ContextType>;
  ApiToken?: ApiTokenResolvers<ContextType>;
  ApiTokenCapabilities?: ApiTokenCapabilitiesResolvers<ContextType>;
  ApiTokenConnection?: ApiTokenConnectionResolvers<ContextType>;
  ApiTokenEdge?: ApiTokenEdgeResolvers<ContextType>;
  BasicAuthRule?: BasicAuthRuleResolvers<ContextType>;
  Capability?: CapabilityResolvers<ContextType>;
  CompleteSetupPayload?: CompleteSetupPayloadResolvers<ContextType>;
  CreateApiTokenPayload?: CreateApiTokenPayloadResolvers<ContextType>;
  CreatePluginProxyPayload?: CreatePluginProxyPayloadResolvers<ContextType>;
  CreateSecretPayload?: CreateSecretPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeletePluginProxyPayload?: DeletePluginProxyPayloadResolvers<ContextType>;
  DeleteSecretPayload?: DeleteSecretPayloadResolvers<ContextType>;
  ExplainProxyRequestPayload?: ExplainProxyRequestPayloadResolvers<ContextType>;
  ExplainedSecret?: ExplainedSecretResolvers<ContextType>;
  FreezeApiTokenPayload?: FreezeApiTokenPayloadResolvers<ContextType>;
  FreezePluginProxyPayload?: FreezePluginProxyPayloadResolvers<ContextType>;
  FreezeSecretPayload?: FreezeSecretPayloadResolvers<ContextType>;
  FreezeWorkspacePayload?: FreezeWorkspacePayloadResolvers<ContextType>;
  HeaderRule?: HeaderRuleResolvers<ContextType>;
  HourCount?: HourCountResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PermissionDefinition?: PermissionDefinitionResolvers<ContextType>;
  PluginProxy?: PluginProxyResolvers<ContextType>;
  PluginProxyCapabilities?: PluginProxyCapabilitiesResolvers<ContextType>;
  PluginProxyConnection?: PluginProxyConnectionResolvers<ContextType>;
  PluginProxyEdge?: PluginProxyEdgeResolvers<ContextType>;
  PluginProxyUserError?: PluginProxyUserErrorResolvers<ContextType>;
  ProxyLimits?: ProxyLimitsResolvers<ContextType>;
  ProxyRefusal?: ProxyRefusalResolvers<ContextType>;
  ProxyRequestExplanation?: ProxyRequestExplanationResolvers<ContextType>;
  ProxyRequestStats?: ProxyRequestStatsResolvers<ContextType>;
  ProxyUrlPrefix?: ProxyUrlPrefixResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RedactedHeader?: RedactedHeaderResolvers<ContextType>;
  ReplaceSecretValuePayload?: ReplaceSecretValuePayloadResolvers<ContextType>;
  RevokeApiTokenPayload?: RevokeApiTokenPayloadResolvers<ContextType>;
  Role?: RoleResolvers<ContextType>;
  RollbackSecretValuePayload?: RollbackSecretValuePayloadResolvers<ContextType>;
  RunCanaryTestPayload?: RunCanaryTestPayloadResolvers<ContextType>;
  Secret?: SecretResolvers<ContextType>;
  SecretCapabilities?: SecretCapabilitiesResolvers<ContextType>;
  SecretConnection?: SecretConnectionResolvers<ContextType>;
  SecretConsumer?: SecretConsumerResolvers<ContextType>;
  SecretEdge?: SecretEdgeResolvers<ContextType>;
  SecretReference?: SecretReferenceResolvers<ContextType>;
  SecretUsage?: SecretUsageResolvers<ContextType>;
  SecretUse?: SecretUseResolvers<ContextType>;
  SecretUseConnection?: SecretUseConnectionResolvers<ContextType>;
  SecretUseEdge?: SecretUseEdgeResolvers<ContextType>;
  SecretUserError?: SecretUserErrorResolvers<ContextType>;
  SecretVersion?: SecretVersionResolvers<ContextType>;
  SecretVersionConnection?: SecretVersionConnectionResolvers<ContextType>;
  SecretVersionEdge?: SecretVersionEdgeResolvers<ContextType>;
  SecretWarning?: SecretWarningResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  SetupStatus?: SetupStatusResolvers<ContextType>;
  SystemActor?: SystemActorResolvers<ContextType>;
  TagAvailability?: TagAvailabilityResolvers<ContextType>;
  Template?: GraphQLScalarType;
  TemplateReference?: TemplateReferenceResolvers<ContextType>;
  TestPluginProxyPayload?: TestPluginProxyPayloadResolvers<ContextType>;
  URL?: GraphQLScalarType;
  UnfreezeApiTokenPayload?: UnfreezeApiTokenPayloadResolvers<ContextType>;
  UnfreezePluginProxyPayload?: UnfreezePluginProxyPayloadResolvers<ContextType>;
  UnfreezeSecretPayload?: UnfreezeSecretPayloadResolvers<ContextType>;
  UnfreezeWorkspacePayload?: UnfreezeWorkspacePayloadResolvers<ContextType>;
  UpdatePluginProxyPayload?: UpdatePluginProxyPayloadResolvers<ContextType>;
  UpdateSecretPayload?: UpdateSecretPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  ViewerCapabilities?: ViewerCapabilitiesResolvers<ContextType>;
  Workspace?: WorkspaceResolvers<ContextType>;
  WriteOnlyString?: GraphQLScalarType;
};

export type DirectiveResolvers<ContextType = GraphqlContext> = {
  authorized?: AuthorizedDirectiveResolver<any, any, ContextType>;
  complexity?: ComplexityDirectiveResolver<any, any, ContextType>;
};
