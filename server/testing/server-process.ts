import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { TEST_KEY } from "#db/testing.ts";

/** A process of its own with server/main.ts as an operator starts it, in the role `proxy`: no pages, so it is up in a second. */
export type ServerProcess = {
  readonly url: string;
  readonly pid: number;
  /** SIGTERM, and waits for its end. @returns its exit code. */
  stop(): Promise<number | null>;
};

export async function startServerProcess(
  databaseUrl: string,
  environment: Record<string, string> = {},
): Promise<ServerProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, ["server/main.ts"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      NODE_ENV: "test",
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      KEYHOLE_KEY: TEST_KEY,
      KEYHOLE_MIGRATE: "off",
      KEYHOLE_ROLES: "proxy",
      KEYHOLE_EGRESS_ALLOW: "127.0.0.0/8",
      KEYHOLE_LOG_LEVEL: "silent",
      ...environment,
    },
  });
  await ready(child);
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    stop: async () => {
      if (child.exitCode !== null) return child.exitCode;
      const exited = once(child, "exit");
      child.kill("SIGCONT");
      child.kill("SIGTERM");
      const [code] = await exited;
      return code;
    },
  };
}

async function ready(child: ChildProcess): Promise<void> {
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const isReady = new Promise<void>((resolve, reject) => {
    lines.on("line", (line) => {
      if (line.startsWith("Keyhole is ready")) resolve();
    });
    child.once("exit", (code) => reject(new Error(`The server ended with ${code} before it was ready.`)));
  });
  await isReady;
}

/** Free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || address === null) throw new Error("unreachable: no address");
  return address.port;
}
