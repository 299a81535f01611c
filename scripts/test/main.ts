import { runSuite, stopSuites } from "./run-suite.ts";
import type { Counts, Suite } from "./suite.ts";
import { BUILD, CHECKS, playwright, SCHEMA_DUMP, vitest } from "./suites.ts";
import { openWorkspace } from "./workspace.ts";

/**
 * Everything that CI runs, one line a suite, and at the end, alone on its line, `N passed, N failed` over all of them.
 * `--check` leaves out what needs the build; `--e2e` runs only that. It ends what it started, also on Ctrl-C.
 */
const workspace = openWorkspace();
const [only] = process.argv.slice(2);
const sum: Counts = { passed: 0, failed: 0, skipped: 0 };

async function runAll(suites: readonly Suite[]): Promise<void> {
  for (const suite of suites) {
    const { passed, failed, skipped } = await runSuite(suite);
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
  }
}

let isStopped = false;
async function stop(): Promise<void> {
  if (isStopped) return;
  isStopped = true;
  await stopSuites();
  await workspace.close();
  process.exit(130);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
if (process.channel) process.once("disconnect", stop);

const tests = [vitest("unit", workspace.dir), vitest("db", workspace.dir)];
const isAll = only === undefined;
// Two lanes for two cores. The journeys come last and alone: they look at times.
await Promise.all([
  only === "--e2e" ? null : runAll([...CHECKS, ...(isAll ? [] : tests), SCHEMA_DUMP]),
  only === "--check" ? null : runAll([BUILD, ...(isAll ? tests : [])]),
]);
if (only !== "--check") await runAll([playwright(workspace.dir)]);
if (!isStopped) {
  await workspace.close();
  if (sum.skipped > 0) console.log(`${sum.skipped} skipped`);
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  process.exit(sum.failed === 0 && sum.passed > 0 ? 0 : 1);
}
