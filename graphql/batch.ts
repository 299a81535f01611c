import type { GraphqlContext } from "./context.ts";

/**
 * Collects the keys that the fields of one page ask for and loads them with one call, so that a connection costs
 * a fixed number of queries, not one for each node. Answers are kept for the request and never longer.
 */
export function batch<K extends string, V>(
  load: (context: GraphqlContext, keys: readonly K[]) => Promise<ReadonlyMap<K, V>>,
): (context: GraphqlContext, key: K) => Promise<V | undefined> {
  // Apollo copies the context before it runs an operation, but each operation sees one and the same copy.
  const perRequest = new WeakMap<
    GraphqlContext,
    { pending: Set<K>; next: Promise<ReadonlyMap<K, V>> | null; known: Map<K, Promise<V | undefined>> }
  >();
  return (context, key) => {
    let state = perRequest.get(context);
    if (!state) {
      state = { pending: new Set(), next: null, known: new Map() };
      perRequest.set(context, state);
    }
    const { pending, known } = state;
    const seen = known.get(key);
    if (seen) return seen;
    pending.add(key);
    state.next ??= nextTurn().then(() => {
      const keys = [...pending];
      pending.clear();
      state.next = null;
      return load(context, keys);
    });
    const answer = state.next.then((found) => found.get(key));
    known.set(key, answer);
    return answer;
  };
}

/** After every field of the current level has asked. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** The same for a field with an argument: one call for each argument that the fields of the page ask with. */
export function batchWith<V>(
  load: (
    context: GraphqlContext,
    keys: readonly string[],
    argument: string,
  ) => Promise<ReadonlyMap<string, V>>,
): (context: GraphqlContext, key: string, argument: string) => Promise<V> {
  const byBoth = batch<string, V>(async (context, both) => {
    const found = new Map<string, V>();
    for (const [argument, places] of Map.groupBy(both, (each) => each.slice(0, each.indexOf("\n")))) {
      const keys = places.map((each) => each.slice(argument.length + 1));
      for (const [key, value] of await load(context, keys, argument)) found.set(`${argument}\n${key}`, value);
    }
    return found;
  });
  return async (context, key, argument) => {
    const value = await byBoth(context, `${argument}\n${key}`);
    if (value === undefined) throw new Error("unreachable: a key that was not loaded");
    return value;
  };
}
