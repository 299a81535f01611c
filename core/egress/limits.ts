import { UserError } from "#core/errors.ts";
import { config } from "#platform/config.ts";
import { processState } from "#platform/process-state.ts";
import { LIMITS, type ProxyLimits } from "#platform/proxy-limits.ts";

export type { ProxyLimits };

/** What a proxy sets itself: null (or left out) is the instance's default, 0 is "none". */
export type LimitSettings = { readonly [name in keyof ProxyLimits]: number | null };

export const LIMIT_NAMES = Object.keys(LIMITS) as (keyof ProxyLimits)[];

/** The defaults of this instance (KEYHOLE_PROXY_*, platform/config.ts). The same object each time. */
export function instanceLimits(): ProxyLimits {
  return config().proxyLimits;
}

/** What counts for a proxy with these settings. */
export function withDefaults(settings: Partial<LimitSettings>): ProxyLimits {
  const limits: Record<string, number | null> = { ...instanceLimits() };
  for (const name of LIMIT_NAMES) {
    const set = settings[name];
    if (set != null) limits[name] = set === 0 ? null : set;
  }
  return limits as ProxyLimits;
}

/**
 * Of one workspace through one process, whatever its callers and origins are: four times what one caller has by
 * default. Each holds two sockets and some ten kilobytes, so 4,096 are under a tenth of the 65,536 to 1,048,576 file
 * descriptors of a service, and other workspaces go on (security.md R-8).
 */
export const MAX_PER_WORKSPACE = 4_096;

/** How many run now. */
type Count = { running: number };
type Running = Count & { readonly callers: Map<string, Count>; readonly origins: Map<string, Count> };

/** So many names of one kind are remembered before those are forgotten of which nothing runs. */
const SWEEP_AT = 1_000;

function workspaces(): Map<string, Running> {
  return processState("runningRequests", () => new Map<string, Running>());
}

/**
 * Takes a slot for one request among those that run at once, or refuses it there and then. No queue: a caller that
 * waits unseen can't tell a full Keyhole from a slow upstream, and would hold its own socket meanwhile (decision 32).
 * Others are not touched: a hanging upstream fills the slots of its own origin and of whoever calls it.
 * @returns the release; to be called in every outcome, and harmless when called again.
 * @throws {UserError} TOO_MANY_REQUESTS
 */
export function admit(args: {
  workspaceId: string;
  callerId: string;
  origin: string;
  limits: Pick<ProxyLimits, "maxPerCaller" | "maxPerOrigin">;
}): () => void {
  const { limits } = args;
  const all = workspaces();
  const here = all.get(args.workspaceId) ?? remember(all, args.workspaceId, newWorkspace());
  const caller = here.callers.get(args.callerId) ?? remember(here.callers, args.callerId, { running: 0 });
  const origin = here.origins.get(args.origin) ?? remember(here.origins, args.origin, { running: 0 });
  if (caller.running >= limits.maxPerCaller) throw tooMany("This token has too many requests under way.");
  if (origin.running >= limits.maxPerOrigin) throw tooMany("Too many requests to this origin are under way.");
  if (here.running >= MAX_PER_WORKSPACE) throw tooMany("This workspace has too many requests under way.");
  here.running += 1;
  caller.running += 1;
  origin.running += 1;
  let isHeld = true;
  return () => {
    if (!isHeld) return;
    isHeld = false;
    here.running -= 1;
    caller.running -= 1;
    origin.running -= 1;
  };
}

function newWorkspace(): Running {
  return { running: 0, callers: new Map(), origins: new Map() };
}

/** Entries outlive their requests, since the next one comes soon; what is counted down to 0 may be made anew. */
function remember<T extends Count>(counts: Map<string, T>, key: string, fresh: T): T {
  if (counts.size >= SWEEP_AT) {
    for (const [name, { running }] of counts) if (running === 0) counts.delete(name);
  }
  counts.set(key, fresh);
  return fresh;
}

function tooMany(message: string): UserError {
  return new UserError("TOO_MANY_REQUESTS", message);
}
