import { readFileSync } from "node:fs";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { EmbeddedPostgresError } from "./problems.ts";

/** Longer than any start: initdb takes 2 s, a recovery is waited for 10 s. */
const WAIT_MS = 90_000;

/**
 * Runs `work` while no other process starts or stops the same embedded server. The lock is a file that names its
 * holder by pid and time of start (a pid alone is soon used again, in a container at once), so one that kill -9
 * left behind is recognised. Should two processes ever pass, PostgreSQL's own lock still lets only one server live.
 */
export async function withStartLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + WAIT_MS;
  while (!(await isTaken(file))) {
    if (Date.now() > deadline) {
      throw new EmbeddedPostgresError(
        `Another process has been starting the same database for long; see ${file}.`,
      );
    }
    await pause(25);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

/** True when the lock is ours now. */
async function isTaken(file: string): Promise<boolean> {
  try {
    await writeFile(file, identity(process.pid), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  const holder = await readFile(file, "utf8").catch(() => "");
  const pid = Number.parseInt(holder, 10);
  // An empty file was made an instant ago and will have its content at the next look; ours are always written whole.
  if (holder !== "" && identity(pid) !== holder) {
    const aside = `${file}.${process.pid}`;
    await rename(file, aside).catch(() => undefined);
    await rm(aside, { force: true });
  }
  return false;
}

/** `<pid>:<start time>`; empty when no such process runs. The time is known on Linux only. */
function identity(pid: number): string {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return "";
  }
  return `${pid}:${startTime(pid)}`;
}

/** Field 22 of /proc/<pid>/stat; the second field is in parentheses and may hold blanks. */
function startTime(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}
