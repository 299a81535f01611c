import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { useTestConfig } from "#db/testing.ts";
import { forgetProcessState } from "#platform/process-state.ts";
import { classifyAddress } from "./address-policy.ts";
import { CARRIERS, METADATA_ADDRESSES } from "./special-ranges.ts";

/**
 * The two registries, row by row: of IPv6 as it was updated on 2025-10-09, of IPv4 by the RFCs that made its rows, of
 * which the youngest is of 2020.
 * https://www.iana.org/assignments/iana-ipv4-special-registry/iana-ipv4-special-registry.xhtml
 * https://www.iana.org/assignments/iana-ipv6-special-registry/iana-ipv6-special-registry.xhtml
 * Rows that the registry calls globally reachable are refused too: nobody's API is at an anycast relay.
 */
const IPV4_REGISTRY = [
  ["0.0.0.0/8", '"This network"', "RFC 791"],
  ["0.0.0.0/32", '"This host on this network"', "RFC 1122"],
  ["10.0.0.0/8", "Private-Use", "RFC 1918"],
  ["100.64.0.0/10", "Shared Address Space", "RFC 6598"],
  ["127.0.0.0/8", "Loopback", "RFC 1122"],
  ["169.254.0.0/16", "Link Local", "RFC 3927"],
  ["172.16.0.0/12", "Private-Use", "RFC 1918"],
  ["192.0.0.0/24", "IETF Protocol Assignments", "RFC 6890"],
  ["192.0.0.0/29", "IPv4 Service Continuity Prefix", "RFC 7335"],
  ["192.0.0.8/32", "IPv4 dummy address", "RFC 7600"],
  ["192.0.0.9/32", "Port Control Protocol Anycast", "RFC 7723"],
  ["192.0.0.10/32", "Traversal Using Relays around NAT Anycast", "RFC 8155"],
  ["192.0.0.170/32", "NAT64/DNS64 Discovery", "RFC 8880"],
  ["192.0.0.171/32", "NAT64/DNS64 Discovery", "RFC 8880"],
  ["192.0.2.0/24", "Documentation (TEST-NET-1)", "RFC 5737"],
  ["192.31.196.0/24", "AS112-v4", "RFC 7535"],
  ["192.52.193.0/24", "AMT", "RFC 7450"],
  ["192.88.99.0/24", "Deprecated (6to4 Relay Anycast)", "RFC 7526"],
  ["192.88.99.2/32", "6a44-relay anycast address", "RFC 6751"],
  ["192.168.0.0/16", "Private-Use", "RFC 1918"],
  ["192.175.48.0/24", "Direct Delegation AS112 Service", "RFC 7534"],
  ["198.18.0.0/15", "Benchmarking", "RFC 2544"],
  ["198.51.100.0/24", "Documentation (TEST-NET-2)", "RFC 5737"],
  ["203.0.113.0/24", "Documentation (TEST-NET-3)", "RFC 5737"],
  ["240.0.0.0/4", "Reserved", "RFC 1112"],
  ["255.255.255.255/32", "Limited Broadcast", "RFC 919"],
] as const;

const IPV6_REGISTRY = [
  ["::1/128", "Loopback Address", "RFC 4291"],
  ["::/128", "Unspecified Address", "RFC 4291"],
  ["64:ff9b::/96", "IPv4-IPv6 Translat.", "RFC 6052"],
  ["64:ff9b:1::/48", "IPv4-IPv6 Translat.", "RFC 8215"],
  ["100::/64", "Discard-Only Address Block", "RFC 6666"],
  ["100:0:0:1::/64", "Dummy IPv6 Prefix", "RFC 9780"],
  ["2001::/23", "IETF Protocol Assignments", "RFC 2928"],
  ["2001::/32", "TEREDO", "RFC 4380"],
  ["2001:1::1/128", "Port Control Protocol Anycast", "RFC 7723"],
  ["2001:1::2/128", "Traversal Using Relays around NAT Anycast", "RFC 8155"],
  ["2001:1::3/128", "DNS-SD Service Registration Protocol Anycast", "RFC 9665"],
  ["2001:2::/48", "Benchmarking", "RFC 5180"],
  ["2001:3::/32", "AMT", "RFC 7450"],
  ["2001:4:112::/48", "AS112-v6", "RFC 7535"],
  ["2001:10::/28", "Deprecated (previously ORCHID)", "RFC 4843"],
  ["2001:20::/28", "ORCHIDv2", "RFC 7343"],
  ["2001:30::/28", "Drone Remote ID Protocol Entity Tags (DETs) Prefix", "RFC 9374"],
  ["2001:db8::/32", "Documentation", "RFC 3849"],
  ["2002::/16", "6to4", "RFC 3056"],
  ["2620:4f:8000::/48", "Direct Delegation AS112 Service", "RFC 7534"],
  ["3fff::/20", "Documentation", "RFC 9637"],
  ["5f00::/16", "Segment Routing (SRv6) SIDs", "RFC 9602"],
  ["fc00::/7", "Unique-Local", "RFC 4193"],
  ["fe80::/10", "Link-Local Unicast", "RFC 4291"],
] as const;

/** Not in those registries, and no places for a request either. */
const OTHERS = [
  ["224.0.0.0/4", "IPv4 multicast", "RFC 5771"],
  ["ff00::/8", "IPv6 multicast", "RFC 4291"],
  ["fec0::/10", "Site-local, deprecated", "RFC 3879"],
  ["::/96", "IPv4-compatible, deprecated", "RFC 4291"],
  ["::ffff:0:0:0/96", "IPv4-translated", "RFC 2765"],
] as const;

beforeEach(() => useTestConfig({}));
afterEach(() => forgetProcessState("config"));

/** An address of the range whose host bits are taken from `seed`. */
function within(cidr: string, seed: readonly number[]): string {
  const [address, prefixBits] = ipaddr.parseCIDR(cidr);
  const bytes = address.toByteArray().map((byte, i) => {
    const kept = Math.min(8, Math.max(0, prefixBits - i * 8));
    return byte | ((seed[i] ?? 0) & (0xff >> kept));
  });
  return ipaddr.fromByteArray(bytes).toString();
}

const seeds = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 16, maxLength: 16 });
const FIRST = Array<number>(16).fill(0);
const LAST = Array<number>(16).fill(255);

test.each([...IPV4_REGISTRY, ...IPV6_REGISTRY, ...OTHERS])(
  "S-2 every address of %s (%s, %s) is refused",
  (cidr) => {
    const refused = (seed: readonly number[]) => {
      const address = within(cidr, seed);
      expect(classifyAddress(address), address).toMatchObject({ allowed: false });
      expect(["public", "not_an_address"], address).not.toContain(classifyAddress(address).reason);
    };
    refused(FIRST);
    refused(LAST);
    fc.assert(fc.property(seeds, refused), { numRuns: 50 });
  },
);

test("S-2 ::ffff:0:0/96 (IPv4-mapped Address, RFC 4291) is what the IPv4 address is", () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(classifyAddress(`::ffff:${address}`)).toEqual(classifyAddress(address));
    }),
  );
  expect(classifyAddress("::ffff:8.8.8.8").allowed).toBe(true);
});

test("S-2 of IPv6 only global unicast (2000::/3) is anybody's", () => {
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      const first = ipaddr.parse(address).toByteArray()[0] ?? 0;
      const isMapped = ipaddr.process(address).kind() === "ipv4";
      if (first >> 5 !== 1 && !isMapped) expect(classifyAddress(address).allowed, address).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});

test("S-3 no address that carries a metadata address is reached, although everything is named", () => {
  useTestConfig({ egressAllow: ["0.0.0.0/0", "::/0"] });
  const metadata = METADATA_ADDRESSES.map((address) => ipaddr.parse(address)).filter(
    (address) => address.kind() === "ipv4",
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...CARRIERS),
      fc.constantFrom(...metadata),
      seeds,
      fc.nat(),
      (carrier, to, seed, n) => {
        const places = carrier.bytes[n % carrier.bytes.length] ?? carrier.bytes[0];
        const bytes = ipaddr.parse(within(carrier.range, seed)).toByteArray();
        for (const [i, at] of places.entries()) {
          bytes[at] = (to.toByteArray()[i] ?? 0) ^ (carrier.isInverted ? 0xff : 0);
        }
        const address = ipaddr.fromByteArray(bytes).toString();
        expect(classifyAddress(address), address).toEqual({ allowed: false, reason: "metadata" });
      },
    ),
    { numRuns: 1_000 },
  );
  for (const address of ["fe80::a9fe:a9fe%eth0", "fd00:ec2::254%1", "FD00:0EC2:0::0254"]) {
    expect(classifyAddress(address), address).toEqual({ allowed: false, reason: "metadata" });
  }
});
