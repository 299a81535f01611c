/** Plugin proxies: translate, call one use case, translate back. No SQL, no rules, no catch. */
import { capability } from "#core/permissions/authorize.ts";
import { createPluginProxy } from "#core/proxies/create-plugin-proxy.ts";
import { deletePluginProxy } from "#core/proxies/delete-plugin-proxy.ts";
import { findPluginProxy } from "#core/proxies/find-plugin-proxy.ts";
import { listPluginProxies } from "#core/proxies/list-plugin-proxies.ts";
import { updatePluginProxy } from "#core/proxies/update-plugin-proxy.ts";
import type { Resolvers } from "../__generated__/resolvers.ts";
import { toConnection } from "../connection.ts";
import { withUserErrors } from "../user-errors.ts";

export const proxyResolvers: Pick<Resolvers, "Query" | "Mutation" | "PluginProxy"> = {
  Query: {
    pluginProxy: (_root, { by }, { actor }) => findPluginProxy(actor, by),
    pluginProxies: async (_root, page, { actor }) => toConnection(await listPluginProxies(actor, page)),
  },
  Mutation: {
    createPluginProxy: (_root, { input }, { actor }, info) =>
      withUserErrors(info, async () => ({ proxy: await createPluginProxy(actor, input) })),
    updatePluginProxy: (_root, { input }, { actor }, info) =>
      withUserErrors(info, async () => ({ proxy: await updatePluginProxy(actor, input) })),
    deletePluginProxy: (_root, { input }, { actor }, info) =>
      withUserErrors(info, async () => ({ deletedProxyId: await deletePluginProxy(actor, input) })),
  },
  PluginProxy: {
    viewerCan: (_proxy, _args, { actor }) => ({
      update: capability(actor, "EDIT_PLUGIN_PROXIES"),
      delete: capability(actor, "EDIT_PLUGIN_PROXIES"),
    }),
  },
};
