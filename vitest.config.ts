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

/** A busy machine is slow, not wrong: a state that is waited for may take its time (the default is 1 s). */
const poll = { timeout: 10_000 };

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
          expect: { poll },
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
          expect: { poll },
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
