import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { serverAudits } from "graphql-http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestToken, createTestWorkspace } from "#core/access/testing.ts";
import { useTestDatabase } from "#db/testing.ts";
import { answerGraphqlRequest } from "./http.ts";

/**
 * The conformance audits of graphql-http, against our door on a bare node:http server. e2e/graphql-over-http.spec.ts
 * runs the same against the two doors as they are started.
 */
useTestDatabase();

let server: Server;
let url = "";
let token = "";

beforeAll(async () => {
  token = (await createTestToken(await createTestWorkspace())).plaintext;
  server = createServer((req, res) => void answerGraphqlRequest(req, res)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("unreachable: no address");
  url = `http://127.0.0.1:${address.port}/api/graphql`;
});

afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await once(server, "close");
});

/** Introspection is for the signed-in only, so each audit brings a token. */
function fetchWithToken(input: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("authorization", `Bearer ${token}`);
  return fetch(input, { ...init, headers });
}

describe("G-6 GraphQL over HTTP", () => {
  const audits = serverAudits({ url: () => url, fetchFn: fetchWithToken });

  test.each(audits.map((audit) => [audit.name, audit] as const))("G-6 %s", async (_name, audit) => {
    const result = await audit.fn();
    const problem = result.status === "ok" ? null : result;
    // A notice is a GET that CSRF prevention refuses, which is wanted (decision 7).
    if (problem?.status === "notice") expect(problem.name).toMatch(/GET/);
    else expect(problem && `${problem.status}: ${problem.reason}`).toBeNull();
  });

  test("G-6 has all the audits it had when it was written", () => {
    expect(audits.length).toBeGreaterThanOrEqual(61);
  });
});

test("G-2 a client that sends more than 1 MB gets to see the refusal", async () => {
  const response = await fetchWithToken(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "x".repeat(3_000_000),
  });
  expect(response.status).toBe(413);
  expect(await response.json()).toMatchObject({ errors: [{ message: "The body is larger than 1 MB." }] });
});
