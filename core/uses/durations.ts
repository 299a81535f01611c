/**
 * Durations are counted, not kept: four buckets for each doubling, so that a percentile is at most 9 % off (2^(1/8)),
 * an hour of a proxy is one row however busy it was, and hours add up.
 */
const PER_DOUBLING = 4;
/** 2^22 ms is 70 minutes. What takes longer is counted there. */
const MAX_BUCKET = 22 * PER_DOUBLING;

/** 0 is below a millisecond. */
export function durationBucket(ms: number): number {
  if (!(ms >= 1)) return 0;
  return Math.min(1 + Math.floor(Math.log2(ms) * PER_DOUBLING), MAX_BUCKET);
}

/** The duration below which `share` of those counted are, in whole milliseconds; null when none is counted. */
export function percentile(counts: readonly number[], share: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  let below = 0;
  const bucket = counts.findIndex((count) => {
    below += count;
    return below >= total * share;
  });
  return bucket === 0 ? 0 : Math.round(2 ** ((bucket - 0.5) / PER_DOUBLING));
}
