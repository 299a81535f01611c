import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "./lock.mjs";
import { pathWith, ROOT } from "./machine.mjs";
import { step } from "./run.mjs";

/** All that `next build` reads. server/, worker/ and scripts/ are run as they lie. */
const ROOMS = ["app", "core", "db", "graphql", "platform"];
const FILES = [
  "next.config.js",
  "package-lock.json",
  "package.json",
  "postcss.config.mjs",
  "tsconfig.json",
  "tsconfig.next.json",
];

/**
 * Builds the pages into `distDir` unless they are built from exactly these files: a digest of all of them lies beside
 * the result. Files on disk and not git's list, so that it is the same in a tarball and before a commit.
 */
export async function build(node, distDir) {
  const stamp = join(ROOT, distDir, "keyhole-stamp");
  const wanted = digestOfInputs();
  if (readStamp(stamp) === wanted) return;
  await withLock(async () => {
    if (readStamp(stamp) === wanted) return;
    // Gone before the build begins: one that is killed in the middle must not pass for a good one.
    rmSync(stamp, { force: true });
    await step(
      "Building",
      "If you changed nothing, run it again; if it fails once more, please report it with the lines above.",
      [node, join(ROOT, "node_modules", "next", "dist", "bin", "next"), "build"],
      { cwd: ROOT, env: buildEnvironment(node, distDir) },
    );
    writeFileSync(stamp, `${wanted}\n`);
  });
}

/** Little of ours: what is set here could end up in the build, and a key must not (N-5). */
function buildEnvironment(node, distDir) {
  const { HOME, TMPDIR, LANG, http_proxy, https_proxy } = process.env;
  return {
    ...Object.fromEntries(
      Object.entries({ HOME, TMPDIR, LANG, http_proxy, https_proxy }).filter(
        ([, text]) => text !== undefined,
      ),
    ),
    PATH: pathWith(node),
    NODE_ENV: "production",
    KEYHOLE_DIST_DIR: distDir,
    NEXT_TELEMETRY_DISABLED: "1",
    NO_COLOR: "1",
    // Next would read .env, which is the server's; this is how it tells its own children not to.
    __NEXT_PROCESSED_ENV: "true",
  };
}

function digestOfInputs() {
  const hash = createHash("sha256");
  const rooms = ROOMS.flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.(test\.tsx?|md)$/.test(entry.name))
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(ROOT.length)),
  );
  for (const file of [...FILES, ...rooms].sort()) {
    const content = readFileSync(join(ROOT, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

function readStamp(file) {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return null;
  }
}
