import { handleGraphqlRequest } from "#graphql/http.ts";

/** The door of a bare `next start`; the custom server answers this path before Next sees it (decision 7). */
async function answer(request: Request): Promise<Response> {
  const { method, headers, body: stream } = request;
  const {
    status,
    headers: answerHeaders,
    body,
  } = await handleGraphqlRequest({ method, headers, body: stream, remoteAddress: null });
  return new Response(method === "HEAD" ? null : body, { status, headers: answerHeaders });
}

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
};
