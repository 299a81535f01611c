import { rmSync } from "node:fs";
import { type Load, loadGenerator } from "../lib/load.ts";
import { chooseCores, type Machine, machineFacts, moveTo } from "../lib/machine.ts";
import type { Options } from "../lib/options.ts";
import { stopAll, stopOnSignals } from "../lib/processes.ts";
import { CELLS, type Cell, chooseCells } from "./cells.ts";
import { databasePids, seedKeyhole } from "./keyhole.ts";
import { type Matches, measureRequest, measureSearch } from "./match.ts";
import { type Memory, measureMemory } from "./memory.ts";
import { PEER_NAMES } from "./peers.ts";
import { publish } from "./publish.ts";
import { type Rounds, runRounds } from "./rounds.ts";
import type { Seeded } from "./seeded.ts";
import { createSetting, type Setting } from "./setting.ts";
import { type Subject, startOthers, startOurs, type World } from "./subjects.ts";
import { startUpstream } from "./upstream.ts";

/** Parts that are no cells. */
const PARTS = ["memory", "match"];

/** All that one run found, before anything is divided by anything. */
export type Found = {
  startedAt: Date;
  machine: Machine;
  load: string;
  upstream: string;
  versions: Record<string, string | null>;
  labels: ReadonlyMap<string, string>;
  cells: readonly Cell[];
  rounds: Rounds;
  match: Matches;
  memory: Memory | null;
};

/** `npm run bench -- proxy`. Starts everything, measures, prints, writes the results, and stops everything. */
export async function benchProxy(options: Options): Promise<void> {
  checkNames(options);
  const setting = createSetting();
  const undo = async (): Promise<void> => {
    await stopAll();
    rmSync(setting.folder, { recursive: true, force: true });
  };
  stopOnSignals(undo);
  try {
    publish(await run(options, setting), options);
  } finally {
    await undo();
  }
}

async function run(options: Options, setting: Setting): Promise<Found> {
  const startedAt = new Date();
  const { cores, pinning } = chooseCores();
  const machine = machineFacts(pinning);
  moveTo(cores.rest, [process.pid]);
  const load = loadGenerator(setting.folder, cores.rest);
  const upstream = await startUpstream(setting, cores.rest);
  console.log(`load: ${load.name}; upstream: ${upstream.name}; pinning: ${pinning}`);
  console.log(
    `${machine.cpu}, ${machine.cores} cores, load before ${machine.loadBefore}, node ${machine.node}`,
  );
  const world: World = { setting, upstream: upstream.ports, cores };
  const seeded = await seedKeyhole(setting, upstream.ports);
  const cells = cellsOf(options, setting);
  const { subjects: others, versions } = await startOthers(world, cells, options.peers);
  const measured = await measureOurs(options, { world, load, cells, seeded, others });
  const memory = isWanted(options, "memory") ? await measureMemory(world, seeded, options.quick) : null;
  return {
    startedAt,
    machine,
    load: load.name,
    upstream: upstream.name,
    versions,
    cells,
    memory,
    ...measured,
  };
}

type Prepared = { world: World; load: Load; cells: readonly Cell[]; seeded: Seeded; others: Subject[] };

async function measureOurs(
  { quick, rounds: wanted, profile, ...options }: Options,
  { world, load, cells, seeded, others }: Prepared,
): Promise<Pick<Found, "rounds" | "match" | "labels">> {
  const flags = profile ? ["--cpu-prof", `--cpu-prof-dir=${profile}`] : [];
  const { keyhole, subjects: ours } = await startOurs(world, seeded, flags);
  const database = (): number[] => databasePids(world.setting);
  // It inherited the proxy's core. It is no part of the proxy: its time is counted apart.
  moveTo(world.cores.rest, database());
  const rounds = wanted ?? (quick ? 1 : 3);
  const subjects = [...others, ...ours];
  const warmUpSeconds = quick ? 1 : 2;
  const core = world.cores.proxy;
  const found = await runRounds({
    load,
    cells,
    subjects,
    rounds,
    warmUpSeconds,
    databasePids: database,
    core,
  });
  const isMatched = isWanted(options, "match");
  const requestRounds = quick ? 1 : Math.max(3, rounds);
  const match = {
    search: isMatched ? measureSearch() : [],
    request: isMatched ? await measureRequest(load, world, { keyhole, seeded, rounds: requestRounds }) : [],
  };
  await keyhole.running.stop();
  return { rounds: found, match, labels: new Map(subjects.map(({ name, label }) => [name, label])) };
}

function cellsOf({ quick, only }: Options, { tls }: Setting): Cell[] {
  if (only.length > 0 && only.every((part) => PARTS.includes(part))) return [];
  const cells = chooseCells(quick, only);
  if (tls !== null) return cells;
  console.log("!! openssl is not installed: nothing is measured over TLS");
  return cells.filter(({ overTls }) => !overTls);
}

function isWanted({ only }: Pick<Options, "only">, part: string): boolean {
  return only.length === 0 || only.includes(part);
}

/** @throws for a name that would silently measure nothing. */
function checkNames({ only, peers }: Options): void {
  const parts = [...CELLS.map(({ name }) => name), ...PARTS];
  const names: string[] = ["nginx", ...PEER_NAMES];
  const unknown = [
    ...only
      .filter((part) => !parts.includes(part))
      .map((part) => `--only=${part}: one of ${parts.join(", ")}`),
    ...(peers ?? [])
      .filter((name) => !names.includes(name))
      .map((name) => `--peers=${name}: one of ${names.join(", ")}`),
  ];
  if (unknown.length > 0) throw new Error(unknown.join("\n"));
}
