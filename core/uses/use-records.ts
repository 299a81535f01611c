import { config } from "#platform/config.ts";
import { logger } from "#platform/logger.ts";
import { forgetProcessState, processState } from "#platform/process-state.ts";
import { UseQueue } from "./use-queue.ts";
import { keepPartitions } from "./use-writer.ts";

/** How often partitions are looked after. They are made days ahead, so that a few failures in a row matter to nobody. */
const UPKEEP_MS = 3_600_000;

type UseRecords = { readonly queue: UseQueue; upkeep: NodeJS.Timeout | null };

export function useRecords(): UseRecords {
  return processState("useRecords", () => ({ queue: new UseQueue(config().useRecords), upkeep: null }));
}

/** For the start, when the schema is there: partitions of the coming days are made, and old ones dropped, now and hourly. */
export function startUseRecords(): void {
  const records = useRecords();
  records.upkeep ??= setInterval(lookAfterPartitions, UPKEEP_MS).unref();
  lookAfterPartitions();
}

/** A day without a partition is made by the writer that needs it, so a failure here stops nothing. */
function lookAfterPartitions(): void {
  keepPartitions().catch((error: unknown) =>
    logger().warn({ err: error }, "Partitions of use records could not be looked after"),
  );
}

/** Writes every record that there is now: before a reader looks that must see them. */
export async function writeUseRecords(): Promise<void> {
  await useRecords().queue.flush();
}

/** For the end, after the last request and before the pool closes: writes what is left. */
export async function closeUseRecords(): Promise<void> {
  const { queue, upkeep } = useRecords();
  if (upkeep !== null) clearInterval(upkeep);
  await queue.close();
  forgetProcessState("useRecords");
}
