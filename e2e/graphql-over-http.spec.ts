import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { serverAudits } from "graphql-http";
import { expect, TEST_KEY, test } from "./fixtures.ts";
import { freePort } from "./instance.ts";

/**
 * G-6: the conformance audits of graphql-http, against both doors of decision 7 as they are really started: Keyhole as
 * `npm start` starts it, and a bare `next start` on the same build and the same database.
 */
const START_TIMEOUT_MS = 60_000;

/** Introspection is for the signed-in only, so each audit brings a token. */
async function expectConformance(origin: string, token: string): Promise<void> {
  const fetchFn = (input: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set("authorization", `Bearer ${token}`);
    return fetch(input, { ...init, headers });
  };
  const audits = serverAudits({ url: `${origin}/api/graphql`, fetchFn });
  expect(audits.length).toBeGreaterThanOrEqual(61);
  const problems: string[] = [];
  for (const audit of audits) {
    const result = await audit.fn();
    // A notice is a GET that CSRF prevention refuses, which is wanted (decision 7).
    const isWanted = result.status === "ok" || (result.status === "notice" && /GET/.test(result.name));
    if (!isWanted) problems.push(`${result.status}: ${result.name}: ${result.reason}`);
  }
  expect(problems).toEqual([]);
  const anonymous = await fetch(`${origin}/api/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "{ __schema { queryType { name } } }" }),
  });
  expect(anonymous.status).toBe(401);
}

test("G-6 GraphQL over HTTP holds at the custom server: no error, no warning", async ({
  instance,
  tokenApi,
}) => {
  const { token } = await tokenApi("admin");
  await expectConformance(instance.url, token);
});

test("G-6 GraphQL over HTTP holds at a bare next start: no error, no warning", async ({
  database,
  tokenApi,
}) => {
  test.setTimeout(2 * START_TIMEOUT_MS);
  const { token } = await tokenApi("admin");
  const pages = await startBareNext(database.url);
  try {
    await expectConformance(pages.url, token);
  } finally {
    pages.child.kill("SIGTERM");
    if (pages.child.exitCode === null) await once(pages.child, "exit");
  }
});

/** `next start` as Next's own command, without anything of ours around it. */
async function startBareNext(databaseUrl: string): Promise<{ url: string; child: ChildProcess }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let log = "";
  const bin = join(import.meta.dirname, "../node_modules/next/dist/bin/next");
  const child = spawn(process.execPath, [bin, "start", "-H", "127.0.0.1", "-p", String(port)], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      DATABASE_URL: databaseUrl,
      KEYHOLE_KEY: TEST_KEY,
      KEYHOLE_URL: url,
      ...(process.env.KEYHOLE_DIST_DIR ? { KEYHOLE_DIST_DIR: process.env.KEYHOLE_DIST_DIR } : {}),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (log += chunk));
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`${url}/api/graphql`).catch(() => null);
    // The door refuses a GET by itself; until Next listens there is no answer at all.
    if (answer?.status === 405) return { url, child };
    await new Promise((done) => setTimeout(done, 50));
  }
  child.kill("SIGKILL");
  throw new Error(`next start did not answer:\n${log}`);
}
