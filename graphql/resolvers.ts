import type { Resolvers } from "./__generated__/resolvers.ts";
import { accessResolvers } from "./access/resolvers.ts";
import { proxyResolvers } from "./proxies/resolvers.ts";
import { scalars } from "./scalars.ts";
import { secretResolvers } from "./secrets/resolvers.ts";

/**
 * The resolvers of all rooms as one map. A field that is not here is read from the object that the use case answered
 * (mappers.ts). `Node` and `UserError` resolve to no type: they are a promise to clients, and no field answers one
 * (schema.test.ts).
 */
export const resolvers: Resolvers = {
  ...scalars,
  ...accessResolvers,
  ...secretResolvers,
  ...proxyResolvers,
  Query: { ...accessResolvers.Query, ...secretResolvers.Query, ...proxyResolvers.Query },
  Mutation: { ...accessResolvers.Mutation, ...secretResolvers.Mutation, ...proxyResolvers.Mutation },
};
