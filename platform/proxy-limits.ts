import { z } from "zod";

/**
 * What one request through a proxy may take: the bounds within which an operator and each proxy choose, and what counts
 * where neither has chosen. In milliseconds, bytes and requests; null is "none". core/egress/limits.ts holds
 * those on what runs at once.
 */
export type ProxyLimits = {
  /** Until the connection stands, TLS included. */
  readonly connectMs: number;
  /** From the last byte of the request to the header of the answer. */
  readonly firstByteMs: number;
  /** Between two pieces of the answer; the instance's also between two pieces of a request's body. */
  readonly idleMs: number;
  /** From the first step to the last byte of the answer. */
  readonly totalMs: number | null;
  readonly maxRequestBytes: number | null;
  readonly maxResponseBytes: number | null;
  /** At once, of one token or person, whatever the origin. */
  readonly maxPerCaller: number;
  /** At once, from one workspace to one origin. */
  readonly maxPerOrigin: number;
};

type Limit = { readonly min: number; readonly max: number; readonly preset: number | null };

/** Limits whose preset may be null may be set to "none", which is written 0. */
export const LIMITS = {
  // A lost packet of the handshake is sent again after 1, 3 and 7 s; what takes longer than 10 s is not there.
  connectMs: { min: 100, max: 60_000, preset: 10_000 },
  // A model that thinks before it answers takes a minute; nginx and most clients give up after one: twice that. At
  // most an hour: for what takes longer, APIs have jobs to be asked for.
  firstByteMs: { min: 100, max: 3_600_000, preset: 120_000 },
  // Event streams send a comment every 15 to 30 s to stay open; four of them may be lost.
  idleMs: { min: 100, max: 3_600_000, preset: 120_000 },
  // None: an event stream goes on for as long as somebody listens. At most a day: clients begin theirs anew by then.
  totalMs: { min: 100, max: 86_400_000, preset: null },
  // Bodies pass in constant memory, so this is no matter of ours: 1 GiB is where an endless body is seen to be one.
  // At most what GraphQL's Int holds, 2 GiB - 1, which is also the largest release asset of GitHub.
  maxRequestBytes: { min: 1, max: 2_147_483_647, preset: 1_073_741_824 },
  // None: whoever reads an answer decides how much of it. It goes as fast as they read and is kept nowhere.
  maxResponseBytes: { min: 1, max: 2_147_483_647, preset: null },
  // Four times the next: three origins that hang leave their caller a quarter for all others.
  maxPerCaller: { min: 1, max: 4_096, preset: 1_024 },
  // Half of what an upstream behind nginx takes from one address by default (worker_connections 512 to 1,024).
  maxPerOrigin: { min: 1, max: 1_024, preset: 256 },
} as const satisfies Record<keyof ProxyLimits, Limit>;

/** Those that may be "none". */
export const MAY_BE_NONE: ReadonlySet<string> = new Set(["totalMs", "maxRequestBytes", "maxResponseBytes"]);

/** Reads an environment variable that sets one of them. */
export function limitSetting(
  name: "totalMs" | "maxRequestBytes" | "maxResponseBytes",
): z.ZodType<number | null>;
export function limitSetting(name: keyof typeof LIMITS): z.ZodType<number>;
export function limitSetting(name: keyof typeof LIMITS): z.ZodType<number | null> {
  const { min, max, preset } = LIMITS[name];
  const mayBeNone = MAY_BE_NONE.has(name);
  return z
    .string()
    .optional()
    .transform((text, context) => {
      if (text === undefined) return preset;
      const chosen = Number(text);
      if (mayBeNone && chosen === 0) return null;
      if (Number.isInteger(chosen) && chosen >= min && chosen <= max) return chosen;
      context.addIssue(`must be a whole number from ${min} to ${max}${mayBeNone ? ", or 0 for none" : ""}`);
      return z.NEVER;
    }) as z.ZodType<number | null>;
}
