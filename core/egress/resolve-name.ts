import { promises as dns, type LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { toKeyholeError, UpstreamError } from "#core/errors.ts";
import { ConfigError, config } from "#platform/config.ts";

/** A resolver that is silent for longer would leave the caller waiting for nothing. */
const DNS_TIMEOUT_MS = 5_000;

/**
 * Every address of a host, IPv4 and IPv6, asked for once. KEYHOLE_DNS_SERVERS says whom to ask; without it the system is
 * asked as every program asks it, with its hosts file and search domains.
 * @param host a name, or an address without brackets, which is its own answer.
 * @throws {UpstreamError} dns_error, dns_timeout.
 */
export async function resolveName(host: string): Promise<LookupAddress[]> {
  const family = isIP(host);
  if (family !== 0) return [{ address: host, family }];
  const resolver = ownResolver();
  const timer = new AbortController();
  try {
    const asked = resolver ? ask(resolver, host) : lookup(host, { all: true, order: "verbatim" });
    const late = pause(DNS_TIMEOUT_MS, null, { signal: timer.signal, ref: false });
    const addresses = await Promise.race([asked, late]);
    if (addresses === null) throw notInTime();
    if (addresses.length > 0) return addresses;
  } catch (error) {
    if (toKeyholeError(error)) throw error;
    if (codeOf(error) === dns.TIMEOUT) throw notInTime();
  } finally {
    timer.abort();
  }
  throw new UpstreamError("dns_error", "The name of the upstream can't be resolved.");
}

/** Both kinds at once. Where one is not there or does not come, the other is the answer. */
async function ask(resolver: dns.Resolver, host: string): Promise<LookupAddress[]> {
  const [ipv4, ipv6] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const found = [
    ...(ipv4.status === "fulfilled" ? ipv4.value.map((address) => ({ address, family: 4 })) : []),
    ...(ipv6.status === "fulfilled" ? ipv6.value.map((address) => ({ address, family: 6 })) : []),
  ];
  if (found.length === 0 && ipv4.status === "rejected") throw ipv4.reason;
  return found;
}

/** One for each configuration, of which a process has one. */
const resolvers = new WeakMap<readonly string[], dns.Resolver>();

function ownResolver(): dns.Resolver | null {
  const { dnsServers } = config();
  if (dnsServers.length === 0) return null;
  const known = resolvers.get(dnsServers);
  if (known) return known;
  // Two tries of 2 s end before the whole is given up.
  const resolver = new dns.Resolver({ timeout: 2_000, tries: 2 });
  resolver.setServers(dnsServers);
  resolvers.set(dnsServers, resolver);
  return resolver;
}

/**
 * For the start: a slip in KEYHOLE_DNS_SERVERS stops it and does not wait for a request.
 * @throws {ConfigError}
 */
export function checkDnsServers(): void {
  try {
    ownResolver();
  } catch (cause) {
    throw new ConfigError(
      "KEYHOLE_DNS_SERVERS: give addresses of name servers such as 10.0.0.53 or [fd00::53]:5353, not names.",
      { cause },
    );
  }
}

function notInTime(): UpstreamError {
  return new UpstreamError("dns_timeout", "The name of the upstream was not resolved in time.", {
    retryable: true,
  });
}

function codeOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : null;
}
