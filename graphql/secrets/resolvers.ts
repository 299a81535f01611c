/** Secrets: translate, call one use case, translate back. No SQL, no rules, no catch. */
import { AccessError } from "#core/errors.ts";
import { capability } from "#core/permissions/authorize.ts";
import { findPluginProxies } from "#core/proxies/find-plugin-proxies.ts";
import { checkTagAvailability } from "#core/secrets/check-tag-availability.ts";
import { createSecret } from "#core/secrets/create-secret.ts";
import { deleteSecret } from "#core/secrets/delete-secret.ts";
import { findSecret } from "#core/secrets/find-secret.ts";
import { listSecretReferences } from "#core/secrets/list-secret-references.ts";
import { listSecretUsages } from "#core/secrets/list-secret-usages.ts";
import { listSecrets } from "#core/secrets/list-secrets.ts";
import { replaceSecretValue } from "#core/secrets/replace-secret-value.ts";
import { updateSecret } from "#core/secrets/update-secret.ts";
import type { Resolvers } from "../__generated__/resolvers.ts";
import { batch } from "../batch.ts";
import { toConnection } from "../connection.ts";
import { withUserErrors } from "../user-errors.ts";

const usagesOf = batch(({ actor }, secretIds) => listSecretUsages(actor, secretIds));
const proxyOf = batch(({ actor }, proxyIds) => findPluginProxies(actor, proxyIds));

export const secretResolvers: Pick<
  Resolvers,
  "Query" | "Mutation" | "Secret" | "SecretUsage" | "SecretConsumer"
> = {
  Query: {
    secret: (_root, { by }, { actor }) => findSecret(actor, by),
    secrets: async (_root, page, { actor }) => toConnection(await listSecrets(actor, page)),
    secretReferences: (_root, { query, first }, { actor }) => listSecretReferences(actor, { query, first }),
    secretTagAvailability: (_root, { tag }, { actor }) => checkTagAvailability(actor, tag),
  },
  Mutation: {
    createSecret: (_root, { input }, { actor }, info) =>
      withUserErrors(info, () => createSecret(actor, input)),
    updateSecret: (_root, { input }, { actor }, info) =>
      withUserErrors(info, async () => ({ secret: await updateSecret(actor, input) })),
    replaceSecretValue: (_root, { input }, { actor }, info) =>
      withUserErrors(info, () => replaceSecretValue(actor, input)),
    deleteSecret: (_root, { input }, { actor }, info) =>
      withUserErrors(info, async () => ({ deletedSecretId: await deleteSecret(actor, input) })),
  },
  Secret: {
    usages: async ({ id }, _args, context) => (await usagesOf(context, id)) ?? [],
    viewerCan: (_secret, _args, { actor }) => ({
      update: capability(actor, "CREATE_SECRETS"),
      replaceValue: capability(actor, "CREATE_SECRETS"),
      delete: capability(actor, "CREATE_SECRETS"),
    }),
  },
  SecretUsage: {
    consumer: async ({ proxyId }, _args, context) => {
      const proxy = await proxyOf(context, proxyId);
      // Of two queries the second can come after a deletion.
      if (!proxy) throw new AccessError("NOT_FOUND", "This proxy has been deleted meanwhile.");
      return proxy;
    },
  },
  SecretConsumer: { __resolveType: () => "PluginProxy" },
};
