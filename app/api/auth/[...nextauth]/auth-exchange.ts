import * as nextAuth from "next-auth";
import { authenticate } from "#core/access/authenticate.ts";
import { readCookies } from "#core/access/cookies.ts";
import { readRemoteAddress } from "#core/access/remote-address.ts";
import { type RequestOrigin, requestOrigin } from "#core/access/request-origin.ts";
import { config } from "#platform/config.ts";
import { newId } from "#platform/ids.ts";
import { logger } from "#platform/logger.ts";
import { openAction } from "./auth-actions.ts";
import { authOptions, cookieNames, type Outcome } from "./auth-options.ts";
import { ownUrl } from "./callback-url.ts";
import { PagesRouterResponse } from "./pages-router-response.ts";
import { readFields } from "./request-fields.ts";

/**
 * One request to next-auth and back. What goes in is checked here: an open action, three cookies of ours, a small body
 * of texts, and a callback address of this instance. What comes out is next-auth's answer, except where that would
 * call a refusal a success.
 */
type PagesRouterRequest = {
  method: string;
  query: Record<string, string | string[]>;
  cookies: Record<string, string>;
  headers: Record<string, string>;
  body: Record<string, string> | undefined;
};
type NextAuthHandler = (
  request: PagesRouterRequest,
  response: PagesRouterResponse,
  options: nextAuth.AuthOptions,
) => Promise<void>;

export async function authExchange(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const action = openAction(request.method, url.pathname);
  if (action === null) return plain(404, "There is nothing here.");
  const fields = request.method === "POST" ? await readFields(request) : undefined;
  if (fields === null) return plain(400, "Send the fields of a form, at most 16 kB.");
  const origin = originOf(request.headers);
  try {
    return await exchange(request, url, action, fields, origin);
  } catch (error) {
    return unavailable(error, origin);
  }
}

async function exchange(
  request: Request,
  url: URL,
  action: string[],
  fields: Record<string, string> | undefined,
  origin: RequestOrigin,
): Promise<Response> {
  // biome-ignore lint/style/noProcessEnv: written, not read: next-auth takes its own address from nowhere else.
  process.env.NEXTAUTH_URL = config().publicUrl;
  const cookie = request.headers.get("cookie");
  const sessionId = await liveSession(cookie, origin);
  const outcome: Outcome = { retryAfterSeconds: null, failure: null };
  const response = new PagesRouterResponse();
  await handler()(
    {
      method: request.method,
      query: { ...ownQuery(url.searchParams), nextauth: action },
      cookies: ownCookies(cookie, action[0] !== "session" || sessionId !== null),
      headers: {},
      body: fields && ownFields(fields),
    },
    response,
    await authOptions({ origin, sessionId, outcome }),
  );
  if (outcome.failure !== null) return unavailable(outcome.failure, origin);
  if (outcome.retryAfterSeconds !== null) return tooManyTries(outcome.retryAfterSeconds);
  return corrected(response.toResponse());
}

/** next-auth would take the cookie's word for it; our row decides. */
async function liveSession(cookie: string | null, origin: RequestOrigin): Promise<string | null> {
  const none = { authorization: null, keyholeAuthorization: null, workspaceSlug: null };
  const caller = await authenticate({ ...none, cookie, origin });
  return caller.kind === "person" ? caller.sessionId : null;
}

/** Node, bundlers and test runners disagree on what the default of a CommonJS module is. */
function handler(): NextAuthHandler {
  let found: unknown = nextAuth;
  while (typeof found === "object" && found !== null && "default" in found) found = found.default;
  if (typeof found !== "function") throw new Error("unreachable: next-auth has no default export");
  return found as NextAuthHandler;
}

function originOf(headers: Headers): RequestOrigin {
  return requestOrigin({
    remoteAddress: readRemoteAddress(headers),
    forwardedFor: headers.get("x-forwarded-for"),
    userAgent: headers.get("user-agent"),
    requestId: newId("req"),
  });
}

function ownQuery(params: URLSearchParams): Record<string, string> {
  const error = params.get("error");
  const callbackUrl = params.get("callbackUrl");
  return {
    ...(error !== null && /^\w{1,40}$/.test(error) ? { error } : {}),
    ...(callbackUrl === null ? {} : { callbackUrl: ownUrl(callbackUrl) }),
  };
}

function ownFields(fields: Record<string, string>): Record<string, string> {
  return fields.callbackUrl === undefined ? fields : { ...fields, callbackUrl: ownUrl(fields.callbackUrl) };
}

/** The three cookies that are ours, decoded as next-auth encoded them. It matches names by their beginning. */
function ownCookies(header: string | null, withSession: boolean): Record<string, string> {
  const names = cookieNames();
  const all = readCookies(header);
  const wanted = [names.csrf, names.callback, ...(withSession ? [names.session] : [])];
  const own: Record<string, string> = {};
  for (const name of wanted) {
    const value = decoded(all[name] ?? "");
    if (value !== "") own[name] = name === names.callback ? ownUrl(value) : value;
  }
  return own;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}

/** A POST without the right CSRF token is sent back to a page by next-auth, with a status that scripts read as success. */
async function corrected(response: Response): Promise<Response> {
  response.headers.set("cache-control", "no-store");
  const body = await response.clone().text();
  const target = response.headers.get("location") ?? body;
  const isRefused = /[?&]csrf=true\b/.test(target);
  if (!isRefused) return response;
  return new Response(body, { status: 403, headers: response.headers });
}

function tooManyTries(retryAfterSeconds: number): Response {
  const url = new URL("/sign-in?error=RATE_LIMITED", config().publicUrl).href;
  return Response.json(
    { url },
    { status: 429, headers: { "retry-after": String(retryAfterSeconds), "cache-control": "no-store" } },
  );
}

function unavailable(error: unknown, { requestId }: RequestOrigin): Response {
  const isUnavailable =
    typeof error === "object" && error !== null && "kind" in error && error.kind === "unavailable";
  logger().error({ err: error, requestId }, "A request to sign in or out failed");
  return plain(isUnavailable ? 503 : 500, "Keyhole can't answer now. Try again.", { "retry-after": "1" });
}

function plain(status: number, message: string, headers: Record<string, string> = {}): Response {
  return Response.json({ message }, { status, headers: { ...headers, "cache-control": "no-store" } });
}
