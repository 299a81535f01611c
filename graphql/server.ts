import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { makeExecutableSchema } from "@graphql-tools/schema";
import type { GraphQLSchema } from "graphql";
import { logger } from "#platform/logger.ts";
import { processState } from "#platform/process-state.ts";
import { typeDefs } from "./__generated__/type-defs.ts";
import type { GraphqlContext } from "./context.ts";
import { documentStore } from "./documents.ts";
import { isFault, MASKED, originalOf, statusOf, toAnswerError } from "./errors.ts";
import { resolvers } from "./resolvers.ts";

/**
 * The one Apollo server of the process, with the executable schema. It runs operations; what may be asked and how
 * an error reads is decided around it (documents.ts, coerce.ts, errors.ts). Every option that Apollo would otherwise
 * take from NODE_ENV or APOLLO_* variables is set here, because Next sets NODE_ENV only while it starts.
 */
type GraphqlServer = { apollo: ApolloServer<GraphqlContext>; schema: GraphQLSchema };

export function graphqlServer(): Promise<GraphqlServer> {
  return processState("apolloServer", startServer);
}

async function startServer(): Promise<GraphqlServer> {
  const schema = makeExecutableSchema({
    typeDefs,
    resolvers,
    resolverValidationOptions: { requireResolversToMatchSchema: "error" },
  });
  const apollo = new ApolloServer<GraphqlContext>({
    schema,
    documentStore,
    nodeEnv: "production",
    // Asked per request: only for callers we know (execute.ts).
    introspection: true,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    plugins: [
      errorsPlugin,
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
    ],
    // The floor: an error that reached no plugin of ours says nothing at all.
    formatError: () => ({ message: MASKED.message, extensions: { code: MASKED.code } }),
    logger: apolloLogger,
  });
  await apollo.start();
  return { apollo, schema };
}

/** Words every error of an answer ourselves, and logs those that are faults of ours. */
const errorsPlugin: ApolloServerPlugin<GraphqlContext> = {
  requestDidStart: async () => ({
    didEncounterErrors: async ({ errors, contextValue: { requestId }, response }) => {
      for (const error of errors) {
        if (isFault(error)) logger().error({ err: originalOf(error), requestId }, "A GraphQL field failed");
        response.http.status ??= statusOf(toAnswerError(error, requestId).extensions.code) ?? undefined;
      }
    },
    willSendResponse: async ({ errors, contextValue: { requestId }, response }) => {
      if (response.body.kind !== "single" || !errors) return;
      response.body.singleResult.errors = errors.map((error) => toAnswerError(error, requestId));
    },
  }),
};

/** Apollo's own lines hold texts of errors, so only the fact is logged. */
const apolloLogger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => logger().warn("Apollo Server warned"),
  error: () => logger().error("Apollo Server failed"),
};
