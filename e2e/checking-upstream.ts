import type { ServerResponse } from "node:http";
import type { Api } from "./api.ts";
import { startLocalServer } from "./local-server.ts";

/**
 * A real server that checks the credential as APIs do: 401 for every one but those it accepts, and with those the end of
 * the credential in the header that GitHub uses, when it has one. Below a path that ends in `/stream` its answer begins
 * and never ends.
 */
export type CheckingUpstream = {
  url: string;
  /** Values of `Authorization` that are good from now on, each with the end that the answers tell, or null. */
  accepts: Map<string, Date | null>;
  close(): Promise<void>;
};

export async function startCheckingUpstream(): Promise<CheckingUpstream> {
  const accepts = new Map<string, Date | null>();
  const server = await startLocalServer((req, res) => {
    req.resume();
    const ends = accepts.get(req.headers.authorization ?? "");
    if (ends === undefined) return answer(res, 401, { error: "bad credentials" });
    if (ends) res.setHeader("GitHub-Authentication-Token-Expiration", githubTime(ends));
    if (!req.url?.endsWith("/stream")) return answer(res, 200, { ok: true });
    res.writeHead(200, { "content-type": "text/event-stream" });
    res.write("data: first\n\n");
  });
  return { ...server, accepts };
}

function answer(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { "content-type": "application/json" });
  res.end(JSON.stringify(body));
}

/** `2026-12-24 10:20:30 UTC` */
function githubTime(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

const CREATE_SECRET =
  "mutation($input: CreateSecretInput!) { createSecret(input: $input) { secret { id } userErrors { code } } }";
const CREATE_PROXY =
  "mutation($input: CreatePluginProxyInput!) { createPluginProxy(input: $input) { proxy { id } userErrors { code message } } }";

/** A secret and a proxy of the same tag that sends it to `upstream` as a bearer token. Answers the secret's id. */
export async function makeSender(
  admin: Api,
  upstream: Pick<CheckingUpstream, "url">,
  input: { tag: string; value: string; name?: string; destinations?: string[] },
): Promise<string> {
  const made = await admin.run<{ createSecret: { secret: { id: string } } }>(CREATE_SECRET, { input });
  const { createPluginProxy } = await admin.run<{ createPluginProxy: { userErrors: unknown[] } }>(
    CREATE_PROXY,
    {
      input: {
        tag: input.tag,
        name: input.name ?? input.tag,
        urlPrefixes: [
          {
            prefix: `${upstream.url}/`,
            headerRules: [{ name: "Authorization", value: `Bearer {{ secrets.${input.tag} }}` }],
          },
        ],
      },
    },
  );
  if (createPluginProxy.userErrors.length > 0) throw new Error(JSON.stringify(createPluginProxy.userErrors));
  return made.createSecret.secret.id;
}

/** Calls through the proxy as a plugin does. */
export function callThrough(
  args: { keyhole: string; token: string; upstream: Pick<CheckingUpstream, "url">; tag: string },
  path = "/v1/me",
): Promise<Response> {
  return fetch(`${args.keyhole}/proxy/${args.tag}/${args.upstream.url}${path}`, {
    headers: { "keyhole-authorization": `Bearer ${args.token}` },
  });
}
