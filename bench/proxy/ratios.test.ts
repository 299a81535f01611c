import { describe, expect, test } from "vitest";
import { readOptions } from "../lib/options.ts";
import { CELLS, chooseCells } from "./cells.ts";
import type { Invalid, Measured } from "./measure.ts";
import { resultOf } from "./publish.ts";
import { busiest, RATIO_KEYS, ratiosAndSpreads } from "./ratios.ts";
import { cellTable, ratioTable } from "./report.ts";
import type { Rounds } from "./rounds.ts";
import { meets, TARGETS } from "./targets.ts";

const NOTHING = { match: [], idle1000Mb: null, growthSlowReadersMb: null };

function measured(perSecond: number, more: Partial<Measured> = {}): Measured {
  return {
    perSecond,
    megabytesPerSecond: perSecond / 10,
    p50Ms: 1000 / perSecond,
    p99Ms: 5,
    cpuPer1000: 100 / perSecond,
    databaseCpuPer1000: null,
    peakMb: 50,
    othersShare: 0.02,
    ...more,
  };
}
const invalid: Invalid = { invalid: "3 answers other than 2xx" };

/** Every peer answers 100, 100, 100; nginx 400; Keyhole 200, 300, 100 with one round that does not count. */
function rounds(): Rounds {
  const peers = {
    nginx: [400, 400, 400],
    http_proxy_3: [90, 90, 90],
    fast_proxy: [100, 100, 100],
    express_hpm: [50, 50, 50],
  };
  const ofCell = (keyhole: (Measured | Invalid)[]): Rounds[string] => ({
    ...Object.fromEntries(
      Object.entries(peers).map(([name, rates]) => [name, rates.map((rate) => measured(rate))]),
    ),
    direct: [measured(1000), measured(1000), measured(1000)],
    keyhole,
    keyhole_plain: [measured(250), measured(250), measured(250)],
  });
  const keyhole: (Measured | Invalid)[] = [measured(200), invalid, measured(100)];
  return Object.fromEntries(CELLS.map(({ name }) => [name, ofCell(keyhole)]));
}

describe("ratios", () => {
  test("are medians of what stood side by side in valid rounds", () => {
    const { ratios, spreads, bestNode } = ratiosAndSpreads(rounds(), {
      match: [1, 1.2, 1.1],
      idle1000Mb: 99,
      growthSlowReadersMb: 12.34567,
    });
    expect(bestNode).toEqual({ "1k_c32": "fast_proxy", "10m_c4": "fast_proxy" });
    expect(ratios).toEqual({
      rps_vs_nginx_1k_c32: 0.375,
      cpu_vs_nginx_1k_c32: 3,
      rps_vs_best_node_1k_c32: 1.5,
      rps_vs_express_hpm_1k_c32: 3,
      rps_vs_nginx_10m: 0.375,
      rps_vs_best_node_10m: 1.5,
      cpu_vs_nginx_tls_1k_c32: 3,
      scrub_on_vs_off_100k: 0.6,
      // (5 − 1) ÷ (2.5 − 1) and (10 − 1) ÷ (2.5 − 1) ms
      added_p50_vs_nginx_c1: 4.333,
      match_10000_vs_10: 1.1,
      rss_mb_idle_1000: 99,
      growth_mb_slow_readers: 12.346,
    });
    expect(spreads.rps_vs_nginx_1k_c32).toEqual({ median: 0.375, min: 0.25, max: 0.5, rounds: 2 });
  });

  test("are null, every one of them, where nothing was measured", () => {
    const { ratios } = ratiosAndSpreads({}, NOTHING);
    expect(Object.keys(ratios)).toEqual([...RATIO_KEYS]);
    expect(Object.values(ratios).every((value) => value === null)).toBe(true);
  });

  test("to a peer that is missing are null, the others stand", () => {
    const without = Object.fromEntries(
      Object.entries(rounds()).map(([cell, { nginx: _, ...others }]) => [cell, others]),
    );
    const { ratios } = ratiosAndSpreads(without, NOTHING);
    expect(ratios.rps_vs_nginx_1k_c32).toBeNull();
    expect(ratios.added_p50_vs_nginx_c1).toBeNull();
    expect(ratios.rps_vs_best_node_1k_c32).toBe(1.5);
  });
});

test("how much others took is the worst of all rounds, and null where nothing is pinned", () => {
  expect(busiest({ a: { x: [measured(1), invalid], y: [null, measured(1, { othersShare: 0.3 })] } })).toBe(
    0.3,
  );
  expect(busiest({ a: { x: [measured(1, { othersShare: null })] } })).toBeNull();
});

test("what is written has every ratio of issue 3 by its name, and the facts beside it", () => {
  const { options } = readOptions(["proxy"]);
  const machine = {
    cpu: "x",
    cores: 2,
    memoryGb: 4,
    platform: "y",
    node: "z",
    loadBefore: 0,
    pinning: "none",
  };
  const { result } = resultOf(
    {
      startedAt: new Date(),
      machine,
      load: "wrk",
      upstream: "nginx",
      versions: { nginx: null },
      labels: new Map(),
      cells: CELLS,
      rounds: rounds(),
      match: { search: [], request: [] },
      memory: null,
    },
    options,
  );
  const written = JSON.parse(JSON.stringify(result));
  expect(Object.keys(written.ratios)).toEqual([
    "rps_vs_nginx_1k_c32",
    "cpu_vs_nginx_1k_c32",
    "rps_vs_best_node_1k_c32",
    "rps_vs_express_hpm_1k_c32",
    "rps_vs_nginx_10m",
    "rps_vs_best_node_10m",
    "cpu_vs_nginx_tls_1k_c32",
    "scrub_on_vs_off_100k",
    "added_p50_vs_nginx_c1",
    "match_10000_vs_10",
    "rss_mb_idle_1000",
    "growth_mb_slow_readers",
  ]);
  expect(written).toMatchObject({ machine, versions: { nginx: null }, rounds: { "1k_c32": {} } });
});

describe("the report", () => {
  test("shows a round that does not count, and never counts it", () => {
    const [cell] = CELLS;
    if (!cell) throw new Error("unreachable: there are cells");
    const text = cellTable(cell, rounds(), new Map([["keyhole", "Keyhole"]]));
    expect(text).toMatch(/Keyhole +150 .* 1 INVALID/);
  });

  test("says of each ratio whether it holds", () => {
    const { ratios, spreads } = ratiosAndSpreads(rounds(), NOTHING);
    const text = ratioTable(ratios, spreads);
    expect(text).toMatch(/rps_vs_nginx_1k_c32 +0.375 +0.250 to 0.500 .*holds \(now\)/);
    expect(text).toMatch(/scrub_on_vs_off_100k .*MISSED/);
    expect(text).toMatch(/match_10000_vs_10 +null .*not measured/);
  });

  test("knows a target for each ratio", () => {
    expect(Object.keys(TARGETS)).toEqual([...RATIO_KEYS]);
    expect(["later", "now", "missed", null]).toEqual(
      [0.6, 0.35, 0.34, null].map((value) => meets("rps_vs_nginx_1k_c32", value)),
    );
    expect(["later", "now", "missed"]).toEqual(
      [2.2, 3.5, 3.6].map((value) => meets("cpu_vs_nginx_1k_c32", value)),
    );
  });
});

test("a quick run leaves no ratio out", () => {
  const quick = chooseCells(true, []).map(({ name }) => name);
  expect(quick).toEqual(["1k_c1", "1k_c32", "100k_c32", "10m_c4", "tls_1k_c32"]);
});
