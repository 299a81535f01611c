import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { Refusal } from "./refusal.mjs";

const TAIL_LINES = 30;

/**
 * Prints one line for a step, with the seconds it took. What the step's program says is kept back and its end shown
 * only when it fails, followed by `advice`.
 */
export async function step(title, advice, [command, ...args], options = {}) {
  const started = Date.now();
  process.stdout.write(`${title} … `);
  const { exitCode, output } = await run(command, args, options);
  console.log(`${exitCode === 0 ? "" : "failed, "}${((Date.now() - started) / 1000).toFixed(1)} s`);
  if (exitCode === 0) return;
  const tail = output.trimEnd().split("\n").slice(-TAIL_LINES).join("\n");
  throw new Refusal(`${tail}\n\n${title} failed; above is the end of what it said. ${advice}`);
}

function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    const release = onSignals((signal) => {
      child.kill(signal);
      process.exit(128 + constants.signals[signal]);
    });
    child.once("error", reject);
    child.once("close", (exitCode) => {
      release();
      resolve({ exitCode, output });
    });
  });
}

/** Calls `act` for each signal that asks this process to end, until the answered function is called. */
export function onSignals(act) {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, act);
  return () => {
    for (const signal of signals) process.off(signal, act);
  };
}

/** Node's flags for a server with opened secrets: SIGUSR1 would open a debugger on it, for whoever may signal it (L-12). */
export const CLOSED = ["--disable-sigusr1"];

/** Node's flag for the operator's settings, where there are any. What is set in the environment wins over the file. */
export function envFileFlags() {
  return existsSync(".env") ? ["--env-file=.env"] : [];
}

/**
 * Runs a program in our place: with our terminal, our signals and our end. It is in our process group, so Ctrl-C
 * reaches it without us; passing the signal on as well is for whoever signals us alone, and a second one changes
 * nothing for it. `ulimit -c 0`: a crash must not write the memory, with opened secrets, into a file (L-12).
 */
export function handOver(command, args, options = {}) {
  const child = spawn("/bin/sh", ["-c", 'ulimit -c 0; exec "$0" "$@"', command, ...args], {
    ...options,
    // The channel tells it that we are gone, should somebody kill us hard.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  onSignals((signal) => child.kill(signal));
  endWithNpm(child);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (exitCode, signal) => resolve(exitCode ?? 128 + constants.signals[signal]));
  });
}

/** npm passes SIGTERM to the shell between us, which ends and passes nothing on: then our parent is another one. */
function endWithNpm(child) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    child.kill("SIGTERM");
  }, 250);
  timer.unref();
}
