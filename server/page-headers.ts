import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * The content policy of pages (security.md A-2). Each answer has a nonce of its own; Next reads it from the request's
 * header of the same name and puts it on its scripts, so no other script runs, whatever a page came to hold.
 * Styles: Base UI and CodeMirror set style attributes and make style sheets, hence 'unsafe-inline' for those alone.
 * @see https://nextjs.org/docs/app/guides/content-security-policy
 */
export function addPageHeaders(req: IncomingMessage, res: ServerResponse, isDev: boolean): void {
  const policy = contentPolicy(randomBytes(16).toString("base64"), isDev);
  req.headers["content-security-policy"] = policy;
  res.setHeader("Content-Security-Policy", policy);
}

function contentPolicy(nonce: string, isDev: boolean): string {
  return [
    "default-src 'self'",
    // The development build of React compiles with eval.
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    `connect-src 'self'${isDev ? " ws:" : ""}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
