import { join } from "node:path";
import { countsInLastLine, countsOfPlaywright, countsOfVitest, type Suite } from "./suite.ts";

/** A build of its own, so that tests run beside `npm start` and never serve its pages. */
export const TEST_DIST_DIR = ".next-test";

const bin = (path: string): string => join("node_modules", path);

/** Needs neither database nor build. */
export const CHECKS: Suite[] = [
  { title: "format and lint", command: ["biome", "check", "--error-on-warnings"] },
  { title: "file rules", command: ["node", "scripts/check-files.ts"] },
  { title: "minimum versions (N-2)", command: ["node", "scripts/check-versions.ts"] },
  { title: "import laws", command: ["node", "scripts/laws.ts"], count: countsInLastLine },
  { title: "generated files", command: ["node", "scripts/generate.ts", "--check"] },
  { title: "types", command: ["node", "scripts/check-types.ts"] },
];

export function vitest(project: "unit" | "db", reportDir: string): Suite {
  const report = join(reportDir, `vitest-${project}.json`);
  return {
    title: project === "unit" ? "unit tests" : "database tests",
    command: [
      "node",
      bin("vitest/vitest.mjs"),
      "run",
      `--project=${project}`,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ],
    count: () => countsOfVitest(report),
  };
}

export const SCHEMA_DUMP: Suite = {
  title: "db/schema.sql",
  command: ["node", "scripts/schema-dump.ts", "--check"],
};

/** Does nothing when the folder holds a build of exactly these files. */
export const BUILD: Suite = {
  title: "production build",
  command: ["node", "scripts/build.mjs", TEST_DIST_DIR],
};

export function playwright(reportDir: string): Suite {
  const report = join(reportDir, "playwright.json");
  return {
    title: "browser journeys",
    command: ["node", bin("@playwright/test/cli.js"), "test"],
    env: { KEYHOLE_DIST_DIR: TEST_DIST_DIR, PLAYWRIGHT_JSON_OUTPUT_FILE: report, FORCE_COLOR: "0" },
    count: () => countsOfPlaywright(report),
  };
}
