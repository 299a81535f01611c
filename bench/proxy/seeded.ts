import type { Ports } from "./nginx.ts";

/** What seed.ts is told, and what it leaves behind. */
export type SeedInput = { value: string; upstream: Ports; manyPrefixes: number };
export type Seeded = {
  /** Tokens of three workspaces: of the one that all rounds use, of one with 10 prefixes, and of one with many. */
  main: string;
  fewPrefixes: string;
  manyPrefixes: string;
};

/** Proxies of `main`. `plain` adds the same header as fixed text: no secret, so nothing is opened and nothing scrubbed. */
export const PROXIES = { secret: "bench", plain: "plain" } as const;
/** The proxy in each of the two other workspaces, whose last prefix is the upstream's. */
export const MATCHED_PROXY = "matched";
