import { readFileSync } from "node:fs";

/** One thing that `npm test` runs. It passes when its program ends with 0 and its count has no failure. */
export type Suite = {
  title: string;
  /** Program and arguments; `node` is the Node 24 that runs this. */
  command: string[];
  env?: Record<string, string>;
  /** Reads how many tests ran; without it the program is one test, passed when it ends with 0. */
  count?: (output: string) => Counts;
};

export type Counts = { passed: number; failed: number; skipped: number };

/** For programs that end with the line `N passed, N failed`, like our own. */
export function countsInLastLine(output: string): Counts {
  const [, passed, failed] =
    /^(\d+) passed, (\d+) failed$/.exec(output.trimEnd().split("\n").at(-1) ?? "") ?? [];
  return { passed: Number(passed ?? 0), failed: Number(failed ?? 0), skipped: 0 };
}

/** A test file that could not even be loaded has no failed test in Vitest's report, and counts as one here. */
export function countsOfVitest(reportFile: string): Counts {
  const report = readReport(reportFile) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests: number;
    testResults: { status: string; assertionResults: { status: string }[] }[];
  };
  const unloaded = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some(({ status }) => status === "failed"),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Errors outside of tests (a worker that died, a spec that does not load) count as failures. */
export function countsOfPlaywright(reportFile: string): Counts {
  const { stats, errors } = readReport(reportFile) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
    errors: unknown[];
  };
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

function readReport(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

/**
 * What a suite adds to the sum. It must have run something: no test at all, a report that cannot be read, or an end
 * with an error that no test explains is one failure.
 */
export function countsOf(suite: Suite, exitCode: number | null, output: string): Counts {
  if (!suite.count) {
    return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  }
  let counts: Counts;
  try {
    counts = suite.count(output);
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const isUnexplained = counts.failed === 0 && (exitCode !== 0 || counts.passed === 0);
  return isUnexplained ? { ...counts, failed: 1 } : counts;
}
