import { execFileSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";

/**
 * `node scripts/check-files.ts`: the rules of style.md for which Biome has none. A file has at most 300 lines, an import
 * of ours names its suffix (Node runs these files as they lie), and a note of work to do names its issue.
 */
const MAX_LINES = 300;
const SOURCES = [
  "{app,bench,core,db,e2e,graphql,platform,scripts,server,worker}/**/*.{ts,tsx,mjs,css}",
  "*.{ts,js,mjs}",
];
const IMPORT = /(?:from|import)\s*\(?\s*"((?:\.{1,2}|#[a-z0-9]+)\/[^"$]+)"/g;
const SUFFIX = /\.(ts|tsx|mjs|js|json|css)$/;
const NOTE = /\b(TODO|FIXME|XXX|HACK)\b(?!.{0,20}#\d+)/;

function problemsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const lines = text.split("\n");
  const problems: string[] = [];
  const count = text.endsWith("\n") ? lines.length - 1 : lines.length;
  if (count > MAX_LINES) problems.push(`${file}: ${count} lines; at most ${MAX_LINES}`);
  for (const [, path = ""] of text.matchAll(IMPORT)) {
    if (!SUFFIX.test(path)) problems.push(`${file}: "${path}" needs its suffix`);
  }
  lines.forEach((line, index) => {
    if (NOTE.test(line)) problems.push(`${file}:${index + 1}: name the issue, as in TODO(#12)`);
  });
  return problems;
}

/** Only what belongs to the tree: git knows, and in a tarball everything does. */
function sources(): string[] {
  const files = globSync(SOURCES, {
    exclude: (path) => /(^|\/)(node_modules|__generated__|\.[^/]*)(\/|$)/.test(path),
  });
  try {
    const ignored = execFileSync("git", ["check-ignore", "--stdin"], {
      input: files.join("\n"),
      encoding: "utf8",
      stdio: ["pipe", "pipe", "ignore"],
    });
    const left = new Set(ignored.split("\n"));
    return files.filter((file) => !left.has(file));
  } catch {
    return files;
  }
}

const files = sources().filter((file) => file !== "scripts/check-files.ts");
const problems = files.flatMap(problemsOf);
if (files.length < 100)
  problems.push(`Only ${files.length} files were found: is the working directory the checkout?`);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
