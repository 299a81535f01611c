import { describe, expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { instanceLimits } from "#core/egress/limits.ts";
import { auditEvents } from "#core/secrets/testing.ts";
import { useTestDatabase } from "#db/testing.ts";
import { LIMITS, MAY_BE_NONE, type ProxyLimits } from "#platform/proxy-limits.ts";
import { ask, mutate } from "../testing.ts";

const database = useTestDatabase();
const NAMES = Object.keys(LIMITS) as (keyof ProxyLimits)[];
const FIELDS = `proxy { revision limits { ${NAMES.join(" ")} overridden } }`;
type Shown = { revision: number; limits: ProxyLimits & { overridden: string[] } };

async function withProxy(limits?: Record<string, number | null>) {
  const { actor } = await createTestWorkspace();
  const input = { tag: "gate", urlPrefixes: [], ...(limits ? { limits } : {}) };
  const payload = await mutate(actor, "createPluginProxy", input, FIELDS);
  const update = (change: object) =>
    mutate(actor, "updatePluginProxy", { proxy: { tag: "gate" }, limits: change }, FIELDS);
  return { actor, proxy: payload.proxy as Shown, update };
}

describe("limits of a proxy", () => {
  test("are the instance's where it sets none, and say which it sets", async () => {
    const { proxy } = await withProxy();
    expect(proxy.limits).toEqual({ ...instanceLimits(), overridden: [] });
    const { actor, proxy: own } = await withProxy({ connectMs: 500, maxRequestBytes: 0, totalMs: 9_000 });
    const expected = {
      ...instanceLimits(),
      connectMs: 500,
      maxRequestBytes: null,
      totalMs: 9_000,
      overridden: ["connectMs", "totalMs", "maxRequestBytes"],
    };
    expect(own.limits).toEqual(expected);
    const read = await ask<Shown>(
      actor,
      `{ pluginProxy(by: { tag: "gate" }) { revision limits { ${NAMES.join(" ")} overridden } } }`,
    );
    expect(read.limits).toEqual(expected);
  });

  test("change one by one: left out stays, null is the instance's again; nothing changed writes nothing", async () => {
    const { actor, update } = await withProxy({ connectMs: 500, maxPerOrigin: 7 });
    const changed = (await update({ idleMs: 1_000, connectMs: null })).proxy as Shown;
    expect(changed.limits).toMatchObject({
      connectMs: instanceLimits().connectMs,
      idleMs: 1_000,
      maxPerOrigin: 7,
    });
    expect(changed.limits.overridden).toEqual(["idleMs", "maxPerOrigin"]);
    expect(changed.revision).toBe(2);
    const same = (await update({ idleMs: 1_000 })).proxy as Shown;
    expect(same.revision).toBe(2);
    const events = (await auditEvents(database, actor)).filter(
      ({ action }) => action === "plugin_proxy.updated",
    );
    expect(events.map(({ changes }) => changes)).toEqual([
      [
        {
          field: "limits",
          before: ["connectMs: 500", "maxPerOrigin: 7"],
          after: ["idleMs: 1000", "maxPerOrigin: 7"],
        },
      ],
    ]);
  });

  test("outside of their bounds are refused, all at once, each with its field", async () => {
    const { actor, update } = await withProxy();
    const bounds = NAMES.flatMap((name) => [
      {
        name,
        wrong: LIMITS[name].max + (LIMITS[name].max === 2_147_483_647 ? 0 : 1),
        right: LIMITS[name].max,
      },
      { name, wrong: MAY_BE_NONE.has(name) ? -1 : 0, right: LIMITS[name].min },
    ]);
    for (const { name, wrong, right } of bounds) {
      if (wrong !== right) {
        expect(await update({ [name]: wrong }), `${name} ${wrong}`).toMatchObject({
          proxy: null,
          userErrors: [{ code: "OUT_OF_RANGE", field: ["input", "limits", name] }],
        });
      }
      expect((await update({ [name]: right })).userErrors, `${name} ${right}`).toEqual([]);
    }
    const both = await mutate(actor, "createPluginProxy", {
      tag: "other",
      urlPrefixes: [],
      limits: { connectMs: 1, maxPerCaller: 0 },
    });
    expect(both.userErrors).toMatchObject([
      { field: ["input", "limits", "connectMs"] },
      { field: ["input", "limits", "maxPerCaller"] },
    ]);
  });
});
