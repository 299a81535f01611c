import pg from "pg";
import { printCatalog } from "./print-catalog.ts";
import { readCatalog } from "./read-catalog.ts";

/** The schema of the database at `url` as text: the same for the same schema, whenever and wherever it was made. */
export async function dumpSchema(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return printCatalog(await readCatalog(client));
  } finally {
    await client.end();
  }
}
