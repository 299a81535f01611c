import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { backgroundWritesDone } from "#core/access/background-writes.ts";
import { createTestSession, createTestToken, createTestWorkspace } from "#core/access/testing.ts";
import { closeDatabase, openDatabase } from "#db/data-source.ts";
import { useTestConfig, useTestDatabase } from "#db/testing.ts";
import { type GraphqlHttpResponse, handleGraphqlRequest } from "./http.ts";
import { mutation } from "./testing.ts";

/** The HTTP door: what it takes, what it refuses, and how it says so. */
const database = useTestDatabase();

type Sent = { method?: string; headers?: Record<string, string | null>; body?: string | Uint8Array | null };

async function* chunks(body: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof body === "string" ? Buffer.from(body) : body;
}

/** As a client sends it; a header given as null is left out. */
function send({ method = "POST", headers = {}, body = "{}" }: Sent): Promise<GraphqlHttpResponse> {
  const all = { "content-type": "application/json", ...headers };
  const present = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null);
  return handleGraphqlRequest({
    method,
    headers: new Headers(present),
    body: body === null ? null : chunks(body),
    remoteAddress: "192.0.2.1",
  });
}

const json = (query: string, variables?: object, rest: object = {}) =>
  JSON.stringify({ query, variables, ...rest });
const codeOf = ({ body }: GraphqlHttpResponse) => JSON.parse(body).errors?.[0]?.extensions?.code;
const messageOf = ({ body }: GraphqlHttpResponse) => JSON.parse(body).errors?.[0]?.message;
const STATUS = json("{ setupStatus { isOpen } }");
const CREATE = json(mutation("createSecret"), { input: { tag: "made", value: "v" } });

async function member() {
  const workspace = await createTestWorkspace();
  const { cookie } = await createTestSession(workspace);
  const { plaintext } = await createTestToken(workspace);
  const secrets = () =>
    database.ownerQuery("select tag from secrets where workspace_id = $1", [workspace.workspaceId]);
  const withCookie = { cookie, "keyhole-workspace": workspace.workspaceSlug };
  return { ...workspace, withCookie, withToken: { authorization: `Bearer ${plaintext}` }, secrets };
}

describe("G-3 a mutation", () => {
  test.each<[string, Sent, number]>([
    ["by GET", { method: "GET" }, 405],
    ["by PUT", { method: "PUT" }, 405],
    ["by HEAD", { method: "HEAD" }, 405],
    ["as text/plain", { headers: { "content-type": "text/plain" } }, 415],
    ["as a form", { headers: { "content-type": "application/x-www-form-urlencoded" } }, 415],
    ["as multipart", { headers: { "content-type": "multipart/form-data; boundary=x" } }, 415],
    ["without a content type", { headers: { "content-type": null } }, 415],
    [
      "as JSON that says it is Latin-1",
      { headers: { "content-type": "application/json; charset=latin1" } },
      415,
    ],
    ["as JSON within something else", { headers: { "content-type": "text/plain; application/json" } }, 415],
    ["packed", { headers: { "content-encoding": "gzip" } }, 415],
  ])("G-3 %s is refused before anything is read", async (_what, how, status) => {
    const { withCookie, secrets } = await member();
    const answer = await send({ ...how, headers: { ...withCookie, ...how.headers }, body: CREATE });
    expect(answer.status).toBe(status);
    expect(codeOf(answer)).toBe("BAD_USER_INPUT");
    if (status === 405) expect(answer.headers.allow).toBe("POST");
    expect(await secrets()).toEqual([]);
  });

  test.each<Record<string, string>>([
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://127.0.0.1:3001", host: "127.0.0.1:3000" },
    { origin: "https://127.0.0.1:3000", host: "127.0.0.1:3000" },
    { origin: "http://evil.example", host: "evil.example" },
    { "sec-fetch-site": "cross-site" },
  ])("G-3 with a cookie from another origin is refused: %j", async (from) => {
    const { withCookie, secrets } = await member();
    const answer = await send({ headers: { ...withCookie, ...from }, body: CREATE });
    expect(answer.status).toBe(403);
    expect(codeOf(answer)).toBe("FORBIDDEN");
    expect(await secrets()).toEqual([]);
  });

  test.each<Record<string, string>>([
    {},
    { origin: "http://127.0.0.1:3000" },
    { origin: "http://localhost:3000", host: "localhost:3000" },
    { "sec-fetch-site": "same-origin", origin: "http://127.0.0.1:3000" },
  ])("with a cookie from our own origin works: %j", async (from) => {
    const { withCookie, secrets } = await member();
    const answer = await send({ headers: { ...withCookie, ...from }, body: CREATE });
    expect(answer.status).toBe(200);
    expect(await secrets()).toEqual([{ tag: "made" }]);
  });

  test("with a token works from any origin: a browser does not send it by itself", async () => {
    const { withToken, secrets } = await member();
    const answer = await send({ headers: { ...withToken, origin: "https://plugin.example" }, body: CREATE });
    expect(answer.status).toBe(200);
    expect(await secrets()).toEqual([{ tag: "made" }]);
  });
});

const SEARCH = "query($filter: SecretFilter) { secrets(filter: $filter) { totalCount } }";
const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

describe("G-2 limits", () => {
  test("G-2 a batch is refused", async () => {
    const answer = await send({ body: `[${STATUS},${STATUS}]` });
    expect(answer.status).toBe(400);
    expect(messageOf(answer)).toBe("Send one operation a request; batches are not accepted.");
  });

  test.each<[string, Record<string, string>, string]>([
    ["said", { "content-length": "1000001" }, `${" ".repeat(1_000_001)}`],
    ["not said", {}, `${" ".repeat(1_000_001)}`],
    ["said to be small", { "content-length": "10" }, `${" ".repeat(1_000_001)}`],
    ["said to be huge", { "content-length": "999999999999" }, ""],
  ])("G-2 a body over 1 MB is refused, its length %s", async (_what, headers, body) => {
    const answer = await send({ headers, body });
    expect(answer.status).toBe(413);
    expect(answer.headers.connection).toBe("close");
  });

  test("G-2 a body of exactly 1 MB is read", async () => {
    const padded = STATUS.padEnd(1_000_000, " ");
    expect((await send({ body: padded })).status).toBe(200);
  });

  test("G-2 the largest secret fits, however its JSON is escaped", async () => {
    const { withToken } = await member();
    const escaped = json(mutation("createSecret", "acceptedBytes"), {
      input: { tag: "big", value: "PLACE" },
    }).replace("PLACE", "\\u0007".repeat(65_536));
    const { body } = await send({ headers: withToken, body: escaped });
    expect(JSON.parse(body)).toEqual({ data: { createSecret: { acceptedBytes: 65_536, userErrors: [] } } });
  });

  test.each([
    ["depth", `{ viewer ${"{ actor ".repeat(2_000)}`],
    ["nesting of what is not closed", `{"query":"{ __typename }","variables":{"a":${"[".repeat(400_000)}`],
    ["nesting in a variable", json(SEARCH, { filter: "PLACE" }).replace('"PLACE"', nested(400_000))],
    [
      "aliases",
      json(`{ ${Array.from({ length: 16 }, (_, i) => `a${i}: setupStatus { isOpen }`).join(" ")} }`),
    ],
    ["tokens", json(`{ ${"setupStatus { isOpen } ".repeat(300)} }`)],
    ["directives", json(`{ setupStatus { ${"isOpen @skip(if: false) ".repeat(51)} } }`)],
  ])("G-2 too much %s is refused in time", async (_what, body) => {
    const { withToken } = await member();
    const headers = { ...withToken, accept: "application/graphql-response+json" };
    const started = performance.now();
    const answer = await send({ body, headers });
    expect(answer.status).toBe(400);
    expect(performance.now() - started).toBeLessThan(4_000);
    expect((await send({ body: STATUS })).status).toBe(200);
  });
});

describe("G-1 the schema", () => {
  const INTROSPECTION = [
    json("{ __schema { types { name } } }"),
    json('{ __type(name: "Secret") { name } }'),
  ];

  test.each(INTROSPECTION)("G-1 is told to the signed-in only: %s", async (body) => {
    const refused = await send({ body });
    expect(refused.status).toBe(401);
    expect(refused.headers["www-authenticate"]).toBe("Bearer");
    const { withToken } = await member();
    const answer = await send({ body, headers: withToken });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain("Secret");
  });

  test("G-1 a misspelt field gets no suggestion", async () => {
    const { withToken } = await member();
    const { body } = await send({ body: json("{ viewer { permission } }"), headers: withToken });
    expect(body).not.toMatch(/did you mean|permissions/i);
  });
});

describe("G-4 G-6 an answer", () => {
  test("G-4 a stranger gets 401 and no data", async () => {
    for (const accept of ["application/json", "application/graphql-response+json"]) {
      const answer = await send({ body: json("{ secrets { totalCount } }"), headers: { accept } });
      expect(answer.status).toBe(401);
      expect(JSON.parse(answer.body)).toEqual({
        errors: [expect.objectContaining({ message: expect.any(String) })],
      });
      expect(codeOf(answer)).toBe("UNAUTHENTICATED");
    }
  });

  test("X-6 a person who names no workspace gets 400, and one who names another's gets 404", async () => {
    const { withCookie } = await member();
    const body = json("{ secrets { totalCount } }");
    const without = await send({ body, headers: { cookie: withCookie.cookie } });
    expect([without.status, codeOf(without)]).toEqual([400, "WORKSPACE_REQUIRED"]);
    const theirs = await createTestWorkspace();
    for (const slug of [theirs.workspaceSlug, "never-was", "' or 1=1"]) {
      const other = await send({ body, headers: { cookie: withCookie.cookie, "keyhole-workspace": slug } });
      expect([other.status, codeOf(other)]).toEqual([404, "NOT_FOUND"]);
    }
  });

  test.each([
    ["not JSON", "{", 400],
    ["not UTF-8", new Uint8Array([0x7b, 0xff, 0x7d]), 400],
    ["nothing", "", 400],
    ["no object", '"text"', 400],
    ["no document", "{}", 400],
    ["a document that is no text", '{"query":[]}', 400],
    ["variables that are no object", json("{ __typename }", undefined, { variables: "x" }), 400],
    ["an operation name that is no text", json("{ __typename }", undefined, { operationName: 1 }), 400],
  ])("G-6 %s is 400 whatever is accepted", async (_what, body, status) => {
    for (const accept of ["application/json", "application/graphql-response+json"]) {
      expect((await send({ body, headers: { accept } })).status).toBe(status);
    }
  });

  test("G-6 a mistake in the operation is 200 to old clients and 400 to new ones", async () => {
    for (const body of [
      "{ nope",
      "{ nope }",
      "query($a: Int!) { __typename @skip(if: false) @include(if: $a) }",
    ].map((q) => json(q))) {
      expect((await send({ body, headers: { accept: "application/json" } })).status).toBe(200);
      expect((await send({ body, headers: { accept: "application/graphql-response+json" } })).status).toBe(
        400,
      );
    }
  });

  test("G-6 comes in the type that was asked for, or is 406", async () => {
    const typeFor = async (accept: string | null) =>
      (await send({ body: STATUS, headers: { accept } })).headers["content-type"];
    expect(await typeFor("application/graphql-response+json")).toBe(
      "application/graphql-response+json; charset=utf-8",
    );
    expect(await typeFor("application/json")).toBe("application/json; charset=utf-8");
    expect(await typeFor(null)).toBe("application/json; charset=utf-8");
    expect((await send({ body: STATUS, headers: { accept: "text/html" } })).status).toBe(406);
  });

  test("L-9 is kept by nobody, and carries a request id", async () => {
    const { headers } = await send({ body: STATUS, headers: { "x-request-id": "caller-7" } });
    expect(headers).toMatchObject({
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "x-request-id": "caller-7",
    });
    const forged = await send({ body: STATUS, headers: { "x-request-id": "a b\u001b[31m" } });
    expect(forged.headers["x-request-id"]).toMatch(/^req_[0-9A-Z]{26}$/);
  });
});

describe("G-1 R-9 a fault of ours", () => {
  test("G-1 is a fixed sentence with the request id, and nothing of PostgreSQL or TypeORM", async () => {
    const { withToken, secrets } = await member();
    const renamed = `secrets_${randomBytes(4).toString("hex")}`;
    await database.ownerQuery(`alter table secrets rename to ${renamed}`);
    const answer = await send({ body: CREATE, headers: withToken }).finally(() =>
      database.ownerQuery(`alter table ${renamed} rename to secrets`),
    );
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({
      data: null,
      errors: [
        {
          message:
            "Something went wrong on our side. Nothing of it is shown here; quote the request id to whoever runs Keyhole.",
          locations: expect.any(Array),
          path: ["createSecret"],
          extensions: { code: "INTERNAL", requestId: answer.headers["x-request-id"] },
        },
      ],
    });
    expect(await secrets()).toEqual([]);
  });

  test("R-9 a database that is away is 503, and back it serves again", async () => {
    const { withToken } = await member();
    // What an earlier test left running would open the database again.
    await backgroundWritesDone();
    await closeDatabase();
    useTestConfig({ databaseUrl: "postgres://127.0.0.1:1/none" });
    const away = await send({ body: json("{ secrets { totalCount } }"), headers: withToken });
    expect([away.status, codeOf(away)]).toEqual([503, "DATABASE_UNAVAILABLE"]);
    expect(away.headers["retry-after"]).toBe("1");
    expect(away.body).not.toMatch(/ECONNREFUSED|127\.0\.0\.1|postgres|pg/i);
    useTestConfig({ databaseUrl: database.url });
    await openDatabase();
    expect((await send({ body: json("{ secrets { totalCount } }"), headers: withToken })).status).toBe(200);
  });
});
