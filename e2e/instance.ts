import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A real Keyhole for tests: the same `server/main.ts` that `npm start` runs, on a free port, with a data directory
 * of its own and its log kept in memory, so that a test can search it. Nothing is replaced.
 */
export type Instance = {
  url: string;
  dataDir: string;
  /** The process, for tests that kill it. */
  child: ChildProcess;
  /** All of stdout and stderr so far. */
  log(): string;
  setupCode(): string;
  stop(): Promise<void>;
};

type Options = {
  env?: Record<string, string>;
  /** Keeps the data directory of an earlier instance, to start on it again. */
  dataDir?: string;
};

/** First start may run initdb (2 s) and migrate; on two busy cores that stays well below this. */
const START_TIMEOUT_MS = 60_000;

export async function startInstance(options: Options = {}): Promise<Instance> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), "keyhole-e2e-")));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let log = "";
  const child = spawn(process.execPath, ["server/main.ts"], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      HOST: "127.0.0.1",
      PORT: String(port),
      KEYHOLE_URL: url,
      KEYHOLE_DATA_DIR: dataDir,
      KEYHOLE_DIST_DIR: process.env.KEYHOLE_DIST_DIR,
      KEYHOLE_EGRESS_ALLOW: "127.0.0.0/8",
      KEYHOLE_LOG_LEVEL: "debug",
      ...options.env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const keep = (chunk: Buffer) => {
    log += chunk.toString("utf8");
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const instance: Instance = {
    url,
    dataDir,
    child,
    log: () => log,
    setupCode: () => {
      const code = /set-?up code[^A-Z0-9]*((?:[A-Z0-9]{4}-)+[A-Z0-9]{4})/i.exec(log)?.[1];
      if (!code) throw new Error("The log has no set-up code");
      return code;
    },
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill("SIGTERM");
        await once(child, "exit");
      }
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
    },
  };
  await untilReady(instance);
  return instance;
}

async function untilReady(instance: Instance): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (instance.child.exitCode !== null) break;
    const ready = await fetch(`${instance.url}/readyz`).catch(() => null);
    if (ready?.ok) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  await instance.stop();
  throw new Error(`Keyhole did not become ready:\n${instance.log()}`);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (typeof address !== "object" || address === null) throw new Error("unreachable: no address");
  return address.port;
}
