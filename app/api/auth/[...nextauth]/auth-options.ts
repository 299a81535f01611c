import type { AuthOptions } from "next-auth";
import { retryAfterSeconds } from "#core/access/lock-out.ts";
import type { RequestOrigin } from "#core/access/request-origin.ts";
import {
  decodeSessionCookie,
  encodeSessionCookie,
  SESSION_MAX_AGE_SECONDS,
  sessionCookieName,
  sessionSecret,
} from "#core/access/session-cookie.ts";
import { endSession, signInWithPassword } from "#core/access/sign-in.ts";
import { config } from "#platform/config.ts";
import { logger } from "#platform/logger.ts";
import { ownUrl } from "./callback-url.ts";

/** What happened inside next-auth that its own answer cannot say. Made anew for each request. */
export type Outcome = {
  retryAfterSeconds: number | null;
  /** The database or the key is away. */
  failure: unknown;
};

export function cookieNames(): { session: string; csrf: string; callback: string } {
  const prefix = config().isHttps ? "__Host-" : "";
  return {
    session: sessionCookieName(),
    csrf: `${prefix}keyhole.csrf`,
    callback: `${prefix}keyhole.callback`,
  };
}

/**
 * next-auth with the one provider there is so far. The JWT holds the id of our session row and nothing else; what is
 * on the row decides at each request. Its CSRF protection is on, as always with credentials.
 */
export async function authOptions(request: {
  origin: RequestOrigin;
  /** The live session of the request's cookie. */
  sessionId: string | null;
  outcome: Outcome;
}): Promise<AuthOptions> {
  const { outcome } = request;
  const names = cookieNames();
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure: config().isHttps } as const;
  return {
    secret: await sessionSecret(),
    useSecureCookies: config().isHttps,
    pages: { signIn: "/sign-in", error: "/sign-in" },
    session: { strategy: "jwt", maxAge: SESSION_MAX_AGE_SECONDS },
    cookies: {
      sessionToken: { name: names.session, options },
      csrfToken: { name: names.csrf, options },
      callbackUrl: { name: names.callback, options },
    },
    jwt: {
      maxAge: SESSION_MAX_AGE_SECONDS,
      encode: async ({ token }) => encodeSessionCookie(String(token?.sessionId)),
      decode: async ({ token }) => {
        const sessionId = await decodeSessionCookie(token ?? "");
        return sessionId === null ? null : { sessionId };
      },
    },
    providers: [
      {
        id: "credentials",
        name: "Password",
        type: "credentials",
        credentials: {},
        authorize: async (given) => signInUser(given, request),
      },
    ],
    callbacks: {
      jwt: ({ token, user }) => ({ sessionId: user?.id ?? token.sessionId }),
      // Who it is and what they may do is a question to the schema.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url }) => ownUrl(url),
    },
    events: {
      // next-auth only logs what an event throws and answers that all is well.
      signOut: async ({ token }) => {
        await endSession(String(token.sessionId)).catch((error: unknown) => {
          outcome.failure = error;
        });
      },
    },
    logger: {
      // Their second argument may hold the request.
      error: (code) => logger().warn({ code }, "next-auth refused a request"),
      warn: (code) => logger().debug({ code }, "next-auth warns"),
      debug: () => undefined,
    },
  };
}

/** To next-auth our session is the user. Null is the one answer for every wrong pair. */
async function signInUser(
  given: Record<string, string> | undefined,
  { origin, sessionId, outcome }: { origin: RequestOrigin; sessionId: string | null; outcome: Outcome },
): Promise<{ id: string } | null> {
  const { email, password } = given ?? {};
  if (typeof email !== "string" || typeof password !== "string") return null;
  try {
    const signedIn = await signInWithPassword({ email, password, origin, replacedSessionId: sessionId });
    return signedIn && { id: signedIn.sessionId };
  } catch (error) {
    outcome.retryAfterSeconds = retryAfterSeconds(error);
    if (outcome.retryAfterSeconds !== null) return null;
    // next-auth would put the message into an address and answer 401.
    outcome.failure = error;
    return null;
  }
}
