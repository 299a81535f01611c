/** Access: translate, call one use case, translate back. No SQL, no rules, no catch. */
import type { ApiToken } from "#core/access/api-token.ts";
import { completeSetup, setupStatus } from "#core/access/complete-setup.ts";
import { createApiToken } from "#core/access/create-api-token.ts";
import { findApiTokens } from "#core/access/find-api-tokens.ts";
import { freezeApiToken } from "#core/access/freeze-api-token.ts";
import { freezeWorkspace } from "#core/access/freeze-workspace.ts";
import { getSession } from "#core/access/get-session.ts";
import { getViewer } from "#core/access/get-viewer.ts";
import { listApiTokens } from "#core/access/list-api-tokens.ts";
import { listAssignableRoles } from "#core/access/list-assignable-roles.ts";
import { revokeApiToken } from "#core/access/revoke-api-token.ts";
import { unfreezeApiToken } from "#core/access/unfreeze-api-token.ts";
import { unfreezeWorkspace } from "#core/access/unfreeze-workspace.ts";
import { capability } from "#core/permissions/authorize.ts";
import { ALL_PERMISSIONS, PERMISSIONS } from "#core/permissions/permissions.ts";
import { config } from "#platform/config.ts";
import type { Resolvers } from "../__generated__/resolvers.ts";
import { batch } from "../batch.ts";
import { toConnection } from "../connection.ts";
import type { GraphqlContext } from "../context.ts";
import type { ApiTokenMapper } from "../mappers.ts";
import { withUserErrors } from "../user-errors.ts";

const apiTokenOf = batch(({ actor }, tokenIds) => findApiTokens(actor, tokenIds));

export const accessResolvers: Pick<
  Resolvers,
  "Query" | "Mutation" | "Actor" | "ApiToken" | "Session" | "Viewer" | "Workspace"
> = {
  Query: {
    viewer: (_root, _args, { actor }) => getViewer(actor),
    session: (_root, _args, { caller }) => getSession(caller),
    setupStatus: () => setupStatus(),
    // The words are the same for every workspace, so there is no use case: the actor is read to refuse strangers.
    permissionDefinitions: (_root, _args, { actor: _member }) =>
      ALL_PERMISSIONS.map((permission) => ({ permission, ...PERMISSIONS[permission] })),
    assignableRoles: (_root, _args, { actor }) => listAssignableRoles(actor),
    apiTokens: async (_root, page, { actor }) => toConnection(await listApiTokens(actor, page)),
  },
  Mutation: {
    completeSetup: (_root, { input }, { origin }, info) =>
      withUserErrors(info, async () => ({
        workspace: { ...(await completeSetup(origin, input)), frozenAt: null },
      })),
    createApiToken: (_root, { input }, { actor }, info) =>
      withUserErrors(info, () => createApiToken(actor, input)),
    revokeApiToken: (_root, { input }, { actor }, info) =>
      withUserErrors(info, async () => ({ apiToken: await revokeApiToken(actor, input) })),
    freezeApiToken: (_root, { input }, { actor }, info) =>
      withUserErrors(info, async () => ({ apiToken: await freezeApiToken(actor, input) })),
    unfreezeApiToken: (_root, { input }, { actor }, info) =>
      withUserErrors(info, async () => ({ apiToken: await unfreezeApiToken(actor, input) })),
    freezeWorkspace: (_root, { input }, { actor }, info) =>
      withUserErrors(info, async () => ({ workspace: await freezeWorkspace(actor, input) })),
    unfreezeWorkspace: (_root, { input }, { actor }, info) =>
      withUserErrors(info, async () => ({ workspace: await unfreezeWorkspace(actor, input) })),
  },
  Actor: {
    __resolveType: ({ kind }) => (kind === "user" ? "User" : kind === "token" ? "ApiToken" : "SystemActor"),
  },
  ApiToken: {
    name: ({ displayName }) => displayName,
    description: ofToken("description"),
    kind: ofToken("kind"),
    status: ofToken("status"),
    prefix: ofToken("prefix"),
    last4: ofToken("last4"),
    roles: ofToken("roles"),
    createdAt: ofToken("createdAt"),
    createdBy: ofToken("createdBy"),
    expiresAt: ofToken("expiresAt"),
    revokedAt: ofToken("revokedAt"),
    frozenAt: ofToken("frozenAt"),
    frozenBy: ofToken("frozenBy"),
    lastUsedAt: ofToken("lastUsedAt"),
    lastUsedIp: ofToken("lastUsedIp"),
    viewerCan: (_token, _args, { actor }) => ({
      revoke: capability(actor, "EDIT_API_TOKENS"),
      freeze: capability(actor, "EDIT_API_TOKENS"),
    }),
  },
  Session: { hasGraphiql: () => config().graphiql },
  Viewer: {
    viewerCan: (_viewer, _args, { actor }) => ({ freezeWorkspace: capability(actor, "EDIT_SETTINGS") }),
  },
  Workspace: { requiresDestinations: () => config().requireDestinations },
};

/** A field of a token. Where it only made or changed something, the rest of it is loaded, by whoever may see tokens. */
function ofToken<K extends keyof ApiToken>(field: K) {
  return async (token: ApiTokenMapper, _args: unknown, context: GraphqlContext): Promise<ApiToken[K]> => {
    if (isWhole(token)) return token[field];
    const whole = await apiTokenOf(context, token.id);
    if (!whole) throw new Error("unreachable: a token that is named and not there");
    return whole[field];
  };
}

function isWhole(token: ApiTokenMapper): token is ApiToken {
  return token.kind === "SERVICE" || token.kind === "PERSONAL";
}
