import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/**
 * Whatever a bench starts is kept here by its pid and ended with the bench: at its end, on Ctrl-C, and when it fails.
 * Never by name: another nginx or Keyhole of this machine is none of ours.
 */
export type Running = {
  readonly name: string;
  readonly pid: number;
  readonly child: ChildProcess;
  /** Stdout and stderr so far, at most the last 3,000 characters. */
  log(): string;
  stop(): Promise<void>;
};

type StartOptions = {
  env?: Record<string, string>;
  cwd?: string;
  /** Cores that it may run on, as taskset takes them; null for any. */
  cores: string | null;
  /** A channel: our own programs end by themselves when it closes, so not even kill -9 of the bench leaves them. */
  ipc?: boolean;
};

const running = new Set<Running>();
/** Keyhole drains and stops its PostgreSQL; that takes under 2 s when nothing is wrong. */
const STOP_MS = 10_000;
const LOG_CHARS = 3_000;

export function start(name: string, command: string, args: string[], options: StartOptions): Running {
  // taskset becomes the program it starts, so the pid is the program's.
  const [file, ...rest] =
    options.cores === null ? [command, ...args] : ["taskset", "-c", options.cores, command, ...args];
  const child = spawn(file as string, rest, {
    cwd: options.cwd,
    env: { PATH: process.env.PATH, NODE_ENV: "production", ...options.env },
    stdio: options.ipc ? ["ignore", "pipe", "pipe", "ipc"] : ["ignore", "pipe", "pipe"],
  });
  child.on("error", () => undefined);
  if (child.pid === undefined) throw new Error(`${name} can't be started: is ${file} installed?`);
  let log = "";
  const keep = (chunk: Buffer): void => {
    log = (log + chunk.toString("utf8")).slice(-LOG_CHARS);
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  const started: Running = { name, pid: child.pid, child, log: () => log, stop: () => stop(started) };
  running.add(started);
  return started;
}

function isAlive({ child }: Running): boolean {
  return child.exitCode === null && child.signalCode === null;
}

async function stop(started: Running): Promise<void> {
  running.delete(started);
  if (!isAlive(started)) return;
  const exited = once(started.child, "exit");
  started.child.kill("SIGTERM");
  const isOut = await Promise.race([exited.then(() => true), pause(STOP_MS, false, { ref: false })]);
  if (isOut) return;
  started.child.kill("SIGKILL");
  await exited;
}

/** Last started first: what was started later may need what was there. */
export async function stopAll(): Promise<void> {
  for (const started of [...running].reverse()) await started.stop();
}

/** Ctrl-C and kill end the bench as a failure does: `undo` runs once, and only then the process ends. */
export function stopOnSignals(undo: () => Promise<void>): void {
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const) {
    process.once(signal, () => {
      console.error(`\n${signal}: stopping what was started.`);
      void undo().finally(() => process.exit(code));
    });
  }
  // Whatever else ends us: nothing asynchronous runs any more, but a signal can still be sent.
  process.on("exit", () => {
    for (const { child } of running) child.kill("SIGTERM");
  });
}

/** What a program of ours says first on its channel. @throws with its log when it ends before that. */
export async function firstMessage<T>(started: Running): Promise<T> {
  const ended = once(started.child, "exit").then(() => {
    throw new Error(`${started.name} ended at once:\n${started.log()}`);
  });
  const [message] = (await Promise.race([once(started.child, "message"), ended])) as [T];
  return message;
}

/** Asks until `ask` answers true. @throws with the program's log when it ends or the time is over. */
export async function untilReady(started: Running, ask: () => Promise<boolean>, ms: number): Promise<void> {
  for (const deadline = Date.now() + ms; Date.now() < deadline && isAlive(started); await pause(25)) {
    if (await ask().catch(() => false)) return;
  }
  throw new Error(`${started.name} did not become ready:\n${started.log()}`);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (typeof address !== "object" || address === null) throw new Error("unreachable: no address");
  return address.port;
}
