import { indexPrefixes, type PrefixIndex } from "#core/proxies/match-prefix.ts";
import type { Load } from "../lib/load.ts";
import { ratios } from "../lib/numbers.ts";
import type { Cell } from "./cells.ts";
import type { Keyhole } from "./keyhole.ts";
import { isInvalid, measure } from "./measure.ts";
import { MATCHED_PROXY, type Seeded } from "./seeded.ts";
import { type Subject, throughKeyhole, type World } from "./subjects.ts";

/** What more prefixes cost: many ÷ few, round by round. */
export type Matches = {
  /** Processor time to find the rules of an address: the function that requests call, alone. This is the ratio that is published. */
  readonly search: readonly (number | null)[];
  /** Processor time of a whole request in a workspace of so many prefixes, 1,000 of them in the proxy that is called. */
  readonly request: readonly (number | null)[];
};

const FEW = 10;
const MANY = 10_000;
/** The same addresses in both cases: they meet the ten prefixes that both have, spread among the others. */
const TARGETS = 1_000;
const ROUNDS = 41;
/** Some milliseconds of processor time each: long against its clock. */
const REPEATS = 20;

export function measureSearch(): (number | null)[] {
  const few = prepared(FEW);
  const many = prepared(MANY);
  // Compiled, and every rule parsed, before anything counts.
  for (let i = 0; i < 10; i++) for (const one of [few, many]) timeOf(one);
  const times = { few: [] as number[], many: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    times.few.push(timeOf(few));
    times.many.push(timeOf(many));
  }
  return ratios(times.many, times.few);
}

type Prepared = { index: PrefixIndex; targets: { origin: string; pathname: string }[] };

/** Prefixes of a hundred hosts, each with many paths. Addresses go one segment further. */
function prepared(count: number): Prepared {
  const template = "Bearer {{ secrets.key }}";
  const rule = {
    name: "Authorization",
    template,
    passwordTemplate: null,
    allowOverride: false,
    secretTags: ["key"],
  };
  const at = (i: number) => ({ origin: `https://api-${i % 100}.example.com`, path: `/v1/things/${i}` });
  const shared = Array.from({ length: FEW }, (_, n) => (n * MANY) / FEW + n);
  const others = Array.from({ length: MANY }, (_, i) => i).filter((i) => !shared.includes(i));
  const chosen = [...shared, ...others].slice(0, count).sort((a, b) => a - b);
  const prefixes = chosen.map((i) => ({ prefix: at(i).origin + at(i).path, rules: [rule] }));
  const targets = Array.from({ length: TARGETS }, (_, n) => {
    const { origin, path } = at(shared[n % FEW] as number);
    return { origin, pathname: `${path}/parts-${n}` };
  });
  return { index: indexPrefixes(prefixes), targets };
}

function timeOf({ index, targets }: Prepared): number {
  const before = process.cpuUsage();
  for (let i = 0; i < REPEATS; i++) {
    for (const target of targets) {
      if (index.match(target) === null) throw new Error("An address met none of the prefixes.");
    }
  }
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

export async function measureRequest(
  load: Load,
  world: World,
  args: { keyhole: Keyhole; seeded: Seeded; rounds: number },
): Promise<(number | null)[]> {
  const { keyhole, seeded, rounds } = args;
  const subject = (name: string, token: string): Subject => ({
    name,
    label: name,
    pids: () => [keyhole.running.pid],
    address: (path) => throughKeyhole(keyhole, world.upstream, { proxy: MATCHED_PROXY, token, path }),
  });
  const pair = [subject("many prefixes", seeded.manyPrefixes), subject("few prefixes", seeded.fewPrefixes)];
  const cell: Cell = { name: "match", path: "/1k", connections: 32, seconds: 1, subjects: [] };
  const found = new Map<string, (number | null)[]>(pair.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const one of round % 2 === 0 ? pair : pair.toReversed()) {
      const measured = await measure(load, cell, one, { databasePids: () => [], core: null });
      if (isInvalid(measured)) console.error(`!! match, ${one.label}: INVALID, ${measured.invalid}`);
      const isValid = measured !== null && !isInvalid(measured);
      found.get(one.name)?.push(isValid ? measured.cpuPer1000 : null);
    }
  }
  const [many = [], few = []] = [...found.values()];
  return ratios(many, few);
}
