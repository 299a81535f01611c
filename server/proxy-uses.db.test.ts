import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findSecret } from "#core/secrets/find-secret.ts";
import { auditEvents, wholeDatabase } from "#core/secrets/testing.ts";
import { writeUseRecords } from "#core/uses/use-records.ts";
import { CHANNEL } from "#db/notify.ts";
import { useTestDatabase } from "#db/testing.ts";
import { findCanaries, makeCanary } from "#e2e/canary.ts";
import { newLogger } from "#platform/logger.ts";
import { forgetProcessState, processState } from "#platform/process-state.ts";
import { startServerProcess } from "./testing/server-process.ts";
import { call, useUpstreams } from "./testing.ts";

const database = useTestDatabase({ egressAllow: ["127.0.0.0/8"], logLevel: "trace" });

let log = "";
beforeAll(() => {
  forgetProcessState("logger");
  const write = (line: string) => {
    log += line;
  };
  processState("logger", () => newLogger("trace", { write }));
});
afterAll(() => forgetProcessState("logger"));

const world = useUpstreams();

type Row = Record<string, unknown>;

async function recorded(tag: string): Promise<Row[]> {
  await writeUseRecords();
  return database.ownerQuery("select * from uses where workspace_id = $1 and via_tag = $2 order by used_at", [
    world.house.workspaceId,
    tag,
  ]);
}

const secretNow = () => findSecret(world.house.actor, { tag: "key" });

describe("each request through a proxy is recorded", () => {
  test("L-16 with its caller, its secret and what came back, and nothing of the path", async () => {
    const through = await world.behindHttp((_req, res) => res.writeHead(201).end("made"));
    await through("/v1/things?token=query", { method: "PUT", body: "x" });
    const rows = await recorded(through.tag);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      secret_tag: "key",
      version: 1,
      actor_kind: "token",
      via_tag: through.tag,
      origin: through.url,
      method: "PUT",
      status: 201,
      error_code: null,
      scrubbed_count: 0,
      ip: "127.0.0.1",
    });
    expect(rows[0]?.duration_ms).toBeGreaterThanOrEqual(0);
  });

  test("also without a secret, and when the upstream fails: its code is the caller's", async () => {
    const plain = await world.behindHttp((_req, res) => res.end(), { "X-Plain": "text" });
    await plain();
    expect(await recorded(plain.tag)).toMatchObject([{ secret_id: "", status: 200 }]);
    const broken = await world.behindBytes(
      () => "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf",
      (socket) => socket.end(),
    );
    await broken();
    expect(await recorded(broken.tag)).toMatchObject([
      {
        status: 200,
        error_code: expect.stringMatching(/^(http_response_incomplete|connection_terminated)$/),
        secret_tag: "key",
      },
    ]);
  });

  test("L-5 L-16 an echo is counted, and is an event on the secret", async () => {
    const through = await world.behindHttp((req, res) =>
      res.end(`${req.headers["x-key"]} ${req.headers["x-key"]}`),
    );
    const answer = await through();
    expect(answer.body.toString()).not.toContain("canary");
    expect(await recorded(through.tag)).toMatchObject([{ scrubbed_count: 2 }]);
    const events = (await auditEvents(database, world.house.actor)).filter(
      ({ action }) => action === "secret.echoed",
    );
    expect(events.at(-1)).toMatchObject({
      target_label: "key",
      changes: expect.arrayContaining([
        { field: "origin", after: through.url },
        { field: "places", after: 2 },
      ]),
    });
  });
});

describe("B-7 health from live traffic", () => {
  test("B-7 an expiry that the upstream tells shows on the secret", async () => {
    const through = await world.behindHttp((_req, res) => {
      res.setHeader("GitHub-Authentication-Token-Expiration", "2031-12-24 10:20:30 UTC").end();
    });
    await through();
    await writeUseRecords();
    expect((await secretNow())?.tokenExpiresAt).toEqual(new Date("2031-12-24T10:20:30Z"));
  });

  test("B-7 401s show since when it is rejected, and a success clears it", async () => {
    let status = 401;
    const through = await world.behindHttp((_req, res) => res.writeHead(status).end());
    const before = new Date();
    await through();
    await through();
    await writeUseRecords();
    const rejected = await secretNow();
    expect(rejected).toMatchObject({ rejectedStatus: 401 });
    const [first] = await recorded(through.tag);
    expect(rejected?.rejectedSince).toEqual(first?.used_at);
    expect(rejected?.rejectedSince?.getTime()).toBeGreaterThanOrEqual(before.getTime());
    status = 200;
    await through();
    await writeUseRecords();
    expect(await secretNow()).toMatchObject({ rejectedSince: null, rejectedStatus: null });
  });
});

test("L-3 a value in path, query, headers and body stands in no table, no notification and no log", async () => {
  const canary = makeCanary("request");
  const notes: string[] = [];
  const listener = new pg.Client({ connectionString: database.url });
  await listener.connect();
  listener.on("notification", ({ payload }) => notes.push(payload ?? ""));
  await listener.query(`listen ${CHANNEL}; notify ${CHANNEL}, 'it listens'`);
  const through = await world.behindHttp((req, res) => {
    res.setHeader("X-Answer", encodeURIComponent(canary));
    req.pipe(res);
  });
  const inUrl = encodeURIComponent(canary);
  const answer = await through(`/${inUrl}/x?q=${inUrl}`, {
    method: "POST",
    headers: { "X-Mine": inUrl, Cookie: `c=${inUrl}`, "User-Agent": inUrl, Referer: `http://x/${inUrl}` },
    body: canary,
  });
  expect(answer.body.toString()).toBe(canary);
  expect(await recorded(through.tag)).toHaveLength(1);
  await listener.end();
  expect(notes).toContain("it listens");
  expect(log).toContain("Proxy request");
  const seen = [
    { name: "the database", bytes: Buffer.from(await wholeDatabase(database)) },
    { name: "the notifications", bytes: Buffer.from(notes.join("\n")) },
    { name: "the log", bytes: Buffer.from(log) },
  ];
  expect(seen[0]?.bytes.includes(through.tag)).toBe(true);
  expect(findCanaries([canary], seen)).toEqual([]);
});

test("R-5 what was answered before SIGTERM is recorded when the process has ended", async () => {
  const through = await world.behindHttp((_req, res) => res.end("ok"));
  const server = await startServerProcess(database.url);
  const headers = { "Keyhole-Authorization": `Bearer ${world.house.token}` };
  const path = `/proxy/${through.tag}/${through.url}/`;
  const answers = await Promise.all(Array.from({ length: 20 }, () => call(server.url, path, { headers })));
  expect(await server.stop()).toBe(0);
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  expect(await recorded(through.tag)).toHaveLength(20);
});
