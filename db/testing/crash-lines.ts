/** What a writer of crash-writers.ts tells. `step` is the version it writes; versions come one after the other. */
export type WriterLine = {
  tag: string;
  step: 1 | 2 | 3 | "delete";
  startedAt: number;
  state: "tried" | "done" | "lost";
  code?: string;
};

export const CRASH_CANARY = "canary-0b9d6f2c51ae";

/** 30 kB, so that a value spans several pages of a table: half of it would be noticed. */
export function crashValue(tag: string, version: number): string {
  return `${CRASH_CANARY} ${tag} ${version};`.repeat(1_000);
}
