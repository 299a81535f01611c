import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "keyhole-start-"));
afterAll(() => rmSync(folder, { recursive: true }));

type Ended = { status: number | null; stdout: string; stderr: string };

/** Where the machine lets a crash write its memory, it may do so in here: what forbids it is what is tested. */
const AS_FAR_AS_ALLOWED = 'ulimit -S -c "$(ulimit -H -c)"; exec "$0" "$@"';

function node(args: string[], settings: Record<string, string> = {}): Ended {
  const { status, stdout, stderr } = spawnSync(
    "/bin/sh",
    ["-c", AS_FAR_AS_ALLOWED, process.execPath, ...args],
    {
      cwd: ROOT,
      encoding: "utf8",
      // Of this process's environment only what finds programs: vitest's own NODE_OPTIONS must not reach it.
      env: { PATH: process.env.PATH ?? "", HOME: folder, NODE_ENV: "production", ...settings },
      timeout: 20_000,
    },
  );
  return { status, stdout, stderr };
}

/** Runs `code` as `npm start` runs the server: with its flags, through its hand-over. */
function asServer(code: string): Ended {
  const probe = join(folder, "probe.mjs");
  writeFileSync(probe, code);
  const starter = join(folder, "starter.mjs");
  const run = join(ROOT, "scripts/lib/run.mjs");
  writeFileSync(
    starter,
    `import { CLOSED, handOver } from ${JSON.stringify(run)};
     process.exit(await handOver(process.execPath, [...CLOSED, ${JSON.stringify(probe)}]));`,
  );
  return node([starter]);
}

describe("L-12 memory and keys stay in the process", () => {
  test("a crash writes no core file", () => {
    const code = `import { execSync } from "node:child_process"; console.log("core", execSync("ulimit -c").toString().trim());`;
    expect(asServer(code)).toMatchObject({ status: 0, stdout: "core 0\n" });
  });

  test("SIGUSR1 opens no debugger", () => {
    const code = `
      import { url } from "node:inspector";
      process.kill(process.pid, "SIGUSR1");
      for (let i = 0; i < 20 && !url(); i++) await new Promise((resolve) => setTimeout(resolve, 50));
      console.log("debugger", url());`;
    const { stdout, stderr } = asServer(code);
    expect(stdout + stderr).not.toMatch(/debugger listening|debugger ws/i);
    // What it would be without the flag: else this test shows nothing.
    expect(node(["--inspect-port=0", "--input-type=module", "-e", code]).stderr).toMatch(
      /debugger listening/i,
    );
  });

  test("npm start runs the server so, and with no key in its arguments", () => {
    const start = readFileSync(join(ROOT, "scripts/start.mjs"), "utf8");
    expect(start).toContain(`handOver(node, [...envFileFlags(), ...CLOSED, "server/main.ts"]`);
    expect(start).not.toMatch(/inspect|KEYHOLE_KEY/);
  });

  test.each([
    ["on the command line", ["--inspect=0"], {}],
    ["in NODE_OPTIONS", [], { NODE_OPTIONS: "--inspect=0" }],
  ])("the server does not start under a debugger that is asked for %s", (_where, flags, env) => {
    const settings = { ...env, KEYHOLE_DATA_DIR: join(folder, "none") };
    const { status, stderr, stdout } = node([...flags, "server/main.ts"], settings);
    expect(status).toBe(1);
    expect(stdout + stderr).toContain("Keyhole does not run under a debugger.");
  });
});
