import type { Load } from "../lib/load.ts";
import { cpuSeconds, forgetPeak, peakMegabytes } from "../lib/process-costs.ts";
import type { Cell } from "./cells.ts";
import type { Subject } from "./subjects.ts";

/** What one subject did in one cell of one round. */
export type Measured = {
  readonly perSecond: number;
  readonly megabytesPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Processor seconds of the subject for 1,000 requests; null where there is no /proc, or no process. */
  readonly cpuPer1000: number | null;
  /** The same of Keyhole's database; null for others. */
  readonly databaseCpuPer1000: number | null;
  readonly peakMb: number | null;
};

/** An answer that was none, or not the one asked for: the round does not count, whoever it was. */
export type Invalid = { readonly invalid: string };

export async function measure(
  load: Load,
  cell: Cell,
  subject: Subject,
  databasePids: () => readonly number[],
): Promise<Measured | Invalid | null> {
  const address = subject.address(cell.path, cell.overTls === true);
  if (address === null) return null;
  const pids = subject.pids(cell.overTls === true);
  const databases = subject.name.startsWith("keyhole") ? databasePids() : [];
  forgetPeak(pids);
  const before = { own: cpuSeconds(pids), database: cpuSeconds(databases) };
  const { connections, seconds, postBytes = 0 } = cell;
  const result = await load.run({ ...address, connections, seconds, postBytes });
  const { badAnswers, socketErrors, requests } = result;
  if (badAnswers > 0 || socketErrors > 0 || result.bytes === 0) {
    return {
      invalid: `${badAnswers} answers other than 2xx, ${socketErrors} socket errors, ${requests} answers`,
    };
  }
  const per1000 = (after: number | null, from: number | null): number | null =>
    after === null || from === null || requests === 0 ? null : ((after - from) / requests) * 1000;
  return {
    perSecond: requests / result.seconds,
    megabytesPerSecond: result.bytes / 1e6 / result.seconds,
    p50Ms: result.p50Ms,
    p99Ms: result.p99Ms,
    cpuPer1000: pids.length === 0 ? null : per1000(cpuSeconds(pids), before.own),
    databaseCpuPer1000: databases.length === 0 ? null : per1000(cpuSeconds(databases), before.database),
    peakMb: pids.length === 0 ? null : peakMegabytes(pids),
  };
}

export function isInvalid(found: Measured | Invalid | null): found is Invalid {
  return found !== null && "invalid" in found;
}
