import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "#db/embedded/start-lock.ts";

/** What tests need to kill a server as hard as a machine does. */

/** The pid in `postmaster.pid` below the data directory. */
export function postmasterPid(dataDir: string): number {
  return Number.parseInt(readFileSync(join(dataDir, "pg", "postmaster.pid"), "utf8"), 10);
}

/** kill -9 of a process and of its children, the children first: none can write on after its parent. Answers when. */
export function killTree(pid: number): number {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  const children = table
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === pid);
  process.kill(pid, "SIGSTOP"); // or the postmaster answers a killed child with a restart of its own
  const killedAt = Date.now();
  for (const [child] of children) kill(child ?? 0);
  kill(pid);
  return killedAt;
}

function kill(pid: number): void {
  if (isAlive(pid)) process.kill(pid, "SIGKILL");
}
