import { dataSource } from "./data-source.ts";

/** Where our PostgreSQL listens, for those who must refuse to go there (security.md S-5). Never holds a credential. */
export type DatabaseAddress = { hostname: string; port: number };

/** @returns null for a socket in the file system, which no request can reach. @throws as `dataSource` does. */
export async function databaseAddress(): Promise<DatabaseAddress | null> {
  const { options } = await dataSource();
  return options.type === "postgres" && options.url ? addressIn(options.url) : null;
}

/** The same for a DATABASE_URL; null when it is none. `?host=` and `?port=` win over what stands before them, as in pg. */
export function addressIn(databaseUrl: string): DatabaseAddress | null {
  if (!URL.canParse(databaseUrl)) return null;
  const { hostname, port, searchParams } = new URL(databaseUrl);
  const host = searchParams.get("host") || hostname;
  if (host === "" || host.startsWith("/")) return null;
  return { hostname: host, port: Number(searchParams.get("port") || port || 5432) };
}
