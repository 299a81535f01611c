import { defineConfig } from "vitest/config";

/**
 * Two projects: `unit` touches nothing, `db` gets a real PostgreSQL and one database per test file.
 * Playwright's specs end in .spec.ts and are not ours to run.
 */
const exclude = ["**/node_modules/**", "**/.next*/**", ".keyhole/**"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["**/*.test.ts"],
          exclude: [...exclude, "**/*.db.test.ts"],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "db",
          include: ["**/*.db.test.ts"],
          exclude,
          globalSetup: ["db/testing/global-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
