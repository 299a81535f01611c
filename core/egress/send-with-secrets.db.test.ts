import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { startListening, stopListening } from "#core/changes/listen-for-changes.ts";
import { parseTemplate } from "#core/templates/parse-template.ts";
import { writeUseRecords } from "#core/uses/use-records.ts";
import { useTestDatabase } from "#db/testing.ts";
import { instanceLimits } from "./limits.ts";
import type { RequestTemplate } from "./reference-plan.ts";
import {
  basicRule,
  type Got,
  headerOf,
  headerRule,
  type SendArgs,
  sendAs,
  useRecorders,
  workspaceWith,
} from "./testing.ts";
import { upstreamFor } from "./upstream-pools.ts";

const database = useTestDatabase({ egressAllow: ["127.0.0.0/8"] });
const startRecorder = useRecorders();

const VALUE = "value-of-x-7d0a2b4c ä";

/** What arrives for a request with `VALUE` as `x`. */
async function arrived(args: Omit<SendArgs, "to">): Promise<Got> {
  const actor = await workspaceWith({ x: VALUE });
  const upstream = await startRecorder();
  await sendAs(actor, { to: upstream, ...args });
  return upstream.got.at(-1) as Got;
}

describe("P-2 an injected header is the only one of its name", () => {
  const caller = [
    "x-KEY",
    "mine",
    "X_Key",
    "mine",
    "Accept-Encoding",
    "x-mine",
    "Range",
    "bytes=1-2",
    "If-Range",
    "e",
  ];

  test("whatever the caller sends; nothing that would hide or cut an echo goes along", async () => {
    const got = await arrived({
      headers: caller,
      template: { rules: [headerRule("X-Key", "{{ secrets.x }}")] },
    });
    expect(headerOf(got, "x-key")).toEqual([Buffer.from(VALUE).toString("latin1")]);
    const names = got.rawHeaders.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase());
    expect(names.filter((name) => /^(x[-_]key|range|if-range)$/.test(name))).toEqual(["x-key"]);
    expect(headerOf(got, "accept-encoding")).toEqual(["gzip, br, zstd"]);
  });

  test("without a secret codings and ranges are the caller's", async () => {
    const got = await arrived({ headers: caller, template: { rules: [headerRule("X-Key", "fixed")] } });
    expect(headerOf(got, "x-key")).toEqual(["fixed"]);
    expect([headerOf(got, "accept-encoding"), headerOf(got, "range"), headerOf(got, "if-range")]).toEqual([
      ["x-mine"],
      ["bytes=1-2"],
      ["e"],
    ]);
  });

  test("where a rule gives way, the caller's wins and its secrets are not opened", async () => {
    const actor = await workspaceWith({ x: "value of x" });
    const upstream = await startRecorder();
    const rules = [
      headerRule("X-Key", "{{ secrets.gone }}", true),
      basicRule("u", "{{ secrets.gone }}", true),
      headerRule("X-Other", "{{ secrets.x }}", true),
    ];
    const headers = ["x-key", "mine", "AUTHORIZATION", "Basic bWluZTptaW5l"];
    const { sent } = await sendAs(actor, { to: upstream, headers, template: { rules } });
    const got = upstream.got.at(-1) as Got;
    expect([headerOf(got, "x-key"), headerOf(got, "authorization"), headerOf(got, "x-other")]).toEqual([
      ["mine"],
      ["Basic bWluZTptaW5l"],
      ["value of x"],
    ]);
    expect(sent.secretTags).toEqual(["x"]);
  });
});

describe("L-5 the answer has no echo", () => {
  test("of a basic-auth pair, joined or as base64, nor of its halves", async () => {
    const actor = await workspaceWith({ user: "user-7d0a2b4c", pass: "pass-6e8f1357" });
    const upstream = await startRecorder();
    upstream.answer = (got) => {
      const [authorization = ""] = headerOf(got, "authorization");
      const pair = Buffer.from(authorization.slice(6), "base64").toString();
      return JSON.stringify({ authorization, pair, halves: pair.split(":") });
    };
    const rules = [basicRule("{{ secrets.user }}", "{{ secrets.pass }}")];
    const { body: answer, sent } = await sendAs(actor, { to: upstream, template: { rules } });
    const pair = Buffer.from("user-7d0a2b4c:pass-6e8f1357").toString("base64");
    for (const leak of ["user-7d0a2b4c", "pass-6e8f1357", pair.slice(0, -4)]) {
      expect(answer.toString()).not.toContain(leak);
    }
    expect(sent.scrubbedCount).toBeGreaterThan(0);
  });

  test("also of one that breaks off, and how many there were is recorded", async () => {
    const actor = await workspaceWith({ x: "value-of-x-7d0a2b4c" });
    const upstream = await startRecorder();
    upstream.breaksOff = true;
    upstream.answer = () => "<value-of-x-7d0a2b4c> and ";
    const rules = [headerRule("X-Key", "{{ secrets.x }}")];
    await expect(sendAs(actor, { to: upstream, template: { rules } })).rejects.toMatchObject({
      kind: "upstream",
    });
    await writeUseRecords();
    const uses = await database.ownerQuery(
      "select secret_tag, status, error_code is null as worked, scrubbed_count from uses where workspace_id = $1",
      [actor.workspaceId],
    );
    expect(uses).toEqual([{ secret_tag: "x", status: 200, worked: false, scrubbed_count: 1 }]);
  });

  test("and a pair of fixed text is none: it is not searched for", async () => {
    const actor = await workspaceWith({ x: "value-of-x-7d0a2b4c" });
    const upstream = await startRecorder();
    upstream.answer = () => "fixed:text of the upstream";
    const rules = [basicRule("fixed", "text"), headerRule("X-Key", "{{ secrets.x }}")];
    const { body: answer } = await sendAs(actor, { to: upstream, template: { rules } });
    expect(answer.toString()).toBe("fixed:text of the upstream");
  });

  test("of a value in a path, query or body, however it was encoded there", async () => {
    const actor = await workspaceWith({ x: 'se/cret "7d0a2b4c" ä' });
    const upstream = await startRecorder();
    const template: Partial<RequestTemplate> = {
      path: parseTemplate("/{{ secrets.x }}", "path"),
      query: parseTemplate("a={{ secrets.x }}", "query"),
      body: { kind: "json", template: parseTemplate('"{{ secrets.x }}"', "json") },
    };
    const { body: answer } = await sendAs(actor, { to: upstream, method: "POST", template });
    expect(upstream.got.at(-1)?.target).toContain("7d0a2b4c");
    expect(answer.toString()).not.toContain("7d0a2b4c");
  });
});

test("a streamed body goes through beside injected headers", async () => {
  const got = await arrived({
    method: "POST",
    body: Readable.from([Buffer.from("{{ secrets.x }}"), Buffer.from(" as it came")]),
    template: { rules: [headerRule("X-Key", "{{ secrets.x }}")] },
  });
  expect(got.body.toString()).toBe("{{ secrets.x }} as it came");
});

test("while everything is warm, a request is on its way before its sender waits for anything", async () => {
  const actor = await workspaceWith({ x: VALUE });
  const upstream = await startRecorder();
  const args: SendArgs = { to: upstream, template: { rules: [headerRule("X-Key", "{{ secrets.x }}")] } };
  await startListening();
  try {
    await sendAs(actor, args);
    const { pool } = upstreamFor({
      workspaceId: actor.workspaceId,
      origin: upstream.origin,
      endpoint: { hostname: "127.0.0.1", port: upstream.port },
      listenerPort: null,
      connectMs: instanceLimits().connectMs,
    });
    expect(pool.stats.size).toBe(0);
    const sending = sendAs(actor, args);
    expect(pool.stats.size).toBe(1);
    await sending;
    expect(upstream.got).toHaveLength(2);
  } finally {
    await stopListening();
  }
});
