/**
 * `npm test`: installs what is missing and hands over to scripts/test/main.ts on the Node 24 of the lock file, which
 * runs everything that CI runs. Plain JavaScript without dependencies, like start.mjs and for the same reason.
 */
import { install } from "./lib/install.mjs";
import { checkMachine, pathWith, pinnedNode, ROOT } from "./lib/machine.mjs";
import { runScript } from "./lib/refusal.mjs";
import { handOver } from "./lib/run.mjs";

await runScript(async () => {
  checkMachine();
  process.chdir(ROOT);
  await install();
  const node = pinnedNode();
  const env = { ...process.env, PATH: pathWith(node) };
  process.exit(await handOver(node, ["scripts/test/main.ts", ...process.argv.slice(2)], { env }));
});
