import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Config, readConfig } from "#platform/config.ts";
import { forgetProcessState, processState } from "#platform/process-state.ts";
import { checkEgressAllow, classifyAddress } from "./address-policy.ts";
import { METADATA_ADDRESSES } from "./special-ranges.ts";

function allow(...egressAllow: string[]): void {
  forgetProcessState("config");
  processState<Config>("config", () => ({ ...readConfig({ NODE_ENV: "test" }), egressAllow }));
}

beforeEach(() => allow());
afterEach(() => forgetProcessState("config"));

/** First and last address of each range, and one outside where a neighbour is public. */
const REFUSED: [string, string][] = [
  ["0.0.0.0", "unspecified"],
  ["0.255.255.255", "unspecified"],
  ["10.0.0.0", "private"],
  ["10.255.255.255", "private"],
  ["100.64.0.1", "shared"],
  ["100.127.255.255", "shared"],
  ["127.0.0.1", "loopback"],
  ["127.255.255.254", "loopback"],
  ["169.254.0.1", "link_local"],
  ["172.16.0.0", "private"],
  ["172.31.255.255", "private"],
  ["192.0.0.8", "protocol_assignment"],
  ["192.0.2.1", "documentation"],
  ["192.31.196.1", "as112"],
  ["192.52.193.1", "amt"],
  ["192.88.99.1", "6to4_relay"],
  ["192.168.255.255", "private"],
  ["192.175.48.1", "as112"],
  ["198.18.0.0", "benchmarking"],
  ["198.19.255.255", "benchmarking"],
  ["198.51.100.7", "documentation"],
  ["203.0.113.7", "documentation"],
  ["224.0.0.1", "multicast"],
  ["239.255.255.255", "multicast"],
  ["240.0.0.1", "reserved"],
  ["255.255.255.255", "broadcast"],
  ["::", "unspecified"],
  ["::1", "loopback"],
  ["::7f00:1", "ipv4_compatible"],
  ["::ffff:127.0.0.1", "loopback"],
  ["::ffff:7f00:1", "loopback"],
  ["::ffff:a00:1", "private"],
  ["64:ff9b::a00:1", "nat64"],
  ["64:ff9b::808:808", "nat64"],
  ["64:ff9b:1::1", "nat64"],
  ["100::1", "discard"],
  ["2001::1", "teredo"],
  ["2001:2::1", "benchmarking"],
  ["2001:10::1", "protocol_assignment"],
  ["2001:db8::1", "documentation"],
  ["2002:a00:1::", "6to4"],
  ["2002:808:808::", "6to4"],
  ["2620:4f:8000::1", "as112"],
  ["3fff::1", "documentation"],
  ["5f00::1", "segment_routing"],
  ["fc00::1", "unique_local"],
  ["fdff::1", "unique_local"],
  ["fe80::1", "link_local"],
  ["fe80::1%eth0", "link_local"],
  ["fec0::1", "site_local"],
  ["ff02::1", "multicast"],
  ["4000::1", "not_global_unicast"],
  ["8000::1", "not_global_unicast"],
];

test.each(REFUSED)("S-2 %s is refused: %s", (address, reason) => {
  expect(classifyAddress(address)).toEqual({ allowed: false, reason });
});

test.each([
  "1.1.1.1",
  "9.255.255.255",
  "11.0.0.0",
  "100.63.255.255",
  "100.128.0.0",
  "172.15.0.1",
  "172.32.0.1",
])("%s is public", (address) =>
  expect(classifyAddress(address)).toEqual({ allowed: true, reason: "public" }),
);

test.each(["2606:4700::1111", "2a00:1450::1", "2003::1", "::ffff:8.8.8.8", "2001:4860::8888"])(
  "%s is public",
  (address) => expect(classifyAddress(address)).toEqual({ allowed: true, reason: "public" }),
);

test.each([
  "",
  "localhost",
  "10.1",
  "0x7f.1",
  "0177.0.0.1",
  "2130706433",
  "1.2.3.4.5",
  "[::1]",
  "1.1.1.1/0",
  "１.1.1.1",
])("S-2 what is no address as a resolver writes it is refused: %j", (text) =>
  expect(classifyAddress(text)).toEqual({ allowed: false, reason: "not_an_address" }),
);

describe("KEYHOLE_EGRESS_ALLOW", () => {
  test("lets a named range through, and nothing beside it", () => {
    allow("10.1.0.0/16", "127.0.0.1", "fd12:3456::/32");
    expect(classifyAddress("10.1.2.3")).toEqual({ allowed: true, reason: "private" });
    expect(classifyAddress("::ffff:10.1.2.3")).toEqual({ allowed: true, reason: "private" });
    expect(classifyAddress("127.0.0.1").allowed).toBe(true);
    expect(classifyAddress("fd12:3456::9").allowed).toBe(true);
    for (const other of ["10.2.0.1", "127.0.0.2", "fd12:3457::9", "::1"]) {
      expect(classifyAddress(other).allowed, other).toBe(false);
    }
  });

  test.each(METADATA_ADDRESSES)("S-3 %s stays refused although everything is named", (address) => {
    allow("0.0.0.0/0", "::/0");
    expect(classifyAddress(address)).toEqual({ allowed: false, reason: "metadata" });
  });

  test("S-3 metadata stays refused in every address that carries it", () => {
    allow("0.0.0.0/0", "::/0");
    for (const address of [
      "::ffff:169.254.169.254",
      "::ffff:a9fe:a9fe",
      "::a9fe:a9fe",
      "64:ff9b::a9fe:a9fe",
      "64:ff9b:1::a9fe:a9fe",
      "2002:a9fe:a9fe::1",
      "2001:0:1::5601:5601",
      "fd00:0ec2:0:0:0:0:0:254",
    ]) {
      expect(classifyAddress(address).allowed, address).toBe(false);
    }
    expect(classifyAddress("10.0.0.1").allowed).toBe(true);
    expect(classifyAddress("64:ff9b::808:808").allowed).toBe(true);
  });

  test("S-2 naming a tunnel's range does not name what goes through it", () => {
    allow("64:ff9b::/96", "2002::/16", "2001::/32");
    expect(classifyAddress("64:ff9b::808:808")).toEqual({ allowed: true, reason: "nat64" });
    for (const address of ["64:ff9b::a00:1", "2002:7f00:1::", "2001:0:1::80ff:fffe"]) {
      expect(classifyAddress(address).allowed, address).toBe(false);
    }
  });

  test("a slip in it stops the start, and is not quoted", () => {
    allow("10.0.0.0/8", "127.0.0.1", "::1", "fd00::/8");
    expect(() => checkEgressAllow()).not.toThrow();
    for (const slip of [
      "10.0.0.0/33",
      "10.0.0.5/8",
      "10.1/16",
      "everything",
      "10.0.0.*",
      "fe80::1%eth0",
      "10.0.0.0/",
      "10.0.0.0/8/8",
      "::ffff:10.0.0.0/104",
      "fd00::/129",
    ]) {
      allow("10.0.0.0/8", slip);
      expect(() => checkEgressAllow(), slip).toThrow(/^KEYHOLE_EGRESS_ALLOW: entry 2 is neither/);
      expect(() => classifyAddress("10.0.0.1"), slip).toThrow();
    }
  });
});
