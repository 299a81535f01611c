import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { spread } from "../lib/numbers.ts";
import type { Options } from "../lib/options.ts";
import { busiest, ratiosAndSpreads } from "./ratios.ts";
import { cellTable, ratioTable } from "./report.ts";
import type { Found } from "./run.ts";

const RESULTS = join(import.meta.dirname, "../results/proxy.json");

/** Of the proxy's core. What the kernel and this bench itself do there stays below. */
const QUIET = 0.1;

/** Prints what was found, and writes it with everything that it was computed from. */
export function publish(found: Found, options: Options): void {
  const { result, spreads } = resultOf(found, options);
  for (const cell of found.cells) console.log(cellTable(cell, found.rounds, found.labels));
  if (found.memory) console.log(`\nmemory of a fresh process, MB: ${JSON.stringify(found.memory)}`);
  const ofRequest = spread(found.match.request);
  if (ofRequest) console.log(`\nCPU of a request, many prefixes ÷ few: ${JSON.stringify(ofRequest)}`);
  console.log(`\nbest Node library: ${JSON.stringify(result.bestNode)}`);
  console.log(ratioTable(result.ratios, spreads));
  if ((result.othersShare ?? 0) > QUIET) {
    const percent = Math.round((result.othersShare ?? 0) * 100);
    console.log(
      `\n!! not quiet: others took up to ${percent} % of the proxy's core, which slows Node more than nginx`,
    );
  }
  if (options.profile) console.log("\n!! taken with a profile: slower than without, not to be published");
  const file = options.out ?? RESULTS;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  console.log(`\n${file}, ${Math.round(result.seconds)} s`);
}

/** What bench/results/proxy.json holds; `ratios` is what others may build on, the rest says where it comes from. */
export function resultOf(found: Found, { quick, only, peers, profile }: Options) {
  const { startedAt, machine, load, upstream, versions, cells, rounds, match, memory } = found;
  const extra = {
    match: match.search,
    idle1000Mb: memory?.idle1000Mb ?? null,
    growthSlowReadersMb: memory?.growthSlowReadersMb ?? null,
  };
  const { ratios, spreads, bestNode } = ratiosAndSpreads(rounds, extra);
  const result = {
    ratios,
    startedAt: startedAt.toISOString(),
    seconds: (Date.now() - startedAt.getTime()) / 1000,
    settings: { quick, only, peers, isProfiled: profile !== null, load, upstream },
    machine,
    versions,
    spreads,
    bestNode,
    othersShare: busiest(rounds),
    memory,
    match,
    cells,
    rounds,
  };
  return { result, spreads };
}
