/** The few sums that a bench needs. Null is "not measured" and stays so through all of them. */

export type Spread = { median: number; min: number; max: number; rounds: number };

/** Median of what was measured, between the two middle ones of an even number; null when nothing was. */
export function median(values: readonly (number | null)[]): number | null {
  const sorted = measured(values).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

export function spread(values: readonly (number | null)[]): Spread | null {
  const known = measured(values);
  const middle = median(known);
  if (middle === null) return null;
  return { median: middle, min: Math.min(...known), max: Math.max(...known), rounds: known.length };
}

/** `a` ÷ `b` round by round: rounds of one run stand side by side, so what the machine did meanwhile cancels out. */
export function ratios(a: readonly (number | null)[], b: readonly (number | null)[]): (number | null)[] {
  return a.map((value, round) => ratio(value, b[round] ?? null));
}

export function ratio(a: number | null, b: number | null): number | null {
  return a === null || b === null || !(b > 0) ? null : a / b;
}

function measured(values: readonly (number | null)[]): number[] {
  return values.filter((value): value is number => value !== null && Number.isFinite(value));
}

/** The smallest value that at least `share` of all are not above. @param sorted ascending, not empty. */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  const at = Math.max(0, Math.ceil(sorted.length * share) - 1);
  return sorted[at] as number;
}
