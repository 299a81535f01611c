/**
 * What an integrator has: GraphQL with a token, and the proxy. Used by the journeys to prepare, and by
 * no-plaintext.spec.ts to try every door. Keeps each answer's text in `seen`.
 */
export type Api = {
  seen: { name: string; text: string }[];
  /** Answers the data, or throws with the errors. */
  run<T = Record<string, unknown>>(document: string, variables?: Record<string, unknown>): Promise<T>;
  /** Sends a body as it is. */
  post(body: string, headers?: Record<string, string>): Promise<Response>;
};

export type ApiOptions = { url: string; token?: string; cookie?: string; workspace?: string };

export function api(options: ApiOptions): Api {
  const seen: Api["seen"] = [];
  async function post(body: string, headers: Record<string, string> = {}): Promise<Response> {
    const response = await fetch(`${options.url}/api/graphql`, {
      method: "POST",
      body,
      headers: {
        "content-type": "application/json",
        ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
        ...(options.cookie ? { cookie: options.cookie } : {}),
        ...(options.workspace ? { "keyhole-workspace": options.workspace } : {}),
        ...headers,
      },
    });
    const text = await response.clone().text();
    seen.push({ name: `POST /api/graphql ${response.status}`, text: `${headersText(response)}\n${text}` });
    return response;
  }
  return {
    seen,
    post,
    async run<T>(document: string, variables: Record<string, unknown> = {}): Promise<T> {
      const response = await post(JSON.stringify({ query: document, variables }));
      const answer = (await response.json()) as { data?: T; errors?: { message: string }[] };
      if (!answer.data || answer.errors) throw new Error(`GraphQL answered ${JSON.stringify(answer.errors)}`);
      return answer.data;
    },
  };
}

export function headersText(response: Response): string {
  return [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
}

const COMPLETE_SETUP = /* GraphQL */ `
  mutation CompleteSetup($input: CompleteSetupInput!) {
    completeSetup(input: $input) { workspace { slug } userErrors { code message } }
  }`;

export const ADMIN = { email: "admin@example.com", password: "a-long-enough-password" };

/** Creates the first workspace, slug `main`, and its admin with the code that the server printed. */
export async function setUp(url: string, setupCode: string): Promise<void> {
  const input = {
    setupCode,
    workspaceName: "Main",
    workspaceSlug: "main",
    displayName: "Ada Admin",
    ...ADMIN,
  };
  const { completeSetup } = await api({ url }).run<{ completeSetup: { userErrors: unknown[] } }>(
    COMPLETE_SETUP,
    { input },
  );
  if (completeSetup.userErrors.length > 0) throw new Error(JSON.stringify(completeSetup.userErrors));
}

/** Signs in as next-auth's own client does. Answers the cookie header, or null when refused. */
export async function signIn(url: string, email: string, password: string): Promise<string | null> {
  const jar = new Map<string, string>();
  const keep = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
  };
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const csrf = await fetch(`${url}/api/auth/csrf`);
  keep(csrf);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const response = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", cookie: cookies() },
    body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
  });
  keep(response);
  return [...jar.keys()].some((name) => name.endsWith("keyhole.session")) ? cookies() : null;
}

const CREATE_TOKEN = /* GraphQL */ `
  mutation CreateToken($input: CreateApiTokenInput!) {
    createApiToken(input: $input) { plaintext apiToken { id } userErrors { code message } }
  }`;

/** A service token with a built-in role, made by the signed-in admin. */
export async function createToken(admin: Api, roleKey: string): Promise<{ id: string; plaintext: string }> {
  const { assignableRoles } = await admin.run<{ assignableRoles: { id: string; key: string }[] }>(
    "query Roles { assignableRoles { id key } }",
  );
  const role = assignableRoles.find(({ key }) => key === roleKey);
  if (!role) throw new Error(`There is no role ${roleKey}`);
  const { createApiToken } = await admin.run<{
    createApiToken: { plaintext: string; apiToken: { id: string }; userErrors: unknown[] };
  }>(CREATE_TOKEN, { input: { name: `e2e ${roleKey}`, roleIds: [role.id] } });
  return { id: createApiToken.apiToken.id, plaintext: createApiToken.plaintext };
}
