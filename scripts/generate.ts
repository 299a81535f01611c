/**
 * Makes everything that follows from the SDL: `node scripts/generate.ts`. With `--check` it writes nothing and
 * fails when a committed file differs from what it would write, so a forgotten run cannot be merged.
 *
 * Written: graphql/schema.graphql (the whole API as one sorted text with its directives, to be reviewed),
 * graphql/__generated__/type-defs.ts (the same text as a module, since the Next bundle cannot read files by path),
 * graphql/__generated__/resolvers.ts (types of resolvers over core's types, see graphql/mappers.ts), and
 * app/_lib/__generated__/ (typed operations found in app/**\/queries.ts).
 */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { type CodegenConfig, generate } from "@graphql-codegen/cli";
import { printSchemaWithDirectives } from "@graphql-tools/utils";
import { buildASTSchema, concatAST, lexicographicSortSchema, parse } from "graphql";

const ROOT = resolve(import.meta.dirname, "..");
const HEADER =
  "// Made by scripts/generate.ts from the SDL. Change graphql/**/*.graphql or app/**/queries.ts instead.\n";
const CLIENT_DIR = "app/_lib/__generated__/";

type GeneratedFile = { path: string; content: string };

export function printedSchema(): string {
  const sources = ["graphql/base.graphql", ...globSync("graphql/*/schema.graphql", { cwd: ROOT }).sort()];
  const documents = sources.map((path) => parse(readFileSync(join(ROOT, path), "utf8")));
  const schema = lexicographicSortSchema(buildASTSchema(concatAST(documents)));
  return `${printSchemaWithDirectives(schema).trim()}\n`;
}

async function generatedFiles(): Promise<GeneratedFile[]> {
  const sdl = printedSchema();
  const typeDefs = `${HEADER}export const typeDefs = ${templateLiteral(sdl)};\n`;
  return [
    { path: "graphql/schema.graphql", content: sdl },
    { path: "graphql/__generated__/type-defs.ts", content: typeDefs },
    ...(await codegenFiles(sdl)),
  ];
}

async function codegenFiles(sdl: string): Promise<GeneratedFile[]> {
  const shared = { importExtension: ".ts", useTypeImports: true, strictScalars: true } as const;
  const config: CodegenConfig = {
    schema: sdl,
    silent: true,
    errorsOnly: true,
    generates: {
      "graphql/__generated__/resolvers.ts": {
        plugins: ["typescript", "typescript-resolvers"],
        config: { ...shared, ...SERVER_TYPES },
      },
      ...clientPreset(shared),
    },
  };
  const files: unknown = await generate({ ...config, cwd: ROOT }, false);
  if (!isFileList(files)) throw new Error("unreachable: codegen answered no list of files");
  return files.map(({ filename, content }) => ({
    path: relative(ROOT, resolve(ROOT, filename)),
    content: `${HEADER}${content.trim()}\n`,
  }));
}

/** What stands behind each GraphQL type on the server: core's types, named in graphql/mappers.ts. */
const SERVER_TYPES = {
  contextType: "../context.ts#GraphqlContext",
  enumType: "string-literal",
  enumsAsTypes: true,
  immutableTypes: false,
  resolversNonOptionalTypename: false,
  scalars: {
    ID: { input: "string", output: "string" },
    DateTime: { input: "Date", output: "Date" },
    URL: { input: "string", output: "string" },
    Template: { input: "string", output: "string" },
    WriteOnlyString: { input: "string", output: "never" },
  },
  mappers: Object.fromEntries(
    [
      "Actor",
      "ApiToken",
      "ApiTokenConnection",
      "PluginProxy",
      "PluginProxyConnection",
      "Role",
      "Secret",
      "SecretConnection",
      "SecretUsage",
      "SecretUse",
      "SecretUseConnection",
      "SecretVersionConnection",
      "Session",
      "SystemActor",
      "User",
      "Viewer",
      "Workspace",
    ].map((name) => [name, `../mappers.ts#${name}Mapper`]),
  ),
};

/** Nothing while there are no operations: the preset refuses an empty set of documents. */
function clientPreset(shared: object): CodegenConfig["generates"] {
  const documents = globSync("app/**/queries.ts", { cwd: ROOT }).sort();
  if (documents.length === 0) return {};
  return {
    [CLIENT_DIR]: {
      documents,
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        ...shared,
        documentMode: "string",
        enumType: "string-literal",
        scalars: {
          ID: "string",
          DateTime: "string",
          URL: "string",
          Template: "string",
          WriteOnlyString: "string",
        },
      },
    },
  };
}

function isFileList(files: unknown): files is { filename: string; content: string }[] {
  return Array.isArray(files);
}

function templateLiteral(text: string): string {
  return `\`${text.replaceAll("\\", "\\\\").replaceAll("`", "\\`").replaceAll("${", "\\${")}\``;
}

function committed(path: string): string | null {
  try {
    return readFileSync(join(ROOT, path), "utf8");
  } catch {
    return null;
  }
}

async function main(): Promise<void> {
  const files = await generatedFiles();
  const stale = files.filter(({ path, content }) => committed(path) !== content).map(({ path }) => path);
  const known = new Set(files.map(({ path }) => path));
  const orphans = globSync(["graphql/__generated__/*", `${CLIENT_DIR}*`], { cwd: ROOT }).filter(
    (path) => !known.has(path),
  );
  if (process.argv.includes("--check")) {
    for (const path of [...stale, ...orphans])
      console.error(`stale: ${path} (run "node scripts/generate.ts")`);
    process.exitCode = stale.length + orphans.length > 0 ? 1 : 0;
    return;
  }
  for (const { path, content } of files) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), content);
  }
  for (const path of orphans) rmSync(join(ROOT, path));
  console.log(
    stale.length + orphans.length > 0 ? `written: ${[...stale, ...orphans].join(", ")}` : "nothing to do",
  );
}

await main();
