import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { networkInterfaces } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { toKeyholeError, UpstreamError } from "#core/errors.ts";
import { databaseAddress } from "#db/database-address.ts";
import { config } from "#platform/config.ts";
import { classifyAddress } from "./address-policy.ts";

/** `hostname` as the URL parser writes it, with brackets for IPv6. */
export type Endpoint = { hostname: string; port: number };

/** A resolver that is silent for longer would leave the caller waiting for nothing. */
const DNS_TIMEOUT_MS = 5_000;

/**
 * The addresses of an upstream, all of them checked: one that is refused refuses the name, since whoever answers for it
 * could send us to any of them (security.md S-4). The caller connects to these and does not resolve again.
 * @param listenerPort the port on which this process is called, when it is known; KEYHOLE_URL's and PORT's are anyway.
 * @throws {UpstreamError} dns_error, dns_timeout, or destination_ip_prohibited with a `reason`.
 */
export async function resolveUpstream(
  { hostname, port }: Endpoint,
  listenerPort: number | null,
): Promise<LookupAddress[]> {
  const addresses = await resolve(hostname.replace(/^\[|\]$/g, ""));
  for (const { address } of addresses) {
    const { allowed, reason } = classifyAddress(address);
    if (!allowed) throw prohibited(reason);
  }
  if (isOwnListener(hostname, port, addresses, listenerPort)) throw prohibited("own_listener");
  if (await isOwnDatabase(hostname, port, addresses)) throw prohibited("own_database");
  return addresses;
}

async function resolve(host: string): Promise<LookupAddress[]> {
  const family = isIP(host);
  if (family !== 0) return [{ address: host, family }];
  const timer = new AbortController();
  try {
    const addresses = await Promise.race([
      lookup(host, { all: true, order: "verbatim" }),
      pause(DNS_TIMEOUT_MS, null, { signal: timer.signal, ref: false }),
    ]);
    if (addresses === null) {
      throw new UpstreamError("dns_timeout", "The name of the upstream was not resolved in time.", {
        retryable: true,
      });
    }
    if (addresses.length > 0) return addresses;
  } catch (error) {
    if (toKeyholeError(error)) throw error;
  } finally {
    timer.abort();
  }
  throw new UpstreamError("dns_error", "The name of the upstream can't be resolved.");
}

/** The same text for every reason: it does not tell what lies behind an address (security.md S-7). */
function prohibited(reason: string): UpstreamError {
  return new UpstreamError("destination_ip_prohibited", "Requests to this address are not allowed.", {
    reason,
  });
}

/** A request to ourselves would be a loop, or reach pages with an address that is trusted. */
function isOwnListener(
  hostname: string,
  port: number,
  addresses: readonly LookupAddress[],
  listenerPort: number | null,
): boolean {
  const own = new URL(config().publicUrl);
  if (own.hostname === hostname && portOf(own) === port) return true;
  if (![listenerPort, config().port, portOf(own)].includes(port)) return false;
  return addresses.some(({ address }) => isThisMachine(address));
}

async function isOwnDatabase(
  hostname: string,
  port: number,
  addresses: readonly LookupAddress[],
): Promise<boolean> {
  const database = await databaseAddress().catch(configuredDatabase);
  if (database === null || database.port !== port) return false;
  // Also by another name or address of a machine that only KEYHOLE_EGRESS_ALLOW lets us reach.
  return (
    database.hostname === hostname ||
    addresses.some(({ address }) => classifyAddress(address).reason !== "public" || isThisMachine(address))
  );
}

/** The database is away, or not opened yet; where it would be is known only when DATABASE_URL says so. */
function configuredDatabase(): Endpoint | null {
  const { databaseUrl } = config();
  if (databaseUrl === undefined || !URL.canParse(databaseUrl)) return null;
  const { hostname, port } = new URL(databaseUrl);
  return { hostname, port: Number(port || 5432) };
}

function portOf(url: URL): number {
  return Number(url.port || (url.protocol === "https:" ? 443 : 80));
}

function isThisMachine(address: string): boolean {
  if (["loopback", "unspecified"].includes(classifyAddress(address).reason)) return true;
  const ours = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return ours.some((each) => each.address === address);
}
