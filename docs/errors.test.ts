import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { AccessError, UnavailableError, UpstreamError, UserError } from "#core/errors.ts";
import { type ErrorCode, statusOf } from "#graphql/errors.ts";
import { toProblem } from "#server/proxy-problem.ts";

/** docs/errors.md and the code, held together: a code on one side only fails here. */
const ROOT = resolve(import.meta.dirname, "..");
const read = (path: string) => readFileSync(resolve(ROOT, path), "utf8");
const page = read("docs/errors.md");

/** Rows of the tables below a heading, up to the next one: code and, where the table has it, status. */
function rowsBelow(heading: string): { code: string; status: number | null }[] {
  const from = page.split(`${heading}\n`)[1];
  if (from === undefined) throw new Error(`docs/errors.md has no "${heading}".`);
  const section = from.split(/^##/m)[0] ?? "";
  return [...section.matchAll(/^\| `(\w+)` +\|(?: (\d{3}) +\|)?/gm)].map(([, code = "", status]) => ({
    code,
    status: status === undefined ? null : Number(status),
  }));
}
const codesBelow = (heading: string) => rowsBelow(heading).map(({ code }) => code);

function union(path: string, name: string): string[] {
  const [, body = ""] = new RegExp(`type ${name} =([^;]+);`).exec(read(path)) ?? [];
  return [...body.matchAll(/"(\w+)"/g)].map(([, code = ""]) => code);
}

test.each([
  ["## Who asks", "core/errors.ts", "AccessErrorCode"],
  ["## Not now", "core/errors.ts", "UnavailableErrorCode"],
  ["## The upstream", "core/errors.ts", "UpstreamErrorCode"],
  ["## GraphQL", "graphql/errors.ts", "ErrorCode"],
])("%s lists each code of %s %s once", (heading, path, name) => {
  expect(union(path, name).length).toBeGreaterThan(2);
  expect(codesBelow(heading).sort()).toEqual(union(path, name).sort());
});

test("What was sent and Reserved list each UserErrorCode once", () => {
  const codes = [...codesBelow("## What was sent"), ...codesBelow("### Reserved")];
  expect(codes.sort()).toEqual(union("core/errors.ts", "UserErrorCode").sort());
});

test("a code is reserved exactly when no code of ours gives it", () => {
  const sources = globSync("{core,server}/**/*.ts", { cwd: ROOT })
    .filter((path) => !path.includes("test") && path !== "core/errors.ts")
    .map(read)
    .join("\n");
  const unused = union("core/errors.ts", "UserErrorCode").filter((code) => !sources.includes(`"${code}"`));
  expect(codesBelow("### Reserved").sort()).toEqual(unused.sort());
});

test("the proxy answers with the statuses of the page", () => {
  const userCodes: readonly string[] = union("core/errors.ts", "UserErrorCode");
  const accessCodes: readonly string[] = union("core/errors.ts", "AccessErrorCode");
  const upstreamCodes: readonly string[] = union("core/errors.ts", "UpstreamErrorCode");
  const refusals = read("server/proxy-request.ts");
  for (const { code, status } of [...rowsBelow("## The proxy"), ...rowsBelow("## The upstream")]) {
    const error = errorOf(code);
    if (error !== null) expect([code, toProblem(error).status]).toEqual([code, status]);
    else if (code === "INTERNAL") expect(toProblem(new Error("ours")).status).toBe(status);
    else expect(refusals).toMatch(status === 400 ? `"${code}"` : new RegExp(`${status},\\s+"${code}"`));
  }

  function errorOf(code: string): Error | null {
    if (accessCodes.includes(code)) return new AccessError(code as never, "");
    if (userCodes.includes(code)) return new UserError(code as never, "");
    if (upstreamCodes.includes(code)) return new UpstreamError(code as never, "");
    if (code === "SEALED") return new UnavailableError("KEY_UNAVAILABLE", "");
    return ["TAMPERED", "DATABASE_UNAVAILABLE", "RECORDS_UNAVAILABLE"].includes(code)
      ? new UnavailableError(code as never, "")
      : null;
  }
});

test("every refusal that the proxy gives a status of its own is on the page", () => {
  const own = [...read("server/proxy-problem.ts").matchAll(/^ {2}([A-Z_]+): \d{3},/gm)].map(
    ([, code = ""]) => code,
  );
  const refused = [...read("server/proxy-request.ts").matchAll(/RequestRefused\(\s*\d{3},\s*"(\w+)"/g)];
  const listed = new Set(codesBelow("## The proxy"));
  expect(own.length).toBeGreaterThan(8);
  expect(refused.length).toBeGreaterThan(1);
  expect([...own, ...refused.map(([, code = ""]) => code)].filter((code) => !listed.has(code))).toEqual([]);
});

test("GraphQL answers with the statuses of the page", () => {
  for (const { code, status } of rowsBelow("## GraphQL")) {
    expect([code, statusOf(code as ErrorCode) ?? 200]).toEqual([code, status]);
  }
});
