import { createHmac, timingSafeEqual } from "node:crypto";
import { instanceKey } from "#core/crypto/instance-keys.ts";
import { UserError } from "#core/errors.ts";
import type { Actor } from "#core/permissions/actor.ts";
import {
  claimIdempotencyKey,
  deleteExpiredIdempotencyKeys,
  findIdempotencyKey,
  saveIdempotentResult,
} from "#db/queries/idempotency-keys.ts";
import type { Tx } from "#db/transaction.ts";
import { now } from "#platform/clock.ts";

export const MAX_IDEMPOTENCY_KEY_CHARS = 100;
/** Longer than any client retries; short enough that the table stays small. graphql.md §1 promises it. */
const KEPT_MS = 24 * 60 * 60 * 1000;
/** A claim adds one row and removes up to this many, so the table shrinks faster than it grows. */
const SWEEP_ROWS = 20;
const FIELD = ["input", "idempotencyKey"];

/** What a key must be, as a problem to be shown with the others of an input; null when it is fine or left out. */
export function idempotencyKeyProblem(key: string | null | undefined): UserError | null {
  if (key == null) return null;
  if (typeof key !== "string" || key.trim() === "") {
    return new UserError("REQUIRED", "Give an idempotency key or leave it out.", FIELD);
  }
  if (key.length <= MAX_IDEMPOTENCY_KEY_CHARS) return null;
  return new UserError("TOO_LONG", `Use at most ${MAX_IDEMPOTENCY_KEY_CHARS} characters.`, FIELD);
}

/**
 * Runs `work` unless the actor has had it done with the same key and the same input in the last 24 h; then it
 * returns the first result and changes nothing. Without a key it just runs. Keys belong to one actor in one workspace.
 *
 * Of two equal requests at once, the second waits for the first: on commit it gets that result, on roll-back it does
 * the work. A refused request (a thrown error) rolls back and is not remembered, so the caller may correct it and
 * send the same key again.
 * @param input everything that makes the request what it is, values too: only its HMAC is stored. Plain JSON.
 * @param work  its result is stored as JSON and must hold no value, nor a length or digest of one.
 * @throws {UserError} IDEMPOTENCY_KEY_REUSED when the key came with another input or operation; REQUIRED, TOO_LONG.
 */
export async function runOnce<T>(
  tx: Tx,
  actor: Actor,
  { key, operation, input }: { key: string | null | undefined; operation: string; input: unknown },
  work: () => Promise<T>,
): Promise<T> {
  const problem = idempotencyKeyProblem(key);
  if (problem) throw problem;
  if (key == null) return work();

  const { workspaceId, id: actorId } = actor;
  const secretKey = await instanceKey("idempotency");
  const mac = (...parts: unknown[]) => createHmac("sha256", secretKey).update(canonical(parts)).digest();
  // People make keys from what they send, so the key itself is not stored either (L-11).
  const owner = { workspaceId, actorId, key: mac("key", workspaceId, actorId, key).toString("base64url") };
  const inputMac = mac("input", workspaceId, actorId, operation, input);
  const createdAt = now();
  const expiredBefore = new Date(createdAt.getTime() - KEPT_MS);

  if (!(await claimIdempotencyKey(tx, { ...owner, operation, inputMac, createdAt }, expiredBefore))) {
    const first = await findIdempotencyKey(tx, owner);
    if (!first) throw new Error("unreachable: a claimed idempotency key is gone");
    if (first.operation !== operation || !timingSafeEqual(first.inputMac, inputMac)) {
      throw new UserError(
        "IDEMPOTENCY_KEY_REUSED",
        "This idempotency key was used for something else.",
        FIELD,
      );
    }
    return first.result as T;
  }
  const result = await work();
  await saveIdempotentResult(tx, owner, result);
  await deleteExpiredIdempotencyKeys(tx, workspaceId, expiredBefore, SWEEP_ROWS);
  return result;
}

/** One text for equal inputs: keys in order, absent and undefined the same. Arrays keep theirs. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
