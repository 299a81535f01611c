import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { dataDir } from "#platform/data-dir.ts";
import { logger } from "#platform/logger.ts";
import { type PostgresAccount, postgresAccount } from "./embedded/account.ts";
import { postgresBinaries } from "./embedded/binaries.ts";
import {
  type ClusterAccess,
  type ClusterPaths,
  clusterPaths,
  createCluster,
  prepareDir,
  readAccess,
  SUPERUSER,
  writeAccess,
} from "./embedded/cluster.ts";
import {
  boundLog,
  freePort,
  isServing,
  logSince,
  logSize,
  readPidFile,
  removeStalePidFile,
  startPostmaster,
  stopPostmaster,
} from "./embedded/postmaster.ts";
import { EmbeddedPostgresError, explainStart } from "./embedded/problems.ts";
import { withStartLock } from "./embedded/start-lock.ts";

/**
 * The PostgreSQL that comes with Keyhole, and its supervisor (decisions 3 and 4).
 *
 * It refuses what the npm package's own `start()` does: to fail after kill -9, to end with our terminal, to be
 * reachable from another machine or without a password, to run as root. A server that a killed Keyhole left behind
 * is attached to. While we live we hold one connection, our *presence*: it tells us at once when the server dies, so
 * that it is started again on the same port, and its shared advisory lock tells the last of several processes on one
 * data directory that it is the one to stop the server. Should we be killed, the kernel closes it.
 */
export type EmbeddedPostgres = {
  /** As `keyhole`, which owns the database, may create databases and roles, and is no superuser. */
  url: string;
  /** For tests and tools that must see through row-level security. Nothing in the product uses it. */
  superuserUrl: string;
  /** True when the server was running already. */
  attached: boolean;
  /** Leaves, and stops the server unless another process is present. Waits until it has written everything. */
  stop(): Promise<void>;
};

type Server = { paths: ClusterPaths; account: PostgresAccount | null; binaries: string; durable: boolean };

const OWNER = "keyhole";
const DATABASE = "keyhole";
/** The advisory lock of presence; any number that no other lock of ours in the database `postgres` has. */
const PRESENCE_LOCK = 4_937_001;
/** After kill -9 the dead server counts as running until its parent has noticed; that takes about a second. */
const START_TIMEOUT_MS = 10_000;

/**
 * Starts the server on `dataDir`, or attaches to it, and makes sure that the database and its owner exist.
 * @param options.dataDir Absolute; platform/data-dir.ts's unless given.
 * @param options.durable `false` skips fsync: for tests only, a crash of the machine loses everything.
 * @throws {EmbeddedPostgresError} with a sentence for the operator.
 */
export async function startEmbeddedPostgres(
  options: { dataDir?: string; durable?: boolean } = {},
): Promise<EmbeddedPostgres> {
  const paths = clusterPaths(options.dataDir ?? dataDir());
  const account = postgresAccount(paths.pgData);
  prepareDir(paths, account);
  const binaries = await postgresBinaries({ forOtherUser: account !== null });
  const server = { paths, account, binaries, durable: options.durable ?? true };
  const { access, presence, attached } = await withStartLock(paths.lock, async () => {
    const known = await readAccess(paths);
    await createCluster(paths, binaries, account, { ...known, durable: server.durable });
    const running = await ensureRunning(server, known, { mayMove: true });
    if (running.access.port !== known.port) await writeAccess(paths, running.access);
    await ensureDatabase(running.presence, running.access);
    return running;
  });
  const stop = supervise(server, access, presence);
  const host = `127.0.0.1:${access.port}`;
  return {
    url: `postgres://${OWNER}:${access.ownerPassword}@${host}/${DATABASE}`,
    superuserUrl: `postgres://${SUPERUSER}:${access.superuserPassword}@${host}/${DATABASE}`,
    attached,
    stop,
  };
}

type Running = { access: ClusterAccess; presence: Client; attached: boolean };

/** Under the start lock. `mayMove`: another port may be chosen, since nobody was told this one yet. */
async function ensureRunning(
  server: Server,
  known: ClusterAccess,
  options: { mayMove: boolean },
): Promise<Running> {
  const { paths } = server;
  const deadline = Date.now() + START_TIMEOUT_MS;
  let port = known.port || (await freePort());
  for (;;) {
    const found = readPidFile(paths);
    const presence = found && isServing(found) && (await enter({ ...known, port: found.port }));
    if (found && presence) return { access: { ...known, port: found.port }, presence, attached: true };
    await removeStalePidFile(paths);
    await boundLog(paths);
    const started = await tryStart(server, { ...known, port }, deadline);
    if ("presence" in started) return { ...started, access: { ...known, port }, attached: false };
    const { retry, sentence } = explainStart(started.output, paths.dir);
    if (retry === "other port" && options.mayMove) port = await freePort();
    if (retry === "no" || Date.now() > deadline) {
      throw new EmbeddedPostgresError(`${sentence} What PostgreSQL said is in ${paths.log}.`);
    }
    await pause(100);
  }
}

async function tryStart(
  server: Server,
  access: ClusterAccess,
  deadline: number,
): Promise<{ presence: Client } | { output: string }> {
  const offset = logSize(server.paths);
  const child = startPostmaster(server.paths, server.binaries, server.account, {
    ...access,
    durable: server.durable,
  });
  let failure: unknown = null;
  child.once("error", (error) => {
    failure = error;
  });
  for (;;) {
    // Not before: if another program holds the port, it must not be offered the password.
    const found = readPidFile(server.paths);
    const client = found?.pid === child.pid && isServing(found) && (await enter(access));
    if (client) return { presence: client };
    if (failure !== null)
      throw new EmbeddedPostgresError("PostgreSQL's program cannot be run.", { cause: failure });
    if (child.exitCode !== null || child.signalCode !== null) {
      return { output: await logSince(server.paths, offset) };
    }
    // A recovery after a crash may take longer than a start; as long as the server lives, it is worth waiting for.
    if (Date.now() > deadline + 50_000) {
      await stopPostmaster(child.pid ?? 0);
      return { output: await logSince(server.paths, offset) };
    }
    await pause(20);
  }
}

/** Our presence: a connection that holds the shared lock. Null while the server does not let us in. */
async function enter(access: ClusterAccess): Promise<Client | null> {
  const client = new Client({
    host: "127.0.0.1",
    port: access.port,
    user: SUPERUSER,
    password: access.superuserPassword,
    database: "postgres",
    application_name: "keyhole supervisor",
    connectionTimeoutMillis: 2_000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select pg_advisory_lock_shared($1)", [PRESENCE_LOCK]);
    return client;
  } catch {
    await client.end().catch(() => undefined);
    return null;
  }
}

/** Each step asks first, so that a start killed between two of them is completed by the next. */
async function ensureDatabase(client: Client, access: ClusterAccess): Promise<void> {
  const roles = await client.query("select from pg_roles where rolname = $1", [OWNER]);
  if (roles.rowCount === 0) {
    // The password is hexadecimal of our own making; a utility statement takes no parameters.
    await client.query(`create role ${OWNER} login createdb createrole password '${access.ownerPassword}'`);
  }
  const databases = await client.query("select from pg_database where datname = $1", [DATABASE]);
  if (databases.rowCount === 0) await client.query(`create database ${DATABASE} owner ${OWNER}`);
}

/** Restarts the server when it dies under us. Answers the function that ends it. */
function supervise(server: Server, access: ClusterAccess, first: Client): () => Promise<void> {
  let presence: Client | null = first;
  let stopping: Promise<void> | null = null;
  let recovering: Promise<void> = Promise.resolve();
  const logTimer = setInterval(() => void boundLog(server.paths).catch(() => undefined), 60_000).unref();

  const watch = (client: Client): void => {
    client.once("end", () => {
      presence = null;
      if (!stopping) recovering = recover();
    });
  };
  async function recover(): Promise<void> {
    logger().error("The embedded PostgreSQL is gone; starting it again");
    while (!stopping) {
      try {
        const running = await withStartLock(server.paths.lock, () =>
          ensureRunning(server, access, { mayMove: false }),
        );
        presence = running.presence;
        watch(running.presence);
        logger().info("The embedded PostgreSQL is back");
        return;
      } catch (error) {
        logger().error({ err: error }, "The embedded PostgreSQL does not start");
        await pause(1_000);
      }
    }
  }
  async function leave(): Promise<void> {
    clearInterval(logTimer);
    await recovering;
    await withStartLock(server.paths.lock, async () => {
      const pid = readPidFile(server.paths)?.pid;
      const isLast = presence === null || (await isAlone(presence));
      await presence?.end().catch(() => undefined);
      if (isLast && pid) await stopPostmaster(pid);
    });
  }
  watch(first);
  return () => {
    stopping ??= leave();
    return stopping;
  };
}

async function isAlone(client: Client): Promise<boolean> {
  try {
    await client.query("select pg_advisory_unlock_shared($1)", [PRESENCE_LOCK]);
    const { rows } = await client.query<{ alone: boolean }>("select pg_try_advisory_lock($1) as alone", [
      PRESENCE_LOCK,
    ]);
    return rows[0]?.alone ?? true;
  } catch {
    return true;
  }
}
