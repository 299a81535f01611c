import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { startListening, stopListening } from "#core/changes/listen-for-changes.ts";
import { type Got, headerOf, useRecorders } from "#core/egress/testing.ts";
import { createSecret } from "#core/secrets/create-secret.ts";
import { useTestDatabase } from "#db/testing.ts";
import { createPluginProxy } from "./create-plugin-proxy.ts";
import { forwardAs } from "./testing.ts";
import { updatePluginProxy } from "./update-plugin-proxy.ts";

useTestDatabase({ egressAllow: ["127.0.0.0/8"] });
const startRecorder = useRecorders();
// Then everything that is read is remembered, as in a running Keyhole.
beforeAll(() => startListening());
afterAll(() => stopListening());

const X = "value-of-x-7d0a2b4c";

async function workspaceWithX() {
  const { actor } = await createTestWorkspace({ role: "admin" });
  await createSecret(actor, { tag: "x", value: X });
  return actor;
}

describe("T-5 what a caller sends is no template", () => {
  const TEXT = "{{ secrets.x }} {{{secrets.x}}} \\{{ secrets.x }}";

  test("in path, query, headers and body it arrives as it was written", async () => {
    const actor = await workspaceWithX();
    const upstream = await startRecorder();
    const headerRules = [{ name: "X-Key", value: "{{ secrets.x }}" }];
    await createPluginProxy(actor, { tag: "p", urlPrefixes: [{ prefix: upstream.origin, headerRules }] });
    const path = `/${encodeURIComponent("{{ secrets.x }}")}?a={{secrets.x}}&b={{{secrets.x}}}`;
    await forwardAs(actor, "p", upstream.origin + path, {
      method: "POST",
      headers: ["X-Mine", TEXT, "X-{{secrets.x}}".replace(/[{}]/g, "|"), TEXT],
      body: Readable.from([Buffer.from(TEXT)]),
    });
    const got = upstream.got.at(-1) as Got;
    expect(got.target).toBe(path);
    expect(headerOf(got, "x-mine")).toEqual([TEXT]);
    expect(got.body.toString()).toBe(TEXT);
    const arrived = JSON.stringify(got.rawHeaders).split(X).length - 1;
    expect([arrived, headerOf(got, "x-key")]).toEqual([1, [X]]);
  });

  test("also where the rule gives way to the caller's header", async () => {
    const actor = await workspaceWithX();
    const upstream = await startRecorder();
    const headerRules = [{ name: "X-Key", value: "{{ secrets.x }}", allowOverride: true }];
    await createPluginProxy(actor, { tag: "p", urlPrefixes: [{ prefix: upstream.origin, headerRules }] });
    await forwardAs(actor, "p", upstream.origin, { headers: ["x-key", TEXT] });
    expect(headerOf(upstream.got.at(-1) as Got, "x-key")).toEqual([TEXT]);
  });
});

describe("D-2 a change of prefixes and rules cannot be raced", () => {
  test("a request is sent by one saved state, never by the prefix of one and the rules of another", async () => {
    const actor = await workspaceWithX();
    const upstream = await startRecorder();
    const state = (n: number) => [
      {
        prefix: `${upstream.origin}/s${n % 2}`,
        headerRules: [{ name: "X-State", value: `${n % 2} {{ secrets.x }}` }],
      },
    ];
    const proxy = await createPluginProxy(actor, { tag: "p", urlPrefixes: state(0) });
    let isChanging = true;
    const changes = (async () => {
      for (let n = 1; n <= 20; n++) {
        await updatePluginProxy(actor, { proxy: { id: proxy.id }, urlPrefixes: state(n) });
      }
      isChanging = false;
    })();
    let refused = 0;
    const caller = async (n: number) => {
      while (isChanging) {
        await forwardAs(actor, "p", `${upstream.origin}/s${n}/x`).catch((error) => {
          expect(error).toMatchObject({ code: "NO_PREFIX_MATCHES" });
          refused += 1;
        });
        await new Promise(setImmediate);
      }
    };
    await Promise.all([changes, caller(0), caller(1), caller(0), caller(1)]);
    const mixed = upstream.got.filter((got) => headerOf(got, "x-state")[0] !== `${got.target[2]} ${X}`);
    expect(mixed).toEqual([]);
    expect(new Set(upstream.got.map(({ target }) => target))).toEqual(new Set(["/s0/x", "/s1/x"]));
    expect(refused).toBeGreaterThan(0);
  });

  test("the next request after a change is sent by the new state", async () => {
    const actor = await workspaceWithX();
    const upstream = await startRecorder();
    const state = (value: string) => [{ prefix: upstream.origin, headerRules: [{ name: "X-State", value }] }];
    await createPluginProxy(actor, { tag: "p", urlPrefixes: state("0") });
    for (let n = 1; n <= 20; n++) {
      await forwardAs(actor, "p", upstream.origin);
      await updatePluginProxy(actor, { proxy: { tag: "p" }, urlPrefixes: state(`${n}`) });
      await forwardAs(actor, "p", upstream.origin);
      expect(headerOf(upstream.got.at(-1) as Got, "x-state")).toEqual([`${n}`]);
    }
  });
});
