import { dataSource } from "#db/data-source.ts";

/** Writes down what this process's pool sends to PostgreSQL from now on. Texts only; parameters may hold digests. */
export async function recordStatements(): Promise<string[]> {
  const statements: string[] = [];
  const nothing = () => undefined;
  const source = await dataSource();
  source.logger = {
    logQuery: (sql) => statements.push(sql.trim()),
    logQueryError: nothing,
    logQuerySlow: nothing,
    logSchemaBuild: nothing,
    logMigration: nothing,
    log: nothing,
  };
  return statements;
}
