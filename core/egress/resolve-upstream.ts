import type { LookupAddress } from "node:dns";
import { networkInterfaces } from "node:os";
import { UpstreamError } from "#core/errors.ts";
import { addressIn, databaseAddress } from "#db/database-address.ts";
import { config } from "#platform/config.ts";
import { classifyAddress, endsAtOneOf, endsHere } from "./address-policy.ts";
import { REFUSED_PORTS } from "./refused-ports.ts";
import { resolveName } from "./resolve-name.ts";

/** `hostname` as the URL parser writes it, with brackets for IPv6. */
export type Endpoint = { hostname: string; port: number };

/**
 * The addresses of an upstream, all of them checked: one that is refused refuses the name, since whoever answers for it
 * could send us to any of them (security.md S-4). The caller connects to these and does not resolve again.
 * @param listenerPort the port on which this process is called, when it is known; KEYHOLE_URL's and PORT's are anyway.
 * @throws {UpstreamError} dns_error, dns_timeout, or destination_ip_prohibited with a `reason`: that of the address
 *   (address-policy.ts), "port", "own_listener" or "own_database".
 */
export async function resolveUpstream(
  { hostname, port }: Endpoint,
  listenerPort: number | null,
): Promise<LookupAddress[]> {
  if (REFUSED_PORTS.has(port)) throw prohibited("port");
  const addresses = await resolveName(bare(hostname));
  for (const { address } of addresses) {
    const { allowed, reason } = classifyAddress(address);
    if (!allowed) throw prohibited(reason);
  }
  if (isOwnListener(hostname, port, addresses, listenerPort)) throw prohibited("own_listener");
  if (await isOwnDatabase(hostname, port, addresses)) throw prohibited("own_database");
  return addresses;
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
  if (isSameHost(own.hostname, hostname) && portOf(own) === port) return true;
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
  if (isSameHost(database.hostname, hostname)) return true;
  if (addresses.some(({ address }) => classifyAddress(address).reason !== "public" || isThisMachine(address)))
    return true;
  const found = await resolveName(bare(database.hostname)).catch(() => []);
  const its = found.map(({ address }) => address);
  return addresses.some(({ address }) => endsAtOneOf(address, its));
}

/** The database is away, or not opened yet; where it would be is known only when DATABASE_URL says so. */
function configuredDatabase(): Endpoint | null {
  const { databaseUrl } = config();
  return databaseUrl === undefined ? null : addressIn(databaseUrl);
}

function portOf(url: URL): number {
  return Number(url.port || (url.protocol === "https:" ? 443 : 80));
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, "");
}

/** `keyhole.example.` is `keyhole.example` said fully. */
function isSameHost(a: string, b: string): boolean {
  return bare(a).replace(/\.$/, "").toLowerCase() === bare(b).replace(/\.$/, "").toLowerCase();
}

/** Any address of any of its interfaces, in any spelling. */
function isThisMachine(address: string): boolean {
  const interfaces = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return endsHere(
    address,
    interfaces.map((each) => each.address),
  );
}
