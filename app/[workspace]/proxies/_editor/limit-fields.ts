import type { Limits } from "../queries.ts";
import { durationWords, sizeWords } from "./limit-words.ts";

export type LimitName = Exclude<keyof Limits, "overridden" | "__typename">;
/** What stands in the fields, in the units of the fields; "" is the instance's default. */
export type LimitTexts = Record<LimitName, string>;

type Unit = { name: string | null; size: number; words: (amount: number) => string };
export type LimitField = {
  name: LimitName;
  label: string;
  help: string;
  unit: Unit;
  /** As the server has them (platform/proxy-limits.ts; a test compares), in milliseconds, bytes or requests. */
  min: number;
  max: number;
  mayBeNone: boolean;
};

const SECONDS: Unit = { name: "seconds", size: 1_000, words: durationWords };
const MEGABYTES: Unit = { name: "MB", size: 1_048_576, words: sizeWords };
const REQUESTS: Unit = { name: null, size: 1, words: (amount) => amount.toLocaleString("en") };

const time = { unit: SECONDS, min: 100, mayBeNone: false };
const size = { unit: MEGABYTES, min: 1, max: 2_147_483_647, mayBeNone: true };
const count = { unit: REQUESTS, min: 1, mayBeNone: false };

/** In the order of a request. */
export const LIMIT_FIELDS: readonly LimitField[] = [
  {
    ...time,
    name: "connectMs",
    label: "Connect",
    help: "Until the connection to the host stands.",
    max: 60_000,
  },
  {
    ...time,
    name: "firstByteMs",
    label: "First byte",
    help: "From the end of the request to the beginning of the answer.",
    max: 3_600_000,
  },
  { ...time, name: "idleMs", label: "Pause", help: "Between two pieces of the answer.", max: 3_600_000 },
  {
    ...time,
    name: "totalMs",
    label: "Total",
    help: "For the whole request. 0 is no limit.",
    max: 86_400_000,
    mayBeNone: true,
  },
  { ...size, name: "maxRequestBytes", label: "Request size", help: "0 is no limit." },
  { ...size, name: "maxResponseBytes", label: "Answer size", help: "0 is no limit." },
  {
    ...count,
    name: "maxPerCaller",
    label: "Requests at once per caller",
    help: "A caller is one token or one person.",
    max: 4_096,
  },
  {
    ...count,
    name: "maxPerOrigin",
    label: "Requests at once per host",
    help: "Counted over all proxies of the workspace.",
    max: 1_024,
  },
];

export const NO_LIMITS = Object.fromEntries(LIMIT_FIELDS.map(({ name }) => [name, ""])) as LimitTexts;

export function isLimitName(name: string): name is LimitName {
  return Object.hasOwn(NO_LIMITS, name);
}

/** Those that the proxy sets itself; "none" is written 0. */
export function limitTexts(limits: Limits): LimitTexts {
  const own = LIMIT_FIELDS.filter(({ name }) => limits.overridden.includes(name));
  return {
    ...NO_LIMITS,
    ...Object.fromEntries(own.map(({ name, unit }) => [name, toText(limits[name] ?? 0, unit.size)])),
  };
}

/** For the server; null is the instance's default, which is also what a text that is no number stands for. */
export function limitInput(texts: LimitTexts): Record<LimitName, number | null> {
  const amounts = LIMIT_FIELDS.map((field) => {
    const amount = toAmount(texts[field.name], field);
    // More than GraphQL's Int holds would spoil the whole request.
    return [field.name, amount !== null && amount <= 2_147_483_647 ? amount : null];
  });
  return Object.fromEntries(amounts) as Record<LimitName, number | null>;
}

/** A sentence, or null when it will do. */
export function limitProblem(typed: string, field: LimitField): string | null {
  if (typed.trim() === "") return null;
  const amount = toAmount(typed, field);
  const { min, max, mayBeNone } = field;
  if (amount === 0 && mayBeNone) return null;
  return amount !== null && amount >= min && amount <= max ? null : rangeSentence(field);
}

/** "Enter 0.1 to 60 seconds, or leave it empty." */
export function rangeSentence({ min, max, unit, mayBeNone }: LimitField): string {
  const range = `${toText(min, unit.size)} to ${shown(max / unit.size)}`;
  const none = mayBeNone ? ", 0 for no limit" : "";
  // The least size is a byte, which is no number of megabytes that anybody would want to read.
  if (unit === MEGABYTES) return `Enter at most ${shown(max / unit.size)} MB${none}, or leave it empty.`;
  return `Enter ${range}${unit.name ? ` ${unit.name}` : ""}${none}, or leave it empty.`;
}

/** "10 s", "1 GB", "no limit". */
export function limitWords(amount: number | null | undefined, { unit }: LimitField): string {
  return amount == null ? "no limit" : unit.words(amount);
}

/** "Instance defaults", or "3 limits of its own". */
export function summaryWords(texts: LimitTexts): string {
  const own = LIMIT_FIELDS.filter(({ name }) => texts[name].trim() !== "").length;
  if (own === 0) return "Instance defaults";
  return own === 1 ? "1 limit of its own" : `${own} limits of its own`;
}

function shown(amount: number): string {
  return Math.floor(amount).toLocaleString("en");
}

function toAmount(typed: string, { unit }: LimitField): number | null {
  const text = typed.trim();
  if (!/^\d+(\.\d*)?$/.test(text)) return null;
  const amount = Number(text) * unit.size;
  if (unit.size === 1) return Number.isInteger(amount) ? amount : null;
  // A little that is more than nothing must not become 0, which is "no limit".
  return amount > 0 ? Math.max(1, Math.round(amount)) : 0;
}

/** The shortest number that is read back as the same amount, so that saving again changes nothing. */
function toText(amount: number, size: number): string {
  for (let digits = 1; digits < 17; digits++) {
    const text = Number((amount / size).toPrecision(digits)).toLocaleString("en", {
      useGrouping: false,
      maximumFractionDigits: 20,
    });
    if (Math.round(Number(text) * size) === amount) return text;
  }
  return String(amount / size);
}
