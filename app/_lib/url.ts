/** The query string with `changes` applied; null and "" take a parameter out. The order of the others stays. */
export function withParams(
  current: URLSearchParams | ReadonlyParams,
  changes: Record<string, string | null>,
): string {
  const next = new URLSearchParams(current.toString());
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") next.delete(name);
    else next.set(name, value);
  }
  const text = next.toString();
  return text === "" ? "" : `?${text}`;
}

type ReadonlyParams = { toString(): string };

export type SearchParams = Record<string, string | string[] | undefined>;

/** One parameter as text; the first when it was given twice. */
export function param(params: SearchParams, name: string): string | null {
  const value = params[name];
  return (Array.isArray(value) ? value[0] : value) || null;
}
