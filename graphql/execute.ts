import { type GraphQLSchema, type OperationDefinitionNode, OperationTypeNode } from "graphql";
import { authenticate, type Caller, requireActor } from "#core/access/authenticate.ts";
import { requestOrigin } from "#core/access/request-origin.ts";
import { newId } from "#platform/ids.ts";
import { logger } from "#platform/logger.ts";
import { checkVariables } from "./coerce.ts";
import { GraphqlContext } from "./context.ts";
import { needsActor, operationOf, validDocument } from "./documents.ts";
import { type AnswerError, badRequest, RequestError, toAnswerErrors } from "./errors.ts";
import { graphqlServer } from "./server.ts";

/**
 * What stands before execution, for both doors and for server pages: is the document valid and within limits, do
 * the variables fit, and is somebody asking who may ask at all. Refuses everything else, with sentences of ours.
 */
export type OperationRequest = {
  document: string;
  operationName?: string | null;
  variables?: Readonly<Record<string, unknown>> | null;
};

/** @throws {RequestError} 400 or 401. @throws {AccessError} UNAUTHENTICATED, WORKSPACE_REQUIRED. */
export function checkOperation(
  schema: GraphQLSchema,
  caller: Caller,
  request: OperationRequest,
): OperationDefinitionNode {
  const isAnonymous = caller.kind === "anonymous";
  const { document, isIntrospection } = validDocument(schema, request.document, !isAnonymous);
  const operation = operationOf(document, request.operationName ?? null);
  if (isIntrospection && isAnonymous)
    throw badRequest(401, "Sign in to ask for the schema.", "UNAUTHENTICATED");
  // All or nothing: a stranger gets no partial data, and does not learn which of several fields was refused.
  if (needsActor(schema, document, operation)) requireActor(caller);
  const problems = checkVariables(schema, operation, request.variables ?? {});
  if (problems.length === 0) return operation;
  throw new RequestError(
    400,
    problems.map(({ message, field, expectedType }) => ({
      code: "BAD_USER_INPUT",
      message,
      facts: { field, expectedType },
    })),
  );
}

export type InProcessRequest = OperationRequest & {
  headers: {
    cookie: string | null;
    workspaceSlug: string | null;
    userAgent?: string | null;
    forwardedFor?: string | null;
    requestId?: string | null;
  };
};

/** `data` is plain JSON, exactly what HTTP would answer; null when the whole request was refused. */
export type InProcessResult = { data: unknown; errors: AnswerError[] | undefined };

/**
 * Runs a query for a server page as the person whose cookie came with the page's request. Refuses mutations: a page
 * is rendered by a GET, which must change nothing.
 */
export async function executeInProcess({ headers, ...request }: InProcessRequest): Promise<InProcessResult> {
  const requestId = headers.requestId ?? newId("req");
  try {
    const caller = await authenticate({
      authorization: null,
      keyholeAuthorization: null,
      cookie: headers.cookie,
      workspaceSlug: headers.workspaceSlug,
      // A page does not know the peer's address; Next has put it into X-Forwarded-For.
      origin: requestOrigin({
        remoteAddress: null,
        forwardedFor: headers.forwardedFor ?? null,
        userAgent: headers.userAgent ?? null,
        requestId,
      }),
    });
    return await executeAs(caller, request, [OperationTypeNode.QUERY]);
  } catch (error) {
    return refusal(error, requestId);
  }
}

/** Runs an operation for a caller who is already known. The tests' door into the schema. */
export async function executeAs(
  caller: Caller,
  request: OperationRequest,
  allowed: readonly OperationTypeNode[] = [OperationTypeNode.QUERY, OperationTypeNode.MUTATION],
): Promise<InProcessResult> {
  const contextValue = new GraphqlContext(caller);
  try {
    const { apollo, schema } = await graphqlServer();
    const { operation } = checkOperation(schema, caller, request);
    if (!allowed.includes(operation)) throw badRequest(405, "Only queries can be run here.");
    const { document: query, variables, operationName } = request;
    const { body } = await apollo.executeOperation(
      { query, variables: { ...variables }, operationName: operationName ?? undefined },
      { contextValue },
    );
    if (body.kind !== "single") throw new Error("unreachable: no operation is answered in parts");
    // Objects of graphql-js have no prototype, which React refuses to pass to the browser.
    return JSON.parse(
      JSON.stringify({ data: body.singleResult.data ?? null, errors: body.singleResult.errors }),
    );
  } catch (error) {
    return refusal(error, contextValue.requestId);
  }
}

function refusal(error: unknown, requestId: string): InProcessResult {
  const { status, errors } = toAnswerErrors(error, requestId);
  if (status === 500) logger().error({ err: error, requestId }, "A GraphQL request failed");
  return { data: null, errors };
}
