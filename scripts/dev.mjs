/**
 * `npm run dev`: everything, with reload. Pages, GraphQL and what they import are reloaded by Next; a change in server/
 * needs a restart. Same data, port and key file as `npm start`, so only one of them can run.
 */
import { install } from "./lib/install.mjs";
import { checkMachine, pathWith, pinnedNode, ROOT } from "./lib/machine.mjs";
import { runScript } from "./lib/refusal.mjs";
import { envFileFlags, handOver } from "./lib/run.mjs";

await runScript(async () => {
  checkMachine();
  process.chdir(ROOT);
  await install();
  const node = pinnedNode();
  const env = {
    ...process.env,
    PATH: pathWith(node),
    NODE_ENV: "development",
    KEYHOLE_DIST_DIR: process.env.KEYHOLE_DIST_DIR || ".next-dev",
  };
  process.exit(await handOver(node, [...envFileFlags(), "server/main.ts"], { env }));
});
