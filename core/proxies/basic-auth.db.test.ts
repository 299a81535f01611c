import { describe, expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { type Got, headerOf, useRecorders } from "#core/egress/testing.ts";
import { createSecret } from "#core/secrets/create-secret.ts";
import { deleteSecret } from "#core/secrets/delete-secret.ts";
import { listSecretUsages } from "#core/secrets/list-secret-usages.ts";
import { useTestDatabase } from "#db/testing.ts";
import { createPluginProxy } from "./create-plugin-proxy.ts";
import type { BasicAuthRuleInput, HeaderRuleInput } from "./rule-input.ts";
import { forwardAs, proxyEvents, proxyRows } from "./testing.ts";
import { updatePluginProxy } from "./update-plugin-proxy.ts";

const database = useTestDatabase({ egressAllow: ["127.0.0.0/8"] });
const startRecorder = useRecorders();

const CANARY = "canary-3c5a9d7e1f804b26";
const PREFIX = "https://a.example/";

/** `name` and `pass` may go anywhere, `bound` to https://b.example alone. */
async function workspaceWithPair() {
  const { actor } = await createTestWorkspace({ role: "admin" });
  const { secret: name } = await createSecret(actor, { tag: "name", value: "user-7d0a2b4c" });
  const { secret: pass } = await createSecret(actor, { tag: "pass", value: "pass:6e8f1357" });
  await createSecret(actor, { tag: "bound", value: "value of bound", destinations: ["b.example"] });
  return { actor, name, pass };
}

const withPair = (basicAuth: BasicAuthRuleInput | null, headerRules: HeaderRuleInput[] = []) => ({
  tag: "p",
  urlPrefixes: [{ prefix: PREFIX, headerRules, basicAuth }],
});
const PAIR = { user: "{{ secrets.name }}", password: "{{ secrets.pass }}" };

describe("a basic-auth pair", () => {
  test("is a rule of its own: saved, shown with its references, and recorded by its secrets", async () => {
    const { actor, name, pass } = await workspaceWithPair();
    const headerRules = [{ name: "X-A", value: "v" }];
    const proxy = await createPluginProxy(actor, withPair(PAIR, headerRules));
    expect(proxy.urlPrefixes[0]).toMatchObject({
      headerRules: [{ name: "X-A", value: "v", references: [] }],
      basicAuth: {
        ...PAIR,
        allowOverride: false,
        references: [
          { tag: "name", state: "OK" },
          { tag: "pass", state: "OK" },
        ],
      },
    });
    expect(proxy.references.map(({ tag }) => tag)).toEqual(["name", "pass"]);
    const usages = await listSecretUsages(actor, [name.id, pass.id]);
    for (const id of [name.id, pass.id]) {
      expect(usages.get(id)).toMatchObject([{ location: `${PREFIX} › Authorization`, proxyId: proxy.id }]);
    }
    const [event] = await proxyEvents(database, actor);
    expect(event?.changes).toContainEqual({
      field: "urlPrefixes",
      after: [`${PREFIX} › X-A: fixed text`, `${PREFIX} › Authorization: Basic secrets.name, secrets.pass`],
    });
    await expect(deleteSecret(actor, { secret: { id: pass.id } })).rejects.toMatchObject({ code: "IN_USE" });
  });

  test("reaches the upstream as Basic and base64, and not the caller as an echo", async () => {
    const { actor } = await workspaceWithPair();
    const upstream = await startRecorder();
    upstream.answer = (got) => got.rawHeaders.join("\n");
    const urlPrefixes = [{ prefix: upstream.origin, headerRules: [], basicAuth: PAIR }];
    await createPluginProxy(actor, { tag: "p", urlPrefixes });
    const headers = ["authorization", "Basic bWluZTptaW5l"];
    const { body, sent } = await forwardAs(actor, "p", `${upstream.origin}/x`, { headers });
    const pair = Buffer.from("user-7d0a2b4c:pass:6e8f1357").toString("base64");
    expect(headerOf(upstream.got.at(-1) as Got, "authorization")).toEqual([`Basic ${pair}`]);
    // Not only its halves: what stands between them in base64 would be left.
    expect(body.toString()).toMatch(/^Basic •+=*$/m);
    expect(sent).toMatchObject({ secretTags: ["name", "pass"], status: 200 });
  });

  test.each([
    ["password", { user: "{{ secrets.name }}", password: " " }, "user-7d0a2b4c:"],
    ["user", { user: "", password: "{{ secrets.pass }}" }, ":pass:6e8f1357"],
  ])("may have an empty %s, as services want it that take a key alone", async (_which, basicAuth, pair) => {
    const { actor } = await workspaceWithPair();
    const upstream = await startRecorder();
    const urlPrefixes = [{ prefix: upstream.origin, headerRules: [], basicAuth }];
    await createPluginProxy(actor, { tag: "p", urlPrefixes });
    await forwardAs(actor, "p", upstream.origin);
    const [value = ""] = headerOf(upstream.got.at(-1) as Got, "authorization");
    expect(Buffer.from(value.slice("Basic ".length), "base64").toString()).toBe(pair);
  });

  test("gives way to the caller's own header where it says so, and then opens nothing", async () => {
    const { actor } = await workspaceWithPair();
    const upstream = await startRecorder();
    const basicAuth = { ...PAIR, allowOverride: true };
    await createPluginProxy(actor, {
      tag: "p",
      urlPrefixes: [{ prefix: upstream.origin, headerRules: [], basicAuth }],
    });
    const headers = ["AUTHORIZATION", "Bearer mine"];
    const { sent } = await forwardAs(actor, "p", upstream.origin, { headers });
    expect(headerOf(upstream.got.at(-1) as Got, "authorization")).toEqual(["Bearer mine"]);
    expect(sent.secretTags).toEqual([]);
  });

  test("of a longer prefix wins over a header of a shorter one, and the other way round", async () => {
    const { actor } = await workspaceWithPair();
    const upstream = await startRecorder();
    const headerRules = [{ name: "authorization", value: "Bearer {{ secrets.name }}" }];
    await createPluginProxy(actor, {
      tag: "p",
      urlPrefixes: [
        { prefix: `${upstream.origin}/`, headerRules },
        { prefix: `${upstream.origin}/basic`, headerRules: [], basicAuth: PAIR },
        { prefix: `${upstream.origin}/basic/bearer`, headerRules },
      ],
    });
    const schemes = [];
    for (const path of ["/", "/basic/x", "/basic/bearer"]) {
      await forwardAs(actor, "p", upstream.origin + path);
      schemes.push(
        ...headerOf(upstream.got.at(-1) as Got, "authorization").map((value) => value.split(" ")[0]),
      );
    }
    expect(schemes).toEqual(["Bearer", "Basic", "Bearer"]);
  });

  test("is replaced, kept and removed by an update; of its text alone only that it changed is recorded", async () => {
    const { actor } = await workspaceWithPair();
    await createPluginProxy(actor, withPair(PAIR));
    const update = (basicAuth: BasicAuthRuleInput | null) =>
      updatePluginProxy(actor, { proxy: { tag: "p" }, urlPrefixes: withPair(basicAuth).urlPrefixes });
    expect((await update(PAIR)).revision).toBe(1);
    const fixed = { ...PAIR, user: `${CANARY}{{ secrets.name }}` };
    expect((await update(fixed)).urlPrefixes[0]?.basicAuth).toMatchObject(fixed);
    expect((await update(null)).urlPrefixes[0]?.basicAuth).toBeNull();
    const events = await proxyEvents(database, actor);
    expect(events.map(({ changes }) => changes).slice(1)).toEqual([
      [{ field: "headerValues", isRedacted: true }],
      [
        {
          field: "urlPrefixes",
          before: [`${PREFIX} › Authorization: Basic secrets.name, secrets.pass`],
          after: [PREFIX],
        },
      ],
    ]);
    expect(JSON.stringify(events)).not.toContain(CANARY);
  });
});

describe("a basic-auth pair is refused", () => {
  const pair = (user: unknown, password: unknown, allowOverride?: unknown) =>
    ({ user, password, allowOverride }) as BasicAuthRuleInput;
  const cases: [string, ReturnType<typeof withPair>, string, string][] = [
    ["without a user that is text", withPair(pair(null, "p")), "REQUIRED", "user"],
    ["without a password that is text", withPair(pair("u", undefined)), "REQUIRED", "password"],
    ["with a colon in its user", withPair(pair("{{ secrets.name }}a:b", "p")), "INVALID_TEMPLATE", "user"],
    ["with an expression", withPair(pair("u", "{{ 1 + 1 }}")), "INVALID_TEMPLATE", "password"],
    ["with a line break", withPair(pair("u\n", "p")), "INVALID_TEMPLATE", "user"],
    ["T-3 with an unknown secret", withPair(pair("u", "{{ secrets.gone }}")), "UNKNOWN_SECRET", "password"],
    [
      "D-1 with a secret that may not go there",
      withPair(pair("{{ secrets.bound }}", "{{ secrets.pass }}")),
      "SECRET_HOST_NOT_ALLOWED",
      "user",
    ],
    ["with a wrong switch", withPair(pair("u", "p", "yes")), "REQUIRED", "allowOverride"],
    [
      "P-2 beside a header Authorization",
      withPair(PAIR, [{ name: "authorization", value: "Bearer v" }]),
      "DUPLICATE_HEADER",
      "",
    ],
  ];
  test.each(cases)("%s, and nothing is written", async (_what, input, code, place) => {
    const { actor } = await workspaceWithPair();
    const field = ["input", "urlPrefixes", "0", "basicAuth", ...(place === "" ? [] : [place])];
    await expect(createPluginProxy(actor, input)).rejects.toMatchObject({
      kind: "users",
      errors: [{ code, field }],
    });
    expect(await proxyRows(database, actor)).toEqual([0, 0, 0]);
  });

  test("with sentences that say where and how to mend it, and hold nothing of it", async () => {
    const { actor } = await workspaceWithPair();
    const message = async (input: ReturnType<typeof withPair>) =>
      (await createPluginProxy(actor, input).catch((caught) => caught)).message;
    expect(await message(withPair(pair("ä{{ secrets.name }}:", "p")))).toBe(
      "column 20: a user's name has no colon.",
    );
    expect(await message(withPair(pair("{{ secrets.bound }}", "p")))).toBe(
      'The secret "bound" may not be sent to https://a.example. To allow it, replace its value and add this origin to its destinations.',
    );
    expect(await message(withPair(pair(`${CANARY}:`, `${CANARY}\n`)))).not.toContain(CANARY);
  });

  test("when both halves are empty", async () => {
    const { actor } = await workspaceWithPair();
    const field = ["input", "urlPrefixes", "0", "basicAuth"];
    await expect(createPluginProxy(actor, withPair(pair("", " ")))).rejects.toMatchObject({
      errors: [
        { code: "REQUIRED", field: [...field, "user"] },
        { code: "REQUIRED", field: [...field, "password"] },
      ],
    });
    expect(await proxyRows(database, actor)).toEqual([0, 0, 0]);
  });

  const things: unknown[] = [7, "x", ["x"], { user: { $ne: null }, password: 7 }];
  test.each(things.map((thing) => [thing]))("Q-2 when it is %j", async (thing) => {
    const { actor } = await workspaceWithPair();
    await expect(createPluginProxy(actor, withPair(thing as BasicAuthRuleInput))).rejects.toMatchObject({
      kind: "users",
    });
    expect(await proxyRows(database, actor)).toEqual([0, 0, 0]);
  });

  test("by the database, too, as anything but the header Authorization", async () => {
    const { actor } = await workspaceWithPair();
    await createPluginProxy(actor, withPair(null, [{ name: "X-A", value: "v" }]));
    await expect(
      database.ownerQuery("update proxy_header_rules set password_template = 'p' where workspace_id = $1", [
        actor.workspaceId,
      ]),
    ).rejects.toThrow("proxy_header_rules_password_template_check");
  });
});
