import { readOptions } from "./lib/options.ts";
import { benchProxy } from "./proxy/run.ts";

/** `npm run bench -- <name> [options]`: measurements side by side in one run. See README.md. */
const BENCHES = { proxy: benchProxy };

try {
  const { bench, options } = readOptions(process.argv.slice(2));
  const run = Object.hasOwn(BENCHES, bench) ? BENCHES[bench as keyof typeof BENCHES] : null;
  if (run === null)
    throw new Error(`There is no bench "${bench}". There is: ${Object.keys(BENCHES).join(", ")}`);
  await run(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
