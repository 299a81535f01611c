import { dataSource } from "./data-source.ts";

/** Where our PostgreSQL listens, for those who must refuse to go there (security.md S-5). Never holds a credential. */
export type DatabaseAddress = { hostname: string; port: number };

/** @returns null for a socket in the file system, which no request can reach. @throws as `dataSource` does. */
export async function databaseAddress(): Promise<DatabaseAddress | null> {
  const { options } = await dataSource();
  if (options.type !== "postgres" || !options.url || !URL.canParse(options.url)) return null;
  const { hostname, port } = new URL(options.url);
  return hostname === "" ? null : { hostname, port: Number(port || 5432) };
}
