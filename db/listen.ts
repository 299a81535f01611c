import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { logger } from "#platform/logger.ts";
import { dataSource } from "./data-source.ts";
import { CHANNEL } from "./notify.ts";

/**
 * The one connection of a process that listens. It is not of the pool: it stays, and must be of session mode.
 *
 *     connecting → up → lost → waiting → connecting …      and from each of them: closed
 *
 * "Up" means shown to work: it has heard a message that another connection sent. A pooler in transaction mode in
 * front of PostgreSQL takes LISTEN without an error and delivers nothing; behind one it never comes up.
 */
export type ListenerEvents = {
  onUp(): void;
  /** Once after each `onUp`. */
  onDown(): void;
  /** In the order of commits. */
  onMessage(payload: string): void;
  /** All that was committed before `at` (as `performance.now()`) has been told. */
  onBeat(at: number): void;
};

/** From one beat to the next. Two and a bit of these make the second that the callers of this file promise. */
const BEAT_MS = 300;
/** With the beat's interval 900 ms: a peer that fell silent is known to be dead within a second. */
const ANSWER_MS = 600;
/** Doubled from the first to the last: a database that comes back gets at most one try a second from each process. */
const RETRY_MS = { first: 50, last: 1_000 };
/** Before what a listener says to itself; others leave it alone. */
const HELLO = "hello ";

export class ChannelListener {
  readonly #events: ListenerEvents;
  readonly #closing = new AbortController();
  readonly #firstTry = Promise.withResolvers<void>();
  #running: Promise<void> | null = null;
  #isSilent = false;
  #hello: { payload: string; onHeard: () => void } | null = null;

  constructor(events: ListenerEvents) {
    this.#events = events;
  }

  /** Connects, and again whenever the connection is lost. @returns when the first try has ended, well or not. */
  start(): Promise<void> {
    this.#running ??= this.#run();
    return this.#firstTry.promise;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#closing;
    let waitMs = RETRY_MS.first;
    while (!signal.aborted) {
      const { wasUp, error } = await this.#listenUntilLost();
      this.#firstTry.resolve();
      if (signal.aborted) return;
      this.#sayOnce(error);
      waitMs = wasUp ? RETRY_MS.first : Math.min(waitMs * 2, RETRY_MS.last);
      await pause(waitMs, null, { signal, ref: false }).catch(() => undefined);
    }
  }

  async #listenUntilLost(): Promise<{ wasUp: boolean; error: unknown }> {
    let client: pg.Client | undefined;
    let wasUp = false;
    try {
      client = await newClient();
      const lost = new AbortController();
      client.on("error", (error) => lost.abort(error));
      client.on("end", () => lost.abort());
      client.on("notification", ({ channel, payload = "" }) => this.#hear(channel, payload));
      await client.connect();
      await answerOf(client, `listen ${CHANNEL}`);
      const helloAt = performance.now();
      await this.#hearMyself();
      wasUp = true;
      this.#comeUp(helloAt);
      await this.#beat(client, AbortSignal.any([lost.signal, this.#closing.signal]));
      return { wasUp, error: null };
    } catch (error) {
      return { wasUp, error };
    } finally {
      if (wasUp) this.#events.onDown();
      if (client) await endOf(client);
    }
  }

  /** Throws when the connection is lost or this listener is closed. */
  async #beat(client: pg.Client, over: AbortSignal): Promise<never> {
    for (;;) {
      const sentAt = performance.now();
      // PostgreSQL sends what a session has to be told before it says that it is ready for the next query.
      await answerOf(client, "select 1");
      this.#events.onBeat(sentAt);
      const restMs = Math.max(BEAT_MS - (performance.now() - sentAt), 0);
      await pause(restMs, null, { signal: over, ref: false });
    }
  }

  #hear(channel: string, payload: string): void {
    if (channel !== CHANNEL) return;
    if (!payload.startsWith(HELLO)) this.#events.onMessage(payload);
    else if (payload === this.#hello?.payload) this.#hello.onHeard();
  }

  /** From another connection: on this one a pooler would hand the message out with the answer. */
  async #hearMyself(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const payload = HELLO + randomUUID();
    this.#hello = { payload, onHeard: resolve };
    const other = await newClient();
    other.on("error", () => undefined);
    try {
      await other.connect();
      await answerOf(other, `notify ${CHANNEL}, '${payload}'`);
      await within(
        promise,
        "LISTEN hears nothing; DATABASE_URL must lead to PostgreSQL or to a pooler in session mode",
      );
    } finally {
      this.#hello = null;
      await endOf(other);
    }
  }

  #comeUp(helloAt: number): void {
    this.#events.onUp();
    this.#events.onBeat(helloAt);
    if (this.#isSilent) logger().info("Changes of other processes are heard again; caching is on");
    this.#isSilent = false;
    this.#firstTry.resolve();
  }

  #sayOnce(error: unknown): void {
    if (!this.#isSilent)
      logger().warn({ err: error }, "Changes of other processes are not heard; caching is off");
    this.#isSilent = true;
  }
}

async function newClient(): Promise<pg.Client> {
  const { options } = await dataSource();
  if (options.type !== "postgres" || !options.url) throw new Error("unreachable: a pool without an address");
  return new pg.Client({
    connectionString: options.url,
    application_name: "keyhole listener",
    options: "-c role=keyhole_app",
    connectionTimeoutMillis: ANSWER_MS,
  });
}

function answerOf(client: pg.Client, sql: string): Promise<unknown> {
  return within(client.query(sql), "PostgreSQL does not answer");
}

/**
 * @throws when `work` takes longer than `ANSWER_MS`. After a time in which the event loop stood still the timer comes before
 * the answer that has arrived meanwhile; so the sockets are read once more.
 */
async function within<T>(work: Promise<T>, otherwise: string): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => setImmediate(() => late.reject(new Error(otherwise))), ANSWER_MS);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Politely if the other side answers, else cut. */
async function endOf(client: pg.Client): Promise<void> {
  await within(client.end(), "").catch(() => client.connection.stream.destroy());
}
