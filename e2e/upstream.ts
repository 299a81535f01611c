import type { IncomingMessage, ServerResponse } from "node:http";
import { startLocalServer } from "./local-server.ts";

/**
 * A real server for journeys to call through the proxy. It keeps what reached it, as bytes read as UTF-8, and answers
 * 200 with JSON; below a path that ends in `/echo` it sends the headers and the body back, as careless APIs do.
 */
export type Upstream = {
  /** Its origin. */
  url: string;
  requests: UpstreamRequest[];
  close(): Promise<void>;
};

export type UpstreamRequest = {
  method: string;
  /** Path and query as they came. */
  url: string;
  /** By lower-case name; each occurrence is an entry. */
  headers: Map<string, string[]>;
  body: string;
};

export async function startUpstream(): Promise<Upstream> {
  const requests: UpstreamRequest[] = [];
  const server = await startLocalServer((req, res) => {
    // Whoever goes away in the middle of a body has sent no request.
    record(req).then(
      (request) => {
        requests.push(request);
        answer(request, res);
      },
      () => undefined,
    );
  });
  return { ...server, requests };
}

async function record(req: IncomingMessage): Promise<UpstreamRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk);
  const headers = new Map<string, string[]>();
  for (let i = 0; i + 1 < req.rawHeaders.length; i += 2) {
    const name = (req.rawHeaders[i] ?? "").toLowerCase();
    // node reads a header as latin1; what was sent is UTF-8.
    const value = Buffer.from(req.rawHeaders[i + 1] ?? "", "latin1").toString("utf8");
    headers.set(name, [...(headers.get(name) ?? []), value]);
  }
  return {
    method: req.method ?? "",
    url: req.url ?? "",
    headers,
    body: Buffer.concat(chunks).toString("utf8"),
  };
}

function answer({ method, url, headers, body }: UpstreamRequest, res: ServerResponse): void {
  const isEcho = url.split("?")[0]?.endsWith("/echo");
  const text = JSON.stringify(
    isEcho ? { method, url, headers: Object.fromEntries(headers), body } : { ok: true },
  );
  if (isEcho) {
    const credential = headers.get("x-api-key")?.[0] ?? headers.get("authorization")?.[0];
    if (credential) res.setHeader("X-Echo", Buffer.from(credential, "utf8").toString("latin1"));
  }
  res.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
  res.end(text);
}
