import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { firstMessage, type Running, start } from "../lib/processes.ts";
import type { PeerSettings } from "./peers/settings.ts";

/** The Node libraries that the proxy is compared with: development dependencies, so an install for production lacks them. */
export const NODE_PEERS = {
  http_proxy_3: { label: "http-proxy-3", packages: ["http-proxy-3"], program: "http-proxy-3.ts" },
  fast_proxy: { label: "fast-proxy", packages: ["fast-proxy"], program: "fast-proxy.ts" },
  fastify: {
    label: "@fastify/http-proxy",
    packages: ["@fastify/http-proxy", "fastify"],
    program: "fastify-http-proxy.ts",
  },
  express_hpm: {
    label: "Express + http-proxy-middleware",
    packages: ["http-proxy-middleware", "express"],
    program: "express-http-proxy-middleware.ts",
  },
} as const;

export type PeerName = keyof typeof NODE_PEERS;
export const PEER_NAMES = Object.keys(NODE_PEERS) as PeerName[];

const MODULES = join(import.meta.dirname, "../../node_modules");

/** As "http-proxy-middleware 4.2.2, express 5.3.0"; null when one is not installed. */
export function peerVersion(name: PeerName): string | null {
  const versions = NODE_PEERS[name].packages.map((pack) => {
    const file = join(MODULES, pack, "package.json");
    if (!existsSync(file)) return null;
    const { version } = JSON.parse(readFileSync(file, "utf8")) as { version: string };
    return `${pack} ${version}`;
  });
  return versions.includes(null) ? null : versions.join(", ");
}

export async function startPeer(
  name: PeerName,
  settings: PeerSettings,
  cores: string | null,
): Promise<{ running: Running; port: number }> {
  const program = join(import.meta.dirname, "peers", NODE_PEERS[name].program);
  const running = start(name, process.execPath, [program, JSON.stringify(settings)], { cores, ipc: true });
  const { port } = await firstMessage<{ port: number }>(running);
  return { running, port };
}
