import { defineConfig } from "@playwright/test";
import { BROWSER_ARGS, browserPath } from "./scripts/browser.ts";

/**
 * The journeys: e2e/*.spec.ts against the production build in KEYHOLE_DIST_DIR (`npm run e2e` makes one). Each worker
 * starts a Keyhole and a PostgreSQL of its own, so two workers are two cores.
 */
export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  outputDir: "test-results",
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // PLAYWRIGHT_JSON_OUTPUT_FILE says where the report that scripts/test counts goes.
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["list"], ["json"]] : [["list"]],
  use: {
    launchOptions: { executablePath: await browserPath(), args: BROWSER_ARGS },
    // A trace, a screenshot or a video could hold a value.
    trace: "off",
    screenshot: "off",
    video: "off",
  },
});
