import { isHearing } from "#core/changes/hearing.ts";
import { onChange } from "#core/changes/on-change.ts";
import { logger } from "#platform/logger.ts";
import { processState } from "#platform/process-state.ts";
import { cutsOf, unchecked } from "./stopped.ts";

/**
 * Requests on their way, so that a freeze reaches those that were let in before it (security.md B-9). An event says
 * only where to look; the database says what is frozen, revoked, disabled or deleted now, and who uses it is cut.
 *
 *     registered → started → ended     the answer has gone, or the request failed
 *     registered → cut → ended         the exchange refuses to begin, with the error that says why
 *     started → cut → ended            the exchange ends with it, and the caller's connection too
 */
export class Running {
  readonly workspaceId: string;
  readonly actorId: string;
  readonly proxyId: string;
  /** Set as soon as they are known. */
  secretIds: readonly string[] = [];
  /** Its neighbours in the ring; null when it has ended. */
  previous: Running | null;
  next: Running | null;
  #cut: ((error: Error) => void) | null = null;
  #error: Error | null = null;

  constructor(facts: RunningFacts, ring: Running | null) {
    this.workspaceId = facts.workspaceId;
    this.actorId = facts.actorId;
    this.proxyId = facts.proxyId;
    this.previous = ring ?? this;
    this.next = ring?.next ?? this;
    if (this.next !== null) this.next.previous = this;
    this.previous.next = this;
  }

  /** @param cut ends the exchange; called at once where there was a reason before it began. */
  started(cut: (error: Error) => void): void {
    this.#cut = cut;
    if (this.#error !== null) cut(this.#error);
    else if (watch.changedAt.size > 0) lookIfChangedLately(this.workspaceId);
  }

  /** Once; there may be more than one reason. */
  cut(error: Error): void {
    if (this.#error !== null) return;
    this.#error = error;
    this.#cut?.(error);
  }

  /** In every outcome. What has ended is not cut: its connection may serve another request already. */
  end(): void {
    this.#cut = null;
    if (this.previous === null || this.next === null) return;
    this.previous.next = this.next;
    this.next.previous = this.previous;
    this.previous = null;
    this.next = null;
  }
}

export type RunningFacts = {
  readonly workspaceId: string;
  readonly actorId: string;
  readonly proxyId: string;
};

/**
 * Registers a request, as soon as it has been let in and before anything is waited for. One object
 * and no closure: it stands in the way of every request. Whoever calls must call `end`.
 */
export function trackRunning(facts: RunningFacts): Running {
  const running = new Running(facts, watch.ring);
  if (watch.changedAt.size > 0) lookIfChangedLately(facts.workspaceId);
  watch.tick ??= setInterval(tick, TICK_MS).unref();
  return running;
}

/** How many requests are on their way through this process. */
export function runningCount(): number {
  return allRunning().length;
}

/** Half of the 2 s of a freeze. Asks the database while nobody tells of changes, and again what could not be asked. */
const TICK_MS = 1_000;
/**
 * Longer than the steps between letting a request in and registering it, which wait for the database: what it was let in
 * with may have changed meanwhile, so a request that registers this soon after a change is looked at.
 */
const UNSURE_MS = 60_000;
/** Those are looked at together: five times a second costs nothing. */
const GATHER_MS = 200;
/** An answer that takes longer is none. */
const ANSWER_MS = 3_000;
/** A database that is restarted is back by then. After it nobody could say whether a stream may still run. */
const GRACE_MS = 10_000;
/** In the place of a workspace, when changes of any may have been missed. */
const ANY = "*";

type Watch = {
  /** The head of a ring of all that run: joining and leaving it costs less than in a set. */
  readonly ring: Running;
  /** Workspaces that must be looked at, and since when, as `performance.now()`. */
  readonly doubtful: Map<string, number>;
  /** When something of a workspace changed; the oldest first. */
  readonly changedAt: Map<string, number>;
  isLooking: boolean;
  tick: NodeJS.Timeout | null;
  gathering: NodeJS.Timeout | null;
};

const watch = processState("runningExchanges", (): Watch => {
  onChange((change) => changed(change === "all" ? ANY : change.workspaceId));
  const ring = new Running({ workspaceId: "", actorId: "", proxyId: "" }, null);
  return { ring, doubtful: new Map(), changedAt: new Map(), isLooking: false, tick: null, gathering: null };
});

function changed(place: string): void {
  watch.changedAt.delete(place);
  watch.changedAt.set(place, performance.now());
  forgetOldChanges();
  if (place === ANY) for (const { workspaceId } of allRunning()) doubt(workspaceId);
  else if (usersIn(place).length > 0) doubtFirst(place);
  void look();
}

/** Before those of which nothing is known to have changed, of which there may be many. */
function doubtFirst(workspaceId: string): void {
  const waiting = Array.from(watch.doubtful);
  watch.doubtful.clear();
  doubt(workspaceId);
  for (const [each, since] of waiting) watch.doubtful.set(each, since);
}

function doubt(workspaceId: string): void {
  if (!watch.doubtful.has(workspaceId)) watch.doubtful.set(workspaceId, performance.now());
}

function lookIfChangedLately(workspaceId: string): void {
  if (!watch.changedAt.has(workspaceId) && !watch.changedAt.has(ANY)) return;
  doubt(workspaceId);
  watch.gathering ??= setTimeout(() => {
    watch.gathering = null;
    void look();
  }, GATHER_MS).unref();
}

function forgetOldChanges(): void {
  for (const [place, at] of watch.changedAt) {
    if (performance.now() - at < UNSURE_MS) return;
    watch.changedAt.delete(place);
  }
}

function tick(): void {
  forgetOldChanges();
  if (runningCount() === 0) {
    if (watch.tick !== null) clearInterval(watch.tick);
    watch.tick = null;
    watch.doubtful.clear();
    return;
  }
  if (!isHearing(performance.now())) for (const { workspaceId } of allRunning()) doubt(workspaceId);
  void look();
}

/** Looks at each doubtful workspace in turn. Stops at the first that can't be looked at; the next tick goes on. */
async function look(): Promise<void> {
  if (watch.isLooking) return;
  watch.isLooking = true;
  try {
    for (let next = first(watch.doubtful); next !== null; next = first(watch.doubtful)) {
      const [workspaceId, since] = next;
      // Before it is looked at: a change that is told meanwhile makes it doubtful again.
      watch.doubtful.delete(workspaceId);
      if (await isLookedAt(workspaceId)) continue;
      watch.doubtful.set(workspaceId, since);
      cutUnchecked();
      return;
    }
  } finally {
    watch.isLooking = false;
  }
}

async function isLookedAt(workspaceId: string): Promise<boolean> {
  const users = usersIn(workspaceId);
  if (users.length === 0) return true;
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(() => late.resolve(null), ANSWER_MS);
  try {
    const cuts = await Promise.race([cutsOf(workspaceId, users), late.promise]);
    if (cuts === null) return false;
    for (const [running, error] of cuts) running.cut(error);
    if (cuts.size > 0) logger().info({ workspaceId, count: cuts.size }, "Requests on their way were cut");
    return true;
  } catch (error) {
    logger().warn({ err: error }, "Requests on their way could not be checked");
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** What nobody could check for too long may have been frozen long ago. */
function cutUnchecked(): void {
  for (const [workspaceId, since] of watch.doubtful) {
    if (performance.now() - since < GRACE_MS) continue;
    watch.doubtful.delete(workspaceId);
    for (const running of usersIn(workspaceId)) running.cut(unchecked());
  }
}

function usersIn(workspaceId: string): Running[] {
  return allRunning().filter((running) => running.workspaceId === workspaceId);
}

function allRunning(): Running[] {
  const all: Running[] = [];
  for (let each = watch.ring.next; each !== null && each !== watch.ring; each = each.next) all.push(each);
  return all;
}

function first<K, V>(map: ReadonlyMap<K, V>): [K, V] | null {
  for (const entry of map) return entry;
  return null;
}
