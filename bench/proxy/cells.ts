import { PEER_NAMES } from "./peers.ts";

/** What is asked of which subjects, and how hard. */
export type Cell = {
  readonly name: string;
  readonly path: "/1k" | "/100k" | "/10m" | "/sink";
  readonly connections: number;
  /** Of one round. wrk takes whole seconds. */
  readonly seconds: number;
  /** Names; those that are not there are passed over. */
  readonly subjects: readonly string[];
  readonly overTls?: true;
  readonly postBytes?: number;
  /** Bodies so large that few end in a round: bytes a second are counted, of whole answers and parts alike. */
  readonly countsBytes?: true;
};

const ALL = ["nginx", ...PEER_NAMES, "keyhole"];

/**
 * Seconds are spent where ratios come from. A round takes 75 s; three of them, with warming up, the memory part and the
 * start, stay below six minutes.
 */
export const CELLS: readonly Cell[] = [
  { name: "1k_c1", path: "/1k", connections: 1, seconds: 1, subjects: ["direct", ...ALL] },
  { name: "1k_c32", path: "/1k", connections: 32, seconds: 3, subjects: [...ALL, "keyhole_plain"] },
  { name: "1k_c256", path: "/1k", connections: 256, seconds: 1, subjects: ALL },
  { name: "100k_c32", path: "/100k", connections: 32, seconds: 2, subjects: [...ALL, "keyhole_plain"] },
  // Four at a time: with 32 a round of two seconds would end with three answers each.
  { name: "10m_c4", path: "/10m", connections: 4, seconds: 2, subjects: ALL, countsBytes: true },
  { name: "post_10k_c32", path: "/sink", connections: 32, seconds: 1, subjects: ALL, postBytes: 10_240 },
  {
    name: "tls_1k_c32",
    path: "/1k",
    connections: 32,
    seconds: 2,
    subjects: ["nginx", "fastify", "express_hpm", "keyhole"],
    overTls: true,
  },
];

/** With --quick each takes a second, and what no ratio comes from is left out. */
const NOT_QUICK = ["1k_c256", "post_10k_c32"];
const QUICK_TLS = ["nginx", "keyhole"];

/** @param only names; empty for all. */
export function chooseCells(quick: boolean, only: readonly string[]): Cell[] {
  const chosen = CELLS.filter(({ name }) => {
    return only.length > 0 ? only.includes(name) : !quick || !NOT_QUICK.includes(name);
  });
  if (!quick) return chosen;
  return chosen.map((cell) => ({ ...cell, seconds: 1, subjects: cell.overTls ? QUICK_TLS : cell.subjects }));
}
