import type { Cores } from "../lib/machine.ts";
import { withChildren } from "../lib/process-costs.ts";
import type { Cell } from "./cells.ts";
import { type Keyhole, startKeyhole } from "./keyhole.ts";
import { nginxVersion, type Ports, startNginxProxy } from "./nginx.ts";
import { NODE_PEERS, PEER_NAMES, type PeerName, peerVersion, startPeer } from "./peers.ts";
import { PROXIES, type Seeded } from "./seeded.ts";
import type { Setting } from "./setting.ts";

/** One that is measured. Where it listens over TLS it still speaks plain HTTP to callers; only its upstream differs. */
export type Subject = {
  readonly name: string;
  readonly label: string;
  /** Whose processor time and memory count. */
  pids(overTls: boolean): number[];
  /** Where a request for one of the upstream's paths goes; null when it has nothing for that. */
  address(path: string, overTls: boolean): Address | null;
};

export type Address = { port: number; path: string; headers: Record<string, string> };

export type World = { setting: Setting; upstream: Ports; cores: Cores };

/**
 * Everyone but Keyhole. Says aloud who is missing: the ratios to it are null.
 * @param wanted names; null for all that are installed.
 */
export async function startOthers(
  world: World,
  cells: readonly Cell[],
  wanted: readonly string[] | null,
): Promise<{ subjects: Subject[]; versions: Record<string, string | null> }> {
  const isWanted = (name: string): boolean => wanted === null || wanted.includes(name);
  const overTls = cells.flatMap((cell) => (cell.overTls ? cell.subjects : []));
  const subjects = [directSubject(world)];
  const versions: Record<string, string | null> = { nginx: nginxVersion() };
  if (versions.nginx === null) console.log("!! nginx is not installed: every ratio to it is null");
  else if (isWanted("nginx")) subjects.push(await nginxSubject(world));
  const starting: Promise<Subject>[] = [];
  for (const name of PEER_NAMES) {
    versions[name] = peerVersion(name);
    if (versions[name] === null)
      console.log(`!! ${NODE_PEERS[name].label} is not installed: npm ci brings it`);
    else if (isWanted(name)) starting.push(peerSubject(name, world, overTls.includes(name)));
  }
  subjects.push(...(await Promise.all(starting)));
  return { subjects, versions };
}

/** No proxy: what the load generator and the upstream do by themselves. */
function directSubject({ setting, upstream }: World): Subject {
  const headers = { Authorization: `Bearer ${setting.value}` };
  return {
    name: "direct",
    label: "no proxy",
    pids: () => [],
    address: (path, overTls) => (overTls ? null : { port: upstream.http, path, headers }),
  };
}

async function nginxSubject({ setting, upstream, cores }: World): Promise<Subject> {
  const { plain, overTls: tlsPort } = await startNginxProxy(setting, upstream, cores.proxy);
  return {
    name: "nginx",
    label: "nginx",
    pids: () => withChildren(plain.running.pid),
    address: (path, overTls) => {
      const port = overTls ? tlsPort : plain.ports.http;
      return port === null ? null : { port, path, headers: {} };
    },
  };
}

/** A second process for TLS, so that in each there is one upstream, as their documentation has it. */
async function peerSubject(name: PeerName, world: World, withTls: boolean): Promise<Subject> {
  const { setting, upstream, cores } = world;
  const authorization = `Bearer ${setting.value}`;
  const origin = `http://127.0.0.1:${upstream.http}`;
  const plain = await startPeer(name, { upstream: origin, authorization, ca: null }, cores.proxy);
  const secureOrigin = `https://127.0.0.1:${upstream.https}`;
  const secure =
    withTls && setting.tls
      ? await startPeer(name, { upstream: secureOrigin, authorization, ca: setting.tls.ca }, cores.proxy)
      : null;
  return {
    name,
    label: NODE_PEERS[name].label,
    pids: (overTls) => [(overTls ? secure : plain)?.running.pid ?? plain.running.pid],
    address: (path, overTls) => {
      const peer = overTls ? secure : plain;
      return peer && { port: peer.port, path, headers: {} };
    },
  };
}

/**
 * One process, two subjects: with a secret in the header, and with the same header as fixed text. The second opens
 * nothing and scrubs nothing; all else is the same. That is no switch of the product: it is what a rule without a
 * secret costs.
 */
export async function startOurs(
  world: World,
  seeded: Seeded,
  flags: readonly string[],
): Promise<{ keyhole: Keyhole; subjects: Subject[] }> {
  const keyhole = await startKeyhole(world.setting, { cores: world.cores.proxy, flags });
  const subject = (name: string, label: string, proxy: string): Subject => ({
    name,
    label,
    pids: () => [keyhole.running.pid],
    address: (path, overTls) =>
      throughKeyhole(keyhole, world.upstream, { proxy, token: seeded.main, path, overTls }),
  });
  return {
    keyhole,
    subjects: [
      subject("keyhole", "Keyhole", PROXIES.secret),
      subject("keyhole_plain", "Keyhole, fixed text", PROXIES.plain),
    ],
  };
}

export function throughKeyhole(
  { port }: Keyhole,
  upstream: Ports,
  args: { proxy: string; token: string; path: string; overTls?: boolean },
): Address | null {
  if (args.overTls && upstream.https === null) return null;
  const origin = args.overTls ? `https://127.0.0.1:${upstream.https}` : `http://127.0.0.1:${upstream.http}`;
  return {
    port,
    path: `/proxy/${args.proxy}/${origin}${args.path}`,
    headers: { "Keyhole-Authorization": `Bearer ${args.token}` },
  };
}
