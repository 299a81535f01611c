import { readFileSync } from "node:fs";

/**
 * `node scripts/check-versions.ts`: security.md N-2. Below these versions the package has a published hole that would be
 * ours; each row names it. Reads package-lock.json, so it sees what is installed and not what was asked for.
 */
const MINIMUM: Record<string, { version: string; because: string }> = {
  next: {
    version: "16.2.6",
    because: "middleware bypass and RSC cache poisoning (GHSA-267c, 26hh, 492v, 36qx)",
  },
  react: { version: "19.2.6", because: "RCE and DoS in Flight (CVE-2025-55182 and its incomplete fixes)" },
  "react-dom": { version: "19.2.6", because: "as react" },
  "next-auth": { version: "4.24.12", because: "address parsing (GHSA-5jpx)" },
  typeorm: { version: "0.3.26", because: "nested objects inject columns (CVE-2025-60542)" },
  "@apollo/server": { version: "5.5.0", because: "XS-Search past csrfPrevention (GHSA-9q82)" },
};

type Lockfile = { packages: Record<string, { version?: string }> };

function isBelow(found: string, minimum: string): boolean {
  // A pre-release of a version does not have what its release has.
  const [release = "", preRelease] = found.split("-", 2);
  const [a, b] = [release, minimum].map((text) => text.split(".").map(Number));
  for (const part of [0, 1, 2]) {
    const difference = (a?.[part] ?? 0) - (b?.[part] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return preRelease !== undefined;
}

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as Lockfile;
const problems: string[] = [];
for (const [name, { version, because }] of Object.entries(MINIMUM)) {
  // Every copy counts, also one that another package brings along.
  const copies = Object.entries(packages).filter(([path]) => path.split("node_modules/").at(-1) === name);
  if (copies.length === 0) problems.push(`${name} is not in package-lock.json`);
  for (const [path, { version: found = "0" }] of copies) {
    if (isBelow(found, version))
      problems.push(`${path} is ${found}; at least ${version} is needed: ${because}`);
  }
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
