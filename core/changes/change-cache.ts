import type { Change } from "./change.ts";
import { isHearing, isListening } from "./hearing.ts";
import { onChange } from "./on-change.ts";

/**
 * Keeps what was read from the database until it is changed, and for a minute at most. It keeps only what was there: a
 * thing that is missing is looked for each time, so that a creation need not be announced (decision 19). While
 * this process does not hear of changes it holds nothing and keeps nothing (hearing.ts).
 *
 * Nothing stale gets in: reading begins here (`read`), and a change that is told meanwhile takes the reader's right to keep
 * what they found, whichever of the two comes back first. An entry belongs to one workspace and stands under a place (the
 * workspace, or one place for all) and a key.
 */
export type ChangeCacheOptions<V> = {
  /** The changes that concern what is kept. */
  readonly kinds: readonly Change["kind"][];
  /** Of all entries together. The oldest makes room. */
  readonly maxWeight: number;
  readonly maxAgeMs?: number;
  /** Called once for each entry, when it can no longer be found. */
  readonly onDrop?: (value: V) => void;
};

/**
 * What is changed behind Keyhole's back, in SQL, is announced by nobody: after a minute it is seen all the same. One read a
 * minute for each token, proxy and secret in use is next to nothing.
 */
export const MAX_AGE_MS = 60_000;

/** What gets too old this soon goes with what is too old: the timer looks at all entries, so it must not run often. */
const GATHER_MS = 250;

type Place = { readonly place: string; readonly key: string };
type Found<V> = {
  readonly workspaceId: string;
  readonly id: string;
  readonly weight: number;
  readonly value: V;
};
type Entry<V> = Place & Found<V> & { readonly readAt: number };

/** @returns whether it is kept now. */
export type Keep<V> = (at: Place, found: Found<V>) => boolean;

type Reading = {
  readonly name: string;
  readonly workspaceId: string | null;
  readonly startedAt: number;
  readonly ended: PromiseWithResolvers<void>;
  mayKeep: boolean;
};

export class ChangeCache<V> {
  readonly #options: Required<ChangeCacheOptions<V>>;
  readonly #places = new Map<string, Map<string, Entry<V>>>();
  /** The oldest first. */
  readonly #entries = new Set<Entry<V>>();
  readonly #readings = new Set<Reading>();
  /** Those that others wait for. */
  readonly #byName = new Map<string, Reading>();
  #weight = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: ChangeCacheOptions<V>) {
    this.#options = { maxAgeMs: MAX_AGE_MS, onDrop: () => undefined, ...options };
    onChange((change) => this.#hear(change));
  }

  /** What is kept, if it may be used now. Two look-ups and a look at the clock. */
  get(place: string, key: string): V | undefined {
    const at = performance.now();
    if (!isHearing(at)) return undefined;
    const entry = this.#places.get(place)?.get(key);
    return entry !== undefined && at - entry.readAt < this.#options.maxAgeMs ? entry.value : undefined;
  }

  /**
   * Reads from the database. Of several that read the same at once the first does; the others wait for it, look again,
   * and read for themselves when nothing was kept. While caching is off, everybody reads.
   * @param what.name of this reading, unique for what is read.
   * @param what.workspaceId null when it is not known beforehand.
   */
  async read<T>(
    what: { name: string; workspaceId: string | null },
    lookAgain: () => T | undefined,
    work: (keep: Keep<V>) => Promise<T>,
  ): Promise<T> {
    const ahead = this.#byName.get(what.name);
    if (ahead) {
      await ahead.ended.promise;
      const found = lookAgain();
      if (found !== undefined) return found;
    }
    const reading = this.#begin(what);
    try {
      return await work((at, found) => this.#keep(reading, at, found));
    } finally {
      this.#end(reading);
    }
  }

  #begin(what: { name: string; workspaceId: string | null }): Reading {
    const startedAt = performance.now();
    const reading = { ...what, startedAt, ended: Promise.withResolvers<void>(), mayKeep: isListening() };
    if (reading.mayKeep) {
      this.#readings.add(reading);
      this.#byName.set(reading.name, reading);
    }
    return reading;
  }

  #end(reading: Reading): void {
    this.#readings.delete(reading);
    if (this.#byName.get(reading.name) === reading) this.#byName.delete(reading.name);
    reading.ended.resolve();
  }

  #keep({ mayKeep, startedAt }: Reading, { place, key }: Place, found: Found<V>): boolean {
    const { maxWeight } = this.#options;
    if (!mayKeep || found.weight > maxWeight) return false;
    const before = this.#places.get(place)?.get(key);
    if (before) this.#drop(before);
    const entry = { place, key, ...found, readAt: startedAt };
    const keys = this.#places.get(place) ?? new Map<string, Entry<V>>();
    this.#places.set(place, keys.set(key, entry));
    this.#entries.add(entry);
    this.#weight += entry.weight;
    for (const oldest of this.#entries) {
      if (this.#weight <= maxWeight) break;
      this.#drop(oldest);
    }
    this.#timer ??= this.#dropLater(startedAt + this.#options.maxAgeMs - performance.now());
    return true;
  }

  #drop(entry: Entry<V>): void {
    const { place, key, weight, value } = entry;
    const keys = this.#places.get(place);
    keys?.delete(key);
    if (keys?.size === 0) this.#places.delete(place);
    this.#entries.delete(entry);
    this.#weight -= weight;
    if (this.#entries.size === 0) this.#stopTimer();
    this.#options.onDrop(value);
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** What is too old goes although nobody looks at it. */
  #dropLater(afterMs: number): NodeJS.Timeout {
    return setTimeout(() => {
      const { maxAgeMs } = this.#options;
      const at = performance.now();
      let nextMs: number | null = null;
      for (const entry of this.#entries) {
        const leftMs = entry.readAt + maxAgeMs - at;
        if (leftMs <= GATHER_MS) this.#drop(entry);
        else nextMs = Math.min(nextMs ?? leftMs, leftMs);
      }
      this.#timer = nextMs === null ? null : this.#dropLater(nextMs);
    }, afterMs).unref();
  }

  #hear(change: Change | "all"): void {
    if (change !== "all" && !this.#options.kinds.includes(change.kind)) return;
    for (const reading of this.#readings) {
      if (change !== "all" && reading.workspaceId !== null && reading.workspaceId !== change.workspaceId)
        continue;
      reading.mayKeep = false;
      // Who comes from now on does not wait for it: it may have read before the change.
      if (this.#byName.get(reading.name) === reading) this.#byName.delete(reading.name);
    }
    for (const entry of this.#entries) if (isConcerned(entry, change)) this.#drop(entry);
  }
}

function isConcerned(
  { workspaceId, id }: { workspaceId: string; id: string },
  change: Change | "all",
): boolean {
  if (change === "all") return true;
  if (change.kind === "access" || change.kind === "workspace") return workspaceId === change.workspaceId;
  return id === change.id;
}
