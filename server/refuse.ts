import type { ServerResponse } from "node:http";

/**
 * Ends a request that nobody answers: a short text, never cached, and the connection with it. Quotes nothing.
 * @param proxyError of RFC 9209 §2.3, where it is as a proxy that we refuse; an origin server has no `Proxy-Status`.
 */
export function refuse(res: ServerResponse, status: number, sentence: string, proxyError?: string): void {
  if (res.destroyed || res.writableEnded) return;
  if (res.headersSent) {
    // Half an answer must not pass for a whole one.
    res.destroy();
    return;
  }
  const text = `${sentence}\n`;
  res.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "content-length": Buffer.byteLength(text),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    connection: "close",
    ...(proxyError === undefined ? {} : { "proxy-status": `keyhole; error=${proxyError}` }),
    ...(status === 503 ? { "retry-after": "1" } : {}),
  });
  res.end(text);
}
