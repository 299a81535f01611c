import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { SecretEntity } from "./entities/secret.ts";
import { containsPattern, countUpTo, type Direction, type Key, type KeysetArgs, keysetPage } from "./page.ts";
import { useTestDatabase } from "./testing.ts";
import { inWorkspace } from "./transaction.ts";

const database = useTestDatabase();
/** Names repeat and times differ by microseconds only: ties and rounding are where keyset pages lose rows. */
const ROWS = Array.from({ length: 23 }, (_, i) => ({
  id: `sec_${String(i).padStart(3, "0")}`,
  name: ["Alpha", "beta", "Gamma%", "_delta"][i % 4] ?? "",
  updatedAt: `2026-01-01T00:00:00.00000${(i * 7) % 5}Z`,
}));

beforeAll(async () => {
  await database.ownerQuery(
    "insert into workspaces (id, slug, name) values ('wsp_a', 'a', 'A'), ('wsp_b', 'b', 'B')",
  );
  for (const workspace of ["wsp_a", "wsp_b"]) {
    for (const { id, name, updatedAt } of ROWS) {
      await database.ownerQuery(
        `insert into secrets (workspace_id, id, tag, name, version, value_updated_at, value_updated_by, created_at, created_by, updated_at, updated_by)
         values ($1, $2, $2, $3, 1, $4, 'usr_1', $4, 'usr_1', $4, 'usr_1')`,
        [workspace, id, name, updatedAt],
      );
    }
  }
});

const ORDERS = {
  name: { sql: "lower(secret.name)", cast: "text" as const },
  updatedAt: { sql: "secret.updated_at", cast: "timestamptz" as const },
};

function page(order: keyof typeof ORDERS, direction: Direction, args: KeysetArgs) {
  return inWorkspace("wsp_a", (tx) =>
    keysetPage(tx.createQueryBuilder(SecretEntity, "secret"), { ...ORDERS[order], direction }, args),
  );
}

function sorted(order: keyof typeof ORDERS, direction: Direction): string[] {
  const value = (row: (typeof ROWS)[number]) => (order === "name" ? row.name.toLowerCase() : row.updatedAt);
  const rows = [...ROWS].sort((a, b) =>
    value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : a.id < b.id ? -1 : 1,
  );
  return (direction === "ASC" ? rows : rows.reverse()).map(({ id }) => id);
}

const cases = fc.record({
  order: fc.constantFrom("name" as const, "updatedAt" as const),
  direction: fc.constantFrom("ASC" as const, "DESC" as const),
  size: fc.integer({ min: 1, max: 25 }),
});

test("pages forward show every row once, in order, of this workspace only", async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({ order, direction, size }) => {
      const seen: string[] = [];
      let after: Key | null = null;
      for (let more = true; more; ) {
        const { rows, hasNextPage } = await page(order, direction, { first: size, after });
        seen.push(...rows.map(({ row }) => row.id));
        after = rows.at(-1)?.key ?? null;
        more = hasNextPage;
      }
      expect(seen).toEqual(sorted(order, direction));
    }),
    { numRuns: 25 },
  );
});

test("pages backward show every row once, in order", async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({ order, direction, size }) => {
      const seen: string[] = [];
      let before: Key | null = null;
      for (let more = true; more; ) {
        const { rows, hasPreviousPage } = await page(order, direction, { last: size, before });
        seen.unshift(...rows.map(({ row }) => row.id));
        before = rows[0]?.key ?? null;
        more = hasPreviousPage;
      }
      expect(seen).toEqual(sorted(order, direction));
    }),
    { numRuns: 25 },
  );
});

test("Q-1 a pattern's own characters are searched for, not obeyed", async () => {
  const names = await inWorkspace("wsp_a", (tx) =>
    tx
      .createQueryBuilder(SecretEntity, "secret")
      .where("secret.name ilike :pattern", { pattern: containsPattern("a%") })
      .getMany(),
  );
  expect(new Set(names.map(({ name }) => name))).toEqual(new Set(["Gamma%"]));
});

test("a count stops at its limit", async () => {
  const count = (limit: number) =>
    inWorkspace("wsp_a", (tx) => countUpTo(tx.createQueryBuilder(SecretEntity, "secret"), limit));
  expect(await count(10)).toBe(10);
  expect(await count(10_000)).toBe(23);
});
