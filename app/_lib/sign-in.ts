/** The two calls of next-auth that the pages need, without its client library. Passwords are sent and forgotten. */
export type SignInResult = "signed-in" | "refused" | "locked" | "no-answer";

export async function signIn(email: string, password: string): Promise<SignInResult> {
  try {
    const answer = await post("/api/auth/callback/credentials", { email, password });
    if (answer.status === 429) return "locked";
    const body: unknown = await answer.json();
    const url = typeof body === "object" && body !== null && "url" in body ? String(body.url) : "";
    const error = URL.canParse(url, location.href)
      ? new URL(url, location.href).searchParams.get("error")
      : null;
    if (error && /lock|rate|too[_ -]?many/i.test(error)) return "locked";
    return answer.ok && error === null ? "signed-in" : "refused";
  } catch {
    return "no-answer";
  }
}

/** Ends the session on the server and forgets its cookie. */
export async function signOut(): Promise<boolean> {
  try {
    return (await post("/api/auth/signout", {})).ok;
  } catch {
    return false;
  }
}

async function post(path: string, fields: Record<string, string>): Promise<Response> {
  const token = await fetch("/api/auth/csrf", { cache: "no-store" });
  const body: unknown = await token.json();
  const csrfToken =
    typeof body === "object" && body !== null && "csrfToken" in body ? String(body.csrfToken) : "";
  return fetch(path, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ ...fields, csrfToken, callbackUrl: "/", json: "true" }),
    cache: "no-store",
  });
}
