import { logger } from "#platform/logger.ts";
import { processState } from "#platform/process-state.ts";

/**
 * Writes that no request waits for: when a token or a session was last used. Losing one to a crash loses nothing but
 * the time of a use.
 */
function running(): Set<Promise<void>> {
  return processState("backgroundWrites", () => new Set<Promise<void>>());
}

/** Starts `write` and answers at once. A failure is logged. */
export function writeInBackground(what: string, write: () => Promise<void>): void {
  const writes = running();
  const promise = write()
    .catch((error: unknown) => logger().warn({ err: error, what }, "A background write failed"))
    .finally(() => writes.delete(promise));
  writes.add(promise);
}

/** Resolves when all writes begun so far have ended: before the pool closes, and before a test looks. */
export async function backgroundWritesDone(): Promise<void> {
  await Promise.all(running());
}
