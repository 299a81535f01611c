import type { Catalog, Grant, Policy, Table } from "./read-catalog.ts";

const HEADER = `-- The schema as it stands after every migration, read from the catalogs by scripts/schema-dump.ts.
-- For people and reviews: nothing runs this file. Change it by a migration in db/migrations.
`;

/** The catalog as SQL: tables by name, columns in their order, everything else sorted. Ends with one line feed. */
export function printCatalog({ roles, schemaGrants, sequences, functions, tables }: Catalog): string {
  const start = [
    ...roles.map(({ name, attributes }) => `create role ${name} ${attributes};`),
    ...printGrants(schemaGrants, "schema public"),
    ...sequences.map(
      ({ name, type, ownedBy }) =>
        `create sequence ${name} as ${type}${ownedBy ? ` owned by ${ownedBy}` : ""};`,
    ),
  ];
  return `${[HEADER, ...start, ...functions.map(printFunction), ...tables.map(printTable)].join("\n")}\n`;
}

function printFunction({ name, sql, grants }: Catalog["functions"][number]): string {
  return [`\n${sql.trim()};`, ...printGrants(grants, `function ${name}`)].join("\n");
}

function printTable(table: Table): string {
  const { name, partitionedBy, columns, constraints, indexes, triggers, policies, grants } = table;
  const parts = [
    ...columns.map(
      (column) =>
        `${column.name} ${column.type}${column.isRequired ? " not null" : ""}` +
        (column.defaultSql === null ? "" : ` default ${column.defaultSql}`),
    ),
    ...constraints.map((constraint) => `constraint ${constraint.name} ${constraint.sql}`),
  ];
  const lines = [
    `\ncreate table ${name} (\n${parts.map((part) => `  ${part}`).join(",\n")}\n)${partitionedBy === null ? "" : ` partition by ${partitionedBy}`};`,
    ...indexes.map((sql) => `${sql};`),
    ...triggers.map((sql) => `${sql};`),
    ...(table.hasRowSecurity ? [`alter table ${name} enable row level security;`] : []),
    ...(table.isRowSecurityForced ? [`alter table ${name} force row level security;`] : []),
    ...policies.map((policy) => printPolicy(policy, name)),
    ...printGrants(grants, name),
  ];
  return lines.join("\n");
}

function printPolicy({ name, isPermissive, command, roles, using, check }: Policy, table: string): string {
  const kind = isPermissive ? "" : " as restrictive";
  const rules = [
    using === null ? "" : `\n  using (${oneLine(using)})`,
    check === null ? "" : `\n  with check (${oneLine(check)})`,
  ];
  return `create policy ${name} on ${table}${kind} for ${command} to ${roles.join(", ")}${rules.join("")};`;
}

/** One statement for each grantee; privileges that are granted on the same columns only, together. */
function printGrants(grants: readonly Grant[], on: string): string[] {
  const byGrantee = Map.groupBy(grants, ({ grantee }) => grantee);
  return [...byGrantee].map(([grantee, rights]) => {
    const words = rights.map(({ privilege, columns }) =>
      columns === null ? privilege : `${privilege} (${columns.join(", ")})`,
    );
    return `grant ${words.join(", ")} on ${on} to ${grantee};`;
  });
}

/** pg_get_expr breaks long expressions over lines of its own. */
function oneLine(sql: string): string {
  return sql.replace(/\s+/g, " ").trim();
}
