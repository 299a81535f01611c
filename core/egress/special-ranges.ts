/**
 * Every range of IANA's special-purpose registries, multicast, and what clouds keep at fixed addresses. Kept here and
 * not taken from a package, so that an update of a package opens nothing.
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry/
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry/
 */
export const SPECIAL_RANGES = {
  // The first match names the reason, so narrower ones stand first.
  ipv4: [
    ["0.0.0.0/8", "unspecified"],
    ["10.0.0.0/8", "private"],
    ["100.64.0.0/10", "shared"],
    ["127.0.0.0/8", "loopback"],
    ["169.254.0.0/16", "link_local"],
    ["172.16.0.0/12", "private"],
    ["192.0.0.0/24", "protocol_assignment"],
    ["192.0.2.0/24", "documentation"],
    ["192.31.196.0/24", "as112"],
    ["192.52.193.0/24", "amt"],
    ["192.88.99.0/24", "6to4_relay"],
    ["192.168.0.0/16", "private"],
    ["192.175.48.0/24", "as112"],
    ["198.18.0.0/15", "benchmarking"],
    ["198.51.100.0/24", "documentation"],
    ["203.0.113.0/24", "documentation"],
    ["224.0.0.0/4", "multicast"],
    ["255.255.255.255/32", "broadcast"],
    ["240.0.0.0/4", "reserved"],
  ],
  ipv6: [
    ["::/128", "unspecified"],
    ["::1/128", "loopback"],
    ["::/96", "ipv4_compatible"],
    ["::ffff:0:0:0/96", "ipv4_translated"],
    ["64:ff9b::/96", "nat64"],
    ["64:ff9b:1::/48", "nat64"],
    ["100::/64", "discard"],
    ["100:0:0:1::/64", "dummy"],
    ["2001::/32", "teredo"],
    ["2001:2::/48", "benchmarking"],
    ["2001:db8::/32", "documentation"],
    ["2001::/23", "protocol_assignment"],
    ["2002::/16", "6to4"],
    ["2620:4f:8000::/48", "as112"],
    ["3fff::/20", "documentation"],
    ["5f00::/16", "segment_routing"],
    ["fc00::/7", "unique_local"],
    ["fe80::/10", "link_local"],
    ["fec0::/10", "site_local"],
    ["ff00::/8", "multicast"],
  ],
} as const;

/**
 * Where an IPv6 address carries an IPv4 address to which a packet for it finally goes: which of its 16 bytes, and whether
 * they are inverted. `::ffff:0:0/96` is not here: those are read as IPv4 before anything else.
 */
export const CARRIERS = [
  { range: "::/96", bytes: [[12, 13, 14, 15]], isInverted: false },
  { range: "::ffff:0:0:0/96", bytes: [[12, 13, 14, 15]], isInverted: false },
  { range: "64:ff9b::/96", bytes: [[12, 13, 14, 15]], isInverted: false },
  {
    range: "64:ff9b:1::/48",
    // Its owner chooses the length of the prefix (RFC 6052 §2.2); nearly all choose 96, which stands first.
    bytes: [
      [12, 13, 14, 15],
      [6, 7, 9, 10],
      [7, 9, 10, 11],
      [9, 10, 11, 12],
    ],
    isInverted: false,
  },
  { range: "2001::/32", bytes: [[12, 13, 14, 15]], isInverted: true }, // Teredo, RFC 4380 §4
  { range: "2002::/16", bytes: [[2, 3, 4, 5]], isInverted: false }, // 6to4, RFC 3056 §2
] as const;

/** All that IANA has given out for unicast between hosts (RFC 4291 §2.4); the rest of IPv6 is nobody's yet. */
export const GLOBAL_UNICAST_IPV6 = "2000::/3";

/**
 * Where clouds hand credentials to whoever asks. Refused also when KEYHOLE_EGRESS_ALLOW names a range around them:
 * nobody who writes 169.254.0.0/16 means these.
 */
export const METADATA_ADDRESSES = [
  "169.254.169.254", // AWS, Azure, Google, DigitalOcean, Oracle, OpenStack
  "169.254.170.2", // AWS ECS, task credentials
  "169.254.170.23", // AWS EKS, pod identity
  "168.63.129.16", // Azure, wire server; in a public range
  "100.100.100.200", // Alibaba
  "192.0.0.192", // Oracle, older
  "169.254.0.23", // Tencent
  "169.254.42.42", // Scaleway
  "fd00:ec2::254", // AWS over IPv6
  "fd00:ec2::23", // AWS EKS over IPv6
  "fd20:ce::254", // Google over IPv6
  "fd00:42::42", // Scaleway over IPv6
  "fe80::a9fe:a9fe", // OpenStack over IPv6
] as const;
