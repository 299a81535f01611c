import { startEmbeddedPostgres } from "#db/embedded-postgres.ts";

/**
 * A process that starts the embedded PostgreSQL on the folder it is given and stays until SIGTERM: for tests that
 * kill it. Prints one line of JSON when the server runs.
 */
const server = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? "", durable: true });
process.once("SIGTERM", () => void server.stop().then(() => process.exit(0)));
console.log(JSON.stringify({ url: server.url, attached: server.attached }));
