// Made by scripts/generate.ts from the SDL. Change graphql/**/*.graphql or app/**/queries.ts instead.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ActorMapper, ApiTokenMapper, ApiTokenConnectionMapper, PluginProxyMapper, PluginProxyConnectionMapper, RoleMapper, SecretMapper, SecretConnectionMapper, SecretUsageMapper, SessionMapper, SystemActorMapper, UserMapper, ViewerMapper } from '../mappers.ts';
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
  /** Revoked for good. */
  | 'REVOKED';

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
  /** Up to 80 characters; defaults to the tag. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Immutable. Derived from `name` in kebab-case when left out. */
  tag?: InputMaybe<Scalars['String']['input']>;
  /** What happens to a URL that matches no prefix. */
  unmatched?: UnmatchedPolicy;
  /** At most 100. */
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

/** Deletes a secret and destroys its value. There is no undo. */
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
  /** Deletes a secret and destroys its value. */
  deleteSecret: DeleteSecretPayload;
  /** Sets a new value and destroys the old one. */
  replaceSecretValue: ReplaceSecretValuePayload;
  /** Revokes a token at once. Revoking twice is not an error. */
  revokeApiToken: RevokeApiTokenPayload;
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
export type MutationReplaceSecretValueArgs = {
  input: ReplaceSecretValueInput;
};


/** Changes. Every field takes one input and answers a payload with userErrors. */
export type MutationRevokeApiTokenArgs = {
  input: RevokeApiTokenInput;
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
  /** Opaque, prx_… */
  id: Scalars['ID']['output'];
  /** False refuses every request. */
  isEnabled: Scalars['Boolean']['output'];
  /** A name to show; the tag when none was given. */
  name: Scalars['String']['output'];
  /** Put the absolute URL of the upstream after it. */
  proxyUrl: Scalars['URL']['output'];
  /** Every secret the header rules name, including missing ones. */
  references: Array<TemplateReference>;
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

/** What the caller may do with a proxy. */
export type PluginProxyCapabilities = {
  __typename?: 'PluginProxyCapabilities';
  /** Delete it. */
  delete: Capability;
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
  /** Not an absolute http(s) URL without user, query and fragment. */
  | 'INVALID_URL_PREFIX'
  /** A limit is reached. */
  | 'LIMIT_REACHED'
  /** No such proxy in this workspace. */
  | 'NOT_FOUND'
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
  /** Somebody changed it first. */
  | 'VERSION_CONFLICT';

/** Requests whose URL starts with it, on whole path segments, get its headers; the longest prefix wins for each header. */
export type ProxyUrlPrefix = {
  __typename?: 'ProxyUrlPrefix';
  /** Headers it adds. */
  headerRules: Array<HeaderRule>;
  /** Opaque, pfx_… */
  id: Scalars['ID']['output'];
  /** Scheme, host, port and path, normalised. */
  prefix: Scalars['URL']['output'];
};

/** A prefix and its headers. */
export type ProxyUrlPrefixInput = {
  /** At most 50. */
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

/** A new value for a secret. The old one is destroyed. */
export type ReplaceSecretValueInput = {
  /** Left out = the destinations of the version it replaces. The only way to widen them. */
  destinations?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Fails with VERSION_CONFLICT when somebody replaced it first. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The same key and the same input within 24 h return the first result and change nothing. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
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
   * Origins the value may be sent to, e.g. "https://api.stripe.com" or "https://*.example.com" (one label);
   * empty means any the instance allows. Narrowing is free; widening needs the value again (replaceSecretValue).
   */
  destinations: Array<Scalars['String']['output']>;
  /** Opaque, sec_… */
  id: Scalars['ID']['output'];
  /** A name to show; the tag when none was given. */
  name: Scalars['String']['output'];
  /** Ready to paste: {{ secrets.tag }}. */
  reference: Scalars['String']['output'];
  /** Grows by one with every change of anything. Use as `expectedRevision`. */
  revision: Scalars['Int']['output'];
  /** Whether it can be used. */
  status: SecretStatus;
  /** Immutable. [A-Za-z0-9_-], 1 to 64 characters, at least one letter or digit, unique ignoring case. */
  tag: Scalars['String']['output'];
  /** When anything last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** Who changed it last. */
  updatedBy: Actor;
  /** How many places name it, including those the caller may not see. */
  usageCount: Scalars['Int']['output'];
  /** The places that name it and that the caller may see, at most 100. */
  usages: Array<SecretUsage>;
  /** When the value was last set. */
  valueUpdatedAt: Scalars['DateTime']['output'];
  /** Who last set the value. */
  valueUpdatedBy: Actor;
  /** Grows by one with every new value. Use as `expectedVersion`. */
  version: Scalars['Int']['output'];
  /** What the caller may do with it. */
  viewerCan: SecretCapabilities;
};

/** What the caller may do with a secret. */
export type SecretCapabilities = {
  __typename?: 'SecretCapabilities';
  /** Delete it. */
  delete: Capability;
  /** Replace the value. */
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
  | 'ACTIVE';

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
  /** updateSecret may only narrow the destinations. */
  | 'DESTINATIONS_WIDENED'
  /** Neither an origin nor a bare host. */
  | 'INVALID_DESTINATION'
  /** Not 1 to 64 of [A-Za-z0-9_-] with a letter or digit. */
  | 'INVALID_TAG'
  /** Something still names it. */
  | 'IN_USE'
  /** A limit of the workspace is reached. */
  | 'LIMIT_REACHED'
  /** No such secret in this workspace. */
  | 'NOT_FOUND'
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
  /** No such secret. */
  | 'MISSING'
  /** The secret may not be sent to this prefix's origin. */
  | 'NOT_ALLOWED'
  /** Yes. */
  | 'OK';

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
  /** Where. */
  workspace: Workspace;
};

/** One tenant of this instance. */
export type Workspace = Node & {
  __typename?: 'Workspace';
  /** Opaque, wsp_… */
  id: Scalars['ID']['output'];
  /** A name to show. */
  name: Scalars['String']['output'];
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
    | ( Workspace )
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
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Capability: ResolverTypeWrapper<Capability>;
  CompleteSetupInput: CompleteSetupInput;
  CompleteSetupPayload: ResolverTypeWrapper<CompleteSetupPayload>;
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
  HeaderRule: ResolverTypeWrapper<HeaderRule>;
  HeaderRuleInput: HeaderRuleInput;
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
  ProxyUrlPrefix: ResolverTypeWrapper<ProxyUrlPrefix>;
  ProxyUrlPrefixInput: ProxyUrlPrefixInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReplaceSecretValueInput: ReplaceSecretValueInput;
  ReplaceSecretValuePayload: ResolverTypeWrapper<Omit<ReplaceSecretValuePayload, 'secret' | 'userErrors'> & { secret?: Maybe<ResolversTypes['Secret']>, userErrors: Array<ResolversTypes['SecretUserError']> }>;
  RevokeApiTokenInput: RevokeApiTokenInput;
  RevokeApiTokenPayload: ResolverTypeWrapper<Omit<RevokeApiTokenPayload, 'apiToken'> & { apiToken?: Maybe<ResolversTypes['ApiToken']> }>;
  Role: ResolverTypeWrapper<RoleMapper>;
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
  SecretUserError: ResolverTypeWrapper<Omit<SecretUserError, 'usages'> & { usages?: Maybe<Array<ResolversTypes['SecretUsage']>> }>;
  SecretUserErrorCode: SecretUserErrorCode;
  Session: ResolverTypeWrapper<SessionMapper>;
  SetupStatus: ResolverTypeWrapper<SetupStatus>;
  SortDirection: SortDirection;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  SystemActor: ResolverTypeWrapper<SystemActorMapper>;
  TagAvailability: ResolverTypeWrapper<TagAvailability>;
  Template: ResolverTypeWrapper<Scalars['Template']['output']>;
  TemplateReference: ResolverTypeWrapper<TemplateReference>;
  TemplateReferenceState: TemplateReferenceState;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  UnmatchedPolicy: UnmatchedPolicy;
  UpdatePluginProxyInput: UpdatePluginProxyInput;
  UpdatePluginProxyPayload: ResolverTypeWrapper<Omit<UpdatePluginProxyPayload, 'proxy'> & { proxy?: Maybe<ResolversTypes['PluginProxy']> }>;
  UpdateSecretInput: UpdateSecretInput;
  UpdateSecretPayload: ResolverTypeWrapper<Omit<UpdateSecretPayload, 'secret' | 'userErrors'> & { secret?: Maybe<ResolversTypes['Secret']>, userErrors: Array<ResolversTypes['SecretUserError']> }>;
  User: ResolverTypeWrapper<UserMapper>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  Viewer: ResolverTypeWrapper<ViewerMapper>;
  Workspace: ResolverTypeWrapper<Workspace>;
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
  Boolean: Scalars['Boolean']['output'];
  Capability: Capability;
  CompleteSetupInput: CompleteSetupInput;
  CompleteSetupPayload: CompleteSetupPayload;
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
  HeaderRule: HeaderRule;
  HeaderRuleInput: HeaderRuleInput;
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
  ProxyUrlPrefix: ProxyUrlPrefix;
  ProxyUrlPrefixInput: ProxyUrlPrefixInput;
  Query: Record<PropertyKey, never>;
  ReplaceSecretValueInput: ReplaceSecretValueInput;
  ReplaceSecretValuePayload: Omit<ReplaceSecretValuePayload, 'secret' | 'userErrors'> & { secret?: Maybe<ResolversParentTypes['Secret']>, userErrors: Array<ResolversParentTypes['SecretUserError']> };
  RevokeApiTokenInput: RevokeApiTokenInput;
  RevokeApiTokenPayload: Omit<RevokeApiTokenPayload, 'apiToken'> & { apiToken?: Maybe<ResolversParentTypes['ApiToken']> };
  Role: RoleMapper;
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
  SecretUserError: Omit<SecretUserError, 'usages'> & { usages?: Maybe<Array<ResolversParentTypes['SecretUsage']>> };
  Session: SessionMapper;
  SetupStatus: SetupStatus;
  String: Scalars['String']['output'];
  SystemActor: SystemActorMapper;
  TagAvailability: TagAvailability;
  Template: Scalars['Template']['output'];
  TemplateReference: TemplateReference;
  URL: Scalars['URL']['output'];
  UpdatePluginProxyInput: UpdatePluginProxyInput;
  UpdatePluginProxyPayload: Omit<UpdatePluginProxyPayload, 'proxy'> & { proxy?: Maybe<ResolversParentTypes['PluginProxy']> };
  UpdateSecretInput: UpdateSecretInput;
  UpdateSecretPayload: Omit<UpdateSecretPayload, 'secret' | 'userErrors'> & { secret?: Maybe<ResolversParentTypes['Secret']>, userErrors: Array<ResolversParentTypes['SecretUserError']> };
  User: UserMapper;
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  Viewer: ViewerMapper;
  Workspace: Workspace;
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

export type HeaderRuleResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['HeaderRule'] = ResolversParentTypes['HeaderRule']> = {
  allowOverride?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  references?: Resolver<Array<ResolversTypes['TemplateReference']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Template'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  completeSetup?: Resolver<ResolversTypes['CompleteSetupPayload'], ParentType, ContextType, RequireFields<MutationCompleteSetupArgs, 'input'>>;
  createApiToken?: Resolver<ResolversTypes['CreateApiTokenPayload'], ParentType, ContextType, RequireFields<MutationCreateApiTokenArgs, 'input'>>;
  createPluginProxy?: Resolver<ResolversTypes['CreatePluginProxyPayload'], ParentType, ContextType, RequireFields<MutationCreatePluginProxyArgs, 'input'>>;
  createSecret?: Resolver<ResolversTypes['CreateSecretPayload'], ParentType, ContextType, RequireFields<MutationCreateSecretArgs, 'input'>>;
  deletePluginProxy?: Resolver<ResolversTypes['DeletePluginProxyPayload'], ParentType, ContextType, RequireFields<MutationDeletePluginProxyArgs, 'input'>>;
  deleteSecret?: Resolver<ResolversTypes['DeleteSecretPayload'], ParentType, ContextType, RequireFields<MutationDeleteSecretArgs, 'input'>>;
  replaceSecretValue?: Resolver<ResolversTypes['ReplaceSecretValuePayload'], ParentType, ContextType, RequireFields<MutationReplaceSecretValueArgs, 'input'>>;
  revokeApiToken?: Resolver<ResolversTypes['RevokeApiTokenPayload'], ParentType, ContextType, RequireFields<MutationRevokeApiTokenArgs, 'input'>>;
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
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isEnabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  proxyUrl?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
  references?: Resolver<Array<ResolversTypes['TemplateReference']>, ParentType, ContextType>;
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

export type ProxyUrlPrefixResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProxyUrlPrefix'] = ResolversParentTypes['ProxyUrlPrefix']> = {
  headerRules?: Resolver<Array<ResolversTypes['HeaderRule']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  prefix?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  apiTokens?: Resolver<ResolversTypes['ApiTokenConnection'], ParentType, ContextType, RequireFields<QueryApiTokensArgs, 'first'>>;
  assignableRoles?: Resolver<Array<ResolversTypes['Role']>, ParentType, ContextType>;
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

export type ReplaceSecretValuePayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReplaceSecretValuePayload'] = ResolversParentTypes['ReplaceSecretValuePayload']> = {
  acceptedBytes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['SecretUserError']>, ParentType, ContextType>;
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

export type SecretResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Secret'] = ResolversParentTypes['Secret']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['Actor'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  destinations?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SecretStatus'], ParentType, ContextType>;
  tag?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedBy?: Resolver<ResolversTypes['Actor'], ParentType, ContextType>;
  usageCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  usages?: Resolver<Array<ResolversTypes['SecretUsage']>, ParentType, ContextType>;
  valueUpdatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  valueUpdatedBy?: Resolver<ResolversTypes['Actor'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerCan?: Resolver<ResolversTypes['SecretCapabilities'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretCapabilitiesResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SecretCapabilities'] = ResolversParentTypes['SecretCapabilities']> = {
  delete?: Resolver<ResolversTypes['Capability'], ParentType, ContextType>;
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

export type SecretUserErrorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SecretUserError'] = ResolversParentTypes['SecretUserError']> = {
  code?: Resolver<ResolversTypes['SecretUserErrorCode'], ParentType, ContextType>;
  currentRevision?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  currentVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  usages?: Resolver<Maybe<Array<ResolversTypes['SecretUsage']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

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
  workspace?: Resolver<ResolversTypes['Workspace'], ParentType, ContextType>;
};

export type WorkspaceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Workspace'] = ResolversParentTypes['Workspace']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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
  Capability?: CapabilityResolvers<ContextType>;
  CompleteSetupPayload?: CompleteSetupPayloadResolvers<ContextType>;
  CreateApiTokenPayload?: CreateApiTokenPayloadResolvers<ContextType>;
  CreatePluginProxyPayload?: CreatePluginProxyPayloadResolvers<ContextType>;
  CreateSecretPayload?: CreateSecretPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeletePluginProxyPayload?: DeletePluginProxyPayloadResolvers<ContextType>;
  DeleteSecretPayload?: DeleteSecretPayloadResolvers<ContextType>;
  HeaderRule?: HeaderRuleResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PermissionDefinition?: PermissionDefinitionResolvers<ContextType>;
  PluginProxy?: PluginProxyResolvers<ContextType>;
  PluginProxyCapabilities?: PluginProxyCapabilitiesResolvers<ContextType>;
  PluginProxyConnection?: PluginProxyConnectionResolvers<ContextType>;
  PluginProxyEdge?: PluginProxyEdgeResolvers<ContextType>;
  PluginProxyUserError?: PluginProxyUserErrorResolvers<ContextType>;
  ProxyUrlPrefix?: ProxyUrlPrefixResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReplaceSecretValuePayload?: ReplaceSecretValuePayloadResolvers<ContextType>;
  RevokeApiTokenPayload?: RevokeApiTokenPayloadResolvers<ContextType>;
  Role?: RoleResolvers<ContextType>;
  Secret?: SecretResolvers<ContextType>;
  SecretCapabilities?: SecretCapabilitiesResolvers<ContextType>;
  SecretConnection?: SecretConnectionResolvers<ContextType>;
  SecretConsumer?: SecretConsumerResolvers<ContextType>;
  SecretEdge?: SecretEdgeResolvers<ContextType>;
  SecretReference?: SecretReferenceResolvers<ContextType>;
  SecretUsage?: SecretUsageResolvers<ContextType>;
  SecretUserError?: SecretUserErrorResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  SetupStatus?: SetupStatusResolvers<ContextType>;
  SystemActor?: SystemActorResolvers<ContextType>;
  TagAvailability?: TagAvailabilityResolvers<ContextType>;
  Template?: GraphQLScalarType;
  TemplateReference?: TemplateReferenceResolvers<ContextType>;
  URL?: GraphQLScalarType;
  UpdatePluginProxyPayload?: UpdatePluginProxyPayloadResolvers<ContextType>;
  UpdateSecretPayload?: UpdateSecretPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  Workspace?: WorkspaceResolvers<ContextType>;
  WriteOnlyString?: GraphQLScalarType;
};

export type DirectiveResolvers<ContextType = GraphqlContext> = {
  authorized?: AuthorizedDirectiveResolver<any, any, ContextType>;
  complexity?: ComplexityDirectiveResolver<any, any, ContextType>;
};
