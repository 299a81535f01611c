import "./environment.ts";
import { url as inspectorUrl } from "node:inspector";
import { flushCompileCache } from "node:module";
import { setupCode } from "#core/access/setup-code.ts";
import { checkEgressAllow } from "#core/egress/address-policy.ts";
import { checkDnsServers } from "#core/egress/resolve-name.ts";
import { closeUpstreamPools } from "#core/egress/upstream-pools.ts";
import { checkExtraCa } from "#core/egress/upstream-trust.ts";
import { ConfigError, config } from "#platform/config.ts";
import { logger } from "#platform/logger.ts";
import { onShutdown, shutDown, shutDownOnSignals } from "#platform/shutdown.ts";
import { announceIdleRole, announceReady, announceRefusal } from "./announce.ts";
import { Health } from "./health.ts";
import { openListener } from "./listener.ts";
import type { Pages } from "./next.ts";
import { Store } from "./store.ts";

/**
 * The HTTP process: one listener for pages, GraphQL, the proxy and health, and before it the key, the embedded
 * PostgreSQL and the migrations. It refuses to serve anything half ready, and it holds no rule of the product: each
 * path is answered by the room that owns it. KEYHOLE_ROLES decides what starts.
 *
 * States, as /readyz names them: starting → (waiting for the schema, with KEYHOLE_MIGRATE=off) → ready → stopping.
 */
const health = new Health();

async function main(): Promise<void> {
  const { roles } = config();
  refuseDebugger();
  checkEgressAllow();
  checkExtraCa();
  checkDnsServers();
  logUncaught();
  const store = new Store(health);
  let pages: Pages | null = null;
  // Run in reverse: the listener stops taking work first, and PostgreSQL ends last.
  onShutdown("store", () => store.close());
  onShutdown("upstream pools", closeUpstreamPools);
  onShutdown("pages", async () => pages?.close());
  shutDownOnSignals();
  shutDownWithStarter();
  // Before the database: a second start on the same port must not touch the database of the first.
  const listener = await openListener(health, () => pages);
  onShutdown("listener", listener.drain);
  // Loading the pages takes as long as starting the database, so both at once; a failure of one ends the start.
  const isWeb = roles.has("web");
  [pages] = await Promise.all([isWeb ? loadPages() : null, store.open()]);
  const code = isWeb ? await setupCode() : null;
  if (health.state === "stopping") return;
  if (roles.size === 1 && roles.has("worker")) announceIdleRole();
  // Said before it is so: whoever waits for /readyz may read on at once.
  announceReady(code);
  health.state = "ready";
  // scripts/start.mjs keeps compiled code for the next start; Node would write it only at a clean end.
  setImmediate(flushCompileCache);
}

/** With GraphQL, which listener.ts takes from here. Both together are 30 MB, so only where they serve. */
async function loadPages(): Promise<Pages> {
  const [{ openPages }] = await Promise.all([import("./next.ts"), import("#graphql/http.ts")]);
  return openPages(config().nodeEnv === "development");
}

/** L-12: whoever can attach a debugger can read every opened secret. */
function refuseDebugger(): void {
  if (config().nodeEnv === "development" || inspectorUrl() === undefined) return;
  throw new ConfigError(
    "Keyhole does not run under a debugger. Remove --inspect from the command or NODE_OPTIONS.",
  );
}

/** scripts/start.mjs keeps a channel open to us. When it is killed hard, nobody would pass Ctrl-C on any more. */
function shutDownWithStarter(): void {
  if (process.channel) process.once("disconnect", () => void shutDown().then(() => process.exit(0)));
}

/**
 * Messages of errors that nobody caught may quote what a caller sent; the logger leaves them out (platform/logger.ts).
 * After an uncaught exception nothing is certain, so the process ends; a promise that nobody waited for is only logged.
 */
function logUncaught(): void {
  process.on("unhandledRejection", (error) =>
    logger().error({ err: error }, "A promise was rejected unseen"),
  );
  process.on("uncaughtException", (error) => {
    logger().error({ err: error }, "An exception was not caught; ending");
    void shutDown().then(() => process.exit(1));
  });
}

try {
  await main();
} catch (error) {
  // What fails because we are being stopped is no news.
  if (health.state !== "stopping") announceRefusal(error);
  await shutDown();
  process.exit(1);
}
