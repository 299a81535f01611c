import { DataSource } from "typeorm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { entities } from "./entities/index.ts";
import { useTestDatabase } from "./testing.ts";

const database = useTestDatabase();
let owner: DataSource;

beforeAll(async () => {
  owner = new DataSource({ type: "postgres", url: database.url, entities, logging: false });
  await owner.initialize();
});
afterAll(() => owner.destroy());

test("entities and migrations say the same: TypeORM would change nothing", async () => {
  const { upQueries } = await owner.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});

test("every table has an entity, and every entity a table", async () => {
  const rows = await database.ownerQuery<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition",
  );
  const tables = rows.map(({ name }) => name).filter((name) => name !== "schema_migrations");
  expect(owner.entityMetadatas.map(({ tableName }) => tableName).sort()).toEqual(tables.sort());
});

test("sealed values, wrapped keys and digests are read only by a query that names them", () => {
  /** Found by its content: it is the key that the row is looked up with. */
  const exceptions = ["sign_in_attempts.key"];
  const columns = owner.entityMetadatas.flatMap(({ tableName, columns }) =>
    columns.map((column) => ({ ...column, name: `${tableName}.${column.databaseName}` })),
  );
  const guarded = columns.filter(({ type, name }) => type === "bytea" || name === "users.password_hash");
  expect(guarded.map(({ name }) => name).sort()).toEqual([
    "api_tokens.digest",
    "idempotency_keys.input_mac",
    "instance_keys.wrapped_key",
    "secret_versions.sealed_value",
    "sign_in_attempts.key",
    "users.password_hash",
    "workspace_keys.wrapped_key",
  ]);
  const readByDefault = guarded.filter(({ isSelect }) => isSelect).map(({ name }) => name);
  expect(readByDefault).toEqual(exceptions);
});

test("every row that people edit counts its changes", async () => {
  const rows = await database.ownerQuery<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'revision' and is_nullable = 'NO' order by 1`,
  );
  const editable = ["api_tokens", "memberships", "proxies", "roles", "secrets", "users", "workspaces"];
  expect(rows.map(({ name }) => name)).toEqual(editable);
});
