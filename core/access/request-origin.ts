import ipaddr from "ipaddr.js";
import { printable } from "#core/audit/printable.ts";
import type { Origin } from "#core/permissions/actor.ts";
import { config } from "#platform/config.ts";
import { newId } from "#platform/ids.ts";

/** The same, for edges that may import only this room. */
export type RequestOrigin = Origin;

type Address = ReturnType<typeof ipaddr.process>;
type Range = ReturnType<typeof ipaddr.parseCIDR>;

/**
 * Where a request came from. `X-Forwarded-For` counts only as far as each hop that wrote into it is named in
 * KEYHOLE_TRUSTED_PROXIES: read from the right, the first address that is not one of them is the caller. What stands
 * further left anybody may have written.
 * @param remoteAddress of the socket; null where it is not known, and then `ip` is null and nothing is believed.
 */
export function requestOrigin(request: {
  remoteAddress: string | null;
  forwardedFor: string | null;
  userAgent: string | null;
  requestId: string;
}): Origin {
  return {
    requestId: request.requestId,
    ip: callerAddress(request.remoteAddress, request.forwardedFor),
    userAgent: request.userAgent === null ? null : printable(request.userAgent, 512),
  };
}

/** Written in one way, by the socket's way of writing it: a caller sends many requests from one address. */
const written = new Map<string, string | null>();
const MAX_WRITTEN = 1_000;

function callerAddress(remoteAddress: string | null, forwardedFor: string | null): string | null {
  if (remoteAddress === null) return null;
  if (forwardedFor !== null && config().trustedProxies.length > 0) {
    return forwardedAddress(remoteAddress, forwardedFor);
  }
  let address = written.get(remoteAddress);
  if (address === undefined) {
    address = toAddress(remoteAddress)?.toString() ?? null;
    if (written.size >= MAX_WRITTEN) written.clear();
    written.set(remoteAddress, address);
  }
  return address;
}

function forwardedAddress(remoteAddress: string, forwardedFor: string): string | null {
  let caller = toAddress(remoteAddress);
  if (caller === null) return null;
  const trusted = trustedRanges(config().trustedProxies);
  const hops = forwardedFor.split(",");
  while (hops.length > 0 && isIn(caller, trusted)) {
    const hop = toAddress(withoutPort(hops.pop()?.trim() ?? ""));
    // A trusted proxy that writes no address is the last thing that is known.
    if (hop === null) break;
    caller = hop;
  }
  return caller.toString();
}

/** IPv4 in IPv6 (`::ffff:10.0.0.1`, as a dual-stack listener says it) is IPv4. */
function toAddress(text: string): Address | null {
  // ipaddr.js also reads `10.1` and `0x7f.1`; no proxy writes those.
  const isWritten = text.includes(":") || ipaddr.IPv4.isValidFourPartDecimal(text);
  return isWritten && ipaddr.isValid(text) ? ipaddr.process(text) : null;
}

/** Some proxies append the port: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
function withoutPort(text: string): string {
  return /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ?? text;
}

function isIn(address: Address, ranges: readonly Range[]): boolean {
  return ranges.some((range) => range[0].kind() === address.kind() && address.match(range));
}

/** @throws when an entry is no address or range, rather than trust something else than was meant. */
export function trustedRanges(entries: readonly string[]): Range[] {
  return entries.map((entry) => {
    if (ipaddr.isValidCIDR(entry)) return ipaddr.parseCIDR(entry);
    if (!ipaddr.isValid(entry))
      throw new Error("KEYHOLE_TRUSTED_PROXIES has an entry that is no address or range");
    const address = ipaddr.parse(entry);
    return [address, address.kind() === "ipv4" ? 32 : 128];
  });
}

/** A caller's own id joins its log with ours; what does not look like an id is replaced, since it is logged. */
export function acceptedRequestId(given: unknown): string {
  return typeof given === "string" && /^[A-Za-z0-9_-]{1,64}$/.test(given) ? given : newId("req");
}
