import { processState } from "#platform/process-state.ts";

/**
 * Compiled scrubbers, each for a set of kept values and the texts made of them. A scrubber holds forms of every value it was
 * compiled for, so it goes with the first of them that is dropped. It hangs on the values themselves: who has the very
 * same openings in their hand finds it, and nobody else.
 */
export type Holder = {
  readonly bytes: Buffer;
  readonly scrubbers: {
    /** Of sets in which this value comes first, by the value that comes last. */
    readonly byLast: Map<Holder, KeptScrubber[]>;
    /** Of all sets that it is in. */
    readonly all: Set<KeptScrubber>;
  };
};

export type KeptScrubber = {
  readonly values: readonly Holder[];
  readonly extra: readonly Buffer[];
  readonly scrubber: unknown;
  readonly weight: number;
};

/** 48 KB were measured for a value of 40 bytes, 1 MB for one of 1,000: this is room for 3,600 of the former. */
const MAX_WEIGHT = 256 * 1024 * 1024;
const weightOf = (patterns: readonly Buffer[]): number =>
  patterns.reduce((sum, { length }) => sum + 1024 * (32 + length), 0);

/** The oldest first. */
type Shelf = { readonly all: Set<KeptScrubber>; weight: number };

function shelf(): Shelf {
  return processState("keptScrubbers", () => ({ all: new Set<KeptScrubber>(), weight: 0 }));
}

export function noScrubbers(): Holder["scrubbers"] {
  return { byLast: new Map(), all: new Set() };
}

/** What was kept for exactly these values, in this order, and these texts; else undefined. */
export function findScrubber(values: readonly Holder[], extra: readonly Buffer[]): unknown {
  const last = values.at(-1);
  const list = last && values[0]?.scrubbers.byLast.get(last);
  return list?.find((kept) => isSame(kept, values, extra))?.scrubber;
}

/** Keeps `scrubber`; the oldest of all make room. The texts are copied. */
export function keepScrubber(values: readonly Holder[], extra: readonly Buffer[], scrubber: unknown): void {
  const [first, last] = [values[0], values.at(-1)];
  if (!first || !last) return;
  const weight = weightOf([...values.map(({ bytes }) => bytes), ...extra]);
  const kept = { values, extra: extra.map((bytes) => Buffer.from(bytes)), scrubber, weight };
  const { byLast } = first.scrubbers;
  byLast.set(last, [...(byLast.get(last) ?? []), kept]);
  for (const value of values) value.scrubbers.all.add(kept);
  const { all } = shelf();
  all.add(kept);
  shelf().weight += weight;
  for (const oldest of all) {
    if (shelf().weight <= MAX_WEIGHT) break;
    dropScrubber(oldest);
  }
}

/** Call when a value is dropped. */
export function dropScrubbersOf({ scrubbers }: Holder): void {
  for (const kept of scrubbers.all) dropScrubber(kept);
}

function dropScrubber(kept: KeptScrubber): void {
  const { values, extra, weight } = kept;
  if (!shelf().all.delete(kept)) return;
  shelf().weight -= weight;
  for (const value of values) value.scrubbers.all.delete(kept);
  const [first, last] = [values[0], values.at(-1)];
  if (first && last) {
    const left = first.scrubbers.byLast.get(last)?.filter((other) => other !== kept) ?? [];
    if (left.length > 0) first.scrubbers.byLast.set(last, left);
    else first.scrubbers.byLast.delete(last);
  }
  for (const bytes of extra) bytes.fill(0);
}

function isSame(kept: KeptScrubber, values: readonly Holder[], extra: readonly Buffer[]): boolean {
  return (
    kept.values.length === values.length &&
    kept.extra.length === extra.length &&
    kept.values.every((value, i) => value === values[i]) &&
    kept.extra.every((bytes, i) => bytes.equals(extra[i] as Buffer))
  );
}
