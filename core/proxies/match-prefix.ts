import { headerKey } from "#core/egress/headers.ts";
import { type PlannedRequest, planRequest, type Rule } from "#core/egress/reference-plan.ts";
import type { ProxyForRequest } from "#db/queries/proxies.ts";
import { toRule } from "./rule.ts";

type Prefix = ProxyForRequest["prefixes"][number];

/** All prefixes of a proxy, ready to be asked. Build once for each saved state and keep: it parses a rule only once. */
export type PrefixIndex = {
  /**
   * What is sent to an address: the rules of every prefix that it begins with, and for each header, ignoring case and
   * `_` for `-`, the one of the longest prefix. A prefix counts on the same scheme, host and port and on whole path
   * segments: `https://a.example/v1` is a prefix of `/v1` and `/v1/x`, not of `/v1x` or of another host that begins
   * alike. As long as the path has segments that prefixes have too; how many prefixes there are does not count.
   * @param target `origin` and `pathname` as the URL parser writes them; prefixes are stored so too (url-prefix.ts).
   * @returns the same object each time; null when no prefix matches. A prefix without rules is a match.
   * @throws {UserError} INVALID_TEMPLATE for a row that was not saved by us (security.md T-1).
   */
  match(target: { readonly origin: string; readonly pathname: string }): PlannedRequest | null;
  /** For people: the longest prefix that matches, and of which prefix each header is, by `headerKey`. */
  sources(target: { readonly origin: string; readonly pathname: string }): PrefixSources | null;
};

export type PrefixSources = {
  readonly longest: string;
  readonly byHeader: ReadonlyMap<string, string>;
};

/** A place in the tree of paths: the root is "", and each child one more segment. */
type Node = {
  readonly parent: Node | null;
  readonly children: Map<string, Node>;
  /** The prefix that ends here: it matches here and below. */
  ends: Match | null;
  /** The prefix that ends in a slash behind this: it matches below only. */
  endsInSlash: Match | null;
};

/** `planned` is made when it is first asked for: of 10,000 prefixes a day's requests touch a few. */
type Match = { readonly prefix: Prefix; planned: PlannedRequest | null };

/** @param prefixes no two alike; what is no absolute URL with a path matches nothing. */
export function indexPrefixes(prefixes: readonly Prefix[]): PrefixIndex {
  const roots = new Map<string, Node>();
  for (const prefix of prefixes) insert(roots, prefix);
  return {
    match({ origin, pathname }) {
      const root = roots.get(origin);
      return root === undefined ? null : plannedAt(deepest(root, pathname), origin);
    },
    sources({ origin, pathname }) {
      const root = roots.get(origin);
      return root === undefined ? null : sourcesAt(deepest(root, pathname));
    },
  };
}

function insert(roots: Map<string, Node>, prefix: Prefix): void {
  const [, origin, path] = /^(https?:\/\/[^/]+)(\/.*)$/s.exec(prefix.prefix) ?? [];
  if (origin === undefined || path === undefined) return;
  let node = roots.get(origin) ?? newNode(null);
  roots.set(origin, node);
  const segments = path.slice(1).split("/");
  const isOpen = segments.at(-1) === "";
  for (const segment of isOpen ? segments.slice(0, -1) : segments) {
    const child: Node = node.children.get(segment) ?? newNode(node);
    node.children.set(segment, child);
    node = child;
  }
  const match = { prefix, planned: null };
  if (isOpen) node.endsInSlash = match;
  else node.ends = match;
}

function newNode(parent: Node | null): Node {
  return { parent, children: new Map(), ends: null, endsInSlash: null };
}

/** Where a path leaves the tree. `isBelow`: a slash follows, so that what ends in one matches here too. */
type Place = { readonly node: Node; readonly isBelow: boolean };

function deepest(root: Node, pathname: string): Place {
  let node = root;
  let from = 0;
  // Each round stands on a slash.
  while (pathname.charCodeAt(from) === 0x2f) {
    const next = pathname.indexOf("/", from + 1);
    const end = next === -1 ? pathname.length : next;
    const child = node.children.get(pathname.slice(from + 1, end));
    if (child === undefined) return { node, isBelow: true };
    node = child;
    from = end;
  }
  return { node, isBelow: false };
}

function plannedAt({ node, isBelow }: Place, origin: string): PlannedRequest | null {
  const longest = longestAt(node, isBelow);
  if (longest === null) return null;
  longest.match.planned ??= planRequest({ origin, rules: mergedRules(longest) });
  return longest.match.planned;
}

type Longest = { readonly match: Match; readonly node: Node };

function longestAt(from: Node, isBelow: boolean): Longest | null {
  let below = isBelow;
  for (let node: Node | null = from; node !== null; node = node.parent) {
    if (below && node.endsInSlash !== null) return { match: node.endsInSlash, node };
    if (node.ends !== null) return { match: node.ends, node };
    below = true;
  }
  return null;
}

function sourcesAt({ node, isBelow }: Place): PrefixSources | null {
  const longest = longestAt(node, isBelow);
  if (longest === null) return null;
  const byHeader = new Map<string, string>();
  for (const { prefix, rules } of chainTo(longest)) {
    for (const { name } of rules) byHeader.set(headerKey(name), prefix);
  }
  return { longest: longest.match.prefix.prefix, byHeader };
}

function mergedRules(longest: Longest): Rule[] {
  const rules = new Map<string, Rule>();
  // Longest last: it overwrites.
  for (const { rules: own } of chainTo(longest)) {
    for (const rule of own) rules.set(headerKey(rule.name), toRule(rule));
  }
  return [...rules.values()];
}

/** The prefixes that match, longest last. The longest decides which: all others lie on the way to it. */
function chainTo({ match, node }: Longest): Prefix[] {
  const chain: Prefix[] = [];
  for (let at: Node | null = node; at !== null; at = at.parent) {
    const isLast = at === node;
    if (at.endsInSlash !== null && (!isLast || at.endsInSlash === match)) chain.push(at.endsInSlash.prefix);
    if (at.ends !== null) chain.push(at.ends.prefix);
  }
  return chain.reverse();
}
