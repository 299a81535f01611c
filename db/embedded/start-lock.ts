import { readFileSync } from "node:fs";
import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
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
  // An empty file was made an instant ago and has its content at the next look, unless its maker died in between.
  const isStale = holder === "" ? await isOlderThan(file, 5_000) : identity(pid) !== holder;
  if (isStale) {
    const aside = `${file}.${process.pid}`;
    await rename(file, aside).catch(() => undefined);
    await rm(aside, { force: true });
  }
  return false;
}

async function isOlderThan(file: string, ms: number): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > ms;
}

/** `<pid>:<start time>`; empty when no such process runs. The time is known on Linux only. */
function identity(pid: number): string {
  if (!isAlive(pid)) return "";
  return `${pid}:${statFields(pid)[19] ?? ""}`;
}

/** False for a zombie too: it is dead, and only waits for its parent to notice. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  return statFields(pid)[0] !== "Z";
}

/** Fields of /proc/<pid>/stat from the third on (state; the 22nd is the start time). The second may hold blanks. */
function statFields(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}
