/** Plugin proxies: translate, call one use case, translate back. No SQL, no rules, no catch. */
import { capability } from "#core/permissions/authorize.ts";
import { createPluginProxy } from "#core/proxies/create-plugin-proxy.ts";
import { deletePluginProxy } from "#core/proxies/delete-plugin-proxy.ts";
import { explainProxyRequest, type ProxyRequestExplanation } from "#core/proxies/explain-proxy-request.ts";
import { findPluginProxy } from "#core/proxies/find-plugin-proxy.ts";
import { freezePluginProxy } from "#core/proxies/freeze-plugin-proxy.ts";
import { listPluginProxies } from "#core/proxies/list-plugin-proxies.ts";
import { runCanaryTest } from "#core/proxies/run-canary-test.ts";
import { testPluginProxy } from "#core/proxies/test-plugin-proxy.ts";
import { unfreezePluginProxy } from "#core/proxies/unfreeze-plugin-proxy.ts";
import { updatePluginProxy } from "#core/proxies/update-plugin-proxy.ts";
import type { Place } from "#core/templates/template.ts";
import {
  findProxyLastUses,
  findProxyRequestStats,
  findProxyRequestsPerHour,
} from "#core/uses/find-proxy-uses.ts";
import type { Resolvers } from "../__generated__/resolvers.ts";
import { batch, batchWith } from "../batch.ts";
import { toConnection } from "../connection.ts";
import { withUserErrors } from "../user-errors.ts";

const lastUseOf = batch(({ actor }, proxyIds) => findProxyLastUses(actor, proxyIds));
// The argument is a part of the key: a page asks for each with one argument, as a rule, and then with one query.
const statsOf = batchWith(({ actor }, proxyIds, since) =>
  findProxyRequestStats(actor, proxyIds, new Date(since)),
);
const hoursOf = batchWith(({ actor }, proxyIds, hours) =>
  findProxyRequestsPerHour(actor, proxyIds, Number(hours)),
);

export const proxyResolvers: Pick<Resolvers, "Query" | "Mutation" | "PluginProxy"> = {
  Query: {
    pluginProxy: (_root, { by }, { actor }) => findPluginProxy(actor, by),
    explainProxyRequest: (_root, { input }, { actor }, info) =>
      withUserErrors(info, async () => ({
        explanation: toExplanation(await explainProxyRequest(actor, input)),
      })),
    pluginProxies: async (_root, page, { actor }) => toConnection(await listPluginProxies(actor, page)),
  },
  Mutation: {
    createPluginProxy: (_root, { input }, { actor }, info) =>
      withUserErrors(info, async () => ({ proxy: await createPluginProxy(actor, input) })),
    updatePluginProxy: (_root, { input }, { actor }, info) =>
      withUserErrors(info, async () => ({ proxy: await updatePluginProxy(actor, input) })),
    deletePluginProxy: (_root, { input }, { actor }, info) =>
      withUserErrors(info, async () => ({ deletedProxyId: await deletePluginProxy(actor, input) })),
    freezePluginProxy: (_root, { input }, { actor }, info) =>
      withUserErrors(info, async () => ({ proxy: await freezePluginProxy(actor, input) })),
    unfreezePluginProxy: (_root, { input }, { actor }, info) =>
      withUserErrors(info, async () => ({ proxy: await unfreezePluginProxy(actor, input) })),
    testPluginProxy: (_root, { input }, { actor }, info) =>
      withUserErrors(info, async () => {
        const { explanation, ...test } = await testPluginProxy(actor, input);
        return { ...test, explanation: toExplanation(explanation) };
      }),
    runCanaryTest: (_root, { input }, { actor }, info) =>
      withUserErrors(info, async () => runCanaryTest(actor, input)),
  },
  PluginProxy: {
    lastUsedAt: async ({ id }, _args, context) => (await lastUseOf(context, id)) ?? null,
    requestStats: ({ id }, { since }, context) => statsOf(context, id, since.toISOString()),
    requestsPerHour: ({ id }, { hours }, context) => hoursOf(context, id, String(hours)),
    viewerCan: (_proxy, _args, { actor }) => ({
      update: capability(actor, "EDIT_PLUGIN_PROXIES"),
      delete: capability(actor, "EDIT_PLUGIN_PROXIES"),
      freeze: capability(actor, "EDIT_PLUGIN_PROXIES"),
    }),
  },
};

function toExplanation({ secrets, ...explanation }: ProxyRequestExplanation) {
  return {
    ...explanation,
    secrets: secrets.map((secret) => ({ ...secret, place: secret.place.toUpperCase() as Uppercase<Place> })),
  };
}
