import type { ApiToken } from "#core/access/api-token.ts";
import type { Session } from "#core/access/get-session.ts";
import type { Viewer } from "#core/access/get-viewer.ts";
import type { Role } from "#core/access/role.ts";
import type { ActorRef } from "#core/audit/actor-refs.ts";
import type { PluginProxy } from "#core/proxies/plugin-proxy.ts";
import type { SecretVersion } from "#core/secrets/list-secret-versions.ts";
import type { Secret } from "#core/secrets/secret.ts";
import type { SecretUsage } from "#core/secrets/secret-usage.ts";
import type { SecretUse } from "#core/uses/list-secret-uses.ts";
import type { Connection } from "./connection.ts";

/**
 * What stands behind a GraphQL type on the server: types of core, as use cases answer them. scripts/generate.ts names
 * these in the types of resolvers, so a field that core does not have must be resolved or does not compile.
 */

/** Whoever made or changed something; a token is named here, and the rest of it is loaded when asked for. */
export type ActorMapper = ActorRef;
export type UserMapper = ActorRef;
export type SystemActorMapper = ActorRef;
export type ApiTokenMapper = ApiToken | ActorRef;
export type ApiTokenConnectionMapper = Connection<ApiToken>;
export type PluginProxyMapper = PluginProxy;
export type PluginProxyConnectionMapper = Connection<PluginProxy>;
export type RoleMapper = Role;
export type SecretMapper = Secret;
export type SecretConnectionMapper = Connection<Secret>;
export type SecretUsageMapper = SecretUsage;
export type SecretUseMapper = SecretUse;
export type SecretUseConnectionMapper = Connection<SecretUse>;
export type SecretVersionConnectionMapper = Connection<SecretVersion>;
export type SessionMapper = Session;
export type ViewerMapper = Viewer;
export type WorkspaceMapper = Pick<Viewer["workspace"], "id" | "slug" | "name" | "frozenAt">;
