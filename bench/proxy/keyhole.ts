import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { withChildren } from "../lib/process-costs.ts";
import { firstMessage, freePort, type Running, start, untilReady } from "../lib/processes.ts";
import type { Ports } from "./nginx.ts";
import type { Seeded } from "./seeded.ts";
import type { Setting } from "./setting.ts";

/** Keyhole as it is run: server/main.ts with KEYHOLE_ROLES=proxy and the embedded PostgreSQL, nothing switched off. */
export type Keyhole = { running: Running; port: number };

const ROOT = join(import.meta.dirname, "../..");
/** initdb, migrations and 10,000 prefixes, on a busy machine. */
const START_MS = 120_000;

/** @param manyPrefixes of one of its workspaces; 10,000 take some seconds. */
export async function seedKeyhole(setting: Setting, upstream: Ports, manyPrefixes = 10_000): Promise<Seeded> {
  const program = join(import.meta.dirname, "seed.ts");
  const input = JSON.stringify({ value: setting.value, upstream, manyPrefixes });
  const running = start("seed", process.execPath, [program, input], {
    env: environment(setting, 0),
    cwd: ROOT,
    cores: null,
    ipc: true,
  });
  const exited = once(running.child, "exit");
  const seeded = await firstMessage<Seeded>(running);
  await exited;
  return seeded;
}

/** @param args.flags of node, e.g. for a profile. */
export async function startKeyhole(
  setting: Setting,
  args: { cores: string | null; flags: readonly string[] },
): Promise<Keyhole> {
  const port = await freePort();
  // As scripts/start.mjs starts it.
  const flags = [...args.flags, "--disable-sigusr1", "server/main.ts"];
  const running = start("keyhole", process.execPath, flags, {
    env: environment(setting, port),
    cwd: ROOT,
    cores: args.cores,
    ipc: true,
  });
  const ready = async (): Promise<boolean> => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
  await untilReady(running, ready, START_MS);
  return { running, port };
}

function environment({ folder, tls }: Setting, port: number): Record<string, string> {
  return {
    HOST: "127.0.0.1",
    PORT: String(port),
    KEYHOLE_URL: `http://127.0.0.1:${port}`,
    KEYHOLE_ROLES: "proxy",
    KEYHOLE_DATA_DIR: join(folder, "keyhole"),
    KEYHOLE_EGRESS_ALLOW: "127.0.0.0/8",
    KEYHOLE_LOG_LEVEL: "info",
    // As scripts/start.mjs sets it.
    NODE_COMPILE_CACHE: join(folder, "compiled"),
    ...(tls === null ? {} : { KEYHOLE_EXTRA_CA_FILE: tls.ca }),
  };
}

/** The embedded PostgreSQL: its first process and the one for each connection. */
export function databasePids(setting: Setting): number[] {
  try {
    const file = readFileSync(join(setting.folder, "keyhole", "pg", "postmaster.pid"), "utf8");
    return withChildren(Number(file.split("\n")[0]));
  } catch {
    return [];
  }
}
