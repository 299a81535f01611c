import { median, type Spread } from "../lib/numbers.ts";
import type { Cell } from "./cells.ts";
import { isInvalid, type Measured } from "./measure.ts";
import { RATIO_KEYS, type RatioKey, type Ratios } from "./ratios.ts";
import type { Rounds } from "./rounds.ts";
import { meets, TARGETS } from "./targets.ts";

/** A table for each cell: medians of its valid rounds. */
export function cellTable(cell: Cell, rounds: Rounds, labels: ReadonlyMap<string, string>): string {
  const rows = Object.entries(rounds[cell.name] ?? {}).map(([name, found]) => {
    const valid = found.filter((one): one is Measured => one !== null && !isInvalid(one));
    const of = (field: keyof Measured): number | null => median(valid.map((one) => one[field]));
    const invalid = found.filter(isInvalid).length;
    return [
      labels.get(name) ?? name,
      whole(of("perSecond")),
      fixed(of("megabytesPerSecond"), 0),
      fixed(of("p50Ms"), 2),
      fixed(of("p99Ms"), 2),
      fixed(of("cpuPer1000"), cell.countsBytes ? 1 : 3),
      fixed(of("databaseCpuPer1000"), 3),
      fixed(of("peakMb"), 0),
      invalid > 0 ? `${invalid} INVALID` : "",
    ];
  });
  const head = ["", "requests/s", "MB/s", "p50 ms", "p99 ms", "CPU s/1k", "db CPU s/1k", "peak MB", ""];
  return `\n${cell.name}: ${cell.connections} connection${cell.connections === 1 ? "" : "s"}\n${table([head, ...rows])}`;
}

export function ratioTable(ratios: Ratios, spreads: Record<RatioKey, Spread | null>): string {
  const rows = RATIO_KEYS.map((key) => {
    const value = ratios[key];
    const { kind, now, later } = TARGETS[key];
    const found = spreads[key];
    const sign = kind === "atLeast" ? "≥" : "≤";
    const verdict = meets(key, value);
    return [
      key,
      value === null ? "null" : String(value),
      found === null || found.rounds < 2 ? "" : `${fixed(found.min, 3)} to ${fixed(found.max, 3)}`,
      `${sign} ${now}, later ${sign} ${later}`,
      verdict === null ? "not measured" : verdict === "missed" ? "MISSED" : `holds (${verdict})`,
    ];
  });
  return `\n${table([["ratio", "median", "rounds", "target", ""], ...rows])}`;
}

/** Columns as wide as their widest text; the first to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row.map((text, i) => (i === 0 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0))),
    )
    .map((cells) => `  ${cells.join("  ")}`.trimEnd())
    .join("\n");
}

function fixed(value: number | null, digits: number): string {
  return value === null ? "-" : value.toFixed(digits);
}

function whole(value: number | null): string {
  return value === null ? "-" : value < 100 ? value.toFixed(1) : Math.round(value).toLocaleString("en");
}
