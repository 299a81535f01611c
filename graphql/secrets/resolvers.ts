/** Secrets: translate, call one use case, translate back. No SQL, no rules, no catch. */
import { AccessError } from "#core/errors.ts";
import { capability } from "#core/permissions/authorize.ts";
import { findPluginProxies } from "#core/proxies/find-plugin-proxies.ts";
import { checkTagAvailability } from "#core/secrets/check-tag-availability.ts";
import { createSecret } from "#core/secrets/create-secret.ts";
import { deleteSecret } from "#core/secrets/delete-secret.ts";
import { findSecret } from "#core/secrets/find-secret.ts";
import { findTamperedSecrets } from "#core/secrets/find-tampered-secrets.ts";
import { freezeSecret } from "#core/secrets/freeze-secret.ts";
import { listSecretReferences } from "#core/secrets/list-secret-references.ts";
import { listSecretUsages } from "#core/secrets/list-secret-usages.ts";
import { listSecretVersions } from "#core/secrets/list-secret-versions.ts";
import { listSecrets } from "#core/secrets/list-secrets.ts";
import { replaceSecretValue } from "#core/secrets/replace-secret-value.ts";
import { rollbackSecretValue } from "#core/secrets/rollback-secret-value.ts";
import { unfreezeSecret } from "#core/secrets/unfreeze-secret.ts";
import { updateSecret } from "#core/secrets/update-secret.ts";
import { listSecretUses } from "#core/uses/list-secret-uses.ts";
import type { Resolvers } from "../__generated__/resolvers.ts";
import { batch } from "../batch.ts";
import { toConnection } from "../connection.ts";
import { withUserErrors } from "../user-errors.ts";

const usagesOf = batch(({ actor }, secretIds) => listSecretUsages(actor, secretIds));
const isTampered = batch(({ actor }, secretIds) => findTamperedSecrets(actor, secretIds));
const proxyOf = batch(({ actor }, proxyIds) => findPluginProxies(actor, proxyIds));

export const secretResolvers: Pick<
  Resolvers,
  "Query" | "Mutation" | "Secret" | "SecretUsage" | "SecretUse" | "SecretConsumer"
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
    rollbackSecretValue: (_root, { input }, { actor }, info) =>
      withUserErrors(info, async () => ({ secret: await rollbackSecretValue(actor, input) })),
    deleteSecret: (_root, { input }, { actor }, info) =>
      withUserErrors(info, async () => ({ deletedSecretId: await deleteSecret(actor, input) })),
    freezeSecret: (_root, { input }, { actor }, info) =>
      withUserErrors(info, async () => ({ secret: await freezeSecret(actor, input) })),
    unfreezeSecret: (_root, { input }, { actor }, info) =>
      withUserErrors(info, async () => ({ secret: await unfreezeSecret(actor, input) })),
  },
  Secret: {
    status: async ({ id, status }, _args, context) => ((await isTampered(context, id)) ? "TAMPERED" : status),
    versions: async ({ id }, page, { actor }) => toConnection(await listSecretVersions(actor, id, page)),
    usages: async ({ id }, _args, context) => (await usagesOf(context, id)) ?? [],
    uses: async ({ id }, page, { actor }) => toConnection(await listSecretUses(actor, id, page)),
    viewerCan: (_secret, _args, { actor }) => ({
      update: capability(actor, "CREATE_SECRETS"),
      replaceValue: capability(actor, "CREATE_SECRETS"),
      delete: capability(actor, "CREATE_SECRETS"),
      freeze: capability(actor, "CREATE_SECRETS"),
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
  SecretUse: { proxy: async ({ proxyId }, _args, context) => (await proxyOf(context, proxyId)) ?? null },
  SecretConsumer: { __resolveType: () => "PluginProxy" },
};
