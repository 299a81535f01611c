import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ROOT } from "./machine.mjs";
import { Refusal } from "./refusal.mjs";

/** A folder, since making one is atomic everywhere. Named so that git and the linters pass it over like a build. */
const LOCK = join(ROOT, ".next-lock");
/** Longer than an installation over a slow line together with a build. */
const WAIT_MS = 20 * 60_000;

/** Runs `work` while no other script of this checkout installs or builds. A lock whose holder is dead does not count. */
export async function withLock(work) {
  const deadline = Date.now() + WAIT_MS;
  let isAnnounced = false;
  while (!take()) {
    if (isStale()) {
      rmSync(LOCK, { recursive: true, force: true });
      continue;
    }
    if (!isAnnounced) console.log("Waiting for another script that installs or builds here …");
    isAnnounced = true;
    if (Date.now() > deadline)
      throw new Refusal(`Another script has been holding ${LOCK} for long. Remove it.`);
    await pause(200);
  }
  try {
    return await work();
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

function take() {
  try {
    mkdirSync(LOCK);
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw new Refusal(
      `${ROOT} cannot be written (${error.code}), but packages or the build are missing or outdated.`,
    );
  }
  writeFileSync(join(LOCK, "pid"), String(process.pid));
  return true;
}

function isStale() {
  try {
    const pid = Number(readFileSync(join(LOCK, "pid"), "utf8"));
    if (pid > 0) return !isAlive(pid);
    return Date.now() - statSync(LOCK).mtimeMs > 5_000;
  } catch {
    // Made an instant ago, its pid not yet written; or gone.
    const found = statSync(LOCK, { throwIfNoEntry: false });
    return found !== undefined && Date.now() - found.mtimeMs > 5_000;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
