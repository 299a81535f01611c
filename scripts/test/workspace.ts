import { chmodSync, globSync, mkdtempSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/**
 * The temporary folder in which everything of one `npm test` lies: databases, reports, the unpacked browser. All
 * programs get it as TMPDIR, so whatever they forget goes with it.
 */
export type Workspace = {
  dir: string;
  /** Ends every PostgreSQL that a killed test left behind in it, and removes it. */
  close(): Promise<void>;
};

export function openWorkspace(): Workspace {
  const dir = mkdtempSync(join(tmpdir(), "keyhole-test-"));
  // As root, PostgreSQL runs under a uid of its own and must be able to pass.
  chmodSync(dir, 0o711);
  process.env.TMPDIR = dir;
  return {
    dir,
    close: async () => {
      const pids = globSync("**/postmaster.pid", { cwd: dir }).map((file) => firstLine(join(dir, file)));
      for (const pid of pids) signal(pid, "SIGQUIT");
      for (let tries = 0; tries < 100 && pids.some((pid) => signal(pid, 0)); tries++) await pause(50);
      await rm(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function firstLine(file: string): number {
  try {
    return Number.parseInt(readFileSync(file, "utf8"), 10);
  } catch {
    return 0;
  }
}

/** False when there is no such process. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return pid > 0 && process.kill(pid, name);
  } catch {
    return false;
  }
}
