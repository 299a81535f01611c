import { join } from "node:path";
import { firstMessage, start } from "../lib/processes.ts";
import { nginxVersion, type Ports, startNginxUpstream } from "./nginx.ts";
import type { Setting } from "./setting.ts";

export type Upstream = { name: string; ports: Ports };

/** nginx where it is installed, since it costs the shared core least; else one in Node. */
export async function startUpstream(setting: Setting, cores: string | null): Promise<Upstream> {
  if (nginxVersion() !== null) {
    const { ports } = await startNginxUpstream(setting, cores);
    return { name: "nginx", ports };
  }
  return { name: "node:http", ports: await startNodeUpstream(setting, cores) };
}

export async function startNodeUpstream(setting: Setting, cores: string | null): Promise<Ports> {
  const program = join(import.meta.dirname, "node-upstream.ts");
  const args = [program, JSON.stringify(setting)];
  return firstMessage<Ports>(start("upstream", process.execPath, args, { cores, ipc: true }));
}
