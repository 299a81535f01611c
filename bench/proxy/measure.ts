import type { Load } from "../lib/load.ts";
import { coreSeconds, cpuSeconds, forgetPeak, peakMegabytes } from "../lib/process-costs.ts";
import type { Cell } from "./cells.ts";
import { BODY_BYTES } from "./setting.ts";
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
  /** Share of the proxy's core that neither the proxy nor idling took: others, and what the kernel did for them. */
  readonly othersShare: number | null;
};

/** An answer that was none, or not the one asked for: the round does not count, whoever it was. */
export type Invalid = { readonly invalid: string };

export async function measure(
  load: Load,
  cell: Cell,
  subject: Subject,
  { databasePids, core }: { databasePids: () => readonly number[]; core: string | null },
): Promise<Measured | Invalid | null> {
  const address = subject.address(cell.path, cell.overTls === true);
  if (address === null) return null;
  const pids = subject.pids(cell.overTls === true);
  const databases = subject.name.startsWith("keyhole") ? databasePids() : [];
  forgetPeak(pids);
  const coreNow = (): number | null => (core === null || pids.length === 0 ? null : coreSeconds(core));
  const before = { own: cpuSeconds(pids), database: cpuSeconds(databases), core: coreNow() };
  const { connections, seconds, postBytes = 0 } = cell;
  const result = await load.run({ ...address, connections, seconds, postBytes });
  const { badAnswers, socketErrors, requests } = result;
  if (badAnswers > 0 || socketErrors > 0 || result.bytes === 0) {
    return {
      invalid: `${badAnswers} answers other than 2xx, ${socketErrors} socket errors, ${requests} answers`,
    };
  }
  const after = { own: cpuSeconds(pids), database: cpuSeconds(databases), core: coreNow() };
  // Of large bodies several are under way when the time is over; what was spent on them counts with their bytes.
  const done = cell.countsBytes ? result.bytes / BODY_BYTES["10m"] : requests;
  const spent = (name: "own" | "database" | "core"): number | null => {
    const [from, to] = [before[name], after[name]];
    return from === null || to === null ? null : to - from;
  };
  const per1000 = (seconds: number | null): number | null =>
    seconds === null || done === 0 ? null : (seconds / done) * 1000;
  const [ofCore, own] = [spent("core"), spent("own")];
  return {
    perSecond: requests / result.seconds,
    megabytesPerSecond: result.bytes / 1e6 / result.seconds,
    p50Ms: result.p50Ms,
    p99Ms: result.p99Ms,
    cpuPer1000: pids.length === 0 ? null : per1000(own),
    databaseCpuPer1000: databases.length === 0 ? null : per1000(spent("database")),
    peakMb: pids.length === 0 ? null : peakMegabytes(pids),
    othersShare:
      ofCore === null || own === null ? null : Math.min(1, Math.max(0, ofCore - own) / result.seconds),
  };
}

export function isInvalid(found: Measured | Invalid | null): found is Invalid {
  return found !== null && "invalid" in found;
}
