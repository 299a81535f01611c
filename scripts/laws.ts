import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise, type ICruiseResult, type IForbiddenRuleType } from "dependency-cruiser";
import { LAWS, type Law } from "./laws/laws.ts";

/**
 * `node scripts/laws.ts`: checks the tree against the import laws, then breaks each law once in a tree of its own
 * and demands that it is caught. Prints what it found and `N passed, N failed`; exits with 1 when anything failed.
 * dependency-cruiser resolves `#room/*` and TypeScript's syntax, so that we need not parse imports ourselves.
 */
const ROOMS = ["app", "server", "worker", "graphql", "core", "db", "platform"];
// Its type is a union of rules that each demand a field the others have not.
const forbidden = LAWS.map(({ planted: _, ...law }) => ({
  ...law,
  severity: "error",
})) as IForbiddenRuleType[];

async function violations(baseDir: string, paths: string[]): Promise<{ law: string; text: string }[]> {
  const { output } = await cruise(paths, {
    baseDir,
    ruleSet: { forbidden },
    validate: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "__generated__|\\.next" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default"] },
  });
  return (output as ICruiseResult).summary.violations.map((found) => ({
    law: found.rule.name,
    text: `${found.from} imports ${found.to}`,
  }));
}

async function isCaught(law: Law): Promise<boolean> {
  const tree = mkdtempSync(join(tmpdir(), "keyhole-law-"));
  try {
    const root = process.cwd();
    const imports = Object.fromEntries(ROOMS.map((room) => [`#${room}/*`, `./${room}/*`]));
    writeFileSync(join(tree, "package.json"), JSON.stringify({ type: "module", imports }));
    symlinkSync(join(root, "node_modules"), join(tree, "node_modules"));
    for (const [file, source] of Object.entries(law.planted)) {
      mkdirSync(join(tree, dirname(file)), { recursive: true });
      writeFileSync(join(tree, file), `${source}\n`);
    }
    const rooms = [...new Set(Object.keys(law.planted).map((file) => file.split("/")[0] ?? ""))];
    return (await violations(tree, rooms)).some((found) => found.law === law.name);
  } finally {
    rmSync(tree, { recursive: true });
  }
}

let passed = 0;
const failures: string[] = [];
const broken = await violations(process.cwd(), ROOMS);
for (const { name } of LAWS) {
  const breaks = broken.filter((found) => found.law === name);
  if (breaks.length === 0) passed += 1;
  else failures.push(`${name}\n${breaks.map((found) => `    ${found.text}`).join("\n")}`);
}
for (const law of LAWS) {
  if (await isCaught(law)) passed += 1;
  else failures.push(`A planted violation of "${law.name}" was not caught.`);
}
for (const failure of failures) console.error(`  ✗ ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;
