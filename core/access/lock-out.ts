import { createHmac } from "node:crypto";
import ipaddr from "ipaddr.js";
import { instanceKey } from "#core/crypto/instance-keys.ts";
import { toKeyholeError, UserError } from "#core/errors.ts";
import type { SignInAttemptRow } from "#db/entities/sign-in-attempt.ts";
import {
  changeSignInAttempts,
  deleteSignInAttemptsBefore,
} from "#db/queries/cross-workspace/sign-in-attempts.ts";
import { now } from "#platform/clock.ts";

/**
 * Slows down whoever guesses, by account and by address (security.md A-3). A try counts as failed from its beginning
 * and is given back when it succeeds, so a thousand at the same moment are a thousand, and none costs a password hash
 * once the limit is reached. Counts are in the database: a restart forgives nothing, and all processes share them.
 *
 * An account is locked under the text that was typed, whether somebody has it or not, so being locked says nothing.
 */
export type LockOutRule = {
  /** So many failures in a row are free; the last of them locks for `firstLockMs`, each further one for twice as long. */
  freeFailures: number;
  firstLockMs: number;
  longestLockMs: number;
  /** Failures in a row end after so long without one. */
  forgetAfterMs: number;
};

const MINUTE = 60_000;

export const LOCK_OUT_RULES = {
  /** 5 guesses, then 5 minutes, 10, 20, 40, 60: less than 30 a day for an account. */
  account: {
    freeFailures: 5,
    firstLockMs: 5 * MINUTE,
    longestLockMs: 60 * MINUTE,
    forgetAfterMs: 24 * 60 * MINUTE,
  },
  /** Many people can share an address, so it is given ten times as many and a shorter lock. */
  address: { freeFailures: 50, firstLockMs: MINUTE, longestLockMs: 15 * MINUTE, forgetAfterMs: 60 * MINUTE },
  /** The set-up code has 80 bits; this only keeps the log and the database quiet. */
  setup: { freeFailures: 10, firstLockMs: MINUTE, longestLockMs: 15 * MINUTE, forgetAfterMs: 60 * MINUTE },
} as const satisfies Record<string, LockOutRule>;

export type Guarded = { kind: keyof typeof LOCK_OUT_RULES; name: string };

export type Try = {
  /** The account is forgiven; of the address, this one try is taken back. */
  succeeded(): Promise<void>;
};

/**
 * Counts one try against each of `guarded`. @throws {UserError} RATE_LIMITED with `retryAfterSeconds` when one of them
 * is locked; that try is not counted, so that trying on does not make a lock longer.
 */
export async function beginTry(guarded: readonly Guarded[]): Promise<Try> {
  const rules = await Promise.all(
    guarded.map(async (one) => ({ key: await keyOf(one), rule: LOCK_OUT_RULES[one.kind] })),
  );
  const ruleOf = (key: Buffer) => rules.find((one) => one.key.equals(key))?.rule ?? LOCK_OUT_RULES.account;
  const keys = rules.map(({ key }) => key);
  const instant = now();
  let lockedUntil = 0;
  await changeSignInAttempts(keys, instant, (rows) => {
    lockedUntil = Math.max(...rows.map((row) => row.lockedUntil?.getTime() ?? 0));
    return lockedUntil > instant.getTime()
      ? null
      : rows.map((row) => afterFailure(row, ruleOf(row.key), instant));
  });
  if (lockedUntil > instant.getTime()) throw tooManyTries(lockedUntil - instant.getTime());
  return {
    succeeded: async () => {
      await changeSignInAttempts(keys, instant, (rows) =>
        rows.map((row) => (ruleOf(row.key) === LOCK_OUT_RULES.address ? takenBack(row) : forgiven(row))),
      );
      await deleteSignInAttemptsBefore(new Date(instant.getTime() - LOCK_OUT_RULES.account.forgetAfterMs));
    },
  };
}

export function afterFailure(row: SignInAttemptRow, rule: LockOutRule, instant: Date): SignInAttemptRow {
  const isForgotten = instant.getTime() - row.lastFailedAt.getTime() > rule.forgetAfterMs;
  const failures = isForgotten ? 1 : row.failures + 1;
  const beyond = failures - rule.freeFailures;
  const lockMs = Math.min(rule.firstLockMs * 2 ** Math.max(beyond, 0), rule.longestLockMs);
  const lockedUntil = beyond < 0 ? null : new Date(instant.getTime() + lockMs);
  return { key: row.key, failures, lastFailedAt: instant, lockedUntil };
}

function takenBack(row: SignInAttemptRow): SignInAttemptRow {
  const failures = Math.max(row.failures - 1, 0);
  const isBelow = failures < LOCK_OUT_RULES.address.freeFailures;
  return { ...row, failures, lockedUntil: isBelow ? null : row.lockedUntil };
}

function forgiven(row: SignInAttemptRow): SignInAttemptRow {
  return { ...row, failures: 0, lockedUntil: null };
}

/** The table names nobody: an HMAC under an instance key cannot be searched for e-mail addresses by a reader of it. */
async function keyOf({ kind, name }: Guarded): Promise<Buffer> {
  return createHmac("sha256", await instanceKey("sign-in"))
    .update(`${kind}\0${name}`)
    .digest();
}

/** What counts as one address: all of an IPv6 /64, since a single line gets that many. */
export function addressName(ip: string): string {
  if (!ipaddr.IPv6.isValid(ip)) return ip;
  return ipaddr.IPv6.networkAddressFromCIDR(`${ip}/64`).toString();
}

function tooManyTries(waitMs: number): UserError {
  const minutes = Math.ceil(waitMs / MINUTE);
  return new UserError(
    "RATE_LIMITED",
    `Too many tries. Try again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`,
    null,
    { details: { retryAfterSeconds: Math.ceil(waitMs / 1_000) } },
  );
}

/** How long somebody who was refused for too many tries should wait; null for any other error. */
export function retryAfterSeconds(error: unknown): number | null {
  const known = toKeyholeError(error);
  if (known?.kind !== "user" || known.code !== "RATE_LIMITED") return null;
  return Number(known.details.retryAfterSeconds);
}
