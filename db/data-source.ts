import { DataSource } from "typeorm";
import { config } from "#platform/config.ts";
import { logger } from "#platform/logger.ts";
import { forgetProcessState, processState } from "#platform/process-state.ts";
import { entities } from "./entities/index.ts";

/**
 * The one pool of this process (slot `dataSource`). It logs in as the owner but works as `keyhole_app`, which sees
 * no tenant's row until a transaction names a workspace (decision 17).
 */

/** A caller would rather hear "unavailable" than wait: a local connection takes milliseconds. */
const CONNECT_TIMEOUT_MS = 3_000;
/** No statement of ours takes seconds; one that does holds a connection of a small pool. */
const STATEMENT_TIMEOUT_MS = 15_000;

/**
 * Opens the pool; a second call answers the same. @param url defaults to DATABASE_URL.
 * @throws when there is no address, or the database cannot be reached.
 */
export function openDatabase(url: string | undefined = config().databaseUrl): Promise<DataSource> {
  return processState("dataSource", () => connect(url));
}

/** The pool that `openDatabase` opened, or one on DATABASE_URL (a bare `next start` has no server to open it). */
export function dataSource(): Promise<DataSource> {
  return openDatabase();
}

export async function closeDatabase(): Promise<void> {
  const open = await openDatabase().catch(() => null);
  forgetProcessState("dataSource");
  if (open?.isInitialized) await open.destroy();
}

async function connect(url: string | undefined): Promise<DataSource> {
  if (!url) throw new Error("There is no database: set DATABASE_URL, or start with `npm start`.");
  const source = new DataSource({
    type: "postgres",
    url,
    entities,
    applicationName: "keyhole",
    poolSize: config().databasePool,
    poolErrorHandler: (error: unknown) => logger().warn({ err: error }, "An idle database connection broke"),
    // TypeORM logs statements with their parameters; ours may hold sealed bytes and digests.
    logging: false,
    extra: {
      // synchronous_commit: a server's or role's default may be off; we acknowledge only what is on disk.
      options: "-c role=keyhole_app -c synchronous_commit=on",
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    },
  });
  return source.initialize();
}
