import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { readConfig } from "./config.ts";

const SECRETS = {
  KEYHOLE_KEY: "canary-key",
  KEYHOLE_ADMIN_PASSWORD: "canary-password",
  DATABASE_URL: "postgres://canary:canary-database@localhost/x",
};

describe("L-12 secrets in the environment", () => {
  test("are read once and deleted, so that no child process inherits them", () => {
    const env: NodeJS.ProcessEnv = {
      ...SECRETS,
      KEYHOLE_ADMIN_EMAIL: "a@b.example",
      PATH: process.env.PATH,
      NODE_ENV: "test",
    };
    const { key, admin, databaseUrl } = readConfig(env);
    expect([key, admin?.password, databaseUrl]).toEqual(Object.values(SECRETS));
    expect(Object.keys(env).filter((name) => name in SECRETS)).toEqual([]);
    expect(execFileSync("env", { env, encoding: "utf8" })).not.toContain("canary");
  });

  test("are not quoted when something is wrong", () => {
    const wrong = { ...SECRETS, KEYHOLE_PROXY_MAX_PER_ORIGIN: "canary-number", KEYHOLE_URL: "canary-url" };
    expect(() => readConfig(wrong as unknown as NodeJS.ProcessEnv)).toThrow(
      expect.objectContaining({ kind: "config", message: expect.not.stringContaining("canary") }),
    );
  });
});
