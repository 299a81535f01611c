import { type ChildProcess, spawn } from "node:child_process";
import { type Counts, countsOf, type Suite } from "./suite.ts";

/** Enough for the whole report of a failing suite, and an end to one that floods the terminal. */
const MAX_LINES_SHOWN = 400;
/** For what hangs. The longest suite, the browser's, takes 7 minutes on two cores that nobody else uses, 8 on busy ones. */
const SUITE_TIMEOUT_MS = 20 * 60_000;

const running = new Set<ChildProcess>();

/** Runs a suite and prints one line when it ends; what it said follows only if it failed. */
export async function runSuite(suite: Suite): Promise<Counts> {
  const started = Date.now();
  const { exitCode, output } = await run(suite);
  const counts = countsOf(suite, exitCode, output);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
  const mark = counts.failed === 0 ? "✓" : "✗";
  const result = `${counts.passed} passed, ${counts.failed} failed${skipped}`;
  console.log(`${mark} ${suite.title.padEnd(34)} ${result.padEnd(28)} ${seconds.padStart(6)} s`);
  if (counts.failed > 0) console.log(shown(output));
  return counts;
}

function run(suite: Suite): Promise<{ exitCode: number | null; output: string }> {
  const [command = "", ...args] = suite.command;
  return new Promise((resolve) => {
    const child = spawn(command === "node" ? process.execPath : command, args, {
      env: { ...process.env, ...suite.env },
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own, so that what it started can be ended with it.
      detached: true,
    });
    running.add(child);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    const timer = setTimeout(() => {
      output += `\nStill running after ${SUITE_TIMEOUT_MS / 1000} s; ended.\n`;
      signalGroup(child, "SIGKILL");
    }, SUITE_TIMEOUT_MS);
    const end = (exitCode: number | null): void => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ exitCode, output });
    };
    child.once("error", (error) => {
      output += `${error.message}\n`;
      end(null);
    });
    child.once("close", end);
  });
}

function shown(output: string): string {
  const lines = output.trimEnd().split("\n");
  const cut = lines.length > MAX_LINES_SHOWN ? [`… ${lines.length - MAX_LINES_SHOWN} lines before …`] : [];
  return [...cut, ...lines.slice(-MAX_LINES_SHOWN)].map((line) => `    ${line}`).join("\n");
}

/** For Ctrl-C: asks every suite to end, and makes it after five seconds. */
export async function stopSuites(): Promise<void> {
  const stopped = [...running].map((child) => new Promise((resolve) => child.once("close", resolve)));
  for (const child of running) signalGroup(child, "SIGTERM");
  const timer = setTimeout(() => {
    for (const child of running) signalGroup(child, "SIGKILL");
  }, 5_000);
  await Promise.all(stopped);
  clearTimeout(timer);
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}
