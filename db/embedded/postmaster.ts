import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import { copyFile, readFile, rm, stat, truncate } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { PostgresAccount } from "./account.ts";
import { type ClusterPaths, POSTGRES_ENV } from "./cluster.ts";
import { isAlive } from "./start-lock.ts";

/** Settings of every start. They come from here and not from a file in the data, so that an update changes them. */
function settings(port: number, durable: boolean): string[] {
  const on = durable ? "on" : "off";
  return [
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    // No socket: its path would need a folder that both uids reach, and is cut at 107 characters.
    "unix_socket_directories=",
    `fsync=${on}`,
    `synchronous_commit=${on}`,
    `full_page_writes=${on}`,
    // Statements carry parameters only, and parameters are never logged (L-10). Details of an error quote rows
    // ("Failing row contains …") and statements may hold text somebody pasted, so neither is logged. Nor is the error
    // itself: its message quotes too ("invalid input syntax for type integer: …"), and its client gets it anyway.
    "log_min_messages=log",
    "log_statement=none",
    "log_min_duration_statement=-1",
    "log_parameter_max_length=0",
    "log_parameter_max_length_on_error=0",
    "log_min_error_statement=panic",
    "log_error_verbosity=terse",
    "log_checkpoints=off",
    "log_timezone=UTC",
    "timezone=UTC",
    "password_encryption=scram-sha-256",
    // Our queries take about a millisecond; compiling one takes longer, and LLVM's pages are memory at rest.
    "jit=off",
  ].flatMap((setting) => ["-c", setting]);
}

/** Starts the server in a session of its own, so that Ctrl-C in our terminal does not reach it before our last write. */
export function startPostmaster(
  paths: ClusterPaths,
  binaries: string,
  account: PostgresAccount | null,
  options: { port: number; durable: boolean },
): ChildProcess {
  const log = openSync(paths.log, "a", 0o600);
  try {
    const child = spawn(
      join(binaries, "bin", "postgres"),
      ["-D", paths.pgData, ...settings(options.port, options.durable)],
      {
        cwd: "/",
        env: POSTGRES_ENV,
        detached: true,
        stdio: ["ignore", log, log],
        ...(account ? { uid: account.uid, gid: account.gid } : {}),
      },
    );
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

/** What the running (or killed) server wrote about itself. Lines: pid, data, start, port, socket, address, memory, state. */
export function readPidFile(paths: ClusterPaths): { pid: number; port: number; isReady: boolean } | null {
  try {
    const lines = readFileSync(join(paths.pgData, "postmaster.pid"), "utf8").split("\n");
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    return pid > 0 ? { pid, port, isReady: lines[7]?.trim() === "ready" } : null;
  } catch {
    return null;
  }
}

/** True while that process of ours takes connections: only then is it certain who listens on the port. */
export function isServing(found: { pid: number; isReady: boolean } | null): boolean {
  return found?.isReady === true && isAlive(found.pid) && isPostgres(found.pid);
}

/**
 * After kill -9 and a restart of the machine or container, the pid in the file may belong to somebody else, and
 * PostgreSQL refuses to start as long as that one lives. Takes the file away when it is certain that no server runs.
 */
export async function removeStalePidFile(paths: ClusterPaths): Promise<void> {
  const found = readPidFile(paths);
  if (found && isAlive(found.pid) && !isPostgres(found.pid)) await rm(join(paths.pgData, "postmaster.pid"));
}

function isPostgres(pid: number): boolean {
  try {
    const command =
      process.platform === "linux"
        ? readFileSync(`/proc/${pid}/cmdline`, "utf8")
        : execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return command.includes("postgres");
  } catch {
    return true; // not known: leave it to PostgreSQL
  }
}

/** Fast shutdown: ends transactions, writes a checkpoint, answers when the process is gone. */
export async function stopPostmaster(pid: number): Promise<void> {
  // 15 s for the checkpoint, then without one (it recovers at the next start): all of R-5's 30 s is not ours.
  for (const [signal, waitMs] of [
    ["SIGINT", 15_000],
    ["SIGQUIT", 4_000],
    ["SIGKILL", 1_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (const deadline = Date.now() + waitMs; Date.now() < deadline; ) {
      if (!isAlive(pid)) return;
      await pause(10);
    }
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string")
    throw new Error("unreachable: a TCP server has a port");
  return address.port;
}

const MAX_LOG_BYTES = 1_000_000;

/** Keeps the log below twice `MAX_LOG_BYTES`. The server appends, so cutting the file under it is safe. */
export async function boundLog(paths: ClusterPaths): Promise<void> {
  const size = await stat(paths.log).then(
    (found) => found.size,
    () => 0,
  );
  if (size <= MAX_LOG_BYTES) return;
  await copyFile(paths.log, `${paths.log}.1`);
  await truncate(paths.log);
}

export function logSize(paths: ClusterPaths): number {
  return statSync(paths.log, { throwIfNoEntry: false })?.size ?? 0;
}

/** What was logged since `offset`. */
export async function logSince(paths: ClusterPaths, offset: number): Promise<string> {
  return (await readFile(paths.log)).subarray(offset).toString("utf8");
}
