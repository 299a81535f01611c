// Made by scripts/generate.ts from the SDL. Change graphql/**/*.graphql or app/**/queries.ts instead.
/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

/** A basic-auth pair to add; not beside a header `Authorization`. One of the two may be empty. */
export type BasicAuthRuleInput = {
  /** True lets the caller's own Authorization header win. */
  allowOverride?: boolean;
  /** Text with {{ secrets.tag }} references, up to 8,192 characters. */
  password: string;
  /** Text with {{ secrets.tag }} references, up to 8,192 characters, without a colon. */
  user: string;
};

/** Creates the first workspace and its first admin. */
export type CompleteSetupInput = {
  /** A name to show; the part of the address before @ when left out. */
  displayName?: string | null | undefined;
  /** The address the admin will sign in with. */
  email: string;
  /** 12 to 1,024 characters. */
  password: string;
  /** The one-time code that `npm start` prints. */
  setupCode: string;
  /** A name to show, 1 to 80 characters. */
  workspaceName: string;
  /** 1 to 40 of [a-z0-9-]; derived from the name when left out. */
  workspaceSlug?: string | null | undefined;
};

/** Makes a service token with roles in this workspace. */
export type CreateApiTokenInput = {
  /** What it is for, up to 500 characters. */
  description?: string | null | undefined;
  /** Null or left out: never expires. */
  expiresAt?: string | null | undefined;
  /** A name to show, 1 to 80 characters. */
  name: string;
  /** At least one; together they may not exceed the caller's own permissions. */
  roleIds: Array<string>;
};

/** A new proxy. `name` or `tag` is required. */
export type CreatePluginProxyInput = {
  /** Origins whose pages may call it from a browser. */
  allowedOrigins?: Array<string>;
  /** Up to 500 characters. */
  description?: string | null | undefined;
  /** The same key and the same input within 24 h return the first result and create nothing. */
  idempotencyKey?: string | null | undefined;
  /** False refuses every request. */
  isEnabled?: boolean;
  /** What a request through it may take, where it differs from the instance's defaults. */
  limits?: ProxyLimitsInput | null | undefined;
  /** Up to 80 characters; defaults to the tag. */
  name?: string | null | undefined;
  /** Immutable. Derived from `name` in kebab-case when left out. */
  tag?: string | null | undefined;
  /** What happens to a URL that matches no prefix. */
  unmatched?: UnmatchedPolicy;
  /** At most 1,000. */
  urlPrefixes: Array<ProxyUrlPrefixInput>;
};

/** A new secret. `name` or `tag` is required. */
export type CreateSecretInput = {
  /** Up to 500 characters. */
  description?: string | null | undefined;
  /** Origins or bare hosts (https) it may be sent to; left out or empty means any the instance allows. At most 50. */
  destinations?: Array<string> | null | undefined;
  /** The same key and the same input within 24 h return the first result and create nothing. At most 100 characters. */
  idempotencyKey?: string | null | undefined;
  /** Up to 80 characters; defaults to the tag. */
  name?: string | null | undefined;
  /** Immutable. Derived from `name` in snake_case when left out. */
  tag?: string | null | undefined;
  /** Write-only: no field ever returns it. */
  value: string;
};

/** Deletes a proxy. */
export type DeletePluginProxyInput = {
  /** Fails with VERSION_CONFLICT when somebody changed it first. */
  expectedRevision?: number | null | undefined;
  /** Which proxy. */
  proxy: PluginProxySelector;
};

/** Deletes a secret and destroys all its values. There is no undo. */
export type DeleteSecretInput = {
  /** Fails with VERSION_CONFLICT when somebody changed it first. */
  expectedRevision?: number | null | undefined;
  /** Delete although something still names it. Those requests fail with SECRET_MISSING afterwards. */
  force?: boolean;
  /** Which secret. */
  secret: SecretSelector;
};

/** A proxy that is not saved yet. Needs EDIT_PLUGIN_PROXIES. */
export type DraftPluginProxyInput = {
  /** What a request through it may take, where it differs from the instance's defaults. */
  limits?: ProxyLimitsInput | null | undefined;
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
  url: string;
};

/** Makes a token useless until it is unfrozen. */
export type FreezeApiTokenInput = {
  /** For the audit log; at most 200 characters. */
  reason?: string | null | undefined;
  /** tok_… */
  tokenId: string;
};

/** Stops every request through a proxy. It can still be edited and deleted. */
export type FreezePluginProxyInput = {
  /** Which proxy. */
  proxy: PluginProxySelector;
  /** For the audit log; at most 200 characters. */
  reason?: string | null | undefined;
};

/** Stops every use of a secret. It can still be edited, replaced and deleted. */
export type FreezeSecretInput = {
  /** For the audit log; at most 200 characters. */
  reason?: string | null | undefined;
  /** Which secret. */
  secret: SecretSelector;
};

/** Stops everything that leaves the workspace of the request. Pages and GraphQL go on. */
export type FreezeWorkspaceInput = {
  /** For the audit log; at most 200 characters. */
  reason?: string | null | undefined;
};

/** A header to add. */
export type HeaderRuleInput = {
  /** True lets the caller's own header of this name win. */
  allowOverride?: boolean;
  /** A header name, RFC 9110 token. */
  name: string;
  /** Text with {{ secrets.tag }} references, up to 8,192 characters. */
  value: string;
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

/** Pick exactly one. */
export type PluginProxySelector =
  {   /** prx_… */
  id: string; tag?: never; }
  |  { id?: never;   /** Exactly as saved. */
  tag: string; };

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

/** Left out = unchanged; null = the instance's default. */
export type ProxyLimitsInput = {
  /** Milliseconds, 100 to 60,000. */
  connectMs?: number | null | undefined;
  /** Milliseconds, 100 to 3,600,000. */
  firstByteMs?: number | null | undefined;
  /** Milliseconds, 100 to 3,600,000. */
  idleMs?: number | null | undefined;
  /** 1 to 4,096. */
  maxPerCaller?: number | null | undefined;
  /** 1 to 1,024. */
  maxPerOrigin?: number | null | undefined;
  /** Bytes; 0 is no limit. */
  maxRequestBytes?: number | null | undefined;
  /** Bytes; 0 is no limit. */
  maxResponseBytes?: number | null | undefined;
  /** Milliseconds, 100 to 86,400,000; 0 is no limit. */
  totalMs?: number | null | undefined;
};

/** Pick exactly one. */
export type ProxyUnderTest =
  {   /** As an editor holds it. */
  draft: DraftPluginProxyInput; id?: never; tag?: never; }
  |  { draft?: never;   /** prx_… */
  id: string; tag?: never; }
  |  { draft?: never; id?: never;   /** Exactly as saved. */
  tag: string; };

/** A prefix and its headers. */
export type ProxyUrlPrefixInput = {
  /** Adds `Authorization: Basic …`. */
  basicAuth?: BasicAuthRuleInput | null | undefined;
  /** At most 50, and 5,000 over all prefixes. */
  headerRules: Array<HeaderRuleInput>;
  /** Absolute http(s) URL without user, query and fragment. */
  prefix: string;
};

/** A new value for a secret. The old one is kept for a roll-back for as long as `keepPreviousForHours` says. */
export type ReplaceSecretValueInput = {
  /** Left out = the destinations of the version it replaces. The only way to widen them. */
  destinations?: Array<string> | null | undefined;
  /** Fails with VERSION_CONFLICT when somebody replaced it first. */
  expectedVersion?: number | null | undefined;
  /** The same key and the same input within 24 h return the first result and change nothing. */
  idempotencyKey?: string | null | undefined;
  /** Hours to keep the previous value for a roll-back: 0 destroys it now, at most 168. The one before it is destroyed. */
  keepPreviousForHours?: number | null | undefined;
  /** Which secret. */
  secret: SecretSelector;
  /** Write-only: no field ever returns it. */
  value: string;
};

/** A header that a caller would send. */
export type RequestHeaderInput = {
  /** A header name, RFC 9110 token. */
  name: string;
  /** Up to 8,192 characters; sent as it is, never read as a template. */
  value: string;
};

/** Makes a token useless at once, for good. */
export type RevokeApiTokenInput = {
  /** tok_… */
  tokenId: string;
};

/**
 * Goes back to the value before the current one, as a new version and with the destinations that this value has; the
 * current one is destroyed at once. It cannot widen where a value goes.
 */
export type RollbackSecretValueInput = {
  /** The version that is bad. Fails with VERSION_CONFLICT when somebody replaced it first. */
  expectedVersion?: number | null | undefined;
  /** Which secret. */
  secret: SecretSelector;
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
  url: string;
};

/** Which secrets. */
export type SecretFilter = {
  /** Matches name, tag and description, case-insensitively; at most 200 characters. */
  query?: string | null | undefined;
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

/** Pick exactly one. Integrators use `tag`; the admin app uses `id`. */
export type SecretSelector =
  {   /** sec_… */
  id: string; tag?: never; }
  |  { id?: never;   /** Exactly as saved. */
  tag: string; };

/** Whether a secret can be used. */
export type SecretStatus =
  /** Can be used. */
  | 'ACTIVE'
  /** Can't be used until it is unfrozen. */
  | 'FROZEN'
  /** Can't be used: its value, its row or its destinations were altered outside Keyhole. Replace the value. */
  | 'TAMPERED';

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

/** What became of a value. */
export type SecretVersionState =
  /** In use. */
  | 'CURRENT'
  /** Gone for good. */
  | 'DESTROYED'
  /** Replaced, and kept for a roll-back. */
  | 'PREVIOUS';

/** Codes of SecretWarning. More may come. */
export type SecretWarningCode =
  /** Too short to be taken out of answers, so bodies of answers to requests that carry it are withheld. */
  | 'VALUE_TOO_SHORT_TO_SCRUB';

/** Order of a list. */
export type SortDirection =
  /** Smallest, earliest or A first. */
  | 'ASC'
  /** Largest, latest or Z first. */
  | 'DESC';

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
  url: string;
};

/** Lets a frozen token work again. */
export type UnfreezeApiTokenInput = {
  /** For the audit log; at most 200 characters. */
  reason?: string | null | undefined;
  /** tok_… */
  tokenId: string;
};

/** Lets a frozen proxy be used again. */
export type UnfreezePluginProxyInput = {
  /** Which proxy. */
  proxy: PluginProxySelector;
  /** For the audit log; at most 200 characters. */
  reason?: string | null | undefined;
};

/** Lets a frozen secret be used again. */
export type UnfreezeSecretInput = {
  /** For the audit log; at most 200 characters. */
  reason?: string | null | undefined;
  /** Which secret. */
  secret: SecretSelector;
};

/** Lets the workspace of the request send again. */
export type UnfreezeWorkspaceInput = {
  /** For the audit log; at most 200 characters. */
  reason?: string | null | undefined;
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
  allowedOrigins?: Array<string> | null | undefined;
  /** Up to 500 characters. */
  description?: string | null | undefined;
  /** Fails with VERSION_CONFLICT when somebody changed it first. */
  expectedRevision?: number | null | undefined;
  /** False refuses every request. */
  isEnabled?: boolean | null | undefined;
  /** What a request through it may take. Only what is given here changes. */
  limits?: ProxyLimitsInput | null | undefined;
  /** Up to 80 characters. */
  name?: string | null | undefined;
  /** Which proxy. */
  proxy: PluginProxySelector;
  /** What happens to a URL that matches no prefix. */
  unmatched?: UnmatchedPolicy | null | undefined;
  /** All prefixes with all their headers. */
  urlPrefixes?: Array<ProxyUrlPrefixInput> | null | undefined;
};

/**
 * Left out = unchanged; null clears `description` and resets `name` to the tag. There is no `tag` and no `value` here.
 * `destinations` may only narrow; widening, null or [] answer DESTINATIONS_WIDENED (use replaceSecretValue).
 */
export type UpdateSecretInput = {
  /** Up to 500 characters. */
  description?: string | null | undefined;
  /** A subset of what is allowed now. */
  destinations?: Array<string> | null | undefined;
  /** Fails with VERSION_CONFLICT when somebody changed it first. */
  expectedRevision?: number | null | undefined;
  /** Up to 80 characters. */
  name?: string | null | undefined;
  /** Which secret. */
  secret: SecretSelector;
};

export type ProxyRowFragment = { id: string, tag: string, name: string, description: string | null, isEnabled: boolean, revision: number, frozenAt: string | null, lastUsedAt: string | null, urlPrefixes: Array<{ id: string, prefix: string }>, references: Array<{ tag: string, state: TemplateReferenceState }>, requestsPerHour: Array<{ hour: string, total: number, failed: number }>, viewerCan: { update: { allowed: boolean, reason: string | null }, freeze: { allowed: boolean, reason: string | null } } };

export type ProxyDetailFragment = { id: string, tag: string, name: string, description: string | null, isEnabled: boolean, revision: number, proxyUrl: string, unmatched: UnmatchedPolicy, allowedOrigins: Array<string>, frozenAt: string | null, updatedAt: string, urlPrefixes: Array<{ id: string, prefix: string, headerRules: Array<{ name: string, value: string, allowOverride: boolean, references: Array<{ tag: string, state: TemplateReferenceState }> }>, basicAuth: { user: string, password: string, allowOverride: boolean } | null }>, limits: { connectMs: number, firstByteMs: number, idleMs: number, totalMs: number | null, maxRequestBytes: number | null, maxResponseBytes: number | null, maxPerCaller: number, maxPerOrigin: number, overridden: Array<string> }, frozenBy:
    | { __typename: 'ApiToken', displayName: string }
    | { __typename: 'SystemActor', displayName: string }
    | { __typename: 'User', displayName: string }
   | null, updatedBy:
    | { __typename: 'ApiToken', displayName: string }
    | { __typename: 'SystemActor', displayName: string }
    | { __typename: 'User', displayName: string }
  , viewerCan: { update: { allowed: boolean, reason: string | null }, delete: { allowed: boolean, reason: string | null }, freeze: { allowed: boolean, reason: string | null } } };

export type LimitsFragment = { connectMs: number, firstByteMs: number, idleMs: number, totalMs: number | null, maxRequestBytes: number | null, maxResponseBytes: number | null, maxPerCaller: number, maxPerOrigin: number, overridden: Array<string> };

export type ReferenceRowFragment = { tag: string, name: string };

export type ProxiesPageQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  query?: string | null | undefined;
}>;


export type ProxiesPageQuery = { pluginProxies: { totalCount: number, nodes: Array<{ id: string, tag: string, name: string, description: string | null, isEnabled: boolean, revision: number, frozenAt: string | null, lastUsedAt: string | null, urlPrefixes: Array<{ id: string, prefix: string }>, references: Array<{ tag: string, state: TemplateReferenceState }>, requestsPerHour: Array<{ hour: string, total: number, failed: number }>, viewerCan: { update: { allowed: boolean, reason: string | null }, freeze: { allowed: boolean, reason: string | null } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, viewer: { permissions: Array<Permission> } };

export type ProxyPageQueryVariables = Exact<{
  tag: string;
  withReferences: boolean;
}>;


export type ProxyPageQuery = { pluginProxy: { id: string, tag: string, name: string, description: string | null, isEnabled: boolean, revision: number, proxyUrl: string, unmatched: UnmatchedPolicy, allowedOrigins: Array<string>, frozenAt: string | null, updatedAt: string, urlPrefixes: Array<{ id: string, prefix: string, headerRules: Array<{ name: string, value: string, allowOverride: boolean, references: Array<{ tag: string, state: TemplateReferenceState }> }>, basicAuth: { user: string, password: string, allowOverride: boolean } | null }>, limits: { connectMs: number, firstByteMs: number, idleMs: number, totalMs: number | null, maxRequestBytes: number | null, maxResponseBytes: number | null, maxPerCaller: number, maxPerOrigin: number, overridden: Array<string> }, frozenBy:
      | { __typename: 'ApiToken', displayName: string }
      | { __typename: 'SystemActor', displayName: string }
      | { __typename: 'User', displayName: string }
     | null, updatedBy:
      | { __typename: 'ApiToken', displayName: string }
      | { __typename: 'SystemActor', displayName: string }
      | { __typename: 'User', displayName: string }
    , viewerCan: { update: { allowed: boolean, reason: string | null }, delete: { allowed: boolean, reason: string | null }, freeze: { allowed: boolean, reason: string | null } } } | null, secretReferences?: Array<{ tag: string, name: string }>, viewer: { permissions: Array<Permission> } };

export type NewProxyPageQueryVariables = Exact<{
  withReferences: boolean;
}>;


export type NewProxyPageQuery = { secretReferences?: Array<{ tag: string, name: string }>, viewer: { permissions: Array<Permission> } };

export type FindReferencesQueryVariables = Exact<{
  query: string;
}>;


export type FindReferencesQuery = { secretReferences: Array<{ tag: string, name: string }> };

export type CreatePluginProxyMutationVariables = Exact<{
  input: CreatePluginProxyInput;
}>;


export type CreatePluginProxyMutation = { createPluginProxy: { proxy: { tag: string, name: string } | null, userErrors: Array<{ code: PluginProxyUserErrorCode, message: string, field: Array<string> | null }> } };

export type UpdatePluginProxyMutationVariables = Exact<{
  input: UpdatePluginProxyInput;
}>;


export type UpdatePluginProxyMutation = { updatePluginProxy: { proxy: { id: string, tag: string, name: string, description: string | null, isEnabled: boolean, revision: number, proxyUrl: string, unmatched: UnmatchedPolicy, allowedOrigins: Array<string>, frozenAt: string | null, updatedAt: string, urlPrefixes: Array<{ id: string, prefix: string, headerRules: Array<{ name: string, value: string, allowOverride: boolean, references: Array<{ tag: string, state: TemplateReferenceState }> }>, basicAuth: { user: string, password: string, allowOverride: boolean } | null }>, limits: { connectMs: number, firstByteMs: number, idleMs: number, totalMs: number | null, maxRequestBytes: number | null, maxResponseBytes: number | null, maxPerCaller: number, maxPerOrigin: number, overridden: Array<string> }, frozenBy:
        | { __typename: 'ApiToken', displayName: string }
        | { __typename: 'SystemActor', displayName: string }
        | { __typename: 'User', displayName: string }
       | null, updatedBy:
        | { __typename: 'ApiToken', displayName: string }
        | { __typename: 'SystemActor', displayName: string }
        | { __typename: 'User', displayName: string }
      , viewerCan: { update: { allowed: boolean, reason: string | null }, delete: { allowed: boolean, reason: string | null }, freeze: { allowed: boolean, reason: string | null } } } | null, userErrors: Array<{ code: PluginProxyUserErrorCode, message: string, field: Array<string> | null, currentRevision: number | null }> } };

export type DeletePluginProxyMutationVariables = Exact<{
  input: DeletePluginProxyInput;
}>;


export type DeletePluginProxyMutation = { deletePluginProxy: { deletedProxyId: string | null, userErrors: Array<{ code: PluginProxyUserErrorCode, message: string, field: Array<string> | null, currentRevision: number | null }> } };

export type FreezePluginProxyMutationVariables = Exact<{
  input: FreezePluginProxyInput;
}>;


export type FreezePluginProxyMutation = { freezePluginProxy: { proxy: { id: string, revision: number } | null, userErrors: Array<{ code: PluginProxyUserErrorCode, message: string, field: Array<string> | null }> } };

export type UnfreezePluginProxyMutationVariables = Exact<{
  input: UnfreezePluginProxyInput;
}>;


export type UnfreezePluginProxyMutation = { unfreezePluginProxy: { proxy: { id: string, revision: number } | null, userErrors: Array<{ code: PluginProxyUserErrorCode, message: string, field: Array<string> | null }> } };

export type ExplanationFragment = { matchedPrefix: string | null, sentHeaders: Array<{ name: string, value: string, matchedPrefix: string | null }>, secrets: Array<{ tag: string, state: TemplateReferenceState }>, limits: { connectMs: number, firstByteMs: number, idleMs: number, totalMs: number | null, maxRequestBytes: number | null, maxResponseBytes: number | null }, refusal: { code: string, message: string } | null };

export type ExplainProxyRequestQueryVariables = Exact<{
  input: ExplainProxyRequestInput;
}>;


export type ExplainProxyRequestQuery = { explainProxyRequest: { explanation: { matchedPrefix: string | null, sentHeaders: Array<{ name: string, value: string, matchedPrefix: string | null }>, secrets: Array<{ tag: string, state: TemplateReferenceState }>, limits: { connectMs: number, firstByteMs: number, idleMs: number, totalMs: number | null, maxRequestBytes: number | null, maxResponseBytes: number | null }, refusal: { code: string, message: string } | null } | null, userErrors: Array<{ code: PluginProxyUserErrorCode, message: string, field: Array<string> | null }> } };

export type InstanceLimitsQueryVariables = Exact<{ [key: string]: never; }>;


export type InstanceLimitsQuery = { explainProxyRequest: { explanation: { limits: { connectMs: number, firstByteMs: number, idleMs: number, totalMs: number | null, maxRequestBytes: number | null, maxResponseBytes: number | null, maxPerCaller: number, maxPerOrigin: number, overridden: Array<string> } } | null } };

export type TestPluginProxyMutationVariables = Exact<{
  input: TestPluginProxyInput;
}>;


export type TestPluginProxyMutation = { testPluginProxy: { status: number | null, durationMs: number | null, contentType: string | null, responseBytes: number | null, bodyStart: string | null, isComplete: boolean | null, scrubbedCount: number | null, explanation: { secrets: Array<{ tag: string }> } | null, failure: { code: string, message: string } | null, userErrors: Array<{ code: PluginProxyUserErrorCode, message: string, field: Array<string> | null }> } };

export type RunCanaryTestMutationVariables = Exact<{
  input: RunCanaryTestInput;
}>;


export type RunCanaryTestMutation = { runCanaryTest: { isEchoed: boolean | null, echoingHeaders: Array<string> | null, isEchoedInBody: boolean | null, status: number | null, durationMs: number | null, failure: { code: string, message: string } | null, userErrors: Array<{ code: PluginProxyUserErrorCode, message: string, field: Array<string> | null }> } };

export type ShellQueryVariables = Exact<{ [key: string]: never; }>;


export type ShellQuery = { viewer: { permissions: Array<Permission>, actor:
      | { __typename: 'ApiToken', id: string, displayName: string }
      | { __typename: 'SystemActor', id: string, displayName: string }
      | { __typename: 'User', email: string, id: string, displayName: string }
    , workspace: { slug: string, name: string, frozenAt: string | null, requiresDestinations: boolean }, workspaceFrozenBy:
      | { __typename: 'ApiToken', displayName: string }
      | { __typename: 'SystemActor', displayName: string }
      | { __typename: 'User', displayName: string }
     | null, viewerCan: { freezeWorkspace: { allowed: boolean, reason: string | null } } }, session: { hasGraphiql: boolean, workspaces: Array<{ slug: string, name: string }> } | null };

export type FreezeWorkspaceMutationVariables = Exact<{
  input: FreezeWorkspaceInput;
}>;


export type FreezeWorkspaceMutation = { freezeWorkspace: { workspace: { id: string } | null, userErrors: Array<{ code: AccessUserErrorCode, message: string }> } };

export type UnfreezeWorkspaceMutationVariables = Exact<{
  input: UnfreezeWorkspaceInput;
}>;


export type UnfreezeWorkspaceMutation = { unfreezeWorkspace: { workspace: { id: string } | null, userErrors: Array<{ code: AccessUserErrorCode, message: string }> } };

export type SecretRowFragment = { id: string, tag: string, name: string, description: string | null, reference: string, revision: number, version: number, destinations: Array<string>, usageCount: number, status: SecretStatus, frozenAt: string | null, lastUsedAt: string | null, lastSucceededAt: string | null, rejectedSince: string | null, rejectedStatus: number | null, tokenExpiresAt: string | null, previousValueKeptUntil: string | null, valueUpdatedAt: string, createdAt: string, updatedAt: string, frozenBy:
    | { __typename: 'ApiToken', displayName: string }
    | { __typename: 'SystemActor', displayName: string }
    | { __typename: 'User', displayName: string }
   | null, valueUpdatedBy:
    | { __typename: 'ApiToken', displayName: string }
    | { __typename: 'SystemActor', displayName: string }
    | { __typename: 'User', displayName: string }
  , createdBy:
    | { __typename: 'ApiToken', displayName: string }
    | { __typename: 'SystemActor', displayName: string }
    | { __typename: 'User', displayName: string }
  , updatedBy:
    | { __typename: 'ApiToken', displayName: string }
    | { __typename: 'SystemActor', displayName: string }
    | { __typename: 'User', displayName: string }
  , viewerCan: { update: { allowed: boolean, reason: string | null }, replaceValue: { allowed: boolean, reason: string | null }, delete: { allowed: boolean, reason: string | null }, freeze: { allowed: boolean, reason: string | null } } };

export type SecretUsageRowFragment = { location: string, isActive: boolean, consumer: { __typename: 'PluginProxy', tag: string, name: string } };

export type SecretsPageQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: SecretFilter | null | undefined;
  orderBy?: SecretOrder | null | undefined;
  openedId?: string | null | undefined;
  hasOpened: boolean;
}>;


export type SecretsPageQuery = { secrets: { totalCount: number, nodes: Array<{ id: string, tag: string, name: string, description: string | null, reference: string, revision: number, version: number, destinations: Array<string>, usageCount: number, status: SecretStatus, frozenAt: string | null, lastUsedAt: string | null, lastSucceededAt: string | null, rejectedSince: string | null, rejectedStatus: number | null, tokenExpiresAt: string | null, previousValueKeptUntil: string | null, valueUpdatedAt: string, createdAt: string, updatedAt: string, frozenBy:
        | { __typename: 'ApiToken', displayName: string }
        | { __typename: 'SystemActor', displayName: string }
        | { __typename: 'User', displayName: string }
       | null, valueUpdatedBy:
        | { __typename: 'ApiToken', displayName: string }
        | { __typename: 'SystemActor', displayName: string }
        | { __typename: 'User', displayName: string }
      , createdBy:
        | { __typename: 'ApiToken', displayName: string }
        | { __typename: 'SystemActor', displayName: string }
        | { __typename: 'User', displayName: string }
      , updatedBy:
        | { __typename: 'ApiToken', displayName: string }
        | { __typename: 'SystemActor', displayName: string }
        | { __typename: 'User', displayName: string }
      , viewerCan: { update: { allowed: boolean, reason: string | null }, replaceValue: { allowed: boolean, reason: string | null }, delete: { allowed: boolean, reason: string | null }, freeze: { allowed: boolean, reason: string | null } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } }, opened?: { id: string, tag: string, name: string, description: string | null, reference: string, revision: number, version: number, destinations: Array<string>, usageCount: number, status: SecretStatus, frozenAt: string | null, lastUsedAt: string | null, lastSucceededAt: string | null, rejectedSince: string | null, rejectedStatus: number | null, tokenExpiresAt: string | null, previousValueKeptUntil: string | null, valueUpdatedAt: string, createdAt: string, updatedAt: string, frozenBy:
      | { __typename: 'ApiToken', displayName: string }
      | { __typename: 'SystemActor', displayName: string }
      | { __typename: 'User', displayName: string }
     | null, valueUpdatedBy:
      | { __typename: 'ApiToken', displayName: string }
      | { __typename: 'SystemActor', displayName: string }
      | { __typename: 'User', displayName: string }
    , createdBy:
      | { __typename: 'ApiToken', displayName: string }
      | { __typename: 'SystemActor', displayName: string }
      | { __typename: 'User', displayName: string }
    , updatedBy:
      | { __typename: 'ApiToken', displayName: string }
      | { __typename: 'SystemActor', displayName: string }
      | { __typename: 'User', displayName: string }
    , viewerCan: { update: { allowed: boolean, reason: string | null }, replaceValue: { allowed: boolean, reason: string | null }, delete: { allowed: boolean, reason: string | null }, freeze: { allowed: boolean, reason: string | null } } } | null };

export type SecretUsagesQueryVariables = Exact<{
  id: string;
}>;


export type SecretUsagesQuery = { secret: { id: string, tag: string, name: string, description: string | null, reference: string, revision: number, version: number, destinations: Array<string>, usageCount: number, status: SecretStatus, frozenAt: string | null, lastUsedAt: string | null, lastSucceededAt: string | null, rejectedSince: string | null, rejectedStatus: number | null, tokenExpiresAt: string | null, previousValueKeptUntil: string | null, valueUpdatedAt: string, createdAt: string, updatedAt: string, usages: Array<{ location: string, isActive: boolean, consumer: { __typename: 'PluginProxy', tag: string, name: string } }>, frozenBy:
      | { __typename: 'ApiToken', displayName: string }
      | { __typename: 'SystemActor', displayName: string }
      | { __typename: 'User', displayName: string }
     | null, valueUpdatedBy:
      | { __typename: 'ApiToken', displayName: string }
      | { __typename: 'SystemActor', displayName: string }
      | { __typename: 'User', displayName: string }
    , createdBy:
      | { __typename: 'ApiToken', displayName: string }
      | { __typename: 'SystemActor', displayName: string }
      | { __typename: 'User', displayName: string }
    , updatedBy:
      | { __typename: 'ApiToken', displayName: string }
      | { __typename: 'SystemActor', displayName: string }
      | { __typename: 'User', displayName: string }
    , viewerCan: { update: { allowed: boolean, reason: string | null }, replaceValue: { allowed: boolean, reason: string | null }, delete: { allowed: boolean, reason: string | null }, freeze: { allowed: boolean, reason: string | null } } } | null };

export type SecretVersionRowFragment = { number: number, state: SecretVersionState, destinations: Array<string>, createdAt: string, destroyedAt: string | null, createdBy:
    | { __typename: 'ApiToken', displayName: string }
    | { __typename: 'SystemActor', displayName: string }
    | { __typename: 'User', displayName: string }
   };

export type SecretVersionsQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type SecretVersionsQuery = { secret: { id: string, tag: string, name: string, description: string | null, reference: string, revision: number, version: number, destinations: Array<string>, usageCount: number, status: SecretStatus, frozenAt: string | null, lastUsedAt: string | null, lastSucceededAt: string | null, rejectedSince: string | null, rejectedStatus: number | null, tokenExpiresAt: string | null, previousValueKeptUntil: string | null, valueUpdatedAt: string, createdAt: string, updatedAt: string, versions: { nodes: Array<{ number: number, state: SecretVersionState, destinations: Array<string>, createdAt: string, destroyedAt: string | null, createdBy:
          | { __typename: 'ApiToken', displayName: string }
          | { __typename: 'SystemActor', displayName: string }
          | { __typename: 'User', displayName: string }
         }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, frozenBy:
      | { __typename: 'ApiToken', displayName: string }
      | { __typename: 'SystemActor', displayName: string }
      | { __typename: 'User', displayName: string }
     | null, valueUpdatedBy:
      | { __typename: 'ApiToken', displayName: string }
      | { __typename: 'SystemActor', displayName: string }
      | { __typename: 'User', displayName: string }
    , createdBy:
      | { __typename: 'ApiToken', displayName: string }
      | { __typename: 'SystemActor', displayName: string }
      | { __typename: 'User', displayName: string }
    , updatedBy:
      | { __typename: 'ApiToken', displayName: string }
      | { __typename: 'SystemActor', displayName: string }
      | { __typename: 'User', displayName: string }
    , viewerCan: { update: { allowed: boolean, reason: string | null }, replaceValue: { allowed: boolean, reason: string | null }, delete: { allowed: boolean, reason: string | null }, freeze: { allowed: boolean, reason: string | null } } } | null };

export type SecretUseRowFragment = { usedAt: string, proxyTag: string, origin: string, method: string, status: number | null, errorCode: string | null, durationMs: number | null, scrubbedCount: number, version: number, actor:
    | { __typename: 'ApiToken', displayName: string }
    | { __typename: 'SystemActor', displayName: string }
    | { __typename: 'User', displayName: string }
   };

export type SecretUsesQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type SecretUsesQuery = { secret: { uses: { nodes: Array<{ usedAt: string, proxyTag: string, origin: string, method: string, status: number | null, errorCode: string | null, durationMs: number | null, scrubbedCount: number, version: number, actor:
          | { __typename: 'ApiToken', displayName: string }
          | { __typename: 'SystemActor', displayName: string }
          | { __typename: 'User', displayName: string }
         }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type TagAvailabilityQueryVariables = Exact<{
  tag: string;
}>;


export type TagAvailabilityQuery = { secretTagAvailability: { tag: string, isAvailable: boolean, reason: SecretUserErrorCode | null, suggestion: string | null } };

export type CreateSecretMutationVariables = Exact<{
  input: CreateSecretInput;
}>;


export type CreateSecretMutation = { createSecret: { acceptedBytes: number | null, secret: { id: string, tag: string, name: string, reference: string, version: number } | null, warnings: Array<{ code: SecretWarningCode, message: string }> | null, userErrors: Array<{ code: SecretUserErrorCode, message: string, field: Array<string> | null }> } };

export type UpdateSecretMutationVariables = Exact<{
  input: UpdateSecretInput;
}>;


export type UpdateSecretMutation = { updateSecret: { secret: { id: string, tag: string, name: string } | null, userErrors: Array<{ code: SecretUserErrorCode, message: string, field: Array<string> | null, currentRevision: number | null }> } };

export type ReplaceSecretValueMutationVariables = Exact<{
  input: ReplaceSecretValueInput;
}>;


export type ReplaceSecretValueMutation = { replaceSecretValue: { acceptedBytes: number | null, secret: { id: string, tag: string, name: string, version: number } | null, warnings: Array<{ code: SecretWarningCode, message: string }> | null, userErrors: Array<{ code: SecretUserErrorCode, message: string, field: Array<string> | null, currentVersion: number | null }> } };

export type DeleteSecretMutationVariables = Exact<{
  input: DeleteSecretInput;
}>;


export type DeleteSecretMutation = { deleteSecret: { deletedSecretId: string | null, userErrors: Array<{ code: SecretUserErrorCode, message: string, field: Array<string> | null, currentRevision: number | null, usages: Array<{ location: string, isActive: boolean, consumer: { __typename: 'PluginProxy', tag: string, name: string } }> | null }> } };

export type RollbackSecretValueMutationVariables = Exact<{
  input: RollbackSecretValueInput;
}>;


export type RollbackSecretValueMutation = { rollbackSecretValue: { secret: { id: string, tag: string, name: string, version: number } | null, userErrors: Array<{ code: SecretUserErrorCode, message: string, field: Array<string> | null, currentVersion: number | null }> } };

export type FreezeSecretMutationVariables = Exact<{
  input: FreezeSecretInput;
}>;


export type FreezeSecretMutation = { freezeSecret: { secret: { id: string } | null, userErrors: Array<{ code: SecretUserErrorCode, message: string }> } };

export type UnfreezeSecretMutationVariables = Exact<{
  input: UnfreezeSecretInput;
}>;


export type UnfreezeSecretMutation = { unfreezeSecret: { secret: { id: string } | null, userErrors: Array<{ code: SecretUserErrorCode, message: string }> } };

export type TokenRowFragment = { id: string, name: string, description: string | null, status: ApiTokenStatus, prefix: string, last4: string, createdAt: string, expiresAt: string | null, revokedAt: string | null, lastUsedAt: string | null, lastUsedIp: string | null, frozenAt: string | null, roles: Array<{ id: string, name: string }>, createdBy:
    | { __typename: 'ApiToken', displayName: string }
    | { __typename: 'SystemActor', displayName: string }
    | { __typename: 'User', displayName: string }
  , frozenBy:
    | { __typename: 'ApiToken', displayName: string }
    | { __typename: 'SystemActor', displayName: string }
    | { __typename: 'User', displayName: string }
   | null, viewerCan: { revoke: { allowed: boolean, reason: string | null }, freeze: { allowed: boolean, reason: string | null } } };

export type TokensPageQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type TokensPageQuery = { apiTokens: { totalCount: number, nodes: Array<{ id: string, name: string, description: string | null, status: ApiTokenStatus, prefix: string, last4: string, createdAt: string, expiresAt: string | null, revokedAt: string | null, lastUsedAt: string | null, lastUsedIp: string | null, frozenAt: string | null, roles: Array<{ id: string, name: string }>, createdBy:
        | { __typename: 'ApiToken', displayName: string }
        | { __typename: 'SystemActor', displayName: string }
        | { __typename: 'User', displayName: string }
      , frozenBy:
        | { __typename: 'ApiToken', displayName: string }
        | { __typename: 'SystemActor', displayName: string }
        | { __typename: 'User', displayName: string }
       | null, viewerCan: { revoke: { allowed: boolean, reason: string | null }, freeze: { allowed: boolean, reason: string | null } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, assignableRoles: Array<{ id: string, name: string, permissions: Array<Permission> }>, viewer: { permissions: Array<Permission> }, permissionDefinitions: Array<{ permission: Permission, label: string }> };

export type CreateApiTokenMutationVariables = Exact<{
  input: CreateApiTokenInput;
}>;


export type CreateApiTokenMutation = { createApiToken: { plaintext: string | null, apiToken: { id: string, name: string } | null, userErrors: Array<{ code: AccessUserErrorCode, message: string, field: Array<string> | null }> } };

export type RevokeApiTokenMutationVariables = Exact<{
  input: RevokeApiTokenInput;
}>;


export type RevokeApiTokenMutation = { revokeApiToken: { apiToken: { id: string } | null, userErrors: Array<{ code: AccessUserErrorCode, message: string, field: Array<string> | null }> } };

export type FreezeApiTokenMutationVariables = Exact<{
  input: FreezeApiTokenInput;
}>;


export type FreezeApiTokenMutation = { freezeApiToken: { apiToken: { id: string } | null, userErrors: Array<{ code: AccessUserErrorCode, message: string }> } };

export type UnfreezeApiTokenMutationVariables = Exact<{
  input: UnfreezeApiTokenInput;
}>;


export type UnfreezeApiTokenMutation = { unfreezeApiToken: { apiToken: { id: string } | null, userErrors: Array<{ code: AccessUserErrorCode, message: string }> } };

export type WorkspacePageQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkspacePageQuery = { viewer: { workspace: { id: string, slug: string, name: string, frozenAt: string | null, requiresDestinations: boolean }, workspaceFrozenBy:
      | { __typename: 'ApiToken', displayName: string }
      | { __typename: 'SystemActor', displayName: string }
      | { __typename: 'User', displayName: string }
     | null, viewerCan: { freezeWorkspace: { allowed: boolean, reason: string | null } } } };

export type GraphiqlQueryVariables = Exact<{ [key: string]: never; }>;


export type GraphiqlQuery = { session: { hasGraphiql: boolean, workspaces: Array<{ slug: string, name: string }> } | null };

export type EntranceQueryVariables = Exact<{ [key: string]: never; }>;


export type EntranceQuery = { setupStatus: { isOpen: boolean }, session: { user: { id: string }, workspaces: Array<{ slug: string, name: string }> } | null };

export type CompleteSetupMutationVariables = Exact<{
  input: CompleteSetupInput;
}>;


export type CompleteSetupMutation = { completeSetup: { workspace: { slug: string } | null, userErrors: Array<{ code: AccessUserErrorCode, message: string, field: Array<string> | null }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ProxyRowFragmentDoc = new TypedDocumentString(`
    fragment ProxyRow on PluginProxy {
  id
  tag
  name
  description
  isEnabled
  revision
  frozenAt
  lastUsedAt
  urlPrefixes {
    id
    prefix
  }
  references {
    tag
    state
  }
  requestsPerHour(hours: 24) {
    hour
    total
    failed
  }
  viewerCan {
    update {
      allowed
      reason
    }
    freeze {
      allowed
      reason
    }
  }
}
    `, {"fragmentName":"ProxyRow"}) as unknown as TypedDocumentString<ProxyRowFragment, unknown>;
export const LimitsFragmentDoc = new TypedDocumentString(`
    fragment Limits on ProxyLimits {
  connectMs
  firstByteMs
  idleMs
  totalMs
  maxRequestBytes
  maxResponseBytes
  maxPerCaller
  maxPerOrigin
  overridden
}
    `, {"fragmentName":"Limits"}) as unknown as TypedDocumentString<LimitsFragment, unknown>;
export const ProxyDetailFragmentDoc = new TypedDocumentString(`
    fragment ProxyDetail on PluginProxy {
  id
  tag
  name
  description
  isEnabled
  revision
  proxyUrl
  unmatched
  allowedOrigins
  urlPrefixes {
    id
    prefix
    headerRules {
      name
      value
      allowOverride
      references {
        tag
        state
      }
    }
    basicAuth {
      user
      password
      allowOverride
    }
  }
  limits {
    ...Limits
  }
  frozenAt
  frozenBy {
    __typename
    displayName
  }
  updatedAt
  updatedBy {
    __typename
    displayName
  }
  viewerCan {
    update {
      allowed
      reason
    }
    delete {
      allowed
      reason
    }
    freeze {
      allowed
      reason
    }
  }
}
    fragment Limits on ProxyLimits {
  connectMs
  firstByteMs
  idleMs
  totalMs
  maxRequestBytes
  maxResponseBytes
  maxPerCaller
  maxPerOrigin
  overridden
}`, {"fragmentName":"ProxyDetail"}) as unknown as TypedDocumentString<ProxyDetailFragment, unknown>;
export const ReferenceRowFragmentDoc = new TypedDocumentString(`
    fragment ReferenceRow on SecretReference {
  tag
  name
}
    `, {"fragmentName":"ReferenceRow"}) as unknown as TypedDocumentString<ReferenceRowFragment, unknown>;
export const ExplanationFragmentDoc = new TypedDocumentString(`
    fragment Explanation on ProxyRequestExplanation {
  matchedPrefix
  sentHeaders {
    name
    value
    matchedPrefix
  }
  secrets {
    tag
    state
  }
  limits {
    connectMs
    firstByteMs
    idleMs
    totalMs
    maxRequestBytes
    maxResponseBytes
  }
  refusal {
    code
    message
  }
}
    `, {"fragmentName":"Explanation"}) as unknown as TypedDocumentString<ExplanationFragment, unknown>;
export const SecretRowFragmentDoc = new TypedDocumentString(`
    fragment SecretRow on Secret {
  id
  tag
  name
  description
  reference
  revision
  version
  destinations
  usageCount
  status
  frozenAt
  frozenBy {
    __typename
    displayName
  }
  lastUsedAt
  lastSucceededAt
  rejectedSince
  rejectedStatus
  tokenExpiresAt
  previousValueKeptUntil
  valueUpdatedAt
  valueUpdatedBy {
    __typename
    displayName
  }
  createdAt
  createdBy {
    __typename
    displayName
  }
  updatedAt
  updatedBy {
    __typename
    displayName
  }
  viewerCan {
    update {
      allowed
      reason
    }
    replaceValue {
      allowed
      reason
    }
    delete {
      allowed
      reason
    }
    freeze {
      allowed
      reason
    }
  }
}
    `, {"fragmentName":"SecretRow"}) as unknown as TypedDocumentString<SecretRowFragment, unknown>;
export const SecretUsageRowFragmentDoc = new TypedDocumentString(`
    fragment SecretUsageRow on SecretUsage {
  location
  isActive
  consumer {
    __typename
    ... on PluginProxy {
      tag
      name
    }
  }
}
    `, {"fragmentName":"SecretUsageRow"}) as unknown as TypedDocumentString<SecretUsageRowFragment, unknown>;
export const SecretVersionRowFragmentDoc = new TypedDocumentString(`
    fragment SecretVersionRow on SecretVersion {
  number
  state
  destinations
  createdAt
  destroyedAt
  createdBy {
    __typename
    displayName
  }
}
    `, {"fragmentName":"SecretVersionRow"}) as unknown as TypedDocumentString<SecretVersionRowFragment, unknown>;
export const SecretUseRowFragmentDoc = new TypedDocumentString(`
    fragment SecretUseRow on SecretUse {
  usedAt
  proxyTag
  origin
  method
  status
  errorCode
  durationMs
  scrubbedCount
  version
  actor {
    __typename
    displayName
  }
}
    `, {"fragmentName":"SecretUseRow"}) as unknown as TypedDocumentString<SecretUseRowFragment, unknown>;
export const TokenRowFragmentDoc = new TypedDocumentString(`
    fragment TokenRow on ApiToken {
  id
  name
  description
  status
  prefix
  last4
  roles {
    id
    name
  }
  createdAt
  createdBy {
    __typename
    displayName
  }
  expiresAt
  revokedAt
  lastUsedAt
  lastUsedIp
  frozenAt
  frozenBy {
    __typename
    displayName
  }
  viewerCan {
    revoke {
      allowed
      reason
    }
    freeze {
      allowed
      reason
    }
  }
}
    `, {"fragmentName":"TokenRow"}) as unknown as TypedDocumentString<TokenRowFragment, unknown>;
export const ProxiesPageDocument = new TypedDocumentString(`
    query ProxiesPage($first: Int!, $after: String, $query: String) {
  pluginProxies(first: $first, after: $after, query: $query) {
    nodes {
      ...ProxyRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
  viewer {
    permissions
  }
}
    fragment ProxyRow on PluginProxy {
  id
  tag
  name
  description
  isEnabled
  revision
  frozenAt
  lastUsedAt
  urlPrefixes {
    id
    prefix
  }
  references {
    tag
    state
  }
  requestsPerHour(hours: 24) {
    hour
    total
    failed
  }
  viewerCan {
    update {
      allowed
      reason
    }
    freeze {
      allowed
      reason
    }
  }
}`) as unknown as TypedDocumentString<ProxiesPageQuery, ProxiesPageQueryVariables>;
export const ProxyPageDocument = new TypedDocumentString(`
    query ProxyPage($tag: String!, $withReferences: Boolean!) {
  pluginProxy(by: {tag: $tag}) {
    ...ProxyDetail
  }
  secretReferences(first: 100) @include(if: $withReferences) {
    ...ReferenceRow
  }
  viewer {
    permissions
  }
}
    fragment ProxyDetail on PluginProxy {
  id
  tag
  name
  description
  isEnabled
  revision
  proxyUrl
  unmatched
  allowedOrigins
  urlPrefixes {
    id
    prefix
    headerRules {
      name
      value
      allowOverride
      references {
        tag
        state
      }
    }
    basicAuth {
      user
      password
      allowOverride
    }
  }
  limits {
    ...Limits
  }
  frozenAt
  frozenBy {
    __typename
    displayName
  }
  updatedAt
  updatedBy {
    __typename
    displayName
  }
  viewerCan {
    update {
      allowed
      reason
    }
    delete {
      allowed
      reason
    }
    freeze {
      allowed
      reason
    }
  }
}
fragment Limits on ProxyLimits {
  connectMs
  firstByteMs
  idleMs
  totalMs
  maxRequestBytes
  maxResponseBytes
  maxPerCaller
  maxPerOrigin
  overridden
}
fragment ReferenceRow on SecretReference {
  tag
  name
}`) as unknown as TypedDocumentString<ProxyPageQuery, ProxyPageQueryVariables>;
export const NewProxyPageDocument = new TypedDocumentString(`
    query NewProxyPage($withReferences: Boolean!) {
  secretReferences(first: 100) @include(if: $withReferences) {
    ...ReferenceRow
  }
  viewer {
    permissions
  }
}
    fragment ReferenceRow on SecretReference {
  tag
  name
}`) as unknown as TypedDocumentString<NewProxyPageQuery, NewProxyPageQueryVariables>;
export const FindReferencesDocument = new TypedDocumentString(`
    query FindReferences($query: String!) {
  secretReferences(query: $query, first: 20) {
    ...ReferenceRow
  }
}
    fragment ReferenceRow on SecretReference {
  tag
  name
}`) as unknown as TypedDocumentString<FindReferencesQuery, FindReferencesQueryVariables>;
export const CreatePluginProxyDocument = new TypedDocumentString(`
    mutation CreatePluginProxy($input: CreatePluginProxyInput!) {
  createPluginProxy(input: $input) {
    proxy {
      tag
      name
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<CreatePluginProxyMutation, CreatePluginProxyMutationVariables>;
export const UpdatePluginProxyDocument = new TypedDocumentString(`
    mutation UpdatePluginProxy($input: UpdatePluginProxyInput!) {
  updatePluginProxy(input: $input) {
    proxy {
      ...ProxyDetail
    }
    userErrors {
      code
      message
      field
      currentRevision
    }
  }
}
    fragment ProxyDetail on PluginProxy {
  id
  tag
  name
  description
  isEnabled
  revision
  proxyUrl
  unmatched
  allowedOrigins
  urlPrefixes {
    id
    prefix
    headerRules {
      name
      value
      allowOverride
      references {
        tag
        state
      }
    }
    basicAuth {
      user
      password
      allowOverride
    }
  }
  limits {
    ...Limits
  }
  frozenAt
  frozenBy {
    __typename
    displayName
  }
  updatedAt
  updatedBy {
    __typename
    displayName
  }
  viewerCan {
    update {
      allowed
      reason
    }
    delete {
      allowed
      reason
    }
    freeze {
      allowed
      reason
    }
  }
}
fragment Limits on ProxyLimits {
  connectMs
  firstByteMs
  idleMs
  totalMs
  maxRequestBytes
  maxResponseBytes
  maxPerCaller
  maxPerOrigin
  overridden
}`) as unknown as TypedDocumentString<UpdatePluginProxyMutation, UpdatePluginProxyMutationVariables>;
export const DeletePluginProxyDocument = new TypedDocumentString(`
    mutation DeletePluginProxy($input: DeletePluginProxyInput!) {
  deletePluginProxy(input: $input) {
    deletedProxyId
    userErrors {
      code
      message
      field
      currentRevision
    }
  }
}
    `) as unknown as TypedDocumentString<DeletePluginProxyMutation, DeletePluginProxyMutationVariables>;
export const FreezePluginProxyDocument = new TypedDocumentString(`
    mutation FreezePluginProxy($input: FreezePluginProxyInput!) {
  freezePluginProxy(input: $input) {
    proxy {
      id
      revision
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<FreezePluginProxyMutation, FreezePluginProxyMutationVariables>;
export const UnfreezePluginProxyDocument = new TypedDocumentString(`
    mutation UnfreezePluginProxy($input: UnfreezePluginProxyInput!) {
  unfreezePluginProxy(input: $input) {
    proxy {
      id
      revision
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<UnfreezePluginProxyMutation, UnfreezePluginProxyMutationVariables>;
export const ExplainProxyRequestDocument = new TypedDocumentString(`
    query ExplainProxyRequest($input: ExplainProxyRequestInput!) {
  explainProxyRequest(input: $input) {
    explanation {
      ...Explanation
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment Explanation on ProxyRequestExplanation {
  matchedPrefix
  sentHeaders {
    name
    value
    matchedPrefix
  }
  secrets {
    tag
    state
  }
  limits {
    connectMs
    firstByteMs
    idleMs
    totalMs
    maxRequestBytes
    maxResponseBytes
  }
  refusal {
    code
    message
  }
}`) as unknown as TypedDocumentString<ExplainProxyRequestQuery, ExplainProxyRequestQueryVariables>;
export const InstanceLimitsDocument = new TypedDocumentString(`
    query InstanceLimits {
  explainProxyRequest(
    input: {subject: {draft: {urlPrefixes: []}}, url: "https://example.com/"}
  ) {
    explanation {
      limits {
        ...Limits
      }
    }
  }
}
    fragment Limits on ProxyLimits {
  connectMs
  firstByteMs
  idleMs
  totalMs
  maxRequestBytes
  maxResponseBytes
  maxPerCaller
  maxPerOrigin
  overridden
}`) as unknown as TypedDocumentString<InstanceLimitsQuery, InstanceLimitsQueryVariables>;
export const TestPluginProxyDocument = new TypedDocumentString(`
    mutation TestPluginProxy($input: TestPluginProxyInput!) {
  testPluginProxy(input: $input) {
    explanation {
      secrets {
        tag
      }
    }
    status
    durationMs
    contentType
    responseBytes
    bodyStart
    isComplete
    scrubbedCount
    failure {
      code
      message
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<TestPluginProxyMutation, TestPluginProxyMutationVariables>;
export const RunCanaryTestDocument = new TypedDocumentString(`
    mutation RunCanaryTest($input: RunCanaryTestInput!) {
  runCanaryTest(input: $input) {
    isEchoed
    echoingHeaders
    isEchoedInBody
    status
    durationMs
    failure {
      code
      message
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<RunCanaryTestMutation, RunCanaryTestMutationVariables>;
export const ShellDocument = new TypedDocumentString(`
    query Shell {
  viewer {
    actor {
      __typename
      id
      displayName
      ... on User {
        email
      }
    }
    workspace {
      slug
      name
      frozenAt
      requiresDestinations
    }
    workspaceFrozenBy {
      __typename
      displayName
    }
    viewerCan {
      freezeWorkspace {
        allowed
        reason
      }
    }
    permissions
  }
  session {
    workspaces {
      slug
      name
    }
    hasGraphiql
  }
}
    `) as unknown as TypedDocumentString<ShellQuery, ShellQueryVariables>;
export const FreezeWorkspaceDocument = new TypedDocumentString(`
    mutation FreezeWorkspace($input: FreezeWorkspaceInput!) {
  freezeWorkspace(input: $input) {
    workspace {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<FreezeWorkspaceMutation, FreezeWorkspaceMutationVariables>;
export const UnfreezeWorkspaceDocument = new TypedDocumentString(`
    mutation UnfreezeWorkspace($input: UnfreezeWorkspaceInput!) {
  unfreezeWorkspace(input: $input) {
    workspace {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UnfreezeWorkspaceMutation, UnfreezeWorkspaceMutationVariables>;
export const SecretsPageDocument = new TypedDocumentString(`
    query SecretsPage($first: Int, $after: String, $last: Int, $before: String, $filter: SecretFilter, $orderBy: SecretOrder, $openedId: ID, $hasOpened: Boolean!) {
  secrets(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
  ) {
    nodes {
      ...SecretRow
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    totalCount
  }
  opened: secret(by: {id: $openedId}) @include(if: $hasOpened) {
    ...SecretRow
  }
}
    fragment SecretRow on Secret {
  id
  tag
  name
  description
  reference
  revision
  version
  destinations
  usageCount
  status
  frozenAt
  frozenBy {
    __typename
    displayName
  }
  lastUsedAt
  lastSucceededAt
  rejectedSince
  rejectedStatus
  tokenExpiresAt
  previousValueKeptUntil
  valueUpdatedAt
  valueUpdatedBy {
    __typename
    displayName
  }
  createdAt
  createdBy {
    __typename
    displayName
  }
  updatedAt
  updatedBy {
    __typename
    displayName
  }
  viewerCan {
    update {
      allowed
      reason
    }
    replaceValue {
      allowed
      reason
    }
    delete {
      allowed
      reason
    }
    freeze {
      allowed
      reason
    }
  }
}`) as unknown as TypedDocumentString<SecretsPageQuery, SecretsPageQueryVariables>;
export const SecretUsagesDocument = new TypedDocumentString(`
    query SecretUsages($id: ID!) {
  secret(by: {id: $id}) {
    ...SecretRow
    usages {
      ...SecretUsageRow
    }
  }
}
    fragment SecretRow on Secret {
  id
  tag
  name
  description
  reference
  revision
  version
  destinations
  usageCount
  status
  frozenAt
  frozenBy {
    __typename
    displayName
  }
  lastUsedAt
  lastSucceededAt
  rejectedSince
  rejectedStatus
  tokenExpiresAt
  previousValueKeptUntil
  valueUpdatedAt
  valueUpdatedBy {
    __typename
    displayName
  }
  createdAt
  createdBy {
    __typename
    displayName
  }
  updatedAt
  updatedBy {
    __typename
    displayName
  }
  viewerCan {
    update {
      allowed
      reason
    }
    replaceValue {
      allowed
      reason
    }
    delete {
      allowed
      reason
    }
    freeze {
      allowed
      reason
    }
  }
}
fragment SecretUsageRow on SecretUsage {
  location
  isActive
  consumer {
    __typename
    ... on PluginProxy {
      tag
      name
    }
  }
}`) as unknown as TypedDocumentString<SecretUsagesQuery, SecretUsagesQueryVariables>;
export const SecretVersionsDocument = new TypedDocumentString(`
    query SecretVersions($id: ID!, $first: Int!, $after: String) {
  secret(by: {id: $id}) {
    ...SecretRow
    versions(first: $first, after: $after) {
      nodes {
        ...SecretVersionRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment SecretRow on Secret {
  id
  tag
  name
  description
  reference
  revision
  version
  destinations
  usageCount
  status
  frozenAt
  frozenBy {
    __typename
    displayName
  }
  lastUsedAt
  lastSucceededAt
  rejectedSince
  rejectedStatus
  tokenExpiresAt
  previousValueKeptUntil
  valueUpdatedAt
  valueUpdatedBy {
    __typename
    displayName
  }
  createdAt
  createdBy {
    __typename
    displayName
  }
  updatedAt
  updatedBy {
    __typename
    displayName
  }
  viewerCan {
    update {
      allowed
      reason
    }
    replaceValue {
      allowed
      reason
    }
    delete {
      allowed
      reason
    }
    freeze {
      allowed
      reason
    }
  }
}
fragment SecretVersionRow on SecretVersion {
  number
  state
  destinations
  createdAt
  destroyedAt
  createdBy {
    __typename
    displayName
  }
}`) as unknown as TypedDocumentString<SecretVersionsQuery, SecretVersionsQueryVariables>;
export const SecretUsesDocument = new TypedDocumentString(`
    query SecretUses($id: ID!, $first: Int!, $after: String) {
  secret(by: {id: $id}) {
    uses(first: $first, after: $after) {
      nodes {
        ...SecretUseRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment SecretUseRow on SecretUse {
  usedAt
  proxyTag
  origin
  method
  status
  errorCode
  durationMs
  scrubbedCount
  version
  actor {
    __typename
    displayName
  }
}`) as unknown as TypedDocumentString<SecretUsesQuery, SecretUsesQueryVariables>;
export const TagAvailabilityDocument = new TypedDocumentString(`
    query TagAvailability($tag: String!) {
  secretTagAvailability(tag: $tag) {
    tag
    isAvailable
    reason
    suggestion
  }
}
    `) as unknown as TypedDocumentString<TagAvailabilityQuery, TagAvailabilityQueryVariables>;
export const CreateSecretDocument = new TypedDocumentString(`
    mutation CreateSecret($input: CreateSecretInput!) {
  createSecret(input: $input) {
    secret {
      id
      tag
      name
      reference
      version
    }
    acceptedBytes
    warnings {
      code
      message
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<CreateSecretMutation, CreateSecretMutationVariables>;
export const UpdateSecretDocument = new TypedDocumentString(`
    mutation UpdateSecret($input: UpdateSecretInput!) {
  updateSecret(input: $input) {
    secret {
      id
      tag
      name
    }
    userErrors {
      code
      message
      field
      currentRevision
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateSecretMutation, UpdateSecretMutationVariables>;
export const ReplaceSecretValueDocument = new TypedDocumentString(`
    mutation ReplaceSecretValue($input: ReplaceSecretValueInput!) {
  replaceSecretValue(input: $input) {
    secret {
      id
      tag
      name
      version
    }
    acceptedBytes
    warnings {
      code
      message
    }
    userErrors {
      code
      message
      field
      currentVersion
    }
  }
}
    `) as unknown as TypedDocumentString<ReplaceSecretValueMutation, ReplaceSecretValueMutationVariables>;
export const DeleteSecretDocument = new TypedDocumentString(`
    mutation DeleteSecret($input: DeleteSecretInput!) {
  deleteSecret(input: $input) {
    deletedSecretId
    userErrors {
      code
      message
      field
      currentRevision
      usages {
        ...SecretUsageRow
      }
    }
  }
}
    fragment SecretUsageRow on SecretUsage {
  location
  isActive
  consumer {
    __typename
    ... on PluginProxy {
      tag
      name
    }
  }
}`) as unknown as TypedDocumentString<DeleteSecretMutation, DeleteSecretMutationVariables>;
export const RollbackSecretValueDocument = new TypedDocumentString(`
    mutation RollbackSecretValue($input: RollbackSecretValueInput!) {
  rollbackSecretValue(input: $input) {
    secret {
      id
      tag
      name
      version
    }
    userErrors {
      code
      message
      field
      currentVersion
    }
  }
}
    `) as unknown as TypedDocumentString<RollbackSecretValueMutation, RollbackSecretValueMutationVariables>;
export const FreezeSecretDocument = new TypedDocumentString(`
    mutation FreezeSecret($input: FreezeSecretInput!) {
  freezeSecret(input: $input) {
    secret {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<FreezeSecretMutation, FreezeSecretMutationVariables>;
export const UnfreezeSecretDocument = new TypedDocumentString(`
    mutation UnfreezeSecret($input: UnfreezeSecretInput!) {
  unfreezeSecret(input: $input) {
    secret {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UnfreezeSecretMutation, UnfreezeSecretMutationVariables>;
export const TokensPageDocument = new TypedDocumentString(`
    query TokensPage($first: Int!, $after: String) {
  apiTokens(first: $first, after: $after) {
    nodes {
      ...TokenRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
  assignableRoles {
    id
    name
    permissions
  }
  viewer {
    permissions
  }
  permissionDefinitions {
    permission
    label
  }
}
    fragment TokenRow on ApiToken {
  id
  name
  description
  status
  prefix
  last4
  roles {
    id
    name
  }
  createdAt
  createdBy {
    __typename
    displayName
  }
  expiresAt
  revokedAt
  lastUsedAt
  lastUsedIp
  frozenAt
  frozenBy {
    __typename
    displayName
  }
  viewerCan {
    revoke {
      allowed
      reason
    }
    freeze {
      allowed
      reason
    }
  }
}`) as unknown as TypedDocumentString<TokensPageQuery, TokensPageQueryVariables>;
export const CreateApiTokenDocument = new TypedDocumentString(`
    mutation CreateApiToken($input: CreateApiTokenInput!) {
  createApiToken(input: $input) {
    apiToken {
      id
      name
    }
    plaintext
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<CreateApiTokenMutation, CreateApiTokenMutationVariables>;
export const RevokeApiTokenDocument = new TypedDocumentString(`
    mutation RevokeApiToken($input: RevokeApiTokenInput!) {
  revokeApiToken(input: $input) {
    apiToken {
      id
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeApiTokenMutation, RevokeApiTokenMutationVariables>;
export const FreezeApiTokenDocument = new TypedDocumentString(`
    mutation FreezeApiToken($input: FreezeApiTokenInput!) {
  freezeApiToken(input: $input) {
    apiToken {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<FreezeApiTokenMutation, FreezeApiTokenMutationVariables>;
export const UnfreezeApiTokenDocument = new TypedDocumentString(`
    mutation UnfreezeApiToken($input: UnfreezeApiTokenInput!) {
  unfreezeApiToken(input: $input) {
    apiToken {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UnfreezeApiTokenMutation, UnfreezeApiTokenMutationVariables>;
export const WorkspacePageDocument = new TypedDocumentString(`
    query WorkspacePage {
  viewer {
    workspace {
      id
      slug
      name
      frozenAt
      requiresDestinations
    }
    workspaceFrozenBy {
      __typename
      displayName
    }
    viewerCan {
      freezeWorkspace {
        allowed
        reason
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WorkspacePageQuery, WorkspacePageQueryVariables>;
export const GraphiqlDocument = new TypedDocumentString(`
    query Graphiql {
  session {
    hasGraphiql
    workspaces {
      slug
      name
    }
  }
}
    `) as unknown as TypedDocumentString<GraphiqlQuery, GraphiqlQueryVariables>;
export const EntranceDocument = new TypedDocumentString(`
    query Entrance {
  setupStatus {
    isOpen
  }
  session {
    user {
      id
    }
    workspaces {
      slug
      name
    }
  }
}
    `) as unknown as TypedDocumentString<EntranceQuery, EntranceQueryVariables>;
export const CompleteSetupDocument = new TypedDocumentString(`
    mutation CompleteSetup($input: CompleteSetupInput!) {
  completeSetup(input: $input) {
    workspace {
      slug
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<CompleteSetupMutation, CompleteSetupMutationVariables>;
