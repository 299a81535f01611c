import type { LookupAddress } from "node:dns";
import { buildConnector, Pool } from "undici";
import { forgetProcessState, processState } from "#platform/process-state.ts";
import { LIMITS } from "#platform/proxy-limits.ts";
import { type Endpoint, resolveUpstream } from "./resolve-upstream.ts";
import { upstreamTrust } from "./upstream-trust.ts";

/**
 * Connections that are kept open, in one pool for each workspace and origin: no two workspaces ever share one, so what
 * one of them confuses a server into never answers the other (security.md P-11).
 */
export type Upstream = {
  readonly pool: Pool;
  /** Addresses that passed the policy; asked again when they are older than a few seconds. */
  addresses(): Promise<LookupAddress[]>;
  /** True when a request need not connect first. */
  isConnected(): boolean;
};

/** As many as a proxy may ever run at once: a request never waits inside of undici, where no clock of ours runs. */
const MAX_CONNECTIONS = LIMITS.maxPerOrigin.max;
/** One workspace talks to some dozens of origins; an idle pool costs some kilobytes. */
const MAX_POOLS = 1_000;
const IDLE_MS = 60_000;
/** A burst of connections asks the resolver once. Each connection still goes to an address that was checked. */
const RESOLVED_FOR_MS = 3_000;

type Entry = Upstream & {
  readonly workspaceId: string;
  readonly origin: string;
  readonly connectMs: number;
  usedAt: number;
};
/** By workspace, then by origin. Of one origin there are several only where proxies wait differently long for it. */
type Pools = { count: number; readonly all: Map<string, Map<string, Entry[]>> };

function pools(): Pools {
  return processState("upstreamPools", () => ({ count: 0, all: new Map() }));
}

/**
 * The pool for one workspace and one origin (as `URL.origin`). Connects only when a request needs it, verifies TLS
 * against the authorities of `upstreamTrust`, and speaks HTTP/1.1 only: raw headers are what we check.
 * @param args.connectMs how long one connection may take to stand. Part of what a pool is, since undici connects for
 *   whichever request comes next: a clock for each request would be started and stopped for nothing on a warm one.
 */
export function upstreamFor(args: {
  workspaceId: string;
  origin: string;
  endpoint: Endpoint;
  listenerPort: number | null;
  connectMs: number;
}): Upstream {
  const held = pools();
  const same = held.all.get(args.workspaceId)?.get(args.origin);
  const entry = same?.find(({ connectMs }) => connectMs === args.connectMs) ?? addPool(held, args);
  entry.usedAt = performance.now();
  return entry;
}

type PoolArgs = Parameters<typeof upstreamFor>[0];

function addPool(held: Pools, args: PoolArgs): Entry {
  if (held.count >= MAX_POOLS) closeIdle(held);
  const ofWorkspace = held.all.get(args.workspaceId) ?? new Map<string, Entry[]>();
  held.all.set(args.workspaceId, ofWorkspace);
  const entry = openUpstream(args);
  ofWorkspace.set(args.origin, [...(ofWorkspace.get(args.origin) ?? []), entry]);
  held.count += 1;
  return entry;
}

function openUpstream({ workspaceId, origin, endpoint, listenerPort, connectMs }: PoolArgs): Entry {
  const addresses = rememberFor(RESOLVED_FOR_MS, () => resolveUpstream(endpoint, listenerPort));
  const connect = buildConnector({
    allowH2: false,
    timeout: connectMs,
    // Said aloud, since NODE_TLS_REJECT_UNAUTHORIZED=0 would otherwise be heard.
    rejectUnauthorized: true,
    ...(origin.startsWith("https:") ? { secureContext: upstreamTrust() } : {}),
    // Node does not call it for an address in the URL; `checked` below has looked at that one.
    lookup: (_hostname, options, callback) => {
      addresses().then(
        (found) =>
          options.all ? callback(null, found) : callback(null, found[0]?.address ?? "", found[0]?.family),
        (error: NodeJS.ErrnoException) => callback(error, []),
      );
    },
  });
  const checked: buildConnector.connector = (options, callback) => {
    addresses().then(
      () => connect(options, callback),
      (error: Error) => callback(error, null),
    );
  };
  const pool = new Pool(origin, {
    connections: MAX_CONNECTIONS,
    pipelining: 1,
    connect: checked,
    allowH2: false,
  });
  // Counted here: `pool.stats` walks over all connections six times, for each request.
  let connected = 0;
  pool.on("connect", () => {
    connected += 1;
  });
  pool.on("disconnect", () => {
    connected -= 1;
  });
  const isConnected = () => connected > 0;
  return { pool, addresses, isConnected, workspaceId, origin, connectMs, usedAt: performance.now() };
}

function rememberFor<T>(ms: number, ask: () => Promise<T>): () => Promise<T> {
  let asked: { at: number; answer: Promise<T> } | null = null;
  return () => {
    if (asked !== null && performance.now() - asked.at < ms) return asked.answer;
    const latest = { at: performance.now(), answer: ask() };
    asked = latest;
    // A refusal is not remembered: the operator may have mended the name.
    latest.answer.catch(() => {
      if (asked === latest) asked = null;
    });
    return latest.answer;
  };
}

/** Those that nobody has used for a while; when there are none, the one that rests longest. One that is busy stays. */
function closeIdle(held: Pools): void {
  const before = performance.now() - IDLE_MS;
  const resting = [...held.all.values()]
    .flatMap((origins) => [...origins.values()].flat())
    .filter(({ pool }) => pool.stats.size === 0)
    .sort((a, b) => a.usedAt - b.usedAt);
  for (const [i, entry] of resting.entries()) {
    if (i > 0 && entry.usedAt > before) return;
    forget(held, entry);
    void entry.pool.close();
  }
}

function forget(held: Pools, entry: Entry): void {
  const { workspaceId, origin } = entry;
  const origins = held.all.get(workspaceId);
  const others = origins?.get(origin)?.filter((other) => other !== entry) ?? [];
  if (others.length > 0) origins?.set(origin, others);
  else origins?.delete(origin);
  if (origins?.size === 0) held.all.delete(workspaceId);
  held.count -= 1;
}

/** For the shutdown, after the last answer: ends every connection, and with it what is still running. */
export async function closeUpstreamPools(): Promise<void> {
  const open = [...pools().all.values()].flatMap((origins) => [...origins.values()].flat());
  forgetProcessState("upstreamPools");
  await Promise.all(open.map(({ pool }) => pool.destroy()));
}
