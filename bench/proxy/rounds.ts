import type { Load } from "../lib/load.ts";
import type { Cell } from "./cells.ts";
import { type Invalid, isInvalid, type Measured, measure } from "./measure.ts";
import type { Subject } from "./subjects.ts";

/** By cell and subject, one entry a round. */
export type Rounds = Record<string, Record<string, (Measured | Invalid | null)[]>>;

export type Plan = {
  load: Load;
  cells: readonly Cell[];
  subjects: readonly Subject[];
  rounds: number;
  warmUpSeconds: number;
  databasePids: () => readonly number[];
  /** The proxy's own core; null where nothing is pinned. */
  core: string | null;
};

/**
 * A B C … A B C …: in each round every cell meets every subject once, and each round begins with another subject, so
 * that neither a slow minute of the machine nor a place in the order favours one.
 */
export async function runRounds(plan: Plan): Promise<Rounds> {
  const { cells, rounds } = plan;
  const found: Rounds = {};
  await warmUp(plan);
  for (let round = 0; round < rounds; round++) {
    for (const cell of cells) {
      const ofCell = found[cell.name] ?? {};
      found[cell.name] = ofCell;
      const inCell = plan.subjects.filter(({ name }) => cell.subjects.includes(name));
      for (const subject of rotated(inCell, round)) {
        const measured = await measureAloud(plan, cell, subject, round);
        ofCell[subject.name] = [...(ofCell[subject.name] ?? []), measured];
      }
    }
    console.log(`round ${round + 1} of ${rounds} done`);
  }
  return found;
}

async function measureAloud(
  { load, databasePids, core }: Plan,
  cell: Cell,
  subject: Subject,
  round: number,
): Promise<Measured | Invalid | null> {
  const measured = await measure(load, cell, subject, { databasePids, core });
  if (isInvalid(measured)) {
    console.error(`!! round ${round + 1}, ${cell.name}, ${subject.label}: INVALID, ${measured.invalid}`);
    console.error(`   ${await oneAnswer(cell, subject)}`);
  }
  return measured;
}

/** The first second of a Node process is spent compiling; nobody serves it to users for long. */
async function warmUp({ load, cells, subjects, warmUpSeconds: seconds }: Plan): Promise<void> {
  for (const overTls of [false, true]) {
    const wanted = cells
      .filter((cell) => (cell.overTls === true) === overTls)
      .flatMap((cell) => cell.subjects);
    for (const subject of subjects) {
      const address = wanted.includes(subject.name) ? subject.address("/1k", overTls) : null;
      if (address) await load.run({ ...address, connections: 32, seconds, postBytes: 0 });
    }
  }
}

/** What an invalid round would otherwise leave to guess. */
async function oneAnswer(cell: Cell, subject: Subject): Promise<string> {
  const address = subject.address(cell.path, cell.overTls === true);
  if (address === null) return "";
  const { port, path, headers } = address;
  try {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
    return `asked again: ${answer.status} ${(await answer.text()).slice(0, 200)}`;
  } catch (error) {
    return `asked again: ${(error as Error).message}`;
  }
}

function rotated<T>(items: readonly T[], by: number): T[] {
  const at = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}
