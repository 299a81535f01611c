import { defineConfig } from "vitest/config";

/**
 * Node gives `graphql` to our code and to the packages beside it as one CommonJS module. Vite would give our code the
 * ES module of the same package, and a schema made by one is not a schema to the other.
 */
const resolve = {
  alias: [{ find: /^graphql$/, replacement: `${import.meta.dirname}/node_modules/graphql/index.js` }],
};

/**
 * Two projects: `unit` touches nothing, `db` gets a real PostgreSQL and one database per test file.
 * Playwright's specs end in .spec.ts and are not ours to run.
 */
const exclude = ["**/node_modules/**", "**/.next*/**", ".keyhole/**"];

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          include: ["**/*.test.ts"],
          exclude: [...exclude, "**/*.db.test.ts"],
          testTimeout: 30_000,
        },
      },
      {
        resolve,
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
