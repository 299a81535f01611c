import { spawnSync } from "node:child_process";

/**
 * `node scripts/check-types.ts`: writes the types of Next's routes (tsconfig.json includes them), then checks all types.
 * They have a folder of their own, because a build writes them into its folder while others read.
 */
const DIR = ".next-types";

function run(args: string[], env: Record<string, string> = {}): string | null {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  return status === 0 ? null : `${stdout}${stderr}`;
}

const problem =
  run(["node_modules/next/dist/bin/next", "typegen"], {
    KEYHOLE_DIST_DIR: DIR,
    NEXT_TELEMETRY_DISABLED: "1",
  }) ?? run(["node_modules/typescript/bin/tsc", "--noEmit", "--tsBuildInfoFile", `${DIR}/tsc.tsbuildinfo`]);
if (problem !== null) {
  console.error(problem);
  process.exitCode = 1;
}
