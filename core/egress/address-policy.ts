import ipaddr from "ipaddr.js";
import { ConfigError, config } from "#platform/config.ts";
import { CARRIERS, GLOBAL_UNICAST_IPV6, METADATA_ADDRESSES, SPECIAL_RANGES } from "./special-ranges.ts";

type Address = ReturnType<typeof ipaddr.parse>;
type Range = ReturnType<typeof ipaddr.parseCIDR>;

/**
 * `reason` is a stable word for logs and records: the special range, "metadata", "public" or "not_an_address"
 * (docs/threat-model.md has them all). Whoever asked for the address is not told.
 */
export type AddressClass = { allowed: boolean; reason: string };

const SPECIAL: readonly { range: Range; reason: string }[] = [
  ...SPECIAL_RANGES.ipv4,
  ...SPECIAL_RANGES.ipv6,
].map(([range, reason]) => ({ range: ipaddr.parseCIDR(range), reason }));
const GLOBAL_UNICAST = ipaddr.parseCIDR(GLOBAL_UNICAST_IPV6);
const CARRIED = CARRIERS.map(({ range, ...carrier }) => ({ range: ipaddr.parseCIDR(range), ...carrier }));
const METADATA = new Set(METADATA_ADDRESSES.map((address) => keyOf(ipaddr.parse(address))));

/**
 * Whether we may connect to an address, and why (not): public ones yes, special ranges only where KEYHOLE_EGRESS_ALLOW
 * names them, metadata addresses never. IPv4 in IPv6 (`::ffff:10.0.0.1`) is IPv4; where IPv6 carries an IPv4 address
 * on (NAT64, 6to4, Teredo, IPv4-compatible, IPv4-translated) both must be allowed.
 * @param address as a resolver or the URL parser writes it, without brackets. Anything else is refused.
 */
export function classifyAddress(address: string): AddressClass {
  const parsed = toAddress(address);
  return parsed === null ? { allowed: false, reason: "not_an_address" } : classify(parsed);
}

function classify(address: Address): AddressClass {
  const carried = carriedAddresses(address);
  if ([address, ...carried].some((each) => METADATA.has(keyOf(each)))) {
    return { allowed: false, reason: "metadata" };
  }
  const reason = specialReason(address);
  if (reason === null) return { allowed: true, reason: "public" };
  const isNamed = allowedRanges(config().egressAllow).some((range) => isIn(address, range));
  const isCarriedAllowed = carried[0] === undefined || classify(carried[0]).allowed;
  return { allowed: isNamed && isCarriedAllowed, reason };
}

function specialReason(address: Address): string | null {
  const found = SPECIAL.find(({ range }) => isIn(address, range));
  if (found) return found.reason;
  return address.kind() === "ipv6" && !isIn(address, GLOBAL_UNICAST) ? "not_global_unicast" : null;
}

/** The IPv4 addresses to which a packet for this IPv6 address could finally go, the likeliest first; mostly none. */
function carriedAddresses(address: Address): Address[] {
  const carrier = CARRIED.find(({ range }) => isIn(address, range));
  if (!carrier) return [];
  const bytes = address.toByteArray();
  const flip = carrier.isInverted ? 0xff : 0;
  return carrier.bytes.map((places) => ipaddr.fromByteArray(places.map((at) => (bytes[at] ?? 0) ^ flip)));
}

/** The same for one address however it is written, with or without a zone. */
function keyOf(address: Address): string {
  return address.toByteArray().join();
}

/** Where a packet for `address` could end: there, or where IPv6 carries it on to. */
function endsOf(address: string): Address[] {
  const parsed = toAddress(address);
  return parsed === null ? [] : [parsed, ...carriedAddresses(parsed)];
}

/** Whether a packet for `address` could end at one of `others`, in whatever spelling. */
export function endsAtOneOf(address: string, others: readonly string[]): boolean {
  const known = new Set(others.flatMap((other) => toAddress(other) ?? []).map(keyOf));
  return endsOf(address).some((each) => known.has(keyOf(each)));
}

/** Whether it could end at this machine, whose interfaces have the addresses `own`. */
export function endsHere(address: string, own: readonly string[]): boolean {
  const isLocal = (each: Address) => ["loopback", "unspecified"].includes(specialReason(each) ?? "");
  return endsOf(address).some(isLocal) || endsAtOneOf(address, own);
}

function toAddress(text: string): Address | null {
  // ipaddr.js also reads `10.1` and `0x7f.1`; no resolver answers those.
  const isWritten = text.includes(":") || ipaddr.IPv4.isValidFourPartDecimal(text);
  return isWritten && ipaddr.isValid(text) ? ipaddr.process(text) : null;
}

function isIn(address: Address, range: Range): boolean {
  return range[0].kind() === address.kind() && address.match(range);
}

/** Parsed once for each list; the list of a configuration never changes. */
const parsedLists = new WeakMap<readonly string[], Range[]>();

function allowedRanges(entries: readonly string[]): Range[] {
  const known = parsedLists.get(entries);
  if (known) return known;
  const ranges = entries.map((entry, i) => toRange(entry) ?? refuseEntry(i));
  parsedLists.set(entries, ranges);
  return ranges;
}

/** Null also for a range with bits behind its prefix: `10.0.0.5/8` is more likely a slip than 16 million hosts. */
function toRange(entry: string): Range | null {
  const [text = "", bits] = entry.split("/");
  const isWritten = text.includes(":") || ipaddr.IPv4.isValidFourPartDecimal(text);
  if (!isWritten || text.includes("%") || !ipaddr.isValid(text)) return null;
  const address = ipaddr.parse(text);
  // IPv4 written in IPv6 would match nothing, since such addresses are read as IPv4.
  if (address.kind() === "ipv6" && address.range() === "ipv4Mapped") return null;
  const width = address.kind() === "ipv4" ? 32 : 128;
  if (bits === undefined) return [address, width];
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > width || !ipaddr.isValidCIDR(entry)) return null;
  const range = ipaddr.parseCIDR(entry);
  return isNetwork(address, range[1]) ? range : null;
}

function isNetwork(address: Address, prefixBits: number): boolean {
  return address.toByteArray().every((byte, i) => {
    const kept = Math.min(8, Math.max(0, prefixBits - i * 8));
    return (byte & (0xff >> kept)) === 0;
  });
}

function refuseEntry(i: number): never {
  throw new ConfigError(
    `KEYHOLE_EGRESS_ALLOW: entry ${i + 1} is neither an address nor a network such as 10.0.0.0/8.`,
  );
}

/**
 * For the start: reads KEYHOLE_EGRESS_ALLOW, so that a slip in it stops the start and does not wait for a request.
 * @throws {ConfigError} naming the entry by its place, not by its text.
 */
export function checkEgressAllow(): void {
  allowedRanges(config().egressAllow);
}
