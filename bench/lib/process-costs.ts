import { readdirSync, readFileSync, writeFileSync } from "node:fs";

/**
 * What processes cost, as Linux counts it in /proc: processor time of all their threads, and memory. Elsewhere every
 * answer is null, and the bench says so: a number from another source would not compare.
 */

/** USER_HZ is 100 on every Linux that Node runs on; a tick is 10 ms, so measure at least a second. */
const TICKS_PER_SECOND = 100;

/** The process and its children: nginx works in one. */
export function withChildren(pid: number): number[] {
  return [pid, ...processes().filter((other) => statOf(other)?.parent === pid)];
}

function processes(): number[] {
  try {
    return readdirSync("/proc").map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

/** Fields behind the name, which may hold spaces and brackets itself (proc_pid_stat(5)). */
function statOf(pid: number): { parent: number; cpuSeconds: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "latin1");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number);
    return { parent: parent ?? 0, cpuSeconds: ((user ?? 0) + (system ?? 0)) / TICKS_PER_SECOND };
  } catch {
    return null;
  }
}

/** Processor seconds so far; null when one of them is gone or there is no /proc. */
export function cpuSeconds(pids: readonly number[]): number | null {
  let sum = 0;
  for (const pid of pids) {
    const stat = statOf(pid);
    if (stat === null) return null;
    sum += stat.cpuSeconds;
  }
  return sum;
}

/**
 * Seconds for which one core has worked so far, for whomever. Less what is known to have been ours, that is what others
 * took: on a quiet machine next to nothing. @param core as taskset names it.
 */
export function coreSeconds(core: string): number | null {
  try {
    const line = new RegExp(`^cpu${core} (.*)$`, "m").exec(readFileSync("/proc/stat", "latin1"))?.[1];
    if (line === undefined) return null;
    const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = line.split(" ").map(Number);
    return (user + nice + system + irq + softirq + steal) / TICKS_PER_SECOND;
  } catch {
    return null;
  }
}

/** Begins a new peak for each (clear_refs takes 5 since Linux 4.0). */
export function forgetPeak(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      writeFileSync(`/proc/${pid}/clear_refs`, "5");
    } catch {
      // Then the peak is the one since it started: larger, never smaller.
    }
  }
}

export function peakMegabytes(pids: readonly number[]): number | null {
  return megabytes(pids, "VmHWM");
}

export function residentMegabytes(pids: readonly number[]): number | null {
  return megabytes(pids, "VmRSS");
}

function megabytes(pids: readonly number[], field: "VmHWM" | "VmRSS"): number | null {
  let kilobytes = 0;
  for (const pid of pids) {
    try {
      const status = readFileSync(`/proc/${pid}/status`, "latin1");
      kilobytes += Number(new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(status)?.[1]);
    } catch {
      return null;
    }
  }
  return kilobytes / 1024;
}
