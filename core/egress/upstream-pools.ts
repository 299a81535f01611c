import type { LookupAddress } from "node:dns";
import { buildConnector, Pool } from "undici";
import { forgetProcessState, processState } from "#platform/process-state.ts";
import { type Endpoint, resolveUpstream } from "./resolve-upstream.ts";

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

/** Half of what an upstream behind nginx takes from one address by default (worker_connections 512 to 1,024). */
const MAX_CONNECTIONS = 256;
/** One workspace talks to some dozens of origins; an idle pool costs some kilobytes. */
const MAX_POOLS = 1_000;
const IDLE_MS = 60_000;
const CONNECT_TIMEOUT_MS = 10_000;
/** A burst of connections asks the resolver once. Each connection still goes to an address that was checked. */
const RESOLVED_FOR_MS = 3_000;

type Entry = Upstream & { usedAt: number };
type Pools = Map<string, Entry>;

function pools(): Pools {
  return processState("upstreamPools", () => new Map<string, Entry>());
}

/**
 * The pool for one workspace and one origin (as `URL.origin`). Connects only when a request needs it, verifies TLS
 * against the system's and node's authorities, and speaks HTTP/1.1 only: raw headers are what we check.
 */
export function upstreamFor(args: {
  workspaceId: string;
  origin: string;
  endpoint: Endpoint;
  listenerPort: number | null;
}): Upstream {
  const all = pools();
  const key = `${args.workspaceId} ${args.origin}`;
  const entry = all.get(key) ?? openUpstream(args.origin, args.endpoint, args.listenerPort);
  // Last in the map is last used.
  all.delete(key);
  if (all.size >= MAX_POOLS) closeIdle(all);
  all.set(key, entry);
  entry.usedAt = performance.now();
  return entry;
}

function openUpstream(origin: string, endpoint: Endpoint, listenerPort: number | null): Entry {
  const addresses = rememberFor(RESOLVED_FOR_MS, () => resolveUpstream(endpoint, listenerPort));
  const connect = buildConnector({
    allowH2: false,
    timeout: CONNECT_TIMEOUT_MS,
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
  return { pool, addresses, isConnected: () => pool.stats.connected > 0, usedAt: performance.now() };
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

/** Oldest first; one that is busy stays, however old. */
function closeIdle(all: Pools): void {
  const before = performance.now() - IDLE_MS;
  let closed = 0;
  for (const [key, { pool, usedAt }] of all) {
    if (pool.stats.size > 0 || (usedAt > before && closed > 0)) continue;
    all.delete(key);
    closed += 1;
    void pool.close();
  }
}

/** For the shutdown, after the last answer: ends every connection, and with it what is still running. */
export async function closeUpstreamPools(): Promise<void> {
  const open = [...pools().values()];
  forgetProcessState("upstreamPools");
  await Promise.all(open.map(({ pool }) => pool.destroy()));
}
