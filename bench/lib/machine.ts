import { execFileSync } from "node:child_process";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";

/** Facts without which a number can't be read later. */
export type Machine = {
  cpu: string;
  cores: number;
  memoryGb: number;
  platform: string;
  node: string;
  /** Of the last minute before the start: above 0.5 the machine was not quiet. */
  loadBefore: number;
  pinning: string;
};

/** Which cores the proxy has for itself and which the rest; null where nothing is pinned. */
export type Cores = { proxy: string | null; rest: string | null };

/** The first core for the proxy and all others for load, upstream and database: so performance.md's numbers were made. */
export function chooseCores(): { cores: Cores; pinning: string } {
  const allowed = allowedCores();
  if (allowed === null) return unpinned("taskset is not installed or this is not Linux");
  const [first, ...others] = allowed;
  if (first === undefined || others.length === 0) return unpinned("there is only one core");
  const cores = { proxy: String(first), rest: others.join(",") };
  return { cores, pinning: `proxy on core ${cores.proxy}; load, upstream and database on ${cores.rest}` };
}

function unpinned(why: string): ReturnType<typeof chooseCores> {
  return { cores: { proxy: null, rest: null }, pinning: `none: ${why}` };
}

/** Those that this process may use, which in a container are not all. */
function allowedCores(): number[] | null {
  try {
    const text = execFileSync("taskset", ["-cp", String(process.pid)], { encoding: "utf8", stdio: "pipe" });
    return parseCoreList(/list:\s*(\S+)/.exec(text)?.[1] ?? "");
  } catch {
    return null;
  }
}

/** "0-2,5" → 0, 1, 2, 5. */
export function parseCoreList(text: string): number[] {
  return [...text.matchAll(/(\d+)(?:-(\d+))?/g)].flatMap((part) => {
    const from = Number(part[1]);
    const to = Number(part[2] ?? from);
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  });
}

/** Moves processes that were not started by us, such as PostgreSQL's, with their threads. */
export function moveTo(cores: string | null, pids: readonly number[]): void {
  if (cores === null) return;
  for (const pid of pids) {
    try {
      execFileSync("taskset", ["-a", "-cp", cores, String(pid)], { stdio: "pipe" });
    } catch {
      // It has ended meanwhile.
    }
  }
}

export function machineFacts(pinning: string): Machine {
  return {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
    loadBefore: Number((loadavg()[0] ?? 0).toFixed(2)),
    pinning,
  };
}
