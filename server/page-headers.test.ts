import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { addPageHeaders } from "./page-headers.ts";

function policies(isDev = false, sent?: string): { toNext: unknown; toBrowser: string } {
  const req = new IncomingMessage(new Socket());
  if (sent !== undefined) req.headers["content-security-policy"] = sent;
  const res = new ServerResponse(req);
  addPageHeaders(req, res, isDev);
  return {
    toNext: req.headers["content-security-policy"],
    toBrowser: String(res.getHeader("content-security-policy")),
  };
}

test("A-2 only scripts with this answer's nonce run, and Next is told the same nonce", () => {
  const { toNext, toBrowser } = policies();
  expect(toNext).toBe(toBrowser);
  expect(toBrowser).toMatch(/script-src 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic';/);
  expect(toBrowser).not.toMatch(/script-src[^;]*unsafe/);
  for (const rule of ["frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'"]) {
    expect(toBrowser).toContain(rule);
  }
});

test("A-2 a nonce is used once, and a caller cannot bring one", () => {
  const nonces = new Set(
    [policies(), policies(), policies(false, "script-src 'nonce-mine'")].map((p) => p.toBrowser),
  );
  expect(nonces.size).toBe(3);
  expect(String(policies(false, "script-src 'nonce-mine'").toNext)).not.toContain("mine");
});
