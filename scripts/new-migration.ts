import { readFileSync, writeFileSync } from "node:fs";

/**
 * `npm run new:migration -- create-x`: writes db/migrations/<ms>-create-x.ts and lists it in db/migrations/index.ts. The
 * SQL is yours to write, both ways; then `npm run schema:dump`.
 */
const INDEX = "db/migrations/index.ts";
const [name = ""] = process.argv.slice(2);
if (!/^[a-z]+(-[a-z0-9]+)+$/.test(name)) {
  console.error("Name the migration verb first, in kebab-case: npm run new:migration -- create-x");
  process.exit(1);
}

const index = readFileSync(INDEX, "utf8");
// After the last one, whatever the clock says: they run in this order.
const last = Math.max(...[...index.matchAll(/\/(\d{13})-/g)].map(([, time]) => Number(time)));
const time = Math.max(Date.now(), last + 1_000);
const words = name.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
const className = `${words.join("")}${time}`;
const file = `${time}-${name}.ts`;

writeFileSync(
  `db/migrations/${file}`,
  `import type { MigrationInterface, QueryRunner } from "typeorm";

/** ${words.join(" ")}: say what it is for. */
export class ${className} implements MigrationInterface {
  readonly name = "${className}";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("");
  }
}
`,
  { flag: "wx" },
);
writeFileSync(
  INDEX,
  index
    .replace(/(\n)(\n\/\*\*)/, `$1import { ${className} } from "./${file}";\n$2`)
    .replace(/\n\];/, `\n  ${className},\n];`),
);
console.log(`db/migrations/${file}`);
