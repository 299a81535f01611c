import { LIMIT_NAMES, type LimitSettings } from "#core/egress/limits.ts";
import { UserError } from "#core/errors.ts";
import { LIMITS, MAY_BE_NONE, type ProxyLimits } from "#platform/proxy-limits.ts";

type Name = keyof ProxyLimits;

/** Left out = unchanged; null = the instance's default; 0 = none, for a total time and for sizes. */
export type LimitsInput = { readonly [name in Name]?: number | null };

/** What of it is right; the rest is a problem each. Names that nobody knows do not get here. */
export function checkLimits(given: LimitsInput | null | undefined, problems: UserError[]): LimitsInput {
  const checked: Partial<Record<Name, number | null>> = {};
  for (const name of LIMIT_NAMES) {
    const chosen: unknown = given?.[name];
    if (chosen === undefined) continue;
    if (chosen === null || isWithin(name, chosen)) checked[name] = chosen;
    else problems.push(outOfRange(name));
  }
  return checked;
}

function isWithin(name: Name, chosen: unknown): chosen is number {
  const { min, max } = LIMITS[name];
  if (chosen === 0) return MAY_BE_NONE.has(name);
  return Number.isInteger(chosen) && (chosen as number) >= min && (chosen as number) <= max;
}

function outOfRange(name: Name): UserError {
  const { min, max } = LIMITS[name];
  const none = MAY_BE_NONE.has(name) ? ", or 0 for none" : "";
  const message = `Give a whole number from ${min} to ${max}${none}, or null for the instance's default.`;
  return new UserError("OUT_OF_RANGE", message, ["input", "limits", name]);
}

/** The settings after `change`; those that it leaves out stay as they are in `before`. */
export function changedLimits(before: LimitSettings | null, change: LimitsInput): LimitSettings {
  const after: Partial<Record<Name, number | null>> = {};
  for (const name of LIMIT_NAMES) {
    const chosen = change[name];
    after[name] = chosen === undefined ? (before?.[name] ?? null) : chosen;
  }
  return after as LimitSettings;
}

/** Those that a proxy sets itself, one a line, e.g. "totalMs: 30000"; undefined when it sets none. */
export function recordedLimits(settings: LimitSettings): string[] | undefined {
  const lines = LIMIT_NAMES.flatMap((name) =>
    settings[name] === null ? [] : [`${name}: ${settings[name]}`],
  );
  return lines.length === 0 ? undefined : lines;
}
