/**
 * Things of which a process has exactly one (DataSource, key ring, Apollo server).
 *
 * Next gives pages, route handlers and the custom server separate instances of the same module, so a
 * module-level variable would exist up to three times. Each slot therefore lives on `globalThis` under a
 * registered symbol. Because classes also exist several times, nothing may test a slot's value (or an error)
 * with `instanceof`.
 */
const SLOTS = Symbol.for("keyhole.process-state");

type SlotName =
  | "config"
  | "logger"
  | "dataSource"
  | "listener"
  | "changeListeners"
  | "hearing"
  | "tokenCache"
  | "proxyCache"
  | "openedValues"
  | "keptScrubbers"
  | "keyRing"
  | "instanceKeys"
  | "sealReservations"
  | "apolloServer"
  | "graphqlDocuments"
  | "upstreamPools"
  | "runningExchanges"
  | "useRecords"
  | "upstreamTrust"
  | "runningRequests"
  | "signInAttempts"
  | "backgroundWrites"
  | "passwordGate"
  | "remoteAddressMark"
  | "health";

type Slots = Map<SlotName, unknown>;

function slots(): Slots {
  const holder = globalThis as { [SLOTS]?: Slots };
  holder[SLOTS] ??= new Map();
  return holder[SLOTS];
}

/** The value of the slot, made by `make` on first use. A rejected promise is forgotten, so the next call tries again. */
export function processState<T>(name: SlotName, make: () => T): T {
  const all = slots();
  if (all.has(name)) return all.get(name) as T;
  const value = make();
  all.set(name, value);
  if (value instanceof Promise) {
    value.catch(() => {
      if (all.get(name) === value) all.delete(name);
    });
  }
  return value;
}

/** Empties a slot, so that the next `processState` makes it anew. Does not close what was in it. */
export function forgetProcessState(name: SlotName): void {
  slots().delete(name);
}
