import { setTimeout as pause } from "node:timers/promises";
import { backgroundWritesDone } from "#core/access/background-writes.ts";
import { setUpFromConfig } from "#core/access/setup-from-config.ts";
import { startListening, stopListening } from "#core/changes/listen-for-changes.ts";
import { checkKey } from "#core/crypto/check-key.ts";
import { openKeyRing } from "#core/crypto/key-ring.ts";
import { sweepDueValues } from "#core/secrets/due-values.ts";
import { closeUseRecords, startUseRecords } from "#core/uses/use-records.ts";
import { closeDatabase, openDatabase } from "#db/data-source.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#db/embedded-postgres.ts";
import { migrate, schemaState } from "#db/migrate.ts";
import { ConfigError, config } from "#platform/config.ts";
import { announceKeyFile, announceWaiting } from "./announce.ts";
import type { Health } from "./health.ts";

const SCHEMA_POLL_MS = 1_000;
/** invalid_parameter_value, for `role=keyhole_app` when the connection opens. */
const ROLE_MISSING = "22023";

/**
 * What every role needs before it may answer: key, database, schema, the check that the key is the database's, and the
 * first admin if the configuration names one. `close` undoes as much as `open` has done, also while it is at it.
 */
export class Store {
  #embedded: Promise<EmbeddedPostgres> | null = null;
  #isDatabaseOpen = false;
  #stopSweeping: (() => Promise<void>) | null = null;
  readonly #health: Health;

  constructor(health: Health) {
    this.#health = health;
  }

  /** @throws errors of kind "config" with a sentence for the operator. */
  async open(): Promise<void> {
    const { databaseUrl, key, migrate: mayMigrate } = config();
    const { createdFile } = await openKeyRing({ mayCreate: databaseUrl === undefined && key === undefined });
    if (createdFile !== null) announceKeyFile(createdFile);
    const url = databaseUrl ?? (await this.#startEmbedded()).url;
    if (mayMigrate) await whileUnreachable(() => migrate(url));
    await this.#openWhenSchemaFits(url);
    if (this.#health.state === "stopping") return;
    await checkKey();
    await setUpFromConfig();
    await startListening();
    this.#stopSweeping = sweepDueValues();
    startUseRecords();
  }

  /** Writes in the background first, PostgreSQL last: it ends when it has written everything. */
  async close(): Promise<void> {
    if (this.#isDatabaseOpen) await closeUseRecords();
    await this.#stopSweeping?.();
    await backgroundWritesDone();
    await stopListening();
    if (this.#isDatabaseOpen) await closeDatabase();
    const server = await this.#embedded?.catch(() => null);
    await server?.stop();
  }

  #startEmbedded(): Promise<EmbeddedPostgres> {
    this.#embedded = startEmbeddedPostgres();
    return this.#embedded;
  }

  /** Migrations have run, or another process runs them. A schema that is newer than the code fits nobody here. */
  async #openWhenSchemaFits(url: string): Promise<void> {
    const health = this.#health;
    this.#isDatabaseOpen = true;
    for (let isAnnounced = false; health.state !== "stopping"; isAnnounced = true) {
      const state = await whileUnreachable(() => foundSchema(url));
      if (state === "current") return;
      if (state === "ahead") {
        throw new ConfigError(
          "A newer Keyhole has migrated this database. Start that one, or restore a backup.",
        );
      }
      health.state = "waiting for the schema";
      if (!isAnnounced) announceWaiting();
      await pause(SCHEMA_POLL_MS);
    }
  }
}

/** A database that nobody has migrated yet has not even the role that the pool works as. */
async function foundSchema(url: string): ReturnType<typeof schemaState> {
  try {
    await openDatabase(url);
  } catch (error) {
    if (codeOf(error) === ROLE_MISSING) return "behind";
    throw error;
  }
  return schemaState();
}

/** Orchestrators start everything at once; a database that is not there yet gets half a minute. */
async function whileUnreachable<T>(open: () => Promise<T>): Promise<T> {
  for (const deadline = Date.now() + 30_000; ; ) {
    try {
      return await open();
    } catch (error) {
      if (!isUnreachable(error)) throw error;
      if (Date.now() > deadline) {
        throw new ConfigError("The database that DATABASE_URL names can't be reached.", { cause: error });
      }
      await pause(500);
    }
  }
}

/** A socket that nobody answers, a name that is not known yet, or a server that is starting up (57P03). */
function isUnreachable(error: unknown): boolean {
  return ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "57P03"].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}
