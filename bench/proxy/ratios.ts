import { median, ratios as ratiosOf, type Spread, spread } from "../lib/numbers.ts";
import { isInvalid, type Measured } from "./measure.ts";
import { PEER_NAMES } from "./peers.ts";
import type { Rounds } from "./rounds.ts";

/** The flat object of bench/results/proxy.json. A key is null where a peer, a tool or a valid round is missing. */
export const RATIO_KEYS = [
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
] as const;
export type RatioKey = (typeof RATIO_KEYS)[number];
export type Ratios = Record<RatioKey, number | null>;

/** What was measured outside of the rounds. */
export type Extra = {
  match: readonly (number | null)[];
  idle1000Mb: number | null;
  growthSlowReadersMb: number | null;
};

type Field = Exclude<keyof Measured, "databaseCpuPer1000" | "othersShare">;

/**
 * Ratios are taken round by round, between what stood side by side, and their median is the result. `perSecond` of the
 * 10 MB body is megabytes a second, since few answers end in a round.
 */
export function ratiosAndSpreads(
  rounds: Rounds,
  extra: Extra,
): { ratios: Ratios; spreads: Record<RatioKey, Spread | null>; bestNode: Record<string, string | null> } {
  const of = (cell: string, subject: string, field: Field): (number | null)[] =>
    (rounds[cell]?.[subject] ?? []).map((found) =>
      found === null || isInvalid(found) ? null : found[field],
    );
  const compare = (cell: string, field: Field, against: string | null): (number | null)[] =>
    against === null ? [] : ratiosOf(of(cell, "keyhole", field), of(cell, against, field));
  const best = (cell: string, field: Field): string | null =>
    bestOf(PEER_NAMES, (name) => median(of(cell, name, field)));
  const bestNode = { "1k_c32": best("1k_c32", "perSecond"), "10m_c4": best("10m_c4", "megabytesPerSecond") };
  const byRound: Record<RatioKey, (number | null)[]> = {
    rps_vs_nginx_1k_c32: compare("1k_c32", "perSecond", "nginx"),
    cpu_vs_nginx_1k_c32: compare("1k_c32", "cpuPer1000", "nginx"),
    rps_vs_best_node_1k_c32: compare("1k_c32", "perSecond", bestNode["1k_c32"]),
    rps_vs_express_hpm_1k_c32: compare("1k_c32", "perSecond", "express_hpm"),
    rps_vs_nginx_10m: compare("10m_c4", "megabytesPerSecond", "nginx"),
    rps_vs_best_node_10m: compare("10m_c4", "megabytesPerSecond", bestNode["10m_c4"]),
    cpu_vs_nginx_tls_1k_c32: compare("tls_1k_c32", "cpuPer1000", "nginx"),
    scrub_on_vs_off_100k: compare("100k_c32", "perSecond", "keyhole_plain"),
    added_p50_vs_nginx_c1: ratiosOf(
      added(of("1k_c1", "keyhole", "p50Ms"), of("1k_c1", "direct", "p50Ms")),
      added(of("1k_c1", "nginx", "p50Ms"), of("1k_c1", "direct", "p50Ms")),
    ),
    match_10000_vs_10: [...extra.match],
    rss_mb_idle_1000: [extra.idle1000Mb],
    growth_mb_slow_readers: [extra.growthSlowReadersMb],
  };
  const spreads = {} as Record<RatioKey, Spread | null>;
  const ratios = {} as Ratios;
  for (const key of RATIO_KEYS) {
    spreads[key] = spread(byRound[key]);
    ratios[key] = rounded(spreads[key]?.median ?? null);
  }
  return { ratios, spreads, bestNode };
}

/** The largest share of the proxy's core that others took in a round; null where nothing is pinned. */
export function busiest(rounds: Rounds): number | null {
  const shares = Object.values(rounds)
    .flatMap((ofCell) => Object.values(ofCell).flat())
    .map((found) => (found === null || isInvalid(found) ? null : found.othersShare));
  return spread(shares)?.max ?? null;
}

function added(with_: readonly (number | null)[], without: readonly (number | null)[]): (number | null)[] {
  return with_.map((ms, round) => {
    const direct = without[round] ?? null;
    return ms === null || direct === null ? null : ms - direct;
  });
}

function bestOf<T>(names: readonly T[], score: (name: T) => number | null): T | null {
  let best: { name: T; score: number } | null = null;
  for (const name of names) {
    const found = score(name);
    if (found !== null && (best === null || found > best.score)) best = { name, score: found };
  }
  return best?.name ?? null;
}

function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(3));
}
