/** `node scripts/build.mjs [folder]`: builds the pages, unless the folder holds a build of exactly these files. */
import { build } from "./lib/build.mjs";
import { pinnedNode, ROOT } from "./lib/machine.mjs";
import { runScript } from "./lib/refusal.mjs";

await runScript(async () => {
  process.chdir(ROOT);
  await build(pinnedNode(), process.argv[2] || process.env.KEYHOLE_DIST_DIR || ".next");
});
