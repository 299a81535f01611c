import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "#platform/config.ts";

/** The settings, told three times: platform/config.ts reads them, .env.example and docs/operations.md explain them. */
const ROOT = resolve(import.meta.dirname, "..");
const read = (path: string) => readFileSync(resolve(ROOT, path), "utf8");
const names = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, name = ""]) => name).sort();

const schema = read("platform/config.ts").split("z.object({")[1]?.split("\n});")[0] ?? "";
const settings = names(schema, /^ {2}([A-Z][A-Z_]+):/gm);
const section = read("docs/operations.md").split("## Settings\n")[1]?.split("\n## ")[0] ?? "";
/** Next's types demand NODE_ENV in every environment; this is its default. */
const configOf = (env: Record<string, string>) => readConfig({ NODE_ENV: "production", ...env });
/** `npm start` decides it; a line for it in .env would be wrong. */
const NOT_IN_EXAMPLE = ["NODE_ENV"];

test("docs/operations.md explains every setting once, and no other", () => {
  expect(settings.length).toBeGreaterThan(15);
  expect(names(section, /^\| `([A-Z_]+)`/gm)).toEqual(settings);
});

test(".env.example shows every setting once, and no other", () => {
  const shown = names(read(".env.example"), /^#?([A-Z][A-Z_]+)=/gm);
  expect(shown).toEqual(settings.filter((name) => !NOT_IN_EXAMPLE.includes(name)));
});

test("the unedited .env.example changes nothing", () => {
  const lines = read(".env.example").split("\n");
  expect(lines.filter((line) => line !== "" && !line.startsWith("#"))).toEqual([]);
  // Nor does a line whose # is taken away: it shows the default.
  const shown = lines
    .filter((line) => /^#[A-Z][A-Z_]+=/.test(line))
    .map((line) => line.slice(1).split(/=(.*)/, 2));
  expect(configOf(Object.fromEntries(shown))).toEqual(configOf({}));
});

test("the defaults that the page names are those of the code", () => {
  const rows = [...section.matchAll(/^\| `([A-Z_]+)` +\| `([^`<]+)` +\|/gm)].map(([, name, text]) => [
    name,
    text,
  ]);
  expect(rows.length).toBeGreaterThan(7);
  expect(configOf(Object.fromEntries(rows))).toEqual(configOf({}));
});
