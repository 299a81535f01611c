import { ChangeCache, type Keep } from "#core/changes/change-cache.ts";
import type { SecretBytes } from "#core/crypto/secret-bytes.ts";
import { mayGo } from "#core/secrets/destinations.ts";
import { processState } from "#platform/process-state.ts";
import { dropScrubbersOf, findScrubber, type Holder, keepScrubber, noScrubbers } from "./kept-scrubbers.ts";

/**
 * Opened values between the door and the request that they go into. A value is kept for the next request, for at most
 * 60 s from its opening, and overwritten when it is dropped: by a change of its secret or workspace, by its age, when
 * this process no longer hears of changes, at the shutdown. An entry is one version of one secret of one workspace; where it may
 * go was sealed with it, was checked when it opened, and is compared with the origin at each request, kept or not.
 */
export type OpenedValue = {
  readonly tag: string;
  readonly secretId: string;
  readonly version: number;
  /** Good until the next await: after that they may be zeroes. */
  readonly bytes: Buffer;
};

/** By tag. */
export type OpenedValues = ReadonlyMap<string, OpenedValue>;

export type ValuesWanted = {
  readonly workspaceId: string;
  /** As `URL.origin` of the address that is then connected to. */
  readonly origin: string;
  readonly tags: readonly string[];
};

/** core/secrets/open-secrets.ts, of which only its one importer may speak: it is handed in. */
export type Door = (wanted: ValuesWanted) => Promise<ReadonlyMap<string, OpenedSecret>>;

type OpenedSecret = {
  tag: string;
  secretId: string;
  version: number;
  destinations: readonly string[];
  value: SecretBytes;
};

type KeptValue = OpenedValue &
  Holder & {
    readonly destinations: readonly string[];
    isKept: boolean;
  };

/** 64 MB: a thousand values of 64 KB, and more tokens than any process uses in a minute. */
const MAX_WEIGHT = 64 * 1024 * 1024;
const weightOf = ({ bytes }: OpenedValue): number => 1024 + bytes.length;

function cache(): ChangeCache<KeptValue> {
  return processState(
    "openedValues",
    () =>
      new ChangeCache<KeptValue>({
        kinds: ["secret", "workspace"],
        maxWeight: MAX_WEIGHT,
        onDrop: overwriteSoon,
      }),
  );
}

/**
 * The values of `tags` for a request to `origin`: a map when all are kept and may go there, else the promise of what the
 * door opens or refuses. Render them before the next await, then call `releaseValues`.
 * @throws what the door throws.
 */
export function openedValues(wanted: ValuesWanted, open: Door): OpenedValues | Promise<OpenedValues> {
  return keptValues(wanted) ?? openValues(wanted, open);
}

/** Overwrites those that nobody keeps. Call it when everything is rendered, whether or not that went well. */
export function releaseValues(values: OpenedValues): void {
  for (const value of values.values()) if (!(value as KeptValue).isKept) value.bytes.fill(0);
}

/** Undefined when one is not kept or may not go there: the door says why. */
function keptValues({ workspaceId, origin, tags }: ValuesWanted): Map<string, KeptValue> | undefined {
  const values = new Map<string, KeptValue>();
  if (tags.length === 0) return values;
  const kept = cache();
  for (const tag of tags) {
    const value = kept.get(workspaceId, tag);
    if (value === undefined || !mayGo(value.destinations, origin)) return undefined;
    values.set(tag, value);
  }
  return values;
}

function openValues(wanted: ValuesWanted, open: Door): Promise<OpenedValues> {
  const { workspaceId, origin, tags } = wanted;
  return cache().read<OpenedValues>(
    { name: [workspaceId, origin, ...tags].join(" "), workspaceId },
    () => keptValues(wanted),
    async (keep) => {
      const opened = await open(wanted);
      return new Map(Array.from(opened, ([tag, secret]) => [tag, toValue(workspaceId, secret, keep)]));
    },
  );
}

function toValue(
  workspaceId: string,
  { tag, secretId, version, destinations, value }: OpenedSecret,
  keep: Keep<KeptValue>,
): KeptValue {
  const opened = { tag, secretId, version, destinations, bytes: value.expose() };
  const kept: KeptValue = { ...opened, isKept: false, scrubbers: noScrubbers() };
  const entry = { workspaceId, id: secretId, weight: weightOf(kept), value: kept };
  kept.isKept = keep({ place: workspaceId, key: tag }, entry);
  return kept;
}

/**
 * Nobody finds the value from now on. Whoever has just got it by a promise renders it in this turn of the event loop,
 * and must not find zeroes in it.
 */
function overwriteSoon(value: KeptValue): void {
  setImmediate(() => {
    value.isKept = false;
    value.bytes.fill(0);
    dropScrubbersOf(value);
  });
}

/**
 * The scrubber for answers to a request with `values`, compiled once for these very openings, and dropped with any
 * of them.
 * @param extra what is made of the values and must not come back either: the joined pairs of Basic. Copied.
 * @param compile copies what it needs; always the same function.
 */
export function scrubberFor<S>(
  values: readonly OpenedValue[],
  extra: readonly Buffer[],
  compile: (patterns: readonly Buffer[]) => S,
): S {
  const holders = values as readonly KeptValue[];
  const isKept = holders.length > 0 && holders.every((value) => value.isKept);
  const known = isKept ? findScrubber(holders, extra) : undefined;
  if (known !== undefined) return known as S;
  const scrubber = compile([...values.map(({ bytes }) => bytes), ...extra]);
  if (isKept) keepScrubber(holders, extra, scrubber);
  return scrubber;
}
