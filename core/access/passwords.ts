import { hash, type Options, verify } from "@node-rs/argon2";
import { UserError } from "#core/errors.ts";
import { processState } from "#platform/process-state.ts";

/**
 * argon2id (the package's default) with 19 MiB, 2 passes, 1 lane: the first of the equally strong settings that OWASP
 * names for it with less than 46 MiB. 19,456 KiB rather than 47,104, since two hashes at once then stay below 40 MiB
 * in a process that shall live in 250 MB. About 20 ms on one core of 2026.
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#argon2id
 */
const ARGON2ID: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };

/**
 * The hash of a random text that nobody kept, with the same parameters: what the password of an account that is not
 * there is compared with, so that the answer takes as long (security.md A-4). A constant, or the first such sign-in
 * would also have to make it.
 */
export const NOBODYS_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$JViN/UW4mg1QaeDpOvb5gA$7/l9TCdvtFSZfTCa+1LHIpNtH01vc1AjLWBzcx9dm8A";

export const PASSWORD_LENGTH = { min: 12, max: 1_024 } as const;

/**
 * argon2 runs on libuv's pool of four threads, which also resolves names and reads files. Two hashes at once leave it
 * room; whoever would wait behind 20 others is better told to come back.
 */
const AT_ONCE = 2;
const MOST_WAITING = 20;

export async function hashPassword(password: string): Promise<string> {
  return throughGate(() => hash(normalised(password), ARGON2ID));
}

/** Takes the same time whether `stored` is null or not, and then answers false. @throws {UserError} RATE_LIMITED. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const isSame = await throughGate(() => verify(stored ?? NOBODYS_HASH, normalised(password)));
  return isSame && stored !== null;
}

/** The same characters typed on another keyboard may be other code points (NIST SP 800-63B §5.1.1.2 asks for this). */
function normalised(password: string): string {
  return password.normalize("NFKC");
}

type Gate = { running: number; waiting: (() => void)[] };

async function throughGate<T>(work: () => Promise<T>): Promise<T> {
  const gate = processState<Gate>("passwordGate", () => ({ running: 0, waiting: [] }));
  if (gate.running < AT_ONCE) gate.running += 1;
  else {
    if (gate.waiting.length >= MOST_WAITING) {
      throw new UserError(
        "RATE_LIMITED",
        "Too many people are signing in. Try again in a few seconds.",
        null,
        {
          details: { retryAfterSeconds: 5 },
        },
      );
    }
    await new Promise<void>((enter) => gate.waiting.push(enter));
  }
  try {
    return await work();
  } finally {
    // Whoever comes in next takes the place over, so the count stays; only an empty queue gives it back.
    const next = gate.waiting.shift();
    if (next) next();
    else gate.running -= 1;
  }
}
