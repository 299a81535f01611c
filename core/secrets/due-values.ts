import { findWorkspacesWithDueVersions } from "#db/queries/cross-workspace/due-secret-versions.ts";
import { destroyDueVersions } from "#db/queries/secret-versions.ts";
import { inWorkspace } from "#db/transaction.ts";
import { now } from "#platform/clock.ts";
import { logger } from "#platform/logger.ts";

/** Whoever keeps a value for an hour expects it gone soon after; nobody can use it meanwhile. */
const EVERY_MS = 60_000;

/**
 * Destroys the sealed bytes of every previous value whose time is up, in every workspace, each in a transaction of its
 * own. Any number of processes may do it at once: each value is destroyed once, by one of them.
 * @returns how many.
 */
export async function destroyDueValues(): Promise<number> {
  const at = now();
  let destroyed = 0;
  for (const workspaceId of await findWorkspacesWithDueVersions(at)) {
    destroyed += await inWorkspace(workspaceId, (tx) => destroyDueVersions(tx, workspaceId, at));
  }
  return destroyed;
}

/**
 * Does so now and each minute from now on. A failure is logged, and the next minute tries again.
 * @returns ends it, and resolves when nothing of it runs any more.
 */
export function sweepDueValues(): () => Promise<void> {
  let running = Promise.resolve();
  let isStopped = false;
  const sweep = async (): Promise<void> => {
    if (isStopped) return;
    try {
      const destroyed = await destroyDueValues();
      if (destroyed > 0) logger().info({ destroyed }, "Destroyed previous values whose time was up");
    } catch (error) {
      logger().warn({ err: error }, "Previous values whose time is up could not be destroyed");
    }
  };
  // One after the other: a database that is slow gets no second sweep on top of the first.
  const next = (): void => {
    running = running.then(sweep);
  };
  next();
  const timer = setInterval(next, EVERY_MS).unref();
  return async () => {
    isStopped = true;
    clearInterval(timer);
    await running;
  };
}
