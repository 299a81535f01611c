import { isRowRefused } from "#db/errors.ts";
import {
  keepUsePartitions,
  withUsePartitions,
  writeUseIntents,
  writeUses,
} from "#db/queries/cross-workspace/write-uses.ts";
import { apartFromTransactions } from "#db/transaction.ts";
import { now } from "#platform/clock.ts";
import { config } from "#platform/config.ts";
import { logger } from "#platform/logger.ts";
import { mergeHealth } from "./secret-health.ts";
import { daysOf, toBatch, toInserts } from "./use-batch.ts";
import type { MetUse } from "./use-record.ts";

const DAY_MS = 86_400_000;
/** Today, and enough days ahead that a process that sleeps over a weekend finds its partition there. */
const DAYS_AHEAD = 3;

/** Writes the uses with all that follows from them, in one transaction. A use at fault is left out and logged. */
export async function writeMetUses(uses: readonly MetUse[]): Promise<void> {
  await withoutRefused(uses, (some) => inPartitions(some, () => writeUses(toBatch(some), mergeHealth)));
  for (const { record } of uses) record.isInserted = true;
}

/** Writes rows without an outcome, in one transaction: when it resolves, they are on disk. */
export async function writeMetIntents(uses: readonly MetUse[]): Promise<void> {
  await inPartitions(uses, () => writeUseIntents(toInserts(uses)));
  for (const { record } of uses) record.isInserted = true;
}

function inPartitions(uses: readonly MetUse[], write: () => Promise<void>): Promise<void> {
  // Whoever ended the use that set the timer off, a freeze for example, may have been in a transaction of its own.
  return apartFromTransactions(() => withUsePartitions(() => daysOf(uses), config().useRetentionDays, write));
}

/**
 * One row that PostgreSQL refuses must not hold up all others for ever: the batch is halved until it stands alone.
 * Nothing that Keyhole records is refused, as far as anybody knows.
 */
async function withoutRefused(
  uses: readonly MetUse[],
  write: (some: readonly MetUse[]) => Promise<void>,
): Promise<void> {
  try {
    await write(uses);
  } catch (error) {
    if (!isRowRefused(error)) throw error;
    if (uses.length === 1) {
      logger().error({ err: error }, "A use could not be recorded: its row was refused");
      return;
    }
    const half = Math.ceil(uses.length / 2);
    await withoutRefused(uses.slice(0, half), write);
    await withoutRefused(uses.slice(half), write);
  }
}

/** Makes the partitions of the coming days and drops those that are kept no longer. Safe in any number of processes. */
export async function keepPartitions(): Promise<void> {
  const today = now().getTime();
  const days = Array.from({ length: DAYS_AHEAD }, (_, i) =>
    new Date(today + i * DAY_MS).toISOString().slice(0, 10),
  );
  await keepUsePartitions(days, config().useRetentionDays);
}
