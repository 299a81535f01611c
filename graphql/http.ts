import type { IncomingMessage, ServerResponse } from "node:http";
import { HeaderMap } from "@apollo/server";
import { authenticate, type Caller } from "#core/access/authenticate.ts";
import { acceptedRequestId, requestOrigin } from "#core/access/request-origin.ts";
import { config } from "#platform/config.ts";
import { logger } from "#platform/logger.ts";
import { GraphqlContext } from "./context.ts";
import { badRequest, toAnswerErrors } from "./errors.ts";
import { checkOperation } from "./execute.ts";
import { negotiate } from "./http-accept.ts";
import { type GraphqlBody, readBody } from "./http-body.ts";
import { graphqlServer } from "./server.ts";

/**
 * POST /api/graphql, the same for both doors: server/main.ts, which answers first, and app/api/graphql/route.ts.
 * GraphQL over HTTP, narrowed: JSON by POST only, one operation a request, never cached, and a cookie counts only
 * for our own origin. Refuses the rest with a status and a sentence of ours.
 * @see https://graphql.github.io/graphql-over-http/draft/
 */
export type GraphqlHttpRequest = {
  method: string;
  headers: Headers;
  /** Null when there is none. Read at most once, and no further than the limit needs. */
  body: AsyncIterable<Uint8Array> | null;
  /** Address of the peer; null where the door does not know it. */
  remoteAddress: string | null;
};
export type GraphqlHttpResponse = { status: number; headers: Record<string, string>; body: string };

export async function handleGraphqlRequest(request: GraphqlHttpRequest): Promise<GraphqlHttpResponse> {
  const requestId = acceptedRequestId(request.headers.get("x-request-id"));
  const contentType = negotiate(request.headers.get("accept"));
  const answered = await answer(request, requestId, contentType);
  logger().debug({ requestId, status: answered.status }, "GraphQL request answered");
  return {
    status: answered.status,
    headers: {
      "content-type": `${contentType ?? "application/json"}; charset=utf-8`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "x-request-id": requestId,
      ...answered.headers,
    },
    body: answered.body,
  };
}

type Answered = { status: number; headers?: Record<string, string>; body: string };

async function answer(
  request: GraphqlHttpRequest,
  requestId: string,
  contentType: string | null,
): Promise<Answered> {
  try {
    checkHead(request);
    if (contentType === null)
      throw badRequest(406, "Accept application/json or application/graphql-response+json.");
    const body = await readBody(request.body, request.headers.get("content-length"));
    const caller = await callerOf(request, requestId);
    const { apollo, schema } = await graphqlServer();
    checkOperation(schema, caller, {
      document: body.query,
      operationName: body.operationName,
      variables: body.variables,
    });
    return await execute(apollo, body, caller, contentType);
  } catch (error) {
    const { status, errors } = toAnswerErrors(error, requestId);
    if (status === 500) logger().error({ err: error, requestId }, "A GraphQL request failed");
    // A mistake in the operation is 200 to clients of plain JSON, as the specification wants; the rest keeps its status.
    const isInOperation =
      errors[0]?.extensions.code === "GRAPHQL_VALIDATION_FAILED" ||
      "expectedType" in (errors[0]?.extensions ?? {});
    const wire = isInOperation && contentType === "application/json" ? 200 : status;
    return { status: wire, headers: headersFor(status), body: JSON.stringify({ errors }) };
  }
}

type Apollo = Awaited<ReturnType<typeof graphqlServer>>["apollo"];

async function execute(
  apollo: Apollo,
  { query, operationName, variables }: GraphqlBody,
  caller: Caller,
  contentType: string,
): Promise<Answered> {
  // Only what was checked goes on: no `extensions`, no other header.
  const result = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: "POST",
      headers: new HeaderMap([
        ["content-type", "application/json"],
        ["accept", contentType],
      ]),
      search: "",
      body: { query, operationName, variables },
    },
    context: async () => new GraphqlContext(caller),
  });
  if (result.body.kind !== "complete") throw new Error("unreachable: no operation is answered in parts");
  const status = result.status ?? 200;
  return { status, headers: headersFor(status), body: result.body.string };
}

/** @throws {RequestError} 405, 415, 403. What needs neither body nor database is refused first. */
function checkHead({ method, headers }: GraphqlHttpRequest): void {
  if (method !== "POST") throw badRequest(405, "Send the operation by POST.");
  if (!/^application\/json\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i.test(headers.get("content-type") ?? "")) {
    throw badRequest(415, "Send the operation as application/json in UTF-8.");
  }
  const encoding = headers.get("content-encoding");
  if (encoding !== null && encoding !== "identity")
    throw badRequest(415, "Send the body without a content encoding.");
  if (headers.get("cookie") !== null && isForeign(headers)) {
    throw badRequest(
      403,
      "A cookie counts only for requests of Keyhole's own pages; use an API token.",
      "FORBIDDEN",
    );
  }
}

/**
 * True when a browser says that the page of another origin sends this (security.md G-3). KEYHOLE_URL is the only
 * origin that counts; on loopback, where nobody has set it, the three names of this machine are the same.
 */
function isForeign(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (origin === null) return headers.get("sec-fetch-site") === "cross-site";
  const own = new URL(config().publicUrl);
  if (origin === own.origin) return false;
  const isLoopback = (host: string) => /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);
  return !(
    isLoopback(own.host) &&
    isLoopback(headers.get("host") ?? "") &&
    origin === `http://${headers.get("host")}`
  );
}

function callerOf({ headers, remoteAddress }: GraphqlHttpRequest, requestId: string): Promise<Caller> {
  return authenticate({
    authorization: headers.get("authorization"),
    keyholeAuthorization: headers.get("keyhole-authorization"),
    cookie: headers.get("cookie"),
    workspaceSlug: headers.get("keyhole-workspace"),
    origin: requestOrigin({
      remoteAddress,
      forwardedFor: headers.get("x-forwarded-for"),
      userAgent: headers.get("user-agent"),
      requestId,
    }),
  });
}

function headersFor(status: number): Record<string, string> {
  if (status === 401) return { "www-authenticate": "Bearer" };
  if (status === 405) return { allow: "POST" };
  if (status === 413) return { connection: "close" };
  if (status === 503) return { "retry-after": "1" };
  return {};
}

/** The same for a node:http request. Never rejects; a client that went away is answered nothing. */
export async function answerGraphqlRequest(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  const {
    status,
    headers: answerHeaders,
    body,
  } = await handleGraphqlRequest({
    method: req.method ?? "",
    headers,
    // Leaving the loop must not destroy the socket that the refusal is to be written to.
    body: req.iterator({ destroyOnReturn: false }),
    remoteAddress: req.socket.remoteAddress ?? null,
  });
  if (res.destroyed) return;
  res.writeHead(status, { ...answerHeaders, "content-length": Buffer.byteLength(body) });
  res.end(body);
}
