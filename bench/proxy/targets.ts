import type { RatioKey } from "./ratios.ts";

/** What must hold now and what is wanted later (docs/performance.md). `atLeast` is good when larger, `atMost` when smaller. */
export const TARGETS: Record<RatioKey, { kind: "atLeast" | "atMost"; now: number; later: number }> = {
  rps_vs_nginx_1k_c32: { kind: "atLeast", now: 0.35, later: 0.6 },
  cpu_vs_nginx_1k_c32: { kind: "atMost", now: 3.5, later: 2.2 },
  rps_vs_best_node_1k_c32: { kind: "atLeast", now: 1.3, later: 2 },
  rps_vs_express_hpm_1k_c32: { kind: "atLeast", now: 3.5, later: 6 },
  rps_vs_nginx_10m: { kind: "atLeast", now: 0.6, later: 0.8 },
  rps_vs_best_node_10m: { kind: "atLeast", now: 0.75, later: 1 },
  cpu_vs_nginx_tls_1k_c32: { kind: "atMost", now: 4.5, later: 3.3 },
  scrub_on_vs_off_100k: { kind: "atLeast", now: 0.8, later: 0.95 },
  added_p50_vs_nginx_c1: { kind: "atMost", now: 1.7, later: 1.3 },
  match_10000_vs_10: { kind: "atMost", now: 1.2, later: 1.05 },
  rss_mb_idle_1000: { kind: "atMost", now: 150, later: 100 },
  growth_mb_slow_readers: { kind: "atMost", now: 40, later: 20 },
};

/** null where nothing was measured. */
export function meets(key: RatioKey, value: number | null): "later" | "now" | "missed" | null {
  if (value === null) return null;
  const { kind, now, later } = TARGETS[key];
  const isWithin = (limit: number): boolean => (kind === "atLeast" ? value >= limit : value <= limit);
  if (isWithin(later)) return "later";
  return isWithin(now) ? "now" : "missed";
}
