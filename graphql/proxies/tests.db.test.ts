import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { closeUpstreamPools } from "#core/egress/upstream-pools.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { ALL_PERMISSIONS } from "#core/permissions/permissions.ts";
import { useTestDatabase } from "#db/testing.ts";
import { answerTo, ask, mutate, mutation } from "../testing.ts";

/** Trying a proxy: the dry run, the test, and the canary, as the editor's page asks for them. */
const database = useTestDatabase({ egressAllow: ["127.0.0.0/8"] });

const server = createServer((req, res) => {
  res.setHeader("Content-Type", "text/plain");
  res.end(req.url === "/echo" ? req.headers["x-key"] : "quiet");
});
let upstream = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  upstream = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await closeUpstreamPools();
  server.close();
});

async function house() {
  const workspace = await createTestWorkspace({ role: "admin" });
  const { actor } = workspace;
  await mutate(actor, "createSecret", { tag: "x", value: "value-of-x-9c1" });
  await mutate(actor, "createPluginProxy", { tag: "p", urlPrefixes: prefixes() });
  return workspace;
}

const prefixes = () => [
  { prefix: `${upstream}/`, headerRules: [{ name: "X-Key", value: "{{ secrets.x }}" }] },
];

/** Actions of trying in the workspace. */
async function tries({ workspaceId }: Actor): Promise<string[]> {
  const rows = await database.ownerQuery<{ event: string }>(
    `select action || ' ' || target_label || ' ' || changes::text as event from audit_events
     where workspace_id = $1 and action ~ '(tested|canary_sent)$' order by occurred_at, id`,
    [workspaceId],
  );
  return rows.map(({ event }) => event);
}

type Kind = {
  name: string;
  input: (url: string) => Record<string, unknown>;
  selection: string;
  shown: object;
  audited: string;
};

const TEST: Kind = {
  name: "testPluginProxy",
  input: (url) => ({ proxy: { tag: "p" }, url }),
  selection: "status contentType bodyStart isComplete scrubbedCount failure { code }",
  shown: {
    status: 200,
    contentType: "text/plain",
    bodyStart: "•••",
    isComplete: true,
    scrubbedCount: 1,
    failure: null,
  },
  audited: "plugin_proxy.tested",
};
const CANARY: Kind = {
  name: "runCanaryTest",
  input: (url) => ({ subject: { tag: "p" }, url }),
  selection: "status isEchoed isEchoedInBody echoingHeaders failure { code }",
  shown: { status: 200, isEchoed: true, isEchoedInBody: true, echoingHeaders: [], failure: null },
  audited: "plugin_proxy.canary_sent",
};

async function worksAndRecords({ name, input, selection, shown, audited }: Kind): Promise<void> {
  const { actor } = await house();
  expect(await mutate(actor, name, input(`${upstream}/echo`), selection)).toEqual({
    ...shown,
    userErrors: [],
  });
  const [event, ...others] = await tries(actor);
  expect(others).toEqual([]);
  expect(event).toContain(`${audited} p `);
  expect(event).toContain(upstream);
  // Nothing of the path, which may be nobody else's business.
  expect(event).not.toContain("/echo");
}

async function refusesBadInput({ name, input }: Kind): Promise<void> {
  const { actor } = await house();
  const headers = [
    { name: "not a name", value: "a" },
    { name: "X-A", value: "a\r\nX-B: b" },
  ];
  const { userErrors } = await mutate(actor, name, { ...input(upstream), headers });
  expect(userErrors).toMatchObject([
    { code: "INVALID_HEADER_NAME", field: ["input", "headers", "0", "name"] },
    { code: "VALUE_NOT_SENDABLE", field: ["input", "headers", "1", "value"] },
  ]);
  expect(await tries(actor)).toEqual([]);
}

async function refusesWithoutPermission({ name, input }: Kind): Promise<void> {
  const { actor, actorWith } = await house();
  const others = actorWith(ALL_PERMISSIONS.filter((each) => each !== "EDIT_PLUGIN_PROXIES"));
  const { data, errors } = await answerTo(others, mutation(name), { input: input(upstream) });
  expect(errors).toMatchObject([
    { extensions: { code: "FORBIDDEN", requiredPermission: "EDIT_PLUGIN_PROXIES" } },
  ]);
  expect(data).toBeNull();
  expect(await tries(actor)).toEqual([]);
}

async function doesNotSee({ name, input }: Kind): Promise<void> {
  const theirs = await house();
  const { actor } = await createTestWorkspace({ role: "admin" });
  const { userErrors } = await mutate(actor, name, input(upstream));
  expect(userErrors).toMatchObject([{ code: "NOT_FOUND" }]);
  expect(await tries(theirs.actor)).toEqual([]);
}

describe("B-4 trying a proxy", () => {
  test("testPluginProxy works and records", () => worksAndRecords(TEST));
  test("testPluginProxy refuses bad input", () => refusesBadInput(TEST));
  test("testPluginProxy refuses without permission", () => refusesWithoutPermission(TEST));
  test("testPluginProxy does not see another workspace", () => doesNotSee(TEST));
  test("runCanaryTest works and records", () => worksAndRecords(CANARY));
  test("runCanaryTest refuses bad input", () => refusesBadInput(CANARY));
  test("runCanaryTest refuses without permission", () => refusesWithoutPermission(CANARY));
  test("runCanaryTest does not see another workspace", () => doesNotSee(CANARY));
});

test("explainProxyRequest answers a draft's problems below the draft, and a saved proxy's dry run", async () => {
  const { actor } = await house();
  const document = `query($input: ExplainProxyRequestInput!) {
    explainProxyRequest(input: $input) {
      explanation {
        matchedPrefix sentHeaders { name value matchedPrefix } secrets { tag place location state }
        limits { connectMs overridden } refusal { code }
      }
      userErrors { code field }
    }
  }`;
  expect(await ask(actor, document, { input: { subject: { tag: "p" }, url: `${upstream}/x` } })).toEqual({
    explanation: {
      matchedPrefix: `${upstream}/`,
      sentHeaders: [
        { name: "X-Key", value: "•••", matchedPrefix: `${upstream}/` },
        { name: "Accept-Encoding", value: expect.any(String), matchedPrefix: null },
      ],
      secrets: [{ tag: "x", place: "HEADER", location: "X-Key", state: "OK" }],
      limits: { connectMs: 10_000, overridden: [] },
      refusal: null,
    },
    userErrors: [],
  });
  const draft = { urlPrefixes: [{ prefix: "nonsense", headerRules: [] }] };
  expect(await ask(actor, document, { input: { subject: { draft }, url: upstream } })).toEqual({
    explanation: null,
    userErrors: [
      { code: "INVALID_URL_PREFIX", field: ["input", "subject", "draft", "urlPrefixes", "0", "prefix"] },
    ],
  });
});
